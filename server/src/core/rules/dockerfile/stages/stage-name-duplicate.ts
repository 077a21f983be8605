import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { renameStage } from '../_shared/stage-references';

export default rule('dockerfile/stage-name-duplicate', {
  title: 'Two stages have the same name',
  why: 'Only one of them can be meant wherever the name is used, and the builder does not ask which: files may come from the wrong stage.',
  severity: 'error',
  category: 'correctness',
  peers: {
    hadolint: ['DL3024'],
    buildkit: ['DuplicateStageName'],
    trivy: ['DS-0012'],
    checkov: ['CKV_DOCKER_11'],
    kics: ['Same Alias In Different Froms'],
    'dockerfile-utils': ['DUPLICATE_BUILD_STAGE_NAME'],
  },
  references: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
  fix: { title: 'Give the later stage a name of its own', safety: 'suggested' },
  visit: 'file',
  check({ stages }, report) {
    const firsts = new Map<string, Stage>();
    for (const stage of stages) {
      const { name } = stage;
      if (!name) continue;
      const folded = name.value.toLowerCase();
      const first = firsts.get(folded);
      if (!first?.name) {
        firsts.set(folded, stage);
        continue;
      }
      report(name, {
        says: `an earlier stage is called ${first.name.value} too`,
        related: [{ at: first.name, says: 'the first stage of this name' }],
        fix: (edit) => renameStage(edit, stage, freeName(name.value, stages)),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api ./api
        FROM node:24 AS «build»
        RUN npm run build
        FROM nginx:1.29
        COPY --from=build /site /usr/share/nginx/html
      `,
      fixed: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api ./api
        FROM node:24 AS build-2
        RUN npm run build
        FROM nginx:1.29
        COPY --from=build-2 /site /usr/share/nginx/html
      `,
    },
    {
      because: 'names are compared without case, and each later one gets a number that is free',
      bad: `
        FROM alpine:3.22 AS Build
        FROM alpine:3.22 AS «build»
        FROM alpine:3.22 AS build-2
        FROM alpine:3.22 AS «BUILD»
        RUN --mount=from=1,target=/a --mount=type=bind,from=build,target=/b ls
      `,
      fixed: `
        FROM alpine:3.22 AS Build
        FROM alpine:3.22 AS build-3
        FROM alpine:3.22 AS build-2
        FROM alpine:3.22 AS BUILD-4
        RUN --mount=from=1,target=/a --mount=type=bind,from=build-3,target=/b ls
      `,
    },
    {
      because: 'what was copied from the first one still is',
      bad: `
        FROM alpine:3.22 AS files
        FROM files AS «files»
        COPY --from=files /a /b
        FROM files
      `,
      fixed: `
        FROM alpine:3.22 AS files
        FROM files AS files-2
        COPY --from=files /a /b
        FROM files-2
      `,
    },
    { because: 'a stage may be called like an image', good: 'FROM alpine:3.22 AS alpine\nFROM alpine AS app\n' },
    { because: 'stages need no name', good: 'FROM alpine:3.22\nFROM alpine:3.22\nFROM alpine:3.22 AS a\n' },
    { because: 'the names differ by more than case', good: 'FROM alpine:3.22 AS build\nFROM alpine:3.22 AS build2\n' },
  ],
});

/** The name with the first number behind it that no stage has. */
function freeName(name: string, stages: readonly Stage[]): string {
  const taken = new Set(stages.map((stage) => stage.foldedName));
  let number = 2;
  while (taken.has(`${name}-${number}`.toLowerCase())) number++;
  return `${name}-${number}`;
}
