import { booleanOption, rule } from '../../../engine/rule';
import { effectiveLabels } from '../_shared/effective-labels';
import { insertBeforeStart, isExportOnly } from '../_shared/run-time-part';

export default rule('dockerfile/oci-labels-missing', {
  title: 'No label tells which source the image was built from',
  why: 'Whoever finds a flaw in a running container cannot tell which repository and which commit it comes from, and bots show no release notes.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys'],
  fix: { title: 'Add the labels, filled in by build arguments', safety: 'suggested' },
  options: { setByBuild: booleanOption('Whether the build adds the labels, as docker/metadata-action does.', false) },
  visit: 'finalStage',
  check(stage, report, { options: { setByBuild } }) {
    if (setByBuild || isExportOnly(stage)) return;
    const labels = effectiveLabels(stage);
    if ([...labels.keys()].some((key) => key.includes('$'))) return;
    const hasSource = labels.has(`${PREFIX}source`);
    const hasRevision = labels.has(`${PREFIX}revision`) || labels.has(`${PREFIX}version`);
    if (hasSource && hasRevision) return;
    const missing = [...(hasSource ? [] : ['source']), ...(hasRevision ? [] : ['revision'])];
    report(stage.from.keyword, {
      says: `${missing.map((one) => PREFIX + one).join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
      missing: true,
      fix(edit) {
        const names = missing.map((one): [string, string] => [one, one === 'source' ? 'VCS_URL' : 'VCS_REF']);
        insertBeforeStart(edit, stage, [
          `ARG ${names.map(([, variable]) => variable).join(' ')}`,
          `LABEL ${names.map(([one, variable]) => `${PREFIX}${one}="\${${variable}}"`).join(' ')}`,
        ]);
      },
    });
  },
  examples: [
    {
      bad: `
        «FROM» debian:12
        COPY app /
        CMD ["/app"]
      `,
      fixed: `
        FROM debian:12
        COPY app /
        ARG VCS_URL VCS_REF
        LABEL org.opencontainers.image.source="\${VCS_URL}" org.opencontainers.image.revision="\${VCS_REF}"
        CMD ["/app"]
      `,
    },
    {
      because: 'one of them is there',
      bad: `
        FROM debian:12 AS base
        LABEL org.opencontainers.image.source="https://github.com/example/app"
        «FROM» base
        CMD ["/app"]
      `,
      fixed: `
        FROM debian:12 AS base
        LABEL org.opencontainers.image.source="https://github.com/example/app"
        FROM base
        ARG VCS_REF
        LABEL org.opencontainers.image.revision="\${VCS_REF}"
        CMD ["/app"]
      `,
    },
    {
      because: 'both are there, a version in the place of a commit',
      good: `
        FROM debian:12
        LABEL org.opencontainers.image.source="https://github.com/example/app" org.opencontainers.image.version="1.4"
      `,
    },
    {
      because: 'the build adds them',
      good: 'FROM debian:12\nCMD ["/app"]\n',
      options: { setByBuild: true },
    },
    {
      because: 'a stage that only hands files out is no image',
      good: `
        FROM scratch
        COPY app /
      `,
    },
  ],
});

const PREFIX = 'org.opencontainers.image.';
