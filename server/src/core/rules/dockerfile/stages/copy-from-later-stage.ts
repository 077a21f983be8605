import { rule } from '../../../engine/rule';
import { isStageNumber, namedStage, sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/copy-from-later-stage', {
  title: 'Files are taken from a stage that is not built yet',
  why: 'Builders know only the stages above an instruction, so the file is refused.',
  todo: 'Move the stage that holds the files above this one.',
  severity: 'error',
  category: 'correctness',
  peers: {
    hadolint: ['DL3022'],
    kics: ["COPY '--from' Without FROM Alias Defined Previously"],
    'dockerfile-utils': ['FLAG_INVALID_FROM_VALUE'],
    tally: ['tally/circular-stage-deps'],
  },
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  visit: 'file',
  check({ stages, implicitStage }, report) {
    for (const instruction of implicitStage?.instructions ?? []) {
      for (const source of sourceNames(instruction)) {
        if (isStageNumber(source)) report(source, { says: 'no stage stands before it' });
      }
    }
    // An image that is copied from counts like a stage behind those of the file.
    let count = stages.length;
    for (const stage of implicitStage ? [] : stages) {
      for (const instruction of stage.instructions) {
        for (const source of sourceNames(instruction)) {
          const named = namedStage(source, stages);
          if (named && named.index > stage.index) {
            report(source, { says: `the stage ${source.name} stands below this one` });
          } else if (!named && isStageNumber(source)) {
            const isThere = Number(source.name) >= 0 && Number(source.name) < count;
            if (!isThere) report(source, { says: `there is no stage with the number ${source.name}` });
          } else if (!named) count++;
        }
        if (instruction.kind === 'RUN') count += instruction.mounts.filter(({ from }) => !from?.value).length;
      }
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.24
        COPY --from=«build» /out/api /api
        FROM golang:1.26 AS build
        RUN go build -o /out/api ./api
      `,
    },
    {
      because: 'a number that is too great, and mounts',
      bad: `
        FROM alpine:3.24 AS site
        COPY --from=«1» /a /b
        RUN --mount=from=«build»,target=/from cp /from/a /b
        FROM golang:1.26 AS build
        COPY --from=«2» /a /b
        COPY --from=«-1» /a /b
      `,
    },
    {
      because: 'an earlier stage, an image, a named build context',
      good: `
        FROM golang:1.26 AS build
        FROM alpine:3.24
        COPY --from=build /a /b
        COPY --from=0 /a /b
        COPY --from=busybox:1.37 /a /b
        COPY --from=assets /a /b
      `,
    },
    { because: 'no FROM stands before it', bad: 'COPY --from=«0» /a /b\n' },
  ],
});
