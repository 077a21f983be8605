import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCompose } from '../../../server/src/core/model/compose';
import { composeNodes } from '../../../server/src/core/model/compose-visits';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import { build, service, web, written } from './compose-harness';

describe('effective services', () => {
  it('follow anchors and merge keys, and stand where the text is written', () => {
    const text =
      'x-base: &base\n  privileged: "yes"\n  user: root\nservices:\n  web:\n    <<: *base\n    image: nginx\n    user: app\n';
    const found = service(text);
    expect(found.privileged).toBe(true);
    expect(written(found.get('privileged'))).toBe('"yes"');
    expect(found.user?.text).toBe('app');
    expect(written(found)).toBe('web');
    expect(found.isFragment).toBe(false);
  });

  it('take what they extend in the same file, through chains', () => {
    const text = `services:
  base: {image: a, cap_drop: [ALL], environment: {A: 1, B: 2}, command: [x]}
  middle: {extends: base, cap_add: [NET_RAW], environment: [B=3]}
  web: {extends: {service: middle}, cap_add: [CAP_chown], command: [y, z]}
`;
    const found = service(text);
    expect(found.image?.reference?.familiarName).toBe('a');
    expect(found.addedCapabilities.map(({ name }) => name)).toEqual(['NET_RAW', 'CHOWN']);
    expect(found.droppedCapabilities.map(({ name }) => name)).toEqual(['ALL']);
    expect(found.environment.map(({ name, text: value }) => [name, value])).toEqual([
      ['A', '1'],
      ['B', '3'],
    ]);
    expect(found.command?.text).toBe('y z');
    expect(found.own.has('image')).toBe(false);
    expect(found.isFragment).toBe(false);
    expect(found.model.service('base')?.isFragment).toBe(true);
    expect([...composeNodes(found.model, 'capability')]).toHaveLength(3);
  });

  it('bear cycles, unknown bases and other files', () => {
    const text =
      'services:\n  a: {extends: b}\n  b: {extends: a}\n  c: {extends: nobody, image: x}\n  d: {extends: {file: o.yml, service: d}, image: x}\n';
    const model = build(text);
    expect(model.services.map(({ isFragment }) => isFragment)).toEqual([true, true, true, true]);
    expect(model.service('d')?.extension?.file?.text).toBe('o.yml');
  });

  it('merge documents in order, and obey !reset and !override', () => {
    const text = `services:
  web: {image: a, ports: ["80:80"], privileged: true, environment: {A: 1}}
---
services:
  web:
    image: b
    ports: !override ["81:81"]
    privileged: !reset null
    environment:
      B: 2
`;
    const found = service(text);
    expect(found.image?.value.text).toBe('b');
    expect(found.ports.map(({ published }) => published?.text)).toEqual(['81']);
    expect(found.has('privileged')).toBe(false);
    expect(found.environment.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it.each([
    ['services:\n  web:\n    ports: ["1"]\n', 'compose.yaml', true],
    ['services:\n  web:\n    build: .\n', 'compose.yaml', false],
    ['services:\n  web:\n    provider: {type: x}\n', 'compose.yaml', false],
    ['services:\n  web:\n    image: x\n', 'docker-compose.override.yml', true],
  ])('are fragments or not: %j in %s', (text, path, isFragment) => {
    expect(build(text, path).service('web')?.isFragment).toBe(isFragment);
  });

  it.each(['true', '"yes"', 'Y', "'On'", '${P:-true}'])('are privileged with %s', (value) => {
    expect(web(`privileged: ${value}`).privileged).toBe(true);
  });

  it.each(['${P}', '${P:?x}'])('may be privileged with %s', (value) => {
    expect(web(`privileged: ${value}`).privileged).toBeUndefined();
    expect(web(`privileged: ${value}`).get('privileged')?.isUnknown).toBe(true);
  });
});

describe('places', () => {
  it.each([
    ['|', '\n'],
    ['|-', '\r\n'],
    ['|2 # text', '\n'],
  ])('in a block text (%s) are exact within a line', (head, lineEnd) => {
    const lines = [
      'services:',
      '  web:',
      `    command: ${head}`,
      '',
      '      set -e',
      '       echo $NAME',
      '',
      '      b',
    ];
    const value = service(lines.join(lineEnd) + lineEnd).get('command');
    const text = value?.written ?? '';
    for (const piece of ['set', '$NAME', 'b']) {
      const start = text.lastIndexOf(piece);
      expect(written(value?.placeOf(start, start + piece.length))).toBe(piece);
    }
    expect(written(value?.placeOf(0, text.length))).toMatch(/^\|/);
  });
});

describe('files', () => {
  it.each([
    ['services: {a: {image: x}}', 'stack.yml', true],
    ['a: 1', 'docker-compose.dev.yml', true],
    ['services: [x]', 'ci.yml', false],
    ['services: {db: {host: x}}', 'app.yml', false],
    ['jobs: {}\nservices: {a: {image: x}}', 'w.yml', false],
    ['apiVersion: v1\nservices: {a: {image: x}}', 'w.yml', false],
  ])('are told by name and content: %j in %s', (text, path, expected) => {
    expect(isCompose(parseYaml(text), path)).toBe(expected);
  });
});

const sample = `name: shop
x-common: &common
  restart: unless-stopped
  environment: &env
    A: \${A:-1}
services:
  web:
    <<: *common
    image: \${REGISTRY}/web:\${TAG:-latest}
    ports: ["127.0.0.1:8080:80/tcp", {target: 443, published: "8443"}]
    volumes: [./a:/b:ro, "data:/data", {type: bind, source: /x, target: /y}]
    depends_on: {db: {condition: service_healthy}}
    security_opt: [no-new-privileges:true]
  db:
    extends: web
    environment: {<<: *env, PASSWORD: !reset null}
    deploy: {resources: {limits: {cpus: '1', memory: 1g}}}
    networks: {back: {aliases: [d]}}
networks: {back: {internal: true}}
volumes: {data: }
`;

const visits = (
  'file service wholeService build port mount temporaryFilesystem environmentVariable capability securityOption device ' +
  'dependency grant hook network volume secret config model interpolatedScalar'
).split(' ');

describe('broken files', () => {
  it('never throw, whatever is cut, doubled or typed into them', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\n',
        ':',
        '- ',
        '*env',
        '&x ',
        '<<: ',
        '${',
        '}',
        '!reset ',
        '[',
        '{',
        ']',
        '"',
        '---\n',
        '  ',
        'extends: db',
      ),
      fc.string({ maxLength: 4 }),
    );
    const change = fc.record({ at: fc.nat(sample.length), length: fc.nat(30), piece });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        let text = sample;
        for (const { at, length, piece: added } of changes) text = text.slice(0, at) + added + text.slice(at + length);
        const model = build(text);
        for (const visit of visits) for (const node of composeNodes(model, visit)) expect(node).toBeDefined();
        for (const each of model.services) {
          for (const getter of [
            'isFragment',
            'image',
            'healthcheck',
            'command',
            'entrypoint',
            'labels',
            'restart',
          ] as const) {
            expect(() => each[getter]).not.toThrow();
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
