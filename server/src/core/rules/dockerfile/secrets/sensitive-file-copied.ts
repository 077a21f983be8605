import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import type { Value } from '../../../model/dockerfile-value';
import { changesFile, deletedBy, isMountable, removeSource } from '../_shared/file-mount';
import { copiedTo, sensitiveSources } from '../_shared/sensitive-copy';

export default rule('dockerfile/sensitive-file-copied', {
  title: 'A file with credentials is copied into the image',
  why: 'Everybody who can pull the image can take the file out of its layer, even when a later step deletes it.',
  todo: 'Mount it in the RUN that needs it (`--mount=type=secret,id=<name>,target=<path>`), give it to the container when it is run, or list it in .dockerignore.',
  severity: 'error',
  category: 'secrets',
  peers: { trivy: ['DS-0031'], dockle: ['CIS-DI-0010'], cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/secrets/'],
  fix: { title: 'Mount it as a secret in the steps that use it', safety: 'suggested' },
  visit: 'copy',
  check(copy, report, { path, project }) {
    for (const { source, holds } of sensitiveSources(copy, path, project)) {
      const says = `${source.value} goes into the image: such a file holds ${holds}`;
      const fix = mountInstead(copy, source);
      // A stage that is only copied from leaves it in the cache of the build, not in the image.
      if (copy.stage.isShipped) report(source, { says, fix });
      else
        report(source, {
          says: `${source.value} stays in the build cache: such a file holds ${holds}`,
          severity: 'info',
          fix,
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
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json ./
        RUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci
      `,
    },
    {
      because: 'the step names it, and a step that does not goes without',
      bad: `
        FROM golang:1.27 AS build
        RUN apt-get update
        COPY «deploy/netrc.secret» /run/netrc
        RUN curl --netrc-file /run/netrc -o /data.json https://example.com/data
        RUN go build -o /server
        FROM scratch
        COPY --from=build /server /
      `,
      fixed: `
        FROM golang:1.27 AS build
        RUN apt-get update
        RUN --mount=type=secret,id=netrc.secret,target=/run/netrc curl --netrc-file /run/netrc -o /data.json https://example.com/data
        RUN go build -o /server
        FROM scratch
        COPY --from=build /server /
      `,
    },
    {
      because: 'no step uses it: the program wants it when it runs, or a later step deletes it',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY «.env» ./
        COPY «.npmrc» ./
        RUN npm ci
        RUN rm .npmrc
        CMD ["node", "--env-file=.env", "server.js"]
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

/** Tools that look for a file by themselves. */
const READERS: Readonly<Record<string, RegExp>> = {
  '.npmrc': /^(?:npm|pnpm|yarn)$/,
  '.yarnrc.yml': /^yarn$/,
  '.netrc': /^(?:curl|wget|git|pip3?|go)$/,
  '.git-credentials': /^git$/,
};

/** Takes a file out of the image and mounts it in the steps that are known to use it; nothing where none is known to. */
function mountInstead(copy: Copy | Add, source: Value): ((edit: DockerfileEdits) => void) | undefined {
  const { stage, order } = copy;
  const path = source.value === undefined ? undefined : copiedTo(copy, source.value);
  if (path === undefined || !isMountable(copy, source)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const later = stage.ofKind('RUN').filter((run) => run.order > order);
  const users = later.filter((run) => uses(run, path, name));
  const isTouched = later.some((run) => changesFile(run, path) || deletedBy(run).some((gone) => path.startsWith(gone)));
  const isStarted = JSON.stringify([stage.endState.entrypoint, stage.endState.cmd].map((one) => one?.syntax.rest.text));
  if (users.length === 0 || isTouched || isStarted.includes(name) || builtUpon(stage)) return undefined;
  const id = (source.value ?? '').replace(/^.*\//, '').replace(/^\.+/, '');
  return (edit) => {
    removeSource(edit, copy, source);
    for (const run of users) edit.addFlag(run, `--mount=type=secret,id=${id},target=${path}`);
  };
}

function uses(run: Run, path: string, name: string): boolean {
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  return run.commands.some(({ program, arguments: words }) => {
    if (program !== undefined && reader?.test(program)) return true;
    return words.some(({ text }) => text.includes(path) || text === name || text.endsWith(`=${name}`));
  });
}

/** Whether another stage builds upon this one and so may use the file as well. */
function builtUpon(stage: Stage): boolean {
  return stage.model.stages.some((one) => one.ancestors.includes(stage));
}
