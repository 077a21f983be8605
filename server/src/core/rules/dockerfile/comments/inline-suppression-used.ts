import { booleanOption, rule } from '../../../engine/rule';

/** What silences a finding in the tools of the field, and whether a reason may stand in it. */
const SUPPRESSIONS: readonly RegExp[] = [
  /^hadolint\s+(?:global\s+|stage\s+)?ignore\s*=\s*(?:DL|SC)\d+(?:\s*,\s*(?:DL|SC)\d+)*\s*(?:#\s*(?<reason>\S.*))?$/,
  /^check\s*=\s*skip=\S+\s*(?<reason>\S.*)?$/,
  /^trivy:ignore:\S+\s*(?<reason>\S.*)?$/,
  /^(?:checkov|bridgecrew|cortex):skip=[^:]+(?::\s*(?<reason>\S.*))?$/,
  /^nosemgrep(?::\s*[\w., -]+?)?\s*(?:--\s*(?<reason>\S.*))?$/,
  /^kics-scan\s+(?:ignore|disable=|ignore-line|ignore-block)\S*\s*(?<reason>\S.*)?$/,
  /^dockerfile-utils:\s*ignore$/,
  /^bulkhead\s+(?:\w+\s+)?ignore(?:-file)?=(?!.*inline-suppression-used)[\w/*,-]+\s*(?:--\s*(?<reason>\S.*))?$/,
];

export default rule('dockerfile/inline-suppression-used', {
  title: 'A linter suppression comment is used',
  why: 'Exceptions that stand in the files go past whoever agreed on the rules.',
  severity: 'hint',
  default: 'off',
  category: 'correctness',
  peers: { hadolint: ['DL1001'] },
  references: ['https://github.com/hadolint/hadolint/wiki/DL1001'],
  options: { allowWithReason: booleanOption('Leave those alone that give a reason', false) },
  visit: 'file',
  check(file, report, { options }) {
    // A check among the first lines is a directive.
    const directives = file.directives.filter(({ name }) => name === 'check');
    const checks = directives.map(({ span, value }) => ({ span, text: `check=${value}` }));
    for (const comment of [...file.comments, ...checks]) {
      const match = SUPPRESSIONS.find((pattern) => pattern.test(comment.text))?.exec(comment.text);
      if (!match || (options.allowWithReason && match.groups?.reason !== undefined)) continue;
      report(comment, { says: `${comment.text.split(/[\s:=]/)[0]} is told to be silent here` });
    }
  },
  examples: [
    {
      bad: `
        «# hadolint ignore=DL3006»
        FROM debian
        «# check=skip=UndefinedVar»
        COPY $a /
      `,
    },
    {
      because: 'the comments of all tools',
      bad: '«# check=skip=all»\n«# hadolint global ignore=DL3008, DL3009»\nFROM debian:12\n«# trivy:ignore:DS-0002»\n«# checkov:skip=CKV_DOCKER_2:not here»\n«# nosemgrep: missing-user»\n«# kics-scan ignore-line»\n«# dockerfile-utils: ignore»\n«# bulkhead ignore=dockerfile/user-missing -- it is meant so»\nUSER root\n',
    },
    {
      because: 'a reason may be enough',
      options: { allowWithReason: true },
      bad: 'FROM debian:12\n# hadolint ignore=DL3008 # pinned by the mirror\n«# hadolint ignore=DL3009»\nRUN true\n# bulkhead ignore=dockerfile/user-missing -- one of ours\nUSER root\n',
    },
    {
      because: 'other comments, and what silences nothing',
      good: '# syntax=docker/dockerfile:1\n# hadolint shell=powershell\nFROM debian:12\n# hadolint is run\n# ignore this\n# check=error=true\nRUN true\n',
    },
    { because: 'words in a script', good: 'FROM debian:12\nRUN echo "# hadolint ignore=DL3008"\n' },
    { because: 'no comment', good: 'FROM debian:12\n' },
    {
      because: 'such a comment would not be read as one',
      good: 'FROM debian:12\n# hadolint ignore: DL3008\n# nosemgrepped\nRUN true\n',
    },
  ],
});
