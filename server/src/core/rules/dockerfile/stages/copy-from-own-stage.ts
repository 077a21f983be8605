import { rule } from '../../../engine/rule';
import { namedStage, sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/copy-from-own-stage', {
  title: 'A stage takes files from itself',
  why: 'The stage would have to be built before it is built, so the builder refuses the file.',
  todo: 'Name the stage that holds the files, or leave `--from` out where they are in the build context.',
  severity: 'error',
  category: 'correctness',
  peers: {
    hadolint: ['DL3022', 'DL3023'],
    trivy: ['DS-0006'],
    kics: ["COPY '--from' References Current FROM Alias"],
    tally: ['tally/circular-stage-deps'],
  },
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  visit: 'instruction',
  check(instruction, report) {
    // What ONBUILD holds runs in another stage, which may well take files from this one.
    if (instruction.onbuild) return;
    for (const source of sourceNames(instruction)) {
      const { stage, model } = instruction;
      if (!stage || namedStage(source, model.stages) !== stage) continue;
      report(source, {
        says: `the stage takes files from itself: ${source.name} is its own ${stage.name && !/^[+-]?[0-9]+$/.test(source.name) ? 'name' : 'number'}`,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api ./api
        COPY --from=«build» /out/api /api
      `,
    },
    {
      because: 'by any case, by number, and through a mount',
      bad: `
        FROM golang:1.26 AS build
        COPY --from=«Build» /out/api /api
        COPY --from=«0» /out/api /api
        RUN --mount=type=bind,from=«build»,target=/from ls
      `,
    },
    {
      because: 'another stage, an image, and a number that is a name to a mount',
      good: `
        FROM golang:1.26 AS build
        FROM alpine:3.24
        COPY --from=build /api /api
        COPY --from=0 /api /api
        COPY --from=nginx:1.29 /etc/nginx /etc/nginx
        RUN --mount=from=build,target=/from ls
      `,
    },
    {
      because: 'the last stage of a name counts, and that is another',
      good: 'FROM a AS x\nFROM b AS y\nCOPY --from=x /a /b\n',
    },
    {
      because: 'a trigger runs in the stage that builds upon this one',
      good: `
        FROM golang:1.26 AS build
        ONBUILD COPY --from=build /api /api
        FROM build
      `,
    },
  ],
});
