import { rule } from '../../../engine/rule';
import { sensitiveSources } from '../_shared/sensitive-copy';

export default rule('dockerfile/sensitive-file-copied', {
  title: 'A file with credentials is copied into the image',
  why: 'Everybody who can pull the image can take the file out of its layer, even when a later step deletes it.',
  todo: 'Mount it in the RUN that needs it (`--mount=type=secret,id=<name>,target=<path>`), give it to the container when it is run, or list it in .dockerignore.',
  severity: 'error',
  category: 'secrets',
  peers: { trivy: ['DS-0031'], dockle: ['CIS-DI-0010'], cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/secrets/'],
  visit: 'copy',
  check(copy, report, { path, project }) {
    for (const { source, holds } of sensitiveSources(copy, path, project)) {
      const says = `${source.value} goes into the image: such a file holds ${holds}`;
      // A stage that is only copied from leaves it in the cache of the build, not in the image.
      if (copy.stage.isShipped) report(source, { says });
      else
        report(source, {
          says: `${source.value} stays in the build cache: such a file holds ${holds}`,
          severity: 'info',
        });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json «.npmrc» ./
        RUN npm ci
      `,
    },
    {
      because: 'folders of credentials, keys, ADD, the JSON form, ONBUILD and known variables',
      bad: `
        FROM alpine:3.22
        ARG KEY=deploy/id_ed25519
        COPY «.ssh» /root/.ssh
        ADD [«"certs/server.key"», "/etc/ssl/"]
        COPY --chmod=600 «$KEY» /root/key
        ONBUILD COPY «.env.production» /app/.env
      `,
    },
    {
      because: 'a stage that is only copied from keeps it in the build cache',
      bad: `
        FROM node:24 AS build
        COPY «.npmrc» ./
        FROM node:24-slim
        COPY --from=build /app /app
      `,
    },
    {
      because: 'samples and public halves',
      good: `
        FROM alpine:3.22
        COPY .env.example .env.sample deploy.pub ca.pem tls.crt /etc/app/
      `,
    },
    {
      because: 'the ignore file or a flag keeps it out',
      good: `
        FROM alpine:3.22
        COPY .env /app/
        COPY --exclude=*.key server.key /etc/ssl/
      `,
      files: { '.dockerignore': '.env*\n' },
    },
    {
      because: 'what the file says is known, and it is no secret',
      good: `
        FROM node:24-slim
        COPY .npmrc package.json ./
        COPY server.pem /etc/ssl/
      `,
      files: {
        '.npmrc': 'engine-strict=true\n',
        'server.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
      },
    },
    {
      because: 'files of other stages and heredocs are not from the context',
      good: `
        FROM alpine:3.22 AS certs
        FROM alpine:3.22
        COPY --from=certs /etc/ssl/server.key /etc/ssl/
        COPY <<.env /app/
        MODE=fast
        .env
      `,
    },
    {
      because: 'a mount is gone after the step',
      good: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
        COPY environment.ts keys.md monkey.json ./
      `,
    },
  ],
});
