import { rule } from '../../../engine/rule';
import type { DockerfileModel } from '../../../model/dockerfile';
import { keptFor } from '../../../model/outside-reads';
import { isStageNumber, namedStage, type SourceName, sourceNames } from '../_shared/source-stages';

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
  visit: 'section',
  check({ stage }, report) {
    if (!stage) return;
    const { stages, implicitStage } = stage.model;
    if (implicitStage && implicitStage !== stage) return;
    for (const instruction of stage.ofKind('COPY', 'RUN')) {
      for (const source of sourceNames(instruction)) {
        const named = namedStage(source, stages);
        if (implicitStage) {
          if (isStageNumber(source)) report(source, { says: 'no stage stands before it' });
        } else if (named && named.index > stage.index) {
          report(source, { says: `the stage ${source.name} stands below this one` });
        } else if (!named && isStageNumber(source)) {
          const isThere = Number(source.name) >= 0 && Number(source.name) < countBefore(source, stage.model);
          if (!isThere) report(source, { says: `there is no stage with the number ${source.name}` });
        }
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

/** How many stages there are for a source: an image that is copied from before it counts like one behind all others. */
function countBefore({ span }: SourceName, model: DockerfileModel): number {
  const taken = imagesTaken(model);
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((taken[middle] ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  return model.stages.length + low;
}

/** Where files are taken from something that is no stage of the file, in its order. */
const imagesTaken = keptFor(({ stages }: DockerfileModel): readonly number[] =>
  stages
    .flatMap((stage) => stage.ofKind('COPY', 'RUN'))
    .flatMap((instruction) => {
      const unnamed = instruction.kind === 'RUN' ? instruction.mounts.filter(({ from }) => !from?.value) : [];
      const others = sourceNames(instruction).filter((one) => !namedStage(one, stages) && !isStageNumber(one));
      return [...unnamed, ...others].map(({ span }) => span.start);
    })
    .sort((a, b) => a - b),
);
