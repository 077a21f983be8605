import { rule } from '../../../engine/rule';
import type { KubernetesPart } from '../../../model/kubernetes';
import { isJsonDocument } from '../../../model/kubernetes-decoding';
import { type NotJson, notJson } from '../../../model/yaml-1.1-limits';
import { wrongTabs } from '../../../model/yaml-1.1-tabs';
import { type Span, span } from '../../../text/span';
import { reportYamlProblems } from '../../_shared/yaml-syntax';

/** What stops a document on its way to JSON; what is left of other templates is not what their authors wrote. */
function notJsonIn({ document }: KubernetesPart): readonly NotJson[] {
  if (document.problems.length > 0 || isJsonDocument(document)) return [];
  return /\{\{|\{%/.test(document.text) ? [] : notJson(document);
}

const documentStart = /^---(?:#|\s|$)/;
const documentEnd = /^\.\.\.(?!\S)/;

/** The ends of documents that nobody began: go-yaml refuses them. */
function strayEnds(text: string): readonly Span[] {
  if (!text.includes('...')) return [];
  const found: Span[] = [];
  // kubectl cuts a separator away where it ends something; another one begins what follows.
  let isEmpty = true;
  let hasBegun = false;
  for (let start = text[0] === '\ufeff' ? 1 : 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    if (documentStart.test(line)) {
      hasBegun = isEmpty;
      isEmpty = !isEmpty;
      continue;
    }
    isEmpty = false;
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (!hasBegun && documentEnd.test(line)) found.push(span(start, start + 3));
    hasBegun = true;
  }
  return found;
}

/** Tabs that look like blanks; what the parser says of a broken document is enough. */
function tabsIn({ document }: KubernetesPart): readonly Span[] {
  if (document.problems.length > 0 || isJsonDocument(document) || /\{\{|\{%/.test(document.text)) return [];
  return wrongTabs(document);
}

// Lines of kubectl end with nothing but a line feed.
const separator = /(?<![^\n])---[^\n]*/g;
/** Go has one blank more than we have, and a byte order mark is none to it. */
const brokenAfterDashes = /^---(?:\u0085|(?!\ufeff)\s)*(?:\ufeff|[^\s\u0085#])/;

/** The first line that kubectl takes for a broken separator; it reads nothing behind it. */
function brokenSeparator(text: string): Span | undefined {
  if (!text.includes('---')) return undefined;
  for (const { index, 0: line } of text.matchAll(separator)) {
    if (brokenAfterDashes.test(line)) return span(index, index + line.trimEnd().length);
  }
  return undefined;
}

const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;
const mostControls = 25;

/** Characters that go-yaml refuses wherever they stand. */
function controlsIn({ document }: KubernetesPart): readonly Span[] {
  if (isJsonDocument(document)) return [];
  const found: Span[] = [];
  for (const { index, 0: character } of document.text.matchAll(control)) {
    if (character === '\ufeff' && index === 0) continue;
    found.push(span(index, index + 1));
    if (found.length === mostControls) break;
  }
  return found;
}

export default rule('kubernetes/yaml-syntax', {
  title: 'The YAML cannot be parsed',
  why: 'kubectl refuses the manifest, and no other rule can look at what stands behind the mistake.',
  severity: 'error',
  category: 'correctness',
  references: ['https://yaml.org/spec/1.2.2/'],
  fix: { title: 'Indent with spaces', safety: 'safe' },
  visit: 'file',
  check(file, report) {
    // What is left of YAML in a template is not what its author wrote.
    if (file.isTemplate) return;
    for (const at of strayEnds(file.file.text)) report({ span: at }, { says: 'No document ends here' });
    const broken = brokenSeparator(file.file.text);
    if (broken) report({ span: broken }, { says: 'Nothing but a comment can stand behind ---' });
    for (const part of file.parts) {
      reportYamlProblems(part.document, report);
      for (const at of part.remember(controlsIn)) {
        report({ document: part.document, span: at }, { says: 'A control character, which YAML does not allow' });
      }
      for (const at of part.remember(tabsIn)) {
        report({ document: part.document, span: at }, { says: 'kubectl takes no tab here, not even on an empty line' });
      }
      for (const { node, says } of part.remember(notJsonIn)) report(node, { says });
    }
  },
  examples: [
    {
      bad: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n«\t»name: web\ndata:\n«\t»LEVEL: info # for now\n',
      fixed: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  LEVEL: info # for now\n',
    },
    {
      because: 'the later document is broken',
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: «{» name: web
        data: 1
      `,
    },
    {
      because: 'a slash is escaped in JSON alone',
      bad: 'apiVersion: v1\nkind: ConfigMap\ndata: { A: «"a\\/b"», B: "a\\\\/b" }\n',
    },
    {
      because: 'an anchor of another document is none',
      bad: `
        apiVersion: v1
        kind: ConfigMap
        data: &data { A: b }
        ---
        apiVersion: v1
        kind: ConfigMap
        data: «*data»
      `,
    },
    {
      because: 'it is YAML, but JSON has no such keys and numbers',
      bad: `
        apiVersion: v1
        kind: ConfigMap
        data:
          «null»: a
          ? «[a, b]»
          : c
          ratio: «.inf»
          size: !!int «large»
      `,
    },
    {
      because: 'nobody sees a control character, and a colon in brackets needs a blank',
      bad: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { «name»:[] }\ndata:\n  a: b«\u0008»\n',
    },
    {
      because: 'a document that ends must have begun',
      bad: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n...\n---\n# nothing\n«...»\n',
    },
    { because: 'the first line begins one', good: '---\n...\n---\n---\n# nothing\n...\n' },
    { because: 'nothing stands before it', bad: '\n«...»\nkind: Namespace\n' },
    {
      because: 'kubectl reads neither a separator with something behind it nor what follows',
      bad: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n---\n«---x: b»\n',
    },
    {
      because: 'a tab on an empty line, and one behind a dash',
      bad: 'apiVersion: v1\nkind: ConfigMap\n«\t»\nmetadata:\n  name: "a"\n  finalizers:\n    -«\t»a/b\n',
    },
    {
      because: 'these tabs belong to texts, or stand in brackets',
      good: '---\t\napiVersion: v1\nkind: ConfigMap\n  \t\nmetadata: { name: a,\n \tlabels: { a: b } }\ndata:\n  a: |\n    b\n    \t\n  c: "d\n   \te"\n',
    },
    {
      because: 'go-yaml is stricter than the standard about tabs, anchors, merges, and keys in brackets',
      bad: `
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: a, «labels»:, annotations: { «"a
          b"»: c } }
        data:
          Makefile: «|
            \tall:»
          b: &b.c «text»
          <<: «~»
      `,
    },
    {
      because: 'anchors, merges, block texts with tabs and several documents',
      good: 'apiVersion: v1\nkind: ConfigMap\ndata: &data\n  Makefile: |\n    all:\n    \tgo build\n---\nkind: Service\nmetadata: &m { name: a }\nspec: { <<: *m }\n',
    },
    {
      because: 'the file is a template of a chart',
      path: 'templates/web.yaml',
      files: { '../Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' },
      good: `
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ include "web.name" . }}
          {{- with .Values.labels }}
          labels: {{- toYaml . | nindent 4 }}
          {{- end }}
      `,
    },
    {
      because: 'JSON is YAML',
      good: '{\n\t"apiVersion": "v1",\n\t"kind": "Namespace",\n\t"metadata": { "name": "a" }\n}\n',
    },
    {
      because: 'another template language',
      good: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  {% if a %}\n  name: [\n',
    },
    {
      because: 'a lone dash in brackets is a text',
      good: 'apiVersion: v1\nkind: ConfigMap\ndata: { a: -, b: -}\n',
    },
    { because: 'still being typed', good: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a:\n' },
  ],
});
