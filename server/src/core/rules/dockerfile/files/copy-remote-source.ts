import { rule } from '../../../engine/rule';
import type { Value } from '../../../model/dockerfile-value';
import { inCaseOf } from '../_shared/keywords';
import { isGitAddress, isWebAddress } from '../_shared/remote-sources';

export default rule('dockerfile/copy-remote-source', {
  title: 'COPY cannot fetch an address',
  why: 'Only ADD downloads files and clones repositories; the builder refuses COPY with an address.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  fix: { title: 'Use ADD', safety: 'suggested' },
  visit: 'copy',
  check(copy, report) {
    if (copy.kind !== 'COPY') return;
    for (const source of copy.sources) {
      const isRemote = source.value === undefined ? beginsWithScheme(source) : isFetched(source.value);
      if (!isRemote) continue;
      const canAdd = copy.flags.every(({ name }) => !['from', 'parents'].includes(name.value));
      report(source, {
        says: `COPY fetches nothing: ${source.raw}`,
        fix: canAdd ? (edit) => edit.replace(copy.keyword, inCaseOf(copy.keyword.value, 'ADD')) : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        COPY --chmod=644 «https://example.com/app.tar.gz» /tmp/
      `,
      fixed: `
        FROM alpine:3.24
        ADD --chmod=644 https://example.com/app.tar.gz /tmp/
      `,
    },
    {
      because: 'repositories too',
      bad: `
        FROM alpine:3.24
        copy «git@github.com:moby/buildkit.git» /src
        COPY --parents «ssh://git@example.com/a» /src
      `,
      fixed: `
        FROM alpine:3.24
        add git@github.com:moby/buildkit.git /src
        COPY --parents ssh://git@example.com/a /src
      `,
    },
    {
      because: 'whatever a variable behind it holds',
      bad: `
        FROM alpine:3.24
        ARG HOST
        COPY «https://$HOST/app.tar.gz» /tmp/
      `,
      fixed: `
        FROM alpine:3.24
        ARG HOST
        ADD https://$HOST/app.tar.gz /tmp/
      `,
    },
    {
      because: 'files, whatever they are called',
      good: `
        FROM alpine:3.24
        COPY a:b github.com/moby/buildkit ftp://x ./a@b:c /src/
        ADD https://example.com/app.tar.gz /tmp/
        ARG ADDRESS
        COPY $ADDRESS /tmp/
      `,
    },
  ],
});

function isFetched(address: string): boolean {
  return isWebAddress(address) || isGitAddress(address);
}

/** Whether what stands before the first variable is enough to tell. */
function beginsWithScheme({ raw, variables }: Value): boolean {
  return variables.length > 0 && isWebAddress(raw.slice(0, raw.indexOf('$')).replace(/["']/g, ''));
}
