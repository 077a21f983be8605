import { rule } from '../../../engine/rule';
import type { DockerfileModel } from '../../../model/dockerfile';
import type { Stage } from '../../../model/dockerfile-stage';
import { isStageNumber, namedStage, SOURCE_OPTION, sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/stage-unused', {
  title: 'A build stage is never used',
  why: 'Nothing of it reaches the image: it is left over, or somebody forgot to copy from it.',
  severity: 'hint',
  // Many such stages are built by name, with `--target`.
  default: 'off',
  category: 'image-hygiene',
  peers: { tally: ['tally/no-unreachable-stages'] },
  references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  fix: { title: 'Remove the stage', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    if (file.stages.length < 2) return;
    const { stages: used, beginnings, hasNumbers } = usesOf(file);
    for (const stage of file.stages.slice(0, -1)) {
      const name = stage.foldedName;
      if (used.has(stage) || beginnings.some((beginning) => name?.startsWith(beginning))) continue;
      report(stage.from, {
        says: `nothing is built on ${stage.name?.value ?? 'this stage'} or copied from it`,
        fix: (edit) => {
          if (hasNumbers) edit.refuse('Stages are counted by their numbers.');
          for (const instruction of stage.instructions) edit.removeInstruction(instruction);
        },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
        «FROM golang:1.26 AS tools»
        RUN go install ./tools
        FROM alpine:3.22
        COPY --from=build /out/api /
      `,
      fixed: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
        FROM alpine:3.22
        COPY --from=build /out/api /
      `,
    },
    {
      because: 'stages without a name; their numbers count',
      bad: 'FROM alpine:3.22 AS a\n«FROM alpine:3.22»\nFROM a\nFROM alpine:3.22\nCOPY --from=2 /a /b\n',
    },
    {
      because: 'built on, copied from, mounted, in a trigger, by number and in any case',
      good: `
        FROM alpine:3.22 AS a
        FROM alpine:3.22 AS b
        FROM alpine:3.22 AS c
        FROM alpine:3.22
        FROM alpine:3.22 AS e
        FROM A
        COPY --from=b /a /b
        RUN --mount=from=C,target=/mnt ls
        COPY --from=3 /a /b
        ONBUILD COPY --from=e /a /b
      `,
    },
    {
      because: 'a variable chooses among them',
      good: 'FROM alpine:3.22 AS build_amd64\nFROM alpine:3.22 AS build_arm64\nFROM build_${TARGETARCH}\n',
    },
    { because: 'the last one is the image', good: 'FROM alpine:3.22\n' },
  ],
});

interface Uses {
  readonly stages: ReadonlySet<Stage>;
  /** The beginnings of names that a variable ends. */
  readonly beginnings: readonly string[];
  readonly hasNumbers: boolean;
}

function usesOf(file: DockerfileModel): Uses {
  const stages = new Set<Stage>();
  const beginnings: string[] = [];
  let hasNumbers = false;
  for (const stage of file.stages) {
    const { baseStage, from } = stage;
    if (baseStage) stages.add(baseStage);
    const [raw = ''] = from.syntax.wordTexts;
    // Who builds may choose another stage than the default says.
    if (raw.includes('$')) beginnings.push(raw.slice(0, raw.indexOf('$')).toLowerCase());
    if (!stage.mentions(SOURCE_OPTION, ['COPY', 'RUN', 'ONBUILD'])) continue;
    const triggers = stage.ofKind('ONBUILD').flatMap(({ trigger }) => trigger ?? []);
    for (const instruction of [...stage.ofKind('COPY'), ...stage.ofKind('RUN'), ...triggers]) {
      for (const source of sourceNames(instruction)) {
        const named = namedStage(source, file.stages);
        if (named && named !== stage) stages.add(named);
        if (isStageNumber(source)) hasNumbers = true;
      }
    }
  }
  return { stages, beginnings, hasNumbers };
}
