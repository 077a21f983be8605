import { rule } from '../../../engine/rule';
import { effectiveLabels, labelPairs } from '../_shared/effective-labels';

export default rule('dockerfile/label-base-digest-mismatch', {
  title: 'The label of the base digest does not match the base image',
  why: 'Tools that look for images on an outdated base believe the label, so they warn of this image without a reason, or never.',
  severity: 'info',
  category: 'supply-chain',
  peers: { tally: ['tally/labels/no-stale-base-digest'] },
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys'],
  fix: { title: 'Make it say what FROM says', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report) {
    const winner = effectiveLabels(stage).get(KEY);
    const { from } = stage.rootStage;
    if (!winner || from.image?.value === undefined) return;
    const digest = from.reference?.digest?.text;
    if (!digest && !from.isScratch && !from.reference) return;
    for (const pair of labelPairs(winner.stage, KEY)) {
      const { value, stage: owner } = pair;
      if (owner !== winner.stage || !value) continue;
      const isKnown = value.value !== undefined && value.variables.length === 0;
      if (digest !== undefined && (!isKnown || value.value === digest)) continue;
      const base = from.image.value;
      report(value, {
        says: digest
          ? `FROM names another digest: ${digest}`
          : `FROM ${base} names no digest, so nothing keeps the label true`,
        related: [{ at: from.image, says: 'the base image' }],
        fix(edit) {
          if (digest !== undefined) {
            const quote = /^["']/.exec(value.raw)?.[0] ?? '';
            edit.replace(value, quote + digest + quote);
            return;
          }
          // Without the others of the chain an inherited one would come back.
          for (const one of labelPairs(stage, KEY)) {
            if (one.instruction.pairs.length > 1) edit.removeWord(one);
            else edit.removeInstruction(one.instruction);
          }
        },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        LABEL org.opencontainers.image.base.digest=«"sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"»
      `,
      fixed: `
        FROM debian:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        LABEL org.opencontainers.image.base.digest="sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      `,
    },
    {
      because: 'nothing keeps it true without a digest, not even a variable',
      bad: `
        FROM debian:12 AS base
        LABEL org.opencontainers.image.base.digest=sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210
        FROM base
        ARG DIGEST
        LABEL title=app org.opencontainers.image.base.digest=«$DIGEST»
      `,
      fixed: `
        FROM debian:12 AS base
        FROM base
        ARG DIGEST
        LABEL title=app
      `,
    },
    {
      because: 'they are the same, across stages as well',
      good: `
        FROM debian:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS base
        FROM base
        LABEL org.opencontainers.image.base.digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      `,
    },
    {
      because: 'the build fills it in, and FROM is pinned',
      good: `
        FROM debian:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        ARG DIGEST
        LABEL org.opencontainers.image.base.digest=$DIGEST
      `,
    },
    {
      because: 'a base that the file does not tell',
      good: `
        ARG BASE
        FROM $BASE
        LABEL org.opencontainers.image.base.digest=sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210
      `,
    },
    {
      because: 'the stage is not shipped',
      good: `
        FROM debian:12 AS build
        LABEL org.opencontainers.image.base.digest=sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210
        FROM debian:12
      `,
    },
  ],
});

const KEY = 'org.opencontainers.image.base.digest';
