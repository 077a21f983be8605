import { describe, expect, it } from 'vitest';
import { analyse, dedent, defaultSettings, prove } from '../../../server/src/core/index';

const settings = { ...defaultSettings('2026-11-21'), preset: 'all' as const };

function proofsOf(text: string, ruleId: string, path = 'pod.yaml'): { reason: string }[] {
  const analysis = analyse({ path, text: dedent(text) }, settings);
  if (!analysis) throw new Error('the text was not analysed');
  return analysis.findings
    .filter((finding) => finding.rule.id === ruleId)
    .flatMap((finding) => finding.fixes.slice(0, 1).map((fix) => prove(analysis, finding, fix)))
    .map((proof) => ({ reason: proof.isProved ? 'proved' : proof.reason }));
}

describe('prove', () => {
  it('knows a lack again that is told at another place once its owner is written', () => {
    const pod = `
      apiVersion: v1
      kind: Pod
      spec:
        containers:
          - { name: web, image: web }
          - { name: proxy, image: proxy }
    `;
    expect(proofsOf(pod, 'kubernetes/privilege-escalation-not-disabled')).toEqual([
      { reason: 'proved' },
      { reason: 'proved' },
    ]);
  });

  it('lets no comment of a Dockerfile become a directive', () => {
    const dockerfile = `
      FROM alpine:3.24 AS tools
      # check=skip=all
      FROM alpine:3.24
      RUN ls
    `;
    expect(proofsOf(dockerfile, 'dockerfile/stage-unused', 'Dockerfile')).toEqual([
      { reason: 'a comment would become a directive, or a directive a comment' },
    ]);
  });
});
