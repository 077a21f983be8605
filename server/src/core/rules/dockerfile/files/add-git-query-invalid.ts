import { rule } from '../../../engine/rule';
import { gitQueryOf } from '../_shared/git-query';
import { isGitAddress } from '../_shared/remote-sources';

export default rule('dockerfile/add-git-query-invalid', {
  title: 'The query of a repository address is not understood',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  todo: 'Behind the question mark stand ref, tag, branch, commit, subdir, submodules, keep-git-dir, fetch-by-commit and mtime, each once and with a value.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/build/concepts/context/#url-queries'],
  visit: 'add',
  check(add, report) {
    for (const source of add.sources) {
      const address = source.value;
      if (!address?.includes('?') || !isGitAddress(address)) continue;
      const query = gitQueryOf(address);
      if (!query) continue;
      const checksum = add.checksum?.value;
      const isOther = !!query.checksum && !!checksum && query.checksum !== checksum;
      const keepsFolder = add.flag('keep-git-dir') ? add.hasSwitch('keep-git-dir') : undefined;
      if (query.problem !== undefined) report(source, { says: query.problem });
      else if (query.keepsFolder !== undefined && keepsFolder !== undefined && query.keepsFolder !== keepsFolder)
        report(source, { says: 'the flag --keep-git-dir says otherwise' });
      else if (isOther) report(source, { says: 'the flag --checksum names another commit' });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        ADD «https://github.com/moby/buildkit.git?version=0.1.0» /src
      `,
    },
    {
      because: 'no value, two values, values that are none, and things that cannot both be',
      bad: `
        FROM alpine:3.24
        ADD «https://github.com/moby/buildkit.git?ref» /a
        ADD «https://github.com/moby/buildkit.git?ref=a&ref=b» /b
        ADD «git@github.com:moby/buildkit.git?submodules=maybe» /c
        ADD «https://github.com/moby/buildkit.git?mtime=now» /d
        ADD «https://github.com/moby/buildkit.git?tag=v1&branch=main» /e
        ADD «https://github.com/moby/buildkit.git?ref=a#b» «git@example.com:x://y?tag=1#2» /f
        ADD «https://github.com/moby/buildkit.git?subdir=a#main:b» /g
        ADD --keep-git-dir=false «https://github.com/moby/buildkit.git?keep-git-dir» /h
        ADD --checksum=a1b2c3 «https://github.com/moby/buildkit.git?commit=a1b2c4» /i
      `,
    },
    {
      because: 'all that can be said of a repository, and what is said of a file',
      good: `
        FROM alpine:3.24
        ARG REF
        ADD --keep-git-dir https://github.com/moby/buildkit.git?tag=v0.1.0&subdir=docs&keep-git-dir=1 /a
        ADD https://github.com/moby/buildkit.git?branch=main&mtime=commit&submodules=false&fetch-by-commit=1 /b
        ADD --checksum=a1b2c3 git@github.com:moby/buildkit.git?commit=a1b2c3 /c
        ADD https://github.com/moby/buildkit.git?ref=refs/tags/v1&tag=v1#refs/tags/v1:docs /d
        ADD https://github.com/moby/buildkit.git?ref=$REF /e
        ADD https://example.com/app.tar.gz?version=2 /f
        ADD https://example.git?version=2 /g
      `,
    },
  ],
});
