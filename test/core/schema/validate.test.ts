import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReset } from '../../../server/src/core/model/compose-value';
import { isUnknown } from '../../../server/src/core/model/yaml-values';
import { compileSchema, type JsonSchema } from '../../../server/src/core/schema/compile';
import { validate } from '../../../server/src/core/schema/validate';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

const compose = compileSchema(JSON.parse(readFileSync('schemas/compose.schema.json', 'utf8')) as JsonSchema);
const daemon = compileSchema(JSON.parse(readFileSync('schemas/daemon.schema.json', 'utf8')) as JsonSchema);
const isOpen = (node: Parameters<typeof isReset>[0]) => isReset(node) || isUnknown(node, 'compose');

function check(text: string, schema = compose) {
  return parseYaml(text).documents.flatMap(({ document }) =>
    validate(document.root, schema, { isUnknown: isOpen }).map((problem) => ({
      kind: problem.kind,
      at: document.text.slice(problem.node.span.start, problem.node.span.end).split('\n')[0],
      path: problem.path.join('.'),
      nearest: problem.nearest,
      expected: problem.expected,
    })),
  );
}

const web = (setting: string) => check(`services:\n  web:\n    ${setting}\n`);

describe('validate', () => {
  it('names the key that is unknown and the one that is meant', () => {
    expect(web('imagge: nginx')).toMatchObject([
      { kind: 'unknown-key', at: 'imagge', path: 'services.web.imagge', nearest: 'image' },
    ]);
    expect(check('servces: {}')).toMatchObject([{ nearest: 'services' }]);
    expect(check('{"icc": 1, "log-drivr": "x", "default-ipc-mode": "privat"}', daemon)).toMatchObject([
      { kind: 'wrong-type', at: '1', expected: ['boolean'] },
      { kind: 'unknown-key', nearest: 'log-driver' },
      { kind: 'not-in-enum', at: '"privat"', nearest: 'private' },
    ]);
  });

  it.each([
    ['image: [nginx]', 'wrong-type', '[nginx]'],
    ['ports: "80:80"', 'wrong-type', '"80:80"'],
    ['ports: [{target: 80, publishd: 1}]', 'unknown-key', 'publishd'],
    ['volumes: [{source: a, target: b}]', 'missing', '{source: a, target: b}'],
    ['volumes: [{type: bnd, target: a}]', 'not-in-enum', 'bnd'],
    ['depends_on: {db: {condition: healthy}}', 'not-in-enum', 'healthy'],
    ['deploy: {resources: {limits: {memory: 5}}}', 'wrong-type', '5'],
    ['cgroup: hst', 'not-in-enum', 'hst'],
    ['use_api_socket: maybe', 'wrong-type', 'maybe'],
  ])('finds the mistake in %s', (setting, kind, at) => {
    expect(web(setting)).toMatchObject([{ kind, at }]);
  });

  it.each([
    'image: nginx',
    'x-mine: {anything: [1]}',
    'environment: {A: 1, B: true, C: }',
    'environment: [A=1]',
    'ports: [80, "80:80", {target: 80}]',
    'privileged: "yes"',
    'command: ',
    'scale: ${N}',
    'use_api_socket: ${S}',
    'cgroup: ${C:-host}',
    'ports: !reset []',
    'ports: !override ["1:1"]',
    'volumes: [{type: "${T}", target: a}]',
    'depends_on: [db]',
    'networks: {a: , b: {aliases: [c]}}',
    'build: {context: ., args: {A: 1}, ulimits: {nofile: {soft: 1, hard: 2}}}',
    'ulimits: {nproc: 5}',
    'gpus: all',
  ])('is silent about %s', (setting) => {
    expect(web(setting)).toEqual([]);
  });

  it('follows aliases and merge keys, tells each mistake once, and takes what is merged for there', () => {
    const text = `x-a: &a {imagge: x}
x-m: &m {type: bind}
services:
  web: {<<: *a, volumes: [{<<: *m, target: s}]}
  b: {<<: [*a]}
  c: *a
`;
    expect(check(text)).toMatchObject([{ at: 'imagge' }]);
  });

  it('bears aliases that refer to what is around them, and bombs of them', () => {
    expect(() => check('services: &s\n  web: {<<: *s, x-y: *s}\n  b: *s\n')).not.toThrow();
    const bomb = Array.from({ length: 30 }, (_, at) => `x-${at + 1}: &a${at + 1} {<<: [*a${at}, *a${at}], k: *a${at}}`);
    const text = `x-0: &a0 {bad: 1}\n${bomb.join('\n')}\nservices: {web: *a30}\n`;
    expect(check(text).length).toBeGreaterThan(0);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'services:',
      '\n',
      '  ',
      'web:',
      ' image',
      ': ',
      '- ',
      '*a',
      '&a ',
      '<<',
      '[',
      ']',
      '{',
      '}',
      '${',
      '!reset',
      '1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(Array.isArray(check(pieces.join('')))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
