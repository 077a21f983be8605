import { rule } from '../../../engine/rule';
import { isRepository } from '../_shared/copy-sources';
import { isCommit } from '../_shared/git-references';

export default rule('dockerfile/add-git-not-pinned', {
  title: 'ADD clones a git repository at a moving reference',
  why: 'The same Dockerfile gives another image with each push, and whoever can push there decides what is built in. Tags can be moved as well.',
  todo: 'Name the commit: `ADD https://…/tool.git#<commit> /src`, or keep the tag and add `--checksum=<commit>`.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: [
    'https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository',
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
  ],
  visit: 'add',
  check(add, report) {
    const { checksum } = add;
    if (checksum && (checksum.value === undefined || /^(?:sha\d+:)?[0-9a-f]{7,}$/i.test(checksum.value))) return;
    for (const source of add.sources) {
      const { value, raw, span } = source;
      if (value === undefined || !(isRepository(value) || /^github\.com\/[^/]+\/[^/]+/.test(value))) continue;
      const [address = '', fragment] = value.split('#');
      const queried = /[?&](?:ref|branch|tag)=([^&#]*)/.exec(address)?.[1];
      if (/[?&](?:commit|checksum)=[0-9a-f]{7,}/i.test(address)) continue;
      const reference = queried ?? fragment?.split(':')[0] ?? '';
      if (isCommit(reference) && reference.length >= 40) continue;
      const name = address
        .replace(/[?].*$/, '')
        .replace(/\/$/, '')
        .replace(/^.*[/:]/, '')
        .replace(/\.git$/, '');
      if (reference === '') {
        report(source, { says: `${name} is cloned at whatever was pushed last` });
        continue;
      }
      const at = raw.lastIndexOf(reference);
      const isPlain = at >= 0 && span.end - span.start === raw.length;
      report(isPlain ? { span: { start: span.start + at, end: span.start + at + reference.length } } : source, {
        says: `${name}: ${reference} can be moved to another commit`,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        ADD https://github.com/acme/tool.git#«v1.4.2» /src
      `,
    },
    {
      because: 'no reference, a branch with a folder, a query, other schemes, a short commit',
      bad: `
        FROM alpine:3.22
        ADD «https://github.com/acme/tool.git» /src
        ADD --keep-git-dir=true git@github.com:acme/tool.git#«main»:docs /docs
        ADD https://github.com/acme/tool.git?ref=«develop»&subdir=a /a
        ADD ssh://git@example.com/b.git#«refs/heads/main» /b
        ADD https://github.com/acme/tool.git#«9fceb02» /c
      `,
    },
    {
      because: 'the value of a variable is known',
      bad: `
        FROM alpine:3.22
        ARG VERSION=v1.4.2
        ADD «https://github.com/acme/tool.git#$VERSION» /src
      `,
    },
    {
      because: 'a commit stays what it is',
      good: `
        FROM alpine:3.22
        ADD https://github.com/acme/tool.git#9fceb02d0ae598e95dc970b74767f19372d61af8:src /src
        ADD https://github.com/acme/tool.git?ref=9fceb02d0ae598e95dc970b74767f19372d61af8 /a
      `,
    },
    {
      because: 'the tag is compared with a commit',
      good: `
        FROM alpine:3.22
        ADD --checksum=9fceb02d0ae598e95dc970b74767f19372d61af8 https://github.com/acme/tool.git#v1.4.2 /src
        ADD https://github.com/acme/tool.git?tag=v1.4.2&checksum=9fceb02d0a /a
      `,
    },
    {
      because: 'the build fills the reference in',
      good: `
        FROM alpine:3.22
        ARG COMMIT
        ADD https://github.com/acme/tool.git#$COMMIT /src
      `,
    },
    {
      because: 'downloads and local files are no repositories',
      good: `
        FROM alpine:3.22
        ADD https://github.com/acme/tool/archive/v1.4.2.tar.gz /src/
        ADD .gitconfig tool.git.tar /root/
      `,
    },
  ],
});
