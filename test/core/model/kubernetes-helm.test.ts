import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTemplate, isTouched, maskTemplate } from '../../../server/src/core/model/helm';
import { buildKubernetes } from '../../../server/src/core/model/kubernetes';
import { isUnknownValue } from '../../../server/src/core/model/kubernetes-values';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

const noFiles = { read: () => undefined, list: () => [] };

function read(text: string) {
  const template = maskTemplate(text);
  return buildKubernetes(parseYaml(template.text), { path: 'templates/a.yaml', template });
}

describe('a masked template', () => {
  test('has actions beside text as unknown values of the same width', () => {
    expect(maskTemplate('image: {{ .Values.image | default "a}}b" }}:{{.tag}}\n').text).toBe(
      `image: $(${'x'.repeat(33)}):$(xxxxx)\n`,
    );
  });

  test('has lines of nothing but actions blank', () => {
    const { text, gaps } = maskTemplate('a: 1\n  {{- if .x }} {{ end }}\nb: 2\n');
    expect(text).toBe(
      `a: 1\n${' '.repeat(24)}\nb: 2\n`.replace(/ {24}/, ' '.repeat('  {{- if .x }} {{ end }}'.length)),
    );
    expect(gaps).toHaveLength(1);
  });

  test('can be read where a text begins with an action', () => {
    const { text } = maskTemplate('a: |\n  {{- if .x }}\n  b\n  {{- end }}\nc: >-\n\n    {{ .y }}\n    d\n');
    expect(parseYaml(text).documents[0]?.document.problems).toEqual([]);
    expect(text).toContain('  #xxxxxxxxxxx\n  b\n');
  });

  test('has a gap where an action writes a mapping beside its key', () => {
    expect(maskTemplate('resources: {{- toYaml .r | nindent 2 }}\n').gaps).toHaveLength(1);
    expect(maskTemplate('image: {{ .i | quote }}\n').gaps).toEqual([]);
  });

  test('has no gap where only a comment stands', () => {
    expect(maskTemplate('{{- /* why }} */ -}}\na: 1\n').gaps).toEqual([]);
    expect(maskTemplate('{{/* why */}}\na: 1\n').text.trim()).toBe('a: 1');
  });

  test('keeps its lines where an action spans several', () => {
    const text = 'a: {{ include "x"\n  . }}\n{{ range\n .y }}\nb: 1\n';
    const masked = maskTemplate(text).text;
    expect(masked.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length));
    expect(masked).not.toContain('{{');
  });

  test('leaves an action alone that never ends', () => {
    expect(maskTemplate('a: {{ .x\n').text).toBe('a: {{ .x\n');
  });

  test('knows which lines no edit may touch', () => {
    const text = 'a: 1\nb: {{ .x }}\nc: 3\n';
    const template = maskTemplate(text);
    const touched = (word: string) => isTouched(template, { start: text.indexOf(word), end: text.indexOf(word) + 1 });
    expect([touched('a'), touched('b'), touched('c')]).toEqual([false, true, false]);
  });

  test('is as long as the template, with the same lines, whatever it holds', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{{-',
      '-}}',
      '"',
      '`',
      '/*',
      '*/',
      '\n',
      '\r\n',
      ' ',
      'a: ',
      'x',
      '- ',
      '{{ .x }}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const masked = maskTemplate(text).text;
        expect(masked.length).toBe(text.length);
        for (let at = 0; at < text.length; at++) {
          const unit = text[at];
          if (unit === '\n' || unit === '\r') expect(masked[at]).toBe(unit);
        }
      }),
    );
  });
});

describe('a chart’s template', () => {
  const deployment = `{{- if .Values.enabled }}
apiVersion: {{ include "api" . }}
kind: Deployment
metadata:
  name: {{ include "name" . }}
  labels:
    {{- include "labels" . | nindent 4 }}
spec:
  template:
    spec:
      containers:
      - name: {{ .Chart.Name }}
        image: "{{ .Values.image }}:{{ .Values.tag }}"
        securityContext:
          privileged: true
          {{- toYaml .Values.securityContext | nindent 10 }}
{{- end }}
`;

  test('gives objects, with unknown values, that may have more than is written', () => {
    const model = read(deployment);
    const container = model.workloads[0]?.podSpec.containers[0];
    expect(model.isTemplate).toBe(true);
    expect(model.file.documents[0]?.document.problems).toEqual([]);
    expect(isUnknownValue(container?.image)).toBe(true);
    expect(container?.isPartial).toBe(true);
    expect(container?.security('privileged')?.type).toBe('scalar');
    expect(model.isTouched({ start: deployment.indexOf('privileged'), end: deployment.indexOf('privileged') })).toBe(
      false,
    );
    expect(model.isTouched({ start: deployment.indexOf('image:'), end: deployment.indexOf('image:') })).toBe(true);
  });

  test('has documents without gaps as whole ones', () => {
    const model = read(
      '{{- if .x }}\nkind: A\napiVersion: v1\n{{- end }}\n---\nkind: B\napiVersion: v1\nname: {{ .x }}\n',
    );
    expect(model.objects.map((object) => [object.kind, object.isPartial])).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });

  test('is known by the chart around it', () => {
    const project = { read: (path: string) => (path === '../Chart.yaml' ? 'name: a' : undefined), list: () => [] };
    const text = 'a: "{{ .x }}"\n';
    expect(isTemplate('chart/templates/a.yaml', text, project)).toBe(true);
    expect(isTemplate('templates/a.yaml', text, noFiles)).toBe(false);
    expect(isTemplate('chart/templates/a.yaml', 'a: 1\n', project)).toBe(false);
  });

  test.each([
    ['a control line', '{{- if .x }}\na: 1\n'],
    ['a bare value', 'name: {{ .x }}\n'],
    ['a bare item', 'args:\n  - {{ .x }}\n'],
  ])('is known by %s', (_what, text) => {
    expect(isTemplate('a.yaml', text, noFiles)).toBe(true);
  });

  test.each([
    ['a quoted value', 'a: "{{ .x }}"\n'],
    ['a text of another program', 'data:\n  a.tmpl: |\n    {{ range .Alerts }}\n    b: {{ .c }}\n  e: f\n'],
    ['an argument of a workflow', 'args: ["{{inputs.parameters.a}}"]\n'],
  ])('is not taken for one because of %s', (_what, text) => {
    expect(isTemplate('a.yaml', text, noFiles)).toBe(false);
  });
});
