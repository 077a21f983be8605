import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Mount } from '../../../model/dockerfile-image-instructions';

export default rule('dockerfile/secret-mount-mode', {
  title: 'A secret or ssh mount can be read by everyone',
  why: 'Every user of the step may read it, so also a program of somebody else that the build runs without rights.',
  severity: 'info',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypesecret'],
  fix: { title: 'Let only its owner read it', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    for (const mount of run.mounts) {
      const { type } = mount;
      const option = mount.option('mode');
      const text = option?.value;
      if ((type !== 'secret' && type !== 'ssh') || !option?.valueSpan || !text || !/^[0-7]{3,4}$/.test(text)) continue;
      const mode = Number.parseInt(text, 8);
      const isForGroup = (mode & 0o077) === 0o040 && mount.option('gid') !== undefined;
      if ((mode & 0o077) === 0 || isForGroup) continue;
      const { valueSpan } = option;
      const name = mount.option('id')?.value ?? type;
      report(option, {
        says: `the mount of ${name} has the mode ${text}: ${(mode & 0o007) === 0 ? 'its group' : 'everyone'} in the step has access`,
        fix: (edit) => edit.replace({ span: valueSpan }, `0400${ownerOf(mount, run)}`),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,«mode=0444» npm ci
      `,
      fixed: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,mode=0400 npm ci
      `,
    },
    {
      because: 'the user of the step keeps the access',
      bad: `
        FROM node:24-slim
        USER 1000:1000
        RUN --mount=type=secret,id=npmrc,«mode=644» npm ci
        RUN --mount=type=ssh,«mode=0666»,uid=1000 npm ci
      `,
      fixed: `
        FROM node:24-slim
        USER 1000:1000
        RUN --mount=type=secret,id=npmrc,mode=0400,uid=1000 npm ci
        RUN --mount=type=ssh,mode=0400,uid=1000 npm ci
      `,
    },
    {
      because: 'the defaults, and modes that leave others out',
      good: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc --mount=type=ssh npm ci
        RUN --mount=type=secret,id=npmrc,mode=0400,uid=1000 npm ci
      `,
    },
    {
      because: 'a group that is named may read',
      good: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,gid=1000,mode=0440 npm ci
      `,
    },
    {
      because: 'other mounts hold no secret, and a variable is unknown',
      good: `
        FROM node:24-slim
        ARG MODE
        RUN --mount=type=cache,target=/root/.npm,mode=0777 --mount=type=secret,id=npmrc,mode=$MODE npm ci
      `,
    },
  ],
});

/** Whoever runs the step must still be able to read the mount; a user without a number cannot be named. */
function ownerOf(mount: Mount, { state }: Run): string {
  const name = state?.user?.name;
  return mount.option('uid') || name === undefined || !/^[1-9]\d*$/.test(name) ? '' : `,uid=${name}`;
}
