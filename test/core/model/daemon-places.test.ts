import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDaemon } from '../../../server/src/core/model/daemon';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

function fates(value: unknown): string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const { places } = buildDaemon(parseYaml(text), '/etc/docker/daemon.json');
  return places.map(({ path, fate }) => `${fate} ${path.join('.')}`);
}

describe('the places of a daemon.json', () => {
  it('are read, ignored or refused', () => {
    expect(fates({ icc: false, label: [], nonsense: 1, mtu: '1400', dns: ['192.0.2.53', 5] })).toEqual([
      'read icc',
      'ignored label',
      'unknown nonsense',
      'wrong type mtu',
      'read dns.[0]',
      'wrong type dns.[1]',
    ]);
  });

  it('lie inside objects', () => {
    expect(
      fates({
        network: { mtu: 1400 },
        'bridge-opts': { iptables: false, mtu: 1400 },
        'tls-opts': { nonsense: true },
        proxies: { 'http-proxy': 'http://192.0.2.1', icc: true },
        builder: { GC: { Enabled: true, unknown: 1, policy: [{ all: true }, { all: 1 }] } },
        'nri-opts': { enable: true, nonsense: 1 },
        runtimes: { mine: { path: '/a', options: { any: [1] }, args: [] } },
        'log-opts': { 'max-file': 3, tag: null },
      }),
    ).toEqual([
      'ignored network',
      'read bridge-opts.iptables',
      'ignored bridge-opts.mtu',
      'unknown tls-opts.nonsense',
      'read proxies.http-proxy',
      'read proxies.icc',
      'read builder.GC.Enabled',
      'ignored builder.GC.unknown',
      'read builder.GC.policy.[0].all',
      'wrong type builder.GC.policy.[1].all',
      'read nri-opts.enable',
      'unknown nri-opts.nonsense',
      'read runtimes.mine.path',
      'read runtimes.mine.options.any',
      'ignored runtimes.mine.args',
      'wrong type log-opts.max-file',
      'read log-opts.tag',
    ]);
  });

  it('are found by name only where the daemon looks for names', () => {
    expect(fates({ proxies: 'x' })).toEqual(['unknown proxies']);
    expect(fates({ ICC: {}, DNS: 1 })).toEqual(['wrong type ICC', 'unknown DNS']);
    expect(fates('{ "graph": 1, "graph": {} }')).toEqual(['ignored graph', 'ignored graph']);
  });

  it('count once, the last one', () => {
    const text = '{ "icc": true, "icc": null, "mtu": 1, "mtu": 2, "builder": { "gc": {}, "GC": {} } }';
    const { settings } = buildDaemon(parseYaml(text), '/etc/docker/daemon.json');
    expect(
      settings.map(({ path, value }) => `${path.join('.')} ${value.type === 'scalar' ? value.text : value.type}`),
    ).toEqual(['icc true', 'mtu 2', 'builder.GC map']);
  });

  it('are told of any JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => fates(text).length >= 0));
  });
});
