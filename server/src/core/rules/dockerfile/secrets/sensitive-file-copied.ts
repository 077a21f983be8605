import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import type { Value } from '../../../model/dockerfile-value';
import { mayHoldCredentials, namedCredentials } from '../_shared/credential-path';
import { changesFile, deletedBy, isMountable, removeSource } from '../_shared/file-mount';
import { absolutePath, copiedTo, sensitiveSources } from '../_shared/sensitive-copy';
import { cases } from './sensitive-file-copied.cases';

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
  check(copy, report, context) {
    if (!mayHoldCredentials(copy)) return;
    const { path, project } = context;
    for (const { source, holds } of sensitiveSources(copy, path, project)) {
      const says = `${source.value} goes into the image: such a file holds ${holds}`;
      const fix = mountInstead(copy, source);
      // A stage that is only copied from leaves it in the cache of the build, not in the image.
      if (copy.stage.isShipped || isTakenAlong(copy, source)) report(source, { says, fix });
      else
        report(source, {
          says: `${source.value} stays in the build cache: such a file holds ${holds}`,
          severity: 'info',
          fix,
        });
    }
    for (const { variable, at } of namedCredentials(copy, path, project)) {
      report(at, {
        says: `the file that ${variable} names goes into the image: such a file holds credentials`,
        severity: 'warning',
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
      because: 'samples and public halves',
      good: `
        FROM alpine:3.22
        COPY .env.example .env.sample deploy.pub ca.pem tls.crt /etc/app/
      `,
    },
    ...cases,
  ],
});

/** Calls of tools that look for a file by themselves. */
const READERS: Readonly<Record<string, RegExp>> = {
  '.npmrc': /^(?:(?:npm|pnpm|yarn) (?:ci|clean-install|install|i|add|update|publish|fetch|dlx)\b|yarn $)/,
  '.yarnrc.yml': /^yarn (?:install|add|up|npm|$)/,
  '.netrc': /^(?:curl|wget|git|pip3?|go) /,
  '.git-credentials': /^git /,
};

/** Whether a stage that ships takes the file out of the one that it is copied into, with the folder that it lies in. */
function isTakenAlong(copy: Copy | Add, source: Value): boolean {
  const { stage } = copy;
  const path = source.value === undefined ? undefined : copiedTo(copy, source.value);
  const later = stage.ofKind('RUN').filter((run) => run.order > copy.order);
  if (path === undefined || later.some((run) => deletedBy(run).some((gone) => path.startsWith(gone)))) return false;
  const shipped = stage.model.stages.filter((one) => one.isShipped);
  return shipped.some((one) =>
    one.ofKind('COPY').some(({ fromStage, sources }) => {
      if (!fromStage || !(fromStage === stage || fromStage.ancestors.includes(stage))) return false;
      return sources.some(({ value }) => {
        const taken = value === undefined ? undefined : absolutePath('/', value);
        return taken !== undefined && (taken === '/' || taken === path || path.startsWith(`${taken}/`));
      });
    }),
  );
}

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
    const verb = words.find(({ text }) => !text.startsWith('-'))?.text ?? '';
    if (reader?.test(`${program} ${verb}`)) return true;
    return words.some(({ text }) => text.includes(path) || text === name || text.endsWith(`=${name}`));
  });
}

/** Whether another stage builds upon this one and so may use the file as well. */
function builtUpon(stage: Stage): boolean {
  return stage.model.stages.some((one) => one.ancestors.includes(stage));
}
