import { describe, expect, it } from 'vitest';
import {
  analyse,
  type ConfigurationLayer,
  ignoreFix,
  readConfiguration,
  resolveSettings,
} from '../../../server/src/core/index';

function settle(hadolint: string, bulkhead?: string) {
  const read = (text: string, path: string): ConfigurationLayer => {
    const { layer, problems } = readConfiguration(text, path);
    expect(problems).toEqual([]);
    return layer;
  };
  const layers = [read(hadolint, '/repo/.hadolint.yaml')];
  if (bulkhead !== undefined) layers.push(read(bulkhead, '/repo/.bulkhead.yaml'));
  return resolveSettings({ path: '/repo/Dockerfile', layers, today: '2026-11-21' });
}

function found(text: string, ...configuration: [string, string?]) {
  const analysis = analyse({ path: '/repo/Dockerfile', text }, settle(...configuration));
  return analysis?.findings.map(({ rule, severity }) => `${severity} ${rule.id}`) ?? [];
}

/** What "Ignore" makes of a text whose image has no tag. */
function ignored(text: string, ...configuration: [string, string?]) {
  const analysis = analyse({ path: '/repo/Dockerfile', text }, settle(...configuration));
  const finding = analysis?.findings.find(({ rule }) => rule.id === 'dockerfile/image-tag-missing');
  const proof = analysis && finding && ignoreFix(analysis, finding, 'line');
  return proof?.isProved ? proof.text : undefined;
}

describe('.hadolint.yaml', () => {
  it('silences what it ignores', () => {
    expect(found('FROM debian\n', 'ignored: []\n').join()).toContain('dockerfile/image-tag-missing');
    expect(found('FROM debian\n', 'ignored:\n  - DL3006\n').join()).not.toContain('dockerfile/image-tag-missing');
  });

  it('sets levels and trusted registries', () => {
    expect(found('FROM debian\n', 'override:\n  error: [DL3006]\n')).toContain('error dockerfile/image-tag-missing');
    expect(found('FROM debian\n', 'override:\n  style: [DL3006]\n')).toContain('hint dockerfile/image-tag-missing');
    expect(found('FROM quay.io/a:1\n', 'trustedRegistries: docker.io\n').join()).toContain('untrusted-registry');
  });

  it('says which labels there must be', () => {
    const settings = settle('label-schema:\n  author: text\n  url: url\nstrict-labels: true\n');
    expect([...settings.labelSchema]).toEqual([
      ['author', 'text'],
      ['url', 'url'],
    ]);
    expect(settings.strictLabels).toBe(true);
  });

  it('yields to a .bulkhead.yaml, which can switch it off', () => {
    const rules = 'rules:\n  dockerfile/image-tag-missing: info\n';
    expect(found('FROM debian\n', 'override:\n  error: [DL3006]\n', rules)).toContain(
      'info dockerfile/image-tag-missing',
    );
    const off = 'honorOtherTools: false\n';
    expect(found('FROM debian\n', 'ignored: [DL3006]\n', off).join()).toContain('dockerfile/image-tag-missing');
  });

  it('can make the ignore comments of hadolint count for nothing, and ours are written then', () => {
    const text = '# hadolint ignore=DL3007\nFROM debian\n';
    const commented = '# hadolint ignore=DL3006\nFROM debian\n';
    expect(found(commented, 'disable-ignore-pragma: false\n').join()).not.toContain('dockerfile/image-tag-missing');
    expect(found(commented, 'disable-ignore-pragma: true\n').join()).toContain('dockerfile/image-tag-missing');
    expect(ignored(text, 'disable-ignore-pragma: false\n')).toContain('# hadolint ignore=DL3007,DL3006\n');
    expect(ignored(text, 'disable-ignore-pragma: true\n')).toContain(
      '# bulkhead ignore=dockerfile/image-tag-missing\n# hadolint ignore=DL3007\n',
    );
  });

  it('may hold what only hadolint needs, and says where it is no YAML', () => {
    settle('failure-threshold: error\nno-fail: true\nformat: tty\n');
    expect(readConfiguration('ignored: [DL3006\n', '.hadolint.yaml').problems.length).toBeGreaterThan(0);
  });
});
