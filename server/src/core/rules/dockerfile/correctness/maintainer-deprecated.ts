import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Maintainer } from '../../../model/dockerfile-instructions';
import { inCaseOf } from '../_shared/keywords';

const LABEL = 'org.opencontainers.image.authors';

export default rule('dockerfile/maintainer-deprecated', {
  title: 'MAINTAINER is deprecated',
  why: 'It can name one person only, and tools that read labels do not find it.',
  severity: 'hint',
  category: 'correctness',
  peers: {
    hadolint: ['DL4000'],
    buildkit: ['MaintainerDeprecated'],
    trivy: ['DS-0022'],
    checkov: ['CKV_DOCKER_6'],
    semgrep: ['maintainer-is-deprecated'],
    kics: ['MAINTAINER Instruction Being Used'],
    'dockerfile-utils': ['DEPRECATED_MAINTAINER'],
  },
  references: [
    'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
  ],
  fix: { title: 'Name the authors in a label', safety: 'safe' },
  visit: 'maintainer',
  check(maintainer, report) {
    // The builder refuses it there.
    if (maintainer.onbuild) return;
    report(maintainer, { says: `use the label ${LABEL}`, fix: (edit) => writeAsLabel(edit, maintainer) });
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        «MAINTAINER Ada Lovelace <ada@example.com>»
      `,
      fixed: `
        FROM alpine:3.22
        LABEL org.opencontainers.image.authors="Ada Lovelace <ada@example.com>"
      `,
    },
    {
      because: 'quotes around the whole are kept, others and what would be expanded are escaped',
      bad: `
        FROM alpine:3.22
        «maintainer "Ada Lovelace"»
        FROM alpine:3.22
        «MAINTAINER 'Ada'»
        FROM alpine:3.22
        «MAINTAINER Ada "the $first" \\ programmer»
      `,
      fixed: `
        FROM alpine:3.22
        label org.opencontainers.image.authors="Ada Lovelace"
        FROM alpine:3.22
        LABEL org.opencontainers.image.authors='Ada'
        FROM alpine:3.22
        LABEL org.opencontainers.image.authors="Ada \\"the \\$first\\" \\\\ programmer"
      `,
    },
    {
      because: 'continued lines and comments stay',
      bad: 'FROM alpine:3.22\n«MAINTAINER Ada \\\n  # who else\n  Lovelace»\n',
      fixed: 'FROM alpine:3.22\nLABEL org.opencontainers.image.authors="Ada \\\n  # who else\n  Lovelace"\n',
    },
    {
      because: 'the backtick escapes where a directive says so',
      bad: '# escape=`\nFROM alpine:3.22\n«MAINTAINER ACME\\"ada" `x` y»\n',
      fixed: '# escape=`\nFROM alpine:3.22\nLABEL org.opencontainers.image.authors="ACME\\`"ada`" ``x`` y"\n',
    },
    { because: 'labels', good: 'FROM alpine:3.22\nLABEL maintainer="Ada Lovelace"\n' },
    { because: 'refused under ONBUILD by another rule', good: 'FROM alpine:3.22\nONBUILD MAINTAINER Ada\n' },
    { because: 'a comment', good: 'FROM alpine:3.22\n# MAINTAINER Ada\n' },
  ],
});

function writeAsLabel(edit: DockerfileEdits, { keyword, syntax, model }: Maintainer): void {
  const { argument } = syntax;
  if (!argument || keyword.parts) {
    edit.refuse('There is nobody to name.');
    return;
  }
  edit.replace(keyword, inCaseOf(keyword.value, 'LABEL'));
  const pieces = argument.parts ?? [argument.span];
  const isQuoted = /^(?:"[^"$\\`]*"|'[^']*')$/.test(argument.value);
  if (isQuoted) {
    edit.insertBeforeNode(argument, `${LABEL}=`);
    return;
  }
  let before = `${LABEL}="`;
  for (const { start, end } of pieces) {
    for (let at = start; at < end; at++) {
      if (/["$]/.test(model.text.charAt(at)) || model.text.charAt(at) === model.escapeCharacter)
        before += model.escapeCharacter;
      if (before !== '') edit.insertBeforeNode({ span: { start: at, end: at } }, before);
      before = '';
    }
  }
  edit.insertAfterNode(argument, '"');
}
