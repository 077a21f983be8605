import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Mount } from '../../../model/dockerfile-image-instructions';
import { mountOwner } from '../_shared/mount-owner';

export default rule('dockerfile/cache-mount-not-writable', {
  title: 'A cache mount belongs to root but the step runs as another user',
  why: 'The folder of a cache mount is made for root with mode 0755, so that the step fails or goes without the cache.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypecache'],
  fix: { title: 'Give the mount to the user of the step', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    if (run.mounts.length === 0) return;
    const user = run.state?.user;
    if (!user?.name || user.isRoot || run.stage.isWindows || run.commands.some(isElevated)) return;
    for (const mount of run.mounts) {
      if (mount.type !== 'cache' || isOpen(mount)) continue;
      const ids = mountOwner(user, run);
      const last = mount.options.at(-1);
      report(mount, {
        says: `the cache mount at ${mount.target?.value ?? 'an unnamed place'} belongs to root, the step runs as ${user.name}`,
        related: [{ at: user, says: 'this user runs the step' }],
        fix:
          ids && last
            ? (edit) => {
                if (edit.text.charAt(last.span.end) === '"') edit.refuse('The options are quoted.');
                else edit.insertAfterNode(last, ids);
              }
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:22-alpine
        USER node
        RUN «--mount=type=cache,target=/home/node/.npm» npm ci
      `,
      fixed: `
        FROM node:22-alpine
        USER node
        RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci
      `,
    },
    {
      because: 'users by number, and one that the file creates',
      bad: `
        FROM python:3.13-slim AS base
        RUN useradd --no-log-init -g 0 -u 10001 app
        USER app
        FROM base
        RUN «--mount=type=cache,target=/home/app/.cache/pip,sharing=locked» pip install flask==3.1.0
        USER 1001:1002
        RUN «--mount=type=cache,target=/cache» true
      `,
      fixed: `
        FROM python:3.13-slim AS base
        RUN useradd --no-log-init -g 0 -u 10001 app
        USER app
        FROM base
        RUN --mount=type=cache,target=/home/app/.cache/pip,sharing=locked,uid=10001 pip install flask==3.1.0
        USER 1001:1002
        RUN --mount=type=cache,target=/cache,uid=1001,gid=1002 true
      `,
    },
    {
      because: 'the number of the user is not known',
      bad: `
        FROM registry.example.com/base:1
        USER app
        RUN «--mount=type=cache,target=/cache» make
      `,
    },
    {
      because: 'the mount is given to the user, or open to all',
      good: `
        FROM node:22-alpine
        USER node
        RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci
        RUN --mount=type=cache,target=/cache,mode=0777 npm ci
        RUN --mount=type=cache,target=/cache,gid=1000,mode=0775 npm ci
      `,
    },
    {
      because: 'root may write everywhere',
      good: `
        FROM node:22-alpine
        RUN --mount=type=cache,target=/root/.npm npm ci
        USER root
        RUN --mount=type=cache,target=/root/.npm npm ci
      `,
    },
    {
      because: 'nobody knows who the user is',
      good: `
        FROM node:22-alpine
        ARG APP_USER
        USER $APP_USER
        RUN --mount=type=cache,target=/cache npm ci
      `,
    },
    {
      because: 'the cache is only read, or comes with the owners of another stage',
      good: `
        FROM node:22-alpine AS cache
        FROM node:22-alpine
        USER node
        RUN --mount=type=cache,target=/cache,readonly --mount=type=cache,target=/other,from=cache,source=/cache npm ci
      `,
    },
    {
      because: 'the step makes itself root',
      good: `
        FROM debian:12-slim
        USER app
        RUN --mount=type=cache,target=/var/cache/apt,sharing=locked sudo apt-get install -y curl
      `,
    },
  ],
});

function isElevated({ wrappers }: Run['commands'][number]): boolean {
  return wrappers.some(({ text }) => /(?:^|\/)(?:sudo|doas)$/.test(text));
}

/** Whether the mount says who may write to it, or nobody has to. */
function isOpen(mount: Mount): boolean {
  const mode = mount.option('mode')?.value;
  if (mount.option('uid', 'from')) return true;
  const readOnly = mount.option('readonly', 'ro');
  if (readOnly && readOnly.value !== 'false') return true;
  const others = mode?.at(-1) ?? '';
  const group = mode?.at(-2) ?? '';
  return /[2367$}]/.test(others) || (mount.option('gid') !== undefined && /[2367]/.test(group));
}
