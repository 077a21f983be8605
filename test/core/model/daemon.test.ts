import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDaemon, type DaemonMember, isDaemon, platformOf } from '../../../server/src/core/model/daemon';
import { daemonNodes } from '../../../server/src/core/model/daemon-visits';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

const build = (text: string, path = '/etc/docker/daemon.json') => buildDaemon(parseYaml(text), path);

describe('daemon.json', () => {
  it('is read by path, with nested members', () => {
    const model = build(
      '{"icc": false, "log-opts": {"max-size": "10m", "max-file": 3}, "dns": ["1.1.1.1", 5], "icc": true}',
    );
    expect(model.boolean('icc')).toBe(true);
    expect(model.text('log-opts', 'max-size')).toBe('10m');
    expect(model.text('log-opts', 'max-file')).toBeUndefined();
    expect(model.number('log-opts', 'max-file')).toBe(3);
    expect(model.items('dns')).toHaveLength(2);
    expect(model.texts('dns').map(({ text }) => text)).toEqual(['1.1.1.1']);
    expect(model.members.map(({ name }) => name)).toEqual(['icc', 'log-opts', 'dns', 'icc']);
    expect(model.has('log-opts', 'nothing')).toBe(false);
    expect([...daemonNodes(model, 'member')].map((member) => (member as DaemonMember).path.join('.'))).toEqual([
      'icc',
      'log-opts',
      'log-opts.max-size',
      'log-opts.max-file',
      'dns',
      'icc',
    ]);
  });

  it('offers its opening brace to what is missing, unless it is empty or broken', () => {
    const model = build('\n {"debug": false}');
    expect(model.grip.document?.text.slice(model.grip.span.start, model.grip.span.end)).toBe('{');
    expect([...daemonNodes(model, 'settings')]).toEqual([model]);
    for (const text of ['', '{}', '  ', '{"a": 1,}', '[]', '// x\n{"a": 1}']) {
      expect([...daemonNodes(build(text), 'settings')], text).toEqual([]);
    }
    expect(build('{}').isEmpty).toBe(true);
    expect(build('{"a": 1,}').hasSyntaxError).toBe(true);
  });

  it.each([
    ['/etc/docker/daemon.json', 'linux'],
    ['/home/me/.config/docker/daemon.json', 'rootless'],
    ['C:\\ProgramData\\docker\\config\\daemon.json', 'windows'],
    ['/home/me/.docker/daemon.json', 'desktop'],
    ['project/daemon.json', 'unknown'],
    ['daemon.json', 'unknown'],
  ])('at %s is for %s', (path, platform) => {
    expect(platformOf(path)).toBe(platform);
  });

  it('is told by its folder or its keys', () => {
    expect(isDaemon(parseYaml('{}'), '/etc/docker/daemon.json')).toBe(true);
    expect(isDaemon(parseYaml('{"live-restore": true}'), 'x/daemon.json')).toBe(true);
    expect(isDaemon(parseYaml('{"name": "d"}'), 'x/daemon.json')).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"a"', ':', ',', '1', '&', '*', ' ', '\n') }),
        (text) => {
          const model = build(text);
          expect([...daemonNodes(model, 'member')].length).toBeGreaterThanOrEqual(model.members.length);
        },
      ),
    );
  });
});
