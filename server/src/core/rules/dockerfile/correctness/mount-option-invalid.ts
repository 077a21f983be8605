import { rule } from '../../../engine/rule';
import { mountKeys, mountProblem } from '../../../model/dockerfile-mount-problems';
import { nearestWord } from '../../../text/did-you-mean';

export default rule('dockerfile/mount-option-invalid', {
  title: 'A --mount option is not valid',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  todo: 'Write key=value pairs with commas and no blanks between them, the type first.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#run---mount'],
  fix: { title: 'Use the nearest option', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    if (run.mounts.length === 0) return;
    const state = run.state;
    // What the base image sets is not known; most set nothing.
    const folder = state?.workdir === undefined ? '/' : state.workdirPath;
    // The platform alone tells it for certain; what ONBUILD holds is carried out elsewhere.
    const isForWindows = !run.onbuild && /^windows(?![^/(])/i.test(run.stage.rootStage.from.platform?.value ?? '');
    for (const mount of run.mounts) {
      // Said where the stage is named.
      if (mount.from?.value?.includes('$')) continue;
      const problem = mountProblem(mount, (text) => run.expansionOf(text), folder, isForWindows);
      if (!problem) continue;
      const { unknownKey } = problem;
      const nearest = unknownKey && unknownKey.value !== undefined ? nearestWord(unknownKey.key, mountKeys) : undefined;
      report(problem.at, {
        says: problem.says,
        fix:
          unknownKey && nearest !== undefined
            ? { title: `Use ${nearest}`, edit: (edit) => edit.replace({ span: unknownKey.keySpan }, nearest) }
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        RUN --mount=type=cache,«taget=/root/.cache» make
      `,
      fixed: `
        FROM alpine:3.24
        RUN --mount=type=cache,target=/root/.cache make
      `,
    },
    {
      because: 'types, values, and options that another type has',
      bad: `
        FROM alpine:3.24
        RUN --mount=«type=volume»,target=/a make
        RUN --mount=type=cache,target=/a,«sharing=yes» make
        RUN --mount=type=cache,target=/a,«mode=rwx» make
        RUN --mount=type=cache,target=/a,«uid=app» make
        RUN --mount=type=bind,target=/a,«size=1g» make
        RUN --mount=«size=1g»,type=tmpfs,target=/a make
        RUN --mount=type=tmpfs,target=/a,«size=much» make
        RUN --mount=type=bind,target=/a,«required» make
        RUN --mount=type=bind,target=/a,«ro=maybe» make
        RUN --mount=type=bind,«target» make
        RUN --mount=«type=bind,target=/a,uid=1» make
        RUN --mount=«type=bind,target=/a,sharing=locked» make
        RUN --mount=«type=bind,target=/a,from=\\"b» make
      `,
    },
    {
      because: 'secrets and ssh',
      bad: `
        FROM alpine:3.24
        RUN --mount=«type=secret» make
        RUN --mount=«type=secret,id=a,source=b» make
        RUN --mount=«type=secret,id=a,from=b» make
        RUN --mount=«type=ssh,source=a» make
      `,
    },
    {
      because: 'on Windows a secret is mounted at an absolute path',
      bad: `
        FROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2025
        RUN --mount=«type=secret,id=npm,target=npmrc» build.cmd
        RUN --mount=«type=secret,id=npm,target=C:npmrc» build.cmd
        RUN --mount=«type=secret,id=npm,target=D:/npmrc» build.cmd
        RUN --mount=type=secret,id=npm,target=C:/npmrc build.cmd
        RUN --mount=type=secret,id=npm,target=/npmrc build.cmd
      `,
    },
    {
      because: 'nothing may be mounted over the root, and nothing is mounted without a word',
      bad: `
        FROM alpine:3.24
        RUN --mount=«type=cache» make
        RUN --mount=«type=bind,target=/» make
        RUN --mount=«type=cache,,target=/a» make
        RUN --mount=«""» make
      `,
    },
    {
      because: 'everything that a mount may be told, and what variables may hold',
      good: `
        FROM alpine:3.24 AS build
        ARG TYPE
        ARG DIR
        RUN --mount=type=cache,target=/a,sharing=locked,mode=0755,uid=1000,gid=1000,id=b make
        RUN --mount=type=secret,id=a,env=TOKEN,required --mount=type=ssh,required=true make
        RUN --mount=type=tmpfs,target=/a,size=1.5GiB --mount=target=/b,rw,from=build,src=/c make
        RUN --mount=type=$TYPE,target=/a,size=1g --mount=type=cache,target=$DIR make
        RUN --mount='type=cache,target=/a b' make
        WORKDIR /app
        RUN --mount=type=bind --mount=type=cache,target=. make
      `,
    },
  ],
});
