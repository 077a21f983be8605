import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { booleanOption, rule } from '../../../engine/rule';
import type { Label, LabelPair } from '../../../model/dockerfile-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { effectiveLabels, isModernPair, labelPairs } from '../_shared/effective-labels';

export default rule('dockerfile/label-build-metadata-literal', {
  title: 'The label of a commit or a build date is a fixed text',
  why: 'No file can hold the id of its own commit, so the label is wrong for every build but one, and whoever looks for the source of a flaw is misled.',
  severity: 'info',
  category: 'supply-chain',
  peers: { tally: ['tally/labels/no-buildx-git-overlap'] },
  references: [
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys',
    'https://docs.docker.com/build/building/variables/#buildx_git_labels',
  ],
  fix: { title: 'Fill it in by a build argument', safety: 'suggested' },
  options: {
    buildxGitLabels: booleanOption('Whether buildx adds labels of the commit itself (BUILDX_GIT_LABELS).', false),
  },
  visit: 'finalStage',
  check(stage, report, { options: { buildxGitLabels } }) {
    const found = new Map<Label, LabelPair[]>();
    for (const [key, pair] of effectiveLabels(stage)) {
      if (!isModernPair(pair) || !pair.value || key.includes('$')) continue;
      const isOverwritten = buildxGitLabels && GIT_KEYS.has(key);
      const isLiteral = VARIABLES.has(key) && pair.value.variables.length === 0 && pair.value.value !== '';
      if (isOverwritten || isLiteral) found.set(pair.instruction, [...(found.get(pair.instruction) ?? []), pair]);
    }
    for (const [, pairs] of found) {
      const first = pairs.reduce((one, other) => (other.span.start < one.span.start ? other : one));
      const keys = pairs.map(({ name }) => name).join(', ');
      if (!first.value) continue;
      const isAdded = buildxGitLabels && pairs.some(({ name }) => GIT_KEYS.has(name));
      report(first.value, {
        says: isAdded ? `buildx sets ${keys} itself` : `${keys}: the text is right for one build only`,
        fix: isAdded ? removal(pairs, stage) : (edit) => fillIn(edit, pairs),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        LABEL org.opencontainers.image.title="app" org.opencontainers.image.revision=«"4f9a2c41b7d3e8605f1a"»
      `,
      fixed: `
        FROM debian:12
        ARG VCS_REF
        LABEL org.opencontainers.image.title="app" org.opencontainers.image.revision="\${VCS_REF}"
      `,
    },
    {
      because: 'the older names, a parent stage, and an argument that is there',
      bad: `
        FROM debian:12 AS base
        ARG VCS_REF
        # who made it
        LABEL org.label-schema.vcs-ref=«4f9a2c4» \\
              org.label-schema.build-date=2026-01-02
        FROM base
        CMD ["/app"]
      `,
      fixed: `
        FROM debian:12 AS base
        ARG VCS_REF
        # who made it
        ARG BUILD_DATE
        LABEL org.label-schema.vcs-ref="\${VCS_REF}" \\
              org.label-schema.build-date="\${BUILD_DATE}"
        FROM base
        CMD ["/app"]
      `,
    },
    {
      because: 'buildx writes it, so a variable is in the way as well',
      bad: `
        FROM debian:12
        ARG VCS_REF
        LABEL title=app org.opencontainers.image.revision=«$VCS_REF»
      `,
      fixed: `
        FROM debian:12
        ARG VCS_REF
        LABEL title=app
      `,
      options: { buildxGitLabels: true },
    },
    {
      because: 'the build fills it in',
      good: `
        FROM debian:12
        ARG VCS_REF
        LABEL org.opencontainers.image.revision="\${VCS_REF}" org.opencontainers.image.created=$BUILD_DATE
      `,
    },
    {
      because: 'other keys are the same for many builds',
      good: `
        FROM debian:12
        LABEL org.opencontainers.image.source="https://github.com/example/app" org.opencontainers.image.version="1.4"
      `,
    },
    {
      because: 'a child replaces it, or the stage is not shipped',
      good: `
        FROM debian:12 AS build
        LABEL org.opencontainers.image.revision=4f9a2c4
        FROM debian:12 AS base
        LABEL org.opencontainers.image.revision=4f9a2c4
        FROM base
        ARG VCS_REF
        LABEL org.opencontainers.image.revision=$VCS_REF
      `,
    },
    {
      because: 'the old form is looked at on its own',
      good: `
        FROM debian:12
        LABEL org.opencontainers.image.revision 4f9a2c4
      `,
    },
  ],
});

const VARIABLES: ReadonlyMap<string, string> = new Map([
  ['org.opencontainers.image.revision', 'VCS_REF'],
  ['org.opencontainers.image.created', 'BUILD_DATE'],
  ['org.label-schema.vcs-ref', 'VCS_REF'],
  ['org.label-schema.build-date', 'BUILD_DATE'],
]);

/** What buildx writes: https://docs.docker.com/build/building/variables/#buildx_git_labels */
const REVISION = 'org.opencontainers.image.revision';
const GIT_KEYS: ReadonlySet<string> = new Set([
  REVISION,
  'org.opencontainers.image.source',
  'com.docker.image.source.entrypoint',
]);

function fillIn(edit: DockerfileEdits, pairs: readonly LabelPair[]): void {
  const declared = new Set<string>();
  for (const { name, value, instruction } of pairs) {
    const variable = VARIABLES.get(name);
    if (!value || variable === undefined) continue;
    edit.replace(value, `"\${${variable}}"`);
    const { stage, order } = instruction;
    if (declared.has(variable) || stage.setting(variable, order)) continue;
    declared.add(variable);
    edit.insertBelowComments(instruction, `ARG ${variable}`);
  }
}

/** Takes the commit out of all stages of the chain; what else buildx writes may be wanted otherwise. */
function removal(pairs: readonly LabelPair[], stage: Stage): ((edit: DockerfileEdits) => void) | undefined {
  if (pairs.some(({ name }) => name !== REVISION)) return undefined;
  return (edit) => {
    for (const pair of labelPairs(stage, REVISION)) {
      if (pair.instruction.pairs.length > 1) edit.removeWord(pair);
      else edit.removeInstruction(pair.instruction);
    }
  };
}
