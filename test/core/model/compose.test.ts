import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCompose, type ComposeModel, isCompose } from '../../../server/src/core/model/compose';
import type { Service } from '../../../server/src/core/model/compose-service';
import type { ComposePlace } from '../../../server/src/core/model/compose-value';
import { composeNodes } from '../../../server/src/core/model/compose-visits';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

const build = (text: string, path = 'compose.yaml'): ComposeModel => buildCompose(parseYaml(text), path);
const written = (place: ComposePlace | undefined) => place?.document.text.slice(place.span.start, place.span.end);

function service(text: string, name = 'web'): Service {
  const found = build(text).service(name);
  if (!found) throw new Error(`no service ${name}`);
  return found;
}

/** A service `web` with one setting. */
const web = (setting: string) => service(`services:\n  web:\n    image: nginx\n    ${setting}\n`);

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

describe('ports', () => {
  const port = (item: string) => {
    const [found] = web(`ports:\n      - ${item}`).ports;
    if (!found) throw new Error('no port');
    return found;
  };

  it.each([
    ['80', undefined, undefined, '80', 'tcp'],
    ['"8080:80"', undefined, '8080', '80', 'tcp'],
    ['127.0.0.1:8080:80/udp', '127.0.0.1', '8080', '80', 'udp'],
    ['"127.0.0.1::80"', '127.0.0.1', undefined, '80', 'tcp'],
    ['"[::1]:8080:80"', '::1', '8080', '80', 'tcp'],
    ['"3000-3005:4000-4005"', undefined, '3000-3005', '4000-4005', 'tcp'],
    ['"${BIND:-127.0.0.1}:8080:80"', '127.0.0.1', '8080', '80', 'tcp'],
    ['"${ALL:-127.0.0.1:1:2}"', '127.0.0.1', '1', '2', 'tcp'],
    ['{target: 80, published: "8080", host_ip: 127.0.0.1, protocol: UDP}', '127.0.0.1', '8080', '80', 'udp'],
  ])('reads %s', (item, hostIp, published, target, protocol) => {
    const found = port(item);
    expect([found.hostIp?.text, found.published?.text, found.target?.text, found.protocol]).toEqual([
      hostIp,
      published,
      target,
      protocol,
    ]);
    expect(found.problem).toBeUndefined();
    expect(found.isUnknown).toBe(false);
  });

  it('knows what it does not know', () => {
    const found = port('$HOST:$PORT:80');
    expect(found.hostIp?.written).toBe('$HOST');
    expect(found.hostIp?.text).toBeUndefined();
    expect(found.targetRange).toEqual({ first: 80, last: 80 });
    expect(found.isUnknown).toBe(true);
    expect(found.mayHoldAddress).toBe(false);
    expect(port('"${PORT}:80"').mayHoldAddress).toBe(true);
    expect(port('"8080:${PORT}"').mayHoldAddress).toBe(false);
  });

  it('stands on exact pieces', () => {
    const found = port('"0.0.0.0:8080:80/tcp"');
    expect(
      [found.hostIp, found.published, found.target, found.protocolPart].map((part) => written(part?.place)),
    ).toEqual(['0.0.0.0', '8080', '80', 'tcp']);
    expect(written(port('{target: 80, published: 8080}').place)).toBe('8080');
  });

  it.each(['"80:70000"', '"abc:80"', '"90-80:1-2"', '"1-3:1-2"', '{published: 80}', '""'])('refuses %s', (item) => {
    expect(port(item).problem).toBeDefined();
  });
});

describe('mounts', () => {
  const mount = (item: string) => {
    const [found] = web(`volumes:\n      - ${item}`).mounts;
    if (!found) throw new Error('no mount');
    return found;
  };

  it.each([
    ['/data', 'volume', undefined, '/data', false],
    ['data:/data', 'volume', 'data', '/data', false],
    ['./a:/b:ro', 'bind', './a', '/b', true],
    ['~/a:/b:rw,z', 'bind', '~/a', '/b', false],
    ['"C:\\\\x:/y"', 'bind', 'C:\\x', '/y', false],
    ['C:\\x:D:\\y:ro', 'bind', 'C:\\x', 'D:\\y', true],
    [
      "'\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine'",
      'bind',
      '\\\\.\\pipe\\docker_engine',
      '\\\\.\\pipe\\docker_engine',
      false,
    ],
    ['${DIR:-./d}:/d', 'bind', './d', '/d', false],
    ['${HOME}/x:/d', 'bind', undefined, '/d', false],
    ['${X}:/d', undefined, undefined, '/d', false],
    ['${X}/y:/d:ro', 'bind', undefined, '/d', true],
    ['${X}', undefined, undefined, undefined, undefined],
    ['{type: bind, source: /, target: /host, read_only: "yes"}', 'bind', '/', '/host', true],
    ['{type: tmpfs, target: /t}', 'tmpfs', undefined, '/t', false],
  ])('reads %s', (item, type, source, target, readOnly) => {
    const found = mount(item);
    expect([found.type, found.source?.text, found.target?.text, found.readOnly]).toEqual([
      type,
      source,
      target,
      readOnly,
    ]);
  });

  it('stands on exact pieces, and knows options', () => {
    const found = mount('"/var/run/docker.sock:/s:ro,rshared"');
    expect(written(found.source?.place)).toBe('/var/run/docker.sock');
    expect(written(found.propagation?.place)).toBe('rshared');
    expect(found.createsHostPath).toBe(true);
    expect(mount('{type: bind, source: a, target: b, bind: {create_host_path: false}}').createsHostPath).toBe(false);
  });

  it('reads tmpfs in both forms', () => {
    expect(web('tmpfs: /run').temporaryFilesystems.map(({ target }) => target?.text)).toEqual(['/run']);
    const [found] = web('tmpfs: ["/tmp:exec,size=1m"]').temporaryFilesystems;
    expect(found?.options.map(({ text }) => text)).toEqual(['exec', 'size=1m']);
  });
});

describe('views of a service', () => {
  it('has one of the environment for both forms', () => {
    const list = web('environment: ["A=1", B, "C=$$x=y", "D=${V}", A=2]');
    expect(list.environment.map(({ name, text }) => [name, text])).toEqual([
      ['A', '2'],
      ['B', undefined],
      ['C', '$x=y'],
      ['D', undefined],
    ]);
    expect(list.writtenEnvironment).toHaveLength(5);
    expect(written(list.environment[2]?.place)).toBe('$$x=y');
    const map = web('environment: {A: 1, B: }');
    expect(map.environment.map(({ place }) => written(place))).toEqual(['1', 'B']);
  });

  it('has security options with either separator', () => {
    const options = web(
      'security_opt: ["no-new-privileges:true", seccomp=unconfined, "label:disable", no-new-privileges]',
    );
    expect(options.securityOptions.map(({ name, option }) => [name, option?.text])).toEqual([
      ['no-new-privileges', 'true'],
      ['seccomp', 'unconfined'],
      ['label', 'disable'],
      ['no-new-privileges', undefined],
    ]);
  });

  it('adds all secrets that a later document gives a build, and those of a base once', () => {
    const base = 'services: { db: { build: { secrets: [a] } }, web: { extends: db, build: { secrets: [a, b] } } }\n';
    const names = (text: string, name: string) => service(text, name).build?.secrets.map(({ source }) => source?.text);
    expect(names(base, 'web')).toEqual(['a', 'b']);
    expect(names(`${base}---\nservices: { db: { build: { secrets: [a] } } }\n`, 'db')).toEqual(['a', 'a']);
  });

  it('has builds, health checks, limits and grants', () => {
    const found = service(`services:
  web:
    build: {context: ., args: [A=1], secrets: [s], privileged: true}
    healthcheck: {test: [NONE], interval: 1m}
    mem_limit: 1g
    deploy: {resources: {limits: {cpus: "0.5"}}}
    secrets: [a, {source: b, mode: 0444}]
    networks: {front: , back: {aliases: [x]}}
    depends_on: {db: {condition: service_healthy}}
    devices: ["/dev/a:/dev/b:rw", "/dev/c:r"]
    env_file: [a.env, {path: b.env, required: false}]
    post_start: [{command: x, privileged: true}]
`);
    expect(found.build?.context?.text).toBe('.');
    expect(found.build?.privileged).toBe(true);
    expect(found.build?.secrets.map(({ source }) => source?.text)).toEqual(['s']);
    expect(found.healthcheck?.isDisabled).toBe(true);
    expect(found.healthcheck?.milliseconds('interval')).toBe(60_000);
    expect(found.resources.bytes(found.resources.memoryLimit)).toBe(1_073_741_824);
    expect(found.resources.processorLimit?.number).toBe(0.5);
    expect(found.secrets.map(({ source, mode }) => [source?.text, mode?.written])).toEqual([
      ['a', undefined],
      ['b', '0444'],
    ]);
    expect(found.networks.map(({ name }) => name)).toEqual(['front', 'back']);
    expect(found.dependencies.map(({ name, condition }) => [name, condition])).toEqual([['db', 'service_healthy']]);
    expect(found.devices.map(({ target, permissions }) => [target?.text, permissions?.text])).toEqual([
      ['/dev/b', 'rw'],
      ['r', undefined],
    ]);
    expect(found.environmentFiles.map(({ path, isRequired }) => [path?.text, isRequired])).toEqual([
      ['a.env', true],
      ['b.env', false],
    ]);
    expect(found.hooks.map(({ kind, command }) => [kind, command?.text])).toEqual([['post_start', 'x']]);
  });

  it('shows what the top level declares', () => {
    const model = build(
      'networks: {a: {external: true}, b: , c: {external: {name: x}}, d: {external: "${E}"}}\nsecrets: {s: {file: x}}\n',
    );
    expect(model.networks.map(({ name, isExternal }) => [name, isExternal])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', undefined],
    ]);
    expect(written(model.secrets[0])).toBe('s');
    expect(model.isFragment).toBe(true);
  });

  it('shows every scalar with a dollar once, with its path', () => {
    const scalars = [
      ...composeNodes(
        build('services:\n  web: &w\n    image: $I\n    command: [a, "${"]\n  b: *w\n'),
        'interpolatedScalar',
      ),
    ];
    expect(scalars).toMatchObject([
      { path: ['services', 'web', 'image'] },
      { path: ['services', 'web', 'command', '1'], interpolation: { problem: {} } },
    ]);
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
