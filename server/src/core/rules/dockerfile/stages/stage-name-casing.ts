import { rule } from '../../../engine/rule';
import { renameStage } from '../_shared/stage-references';

export default rule('dockerfile/stage-name-casing', {
  title: 'The stage name is not lower case',
  why: 'The builder folds the names of stages to lower case, so the log and the target list show another name than the file.',
  severity: 'hint',
  category: 'correctness',
  peers: { buildkit: ['StageNameCasing'] },
  references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  // Names are compared without case, so those outside this file still mean the stage.
  fix: { title: 'Write the name in lower case', safety: 'safe' },
  visit: 'stage',
  check(stage, report) {
    const { name } = stage;
    if (!name || name.value === name.value.toLowerCase() || !isAccepted(name.value)) return;
    report(name, {
      says: `the builder knows the stage ${name.value} as ${name.value.toLowerCase()}`,
      fix: (edit) => renameStage(edit, stage, name.value.toLowerCase()),
    });
  },
  examples: [
    {
      bad: `
        FROM golang:1.26 AS «Build»
        RUN go build -o /out/api .
        FROM alpine:3.22
        COPY --from=Build /out/api /
      `,
      fixed: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
        FROM alpine:3.22
        COPY --from=build /out/api /
      `,
    },
    {
      because: 'wherever the stage is named, and whatever else is on the line',
      bad: `
        FROM --platform=$BUILDPLATFORM alpine:3.22 \\
          # compiles
          as «BaseImage»
        ONBUILD COPY --chown=1:1 --from=BASEIMAGE /a /b
        FROM alpine:3.22
        RUN --mount=type=bind,from=BaseImage,target=/mnt cp /mnt/a /a
        COPY --from=0 /a /a
        COPY --from=baseimage /a /a
      `,
      fixed: `
        FROM --platform=$BUILDPLATFORM alpine:3.22 \\
          # compiles
          as baseimage
        ONBUILD COPY --chown=1:1 --from=BASEIMAGE /a /b
        FROM alpine:3.22
        RUN --mount=type=bind,from=baseimage,target=/mnt cp /mnt/a /a
        COPY --from=0 /a /a
        COPY --from=baseimage /a /a
      `,
    },
    { because: 'lower case, with digits and signs', good: 'FROM alpine:3.22 AS build-1.x_y\n' },
    { because: 'the builder rejects the name altogether', good: 'FROM alpine:3.22 AS Build/Web\n' },
    { because: 'an image is no name of a stage', good: 'FROM Registry.example.com/app:1.2\n' },
  ],
});

/** What is no name at all falls to another rule. */
function isAccepted(name: string): boolean {
  return /^[a-z][a-z0-9._-]*$/i.test(name);
}
