import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allDaemonKeys,
  daemonKey,
  daemonMembers,
  ignoredDaemonFlag,
  nearestDaemonKey,
  removedDaemonKey,
  topDaemonKeys,
} from '../../../server/src/core/knowledge/daemon-keys';

describe('daemon keys', () => {
  it('are found by path', () => {
    expect(daemonKey(['icc'])).toMatchObject({ type: 'boolean', platform: 'linux' });
    expect(daemonKey(['runtimes', 'mine', 'path'])?.key).toBe('runtimes.*.path');
    expect(daemonKey(['builder', 'gc', 'policy', '[]', 'all'])?.type).toBe('boolean');
    expect(daemonKey(['log-opts', 'max-size'])?.type).toBe('string');
    expect(daemonKey(['log-level'])?.allowed).toContain('warn');
    expect(daemonKey(['ICC'])).toBeUndefined();
    expect(daemonKey([])).toBeUndefined();
    expect(daemonMembers('proxies').map((row) => row.key)).toContain('proxies.no-proxy');
  });

  it('tell the ones that are gone or never read', () => {
    expect(removedDaemonKey('graph')?.successor).toBe('data-root');
    expect(removedDaemonKey('data-root')).toBeUndefined();
    expect(ignoredDaemonFlag('registry-mirror')?.use).toBe('registry-mirrors');
    expect(topDaemonKeys().some((row) => row.key === 'default-init')).toBe(false);
    expect(topDaemonKeys().some((row) => row.key.includes('.'))).toBe(false);
  });

  it.each([
    ['registry_mirrors', 'registry-mirrors'],
    ['registryMirrors', 'registry-mirrors'],
    ['insecure-registry', 'insecure-registries'],
    ['log-drivers', 'log-driver'],
    ['live-restor', 'live-restore'],
    ['tls-verify', 'tlsverify'],
    ['http-proxy', 'proxies.http-proxy'],
    ['wholly-unrelated', undefined],
    ['x', undefined],
  ])('%s may mean %s', (name, expected) => {
    expect(nearestDaemonKey(name)).toBe(expected);
  });

  it('are whole rows', () => {
    expect(allDaemonKeys().length).toBeGreaterThan(140);
    for (const row of allDaemonKeys()) {
      expect(row.meaning, row.key).toMatch(/^[A-Z].*\.$/);
      expect(row.since, row.key).toMatch(/^\d+\.\d+/);
    }
  });

  it('take any name', () => {
    fc.assert(fc.property(fc.string(), (name) => nearestDaemonKey(name) !== ''));
  });
});
