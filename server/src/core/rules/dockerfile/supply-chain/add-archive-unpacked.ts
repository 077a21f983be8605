import { rule } from '../../../engine/rule';
import { contextSources, isArchive } from '../_shared/copy-sources';
import { requireFeature } from '../_shared/frontend';

export default rule('dockerfile/add-archive-unpacked', {
  title: 'ADD unpacks an archive without saying so',
  why: 'The builder decides by the content: it writes over files that are there, keeps the owners of the archive, and leaves a damaged one packed.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  peers: { semgrep: ['prefer-copy-over-add'], cis: ['4.9'] },
  references: ['https://docs.docker.com/reference/dockerfile/#add---unpack'],
  fix: { title: 'Say that it is to be unpacked', safety: 'suggested' },
  visit: 'add',
  check(add, report) {
    if (add.flag('unpack')) return;
    const { sources } = add;
    for (const source of contextSources(add)) {
      if (source.variables.length > 0 || !isArchive(source.value)) continue;
      report(source, {
        says: `${source.value} is unpacked if it is an archive`,
        // The flag counts for all sources.
        fix:
          sources.length === 1
            ? (edit) => {
                if (requireFeature(edit, add.model, 'unpack')) edit.addFlag(add, '--unpack=true');
              }
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        ADD --chown=1000 «rootfs.tar.gz» /
      `,
      fixed: `
        FROM alpine:3.22
        ADD --chown=1000 --unpack=true rootfs.tar.gz /
      `,
    },
    {
      because: 'the frontend that the file asks for knows no such flag',
      bad: '# syntax=docker/dockerfile:1.16\nFROM alpine:3.22\nADD «rootfs.tar.gz» /\n',
    },
    {
      because: 'one of several sources, and the JSON form',
      bad: `
        FROM alpine:3.22
        ADD README.md «a.tgz» «b.tar.xz» /srv/
        ADD [«"c.tar"», "/srv/"]
      `,
    },
    {
      because: 'it says so',
      good: `
        FROM alpine:3.22
        ADD --unpack=true a.tar.gz /srv/
        ADD --unpack=false b.tar.gz /srv/
        ADD --unpack c.tar.gz /srv/
      `,
    },
    {
      because: 'what is fetched is not unpacked, nor what COPY brings',
      good: `
        FROM alpine:3.22
        ADD https://example.com/a.tar.gz /srv/
        COPY a.tar.gz /srv/
      `,
    },
    {
      because: 'a variable is unknown, and other files stay as they are',
      good: `
        FROM alpine:3.22
        ARG ARCHIVE=a.tar.gz
        ADD $ARCHIVE app.zip app.jar /srv/
      `,
    },
  ],
});
