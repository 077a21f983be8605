import { describe, expect, it } from 'vitest';
import { composeNodes } from '../../../server/src/core/model/compose-visits';
import { build, service, web, written } from './compose-harness';

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
