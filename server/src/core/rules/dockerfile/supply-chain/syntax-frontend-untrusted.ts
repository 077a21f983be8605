import { rule } from '../../../engine/rule';
import { imageName, isFromRegistry } from '../../../knowledge/registries';

export default rule('dockerfile/syntax-frontend-untrusted', {
  title: 'The syntax directive runs an unknown build frontend',
  why: 'The image reads this file in the place of the builder: its code sees the build context and every secret, and decides what is built.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { tally: ['tally/syntax-directive-typo'], cis: ['4.2'] },
  references: ['https://docs.docker.com/build/buildkit/frontend/'],
  fix: { title: 'Use the frontend of Docker', safety: 'suggested' },
  visit: 'file',
  check({ directives }, report, { settings }) {
    for (const { name, value, valueSpan } of directives) {
      if (name !== 'syntax' || value === '') continue;
      const image = value.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
      if (OFFICIAL.has(imageName(image).familiar.toLowerCase())) continue;
      if (settings.trustedRegistries.length > 0 && isFromRegistry(image, settings.trustedRegistries)) continue;
      report(
        { span: valueSpan },
        {
          says: `${value} is no frontend of Docker`,
          fix: (edit) => edit.replace({ span: valueSpan }, 'docker/dockerfile:1'),
        },
      );
    }
  },
  examples: [
    {
      bad: `
        # syntax=«docker/dockerfil:1»
        FROM alpine:3.22
      `,
      fixed: `
        # syntax=docker/dockerfile:1
        FROM alpine:3.22
      `,
    },
    {
      because: 'somebody else makes it, by whatever name and release',
      bad: `
        # escape=\\
        #syntax = «ghcr.io/example/dockerfile:1.4@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef»
        FROM alpine:3.22
      `,
      fixed: `
        # escape=\\
        #syntax = docker/dockerfile:1
        FROM alpine:3.22
      `,
    },
    {
      because: 'the frontends of Docker, with any release and in both spellings',
      good: `
        # syntax=docker.io/docker/dockerfile:1.17@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        FROM alpine:3.22
      `,
    },
    {
      because: 'releases to come',
      good: `
        # syntax=docker/dockerfile-upstream:master-labs
        FROM alpine:3.22
      `,
    },
    {
      because: 'the registry is allowed',
      good: `
        # syntax=mirror.example.com/docker/dockerfile:1
        FROM alpine:3.22
      `,
      settings: { trustedRegistries: ['mirror.example.com'] },
    },
    {
      because: 'no directive but a comment',
      good: `
        # the site
        # syntax=example/other:1
        FROM alpine:3.22
      `,
    },
  ],
});

const OFFICIAL: ReadonlySet<string> = new Set(['docker/dockerfile', 'docker/dockerfile-upstream']);
