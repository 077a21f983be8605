import { rule } from '../../../engine/rule';

const FOLDERS = /^\/var\/(?:cache\/apt|lib\/apt|lib\/dpkg)(?:\/|$)/;

export default rule('dockerfile/cache-mount-not-locked', {
  title: 'Parallel builds may corrupt the apt cache mount',
  why: 'apt locks these folders and fails when another build holds the lock, or two builds write over one another.',
  severity: 'info',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages'],
  fix: { title: 'Let one build at a time use the mount', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    for (const mount of run.mounts) {
      const target = mount.target?.value ?? '';
      if (mount.type !== 'cache' || !FOLDERS.test(target)) continue;
      const sharing = mount.option('sharing');
      // Anything else than these words is an error or a variable.
      if (sharing?.value !== undefined && sharing.value !== 'shared') continue;
      const last = mount.options.at(-1);
      report(mount, {
        says: `builds that run at the same time share the cache mount at ${target}`,
        fix: (edit) => {
          if (sharing) edit.replace(sharing, 'sharing=locked');
          else if (!last || edit.text.charAt(last.span.end) === '"') edit.refuse('The options are quoted.');
          else edit.insertAfterNode(last, ',sharing=locked');
        },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «--mount=type=cache,target=/var/cache/apt» apt-get update && apt-get install -y curl
      `,
      fixed: `
        FROM debian:12-slim
        RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'several mounts, other names of the option, and the value that is the default',
      bad: `
        FROM debian:12-slim
        RUN «--mount=type=cache,dst=/var/cache/apt/archives,id=apt» \\
            «--mount=type=cache,sharing=shared,destination=/var/lib/apt/» \\
            apt-get update && apt-get install -y curl
      `,
      fixed: `
        FROM debian:12-slim
        RUN --mount=type=cache,dst=/var/cache/apt/archives,id=apt,sharing=locked \\
            --mount=type=cache,sharing=locked,destination=/var/lib/apt/ \\
            apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'one build at a time, or each its own',
      good: `
        FROM debian:12-slim
        RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=private apt-get update
      `,
    },
    {
      because: 'other programs lock what they need themselves',
      good: `
        FROM node:22-slim
        RUN --mount=type=cache,target=/root/.npm npm ci
        RUN --mount=type=cache,target=/var/cache/aptitude true
      `,
    },
    {
      because: 'no other build sees a tmpfs',
      good: `
        FROM debian:12-slim
        RUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update
      `,
    },
    {
      because: 'nobody knows what the variables hold',
      good: `
        FROM debian:12-slim
        ARG SHARING FOLDER
        RUN --mount=type=cache,target=/var/lib/apt,sharing=$SHARING --mount=type=cache,target=$FOLDER apt-get update
      `,
    },
  ],
});
