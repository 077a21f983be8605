import { describe, expect, it } from 'vitest';
import { readConfiguration, resolveSettings, rules, unmark } from '../server/src/core/index';
import { run, testDay, textOf } from './harness/example-runs';
import { podSecurityRules, unsaid } from './harness/pod-security-said';

const { layer } = readConfiguration('extends: pss-restricted\n', '/repo/.bulkhead.yaml');
const settings = resolveSettings({ path: '/repo/app.yaml', layers: [layer], today: testDay });

describe('Pod Security', () => {
  it('is asked for whole by the pack pss-restricted', () => {
    for (const id of podSecurityRules) {
      const level = settings.rules.get(`kubernetes/${id}`)?.level;
      expect([id, level === 'on' || level === 'warning']).toEqual([id, true]);
    }
  });

  it('is told of by a finding wherever a control is violated', () => {
    const examples = rules
      .filter(({ kind }) => kind === 'kubernetes')
      .flatMap((rule) => rule.examples.map((one) => ({ rule, one })));
    const silent = examples.flatMap(({ rule, one }, index) => {
      const { text } = unmark(textOf(one));
      if (text.includes('bulkhead-ignore')) return [];
      const missing = unsaid(run(rule, one, text, settings), settings.kubernetesVersion);
      return missing.length > 0 ? [`${rule.id} ${index}: ${missing.join(', ')}`] : [];
    });
    expect(silent).toEqual([]);
  });
});
