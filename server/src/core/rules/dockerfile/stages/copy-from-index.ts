import { rule } from '../../../engine/rule';
import { inCaseOf } from '../_shared/keywords';
import { isStageNumber, namedStage, sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/copy-from-index', {
  title: 'A stage is referenced by number',
  why: 'A stage that is put in above shifts the numbers, and files then come from another stage.',
  severity: 'hint',
  category: 'correctness',
  peers: { kics: ['Using Unnamed Build Stages'] },
  references: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
  fix: { title: 'Use the name of the stage', safety: 'safe' },
  visit: 'instruction',
  check(instruction, report) {
    for (const source of sourceNames(instruction)) {
      const { model, stage } = instruction;
      const named = isStageNumber(source) ? namedStage(source, model.stages) : undefined;
      if (!named || !stage || named.index >= stage.index) continue;
      const number = named.index;
      const isWritten = instruction.textIn(source.span) === source.name;
      const name = named.name?.value;
      if (name !== undefined) {
        // A later stage of the same name would be taken in its place.
        const isOnly = namedStage({ ...source, name }, model.stages) === named;
        report(source, {
          says: `stage ${number} has a name: ${name}`,
          fix: isWritten && isOnly ? (edit) => edit.replace(source, name) : undefined,
        });
        continue;
      }
      const [image, ...others] = named.from.syntax.words;
      const fresh = `stage-${number}`;
      const isFree = !model.stages.some((one) => one.foldedName === fresh);
      report(source, {
        says: `stage ${number} is meant by its place in the file`,
        related: [{ at: named.from, says: 'the stage' }],
        fix:
          image && others.length === 0 && isWritten && isFree
            ? {
                title: `Call the stage ${fresh}`,
                safety: 'suggested',
                edit: (edit) => {
                  edit.appendWords(image, [inCaseOf(named.from.keyword.value, 'AS'), fresh]);
                  for (const other of numbersOf(number)) edit.replace(other, fresh);
                },
              }
            : undefined,
      });
    }

    function numbersOf(number: number) {
      const { model } = instruction;
      return model.stages
        .slice(number + 1)
        .flatMap((one) => one.ofKind('COPY', 'RUN').flatMap(sourceNames))
        .filter((other) => isStageNumber(other) && Number(other.name) === number)
        .filter(({ name, span }) => model.text.slice(span.start, span.end) === name);
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
        FROM alpine:3.22
        COPY --from=«0» /out/api /
      `,
      fixed: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
        FROM alpine:3.22
        COPY --from=build /out/api /
      `,
    },
    {
      because: 'a stage without a name gets one, wherever it is meant',
      bad: `
        from golang:1.26
        run go build -o /out/api .
        from alpine:3.22
        copy --from=«0» /out/api /
        copy --chown=1:1 --from=«0» /out/tool /
      `,
      fixed: `
        from golang:1.26 as stage-0
        run go build -o /out/api .
        from alpine:3.22
        copy --from=stage-0 /out/api /
        copy --chown=1:1 --from=stage-0 /out/tool /
      `,
    },
    {
      because: 'a later stage has the same name',
      bad: 'FROM a:1 AS x\nFROM b:1 AS x\nFROM c:1\nCOPY --from=«0» /a /b\n',
    },
    { because: 'names', good: 'FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build /a /b\n' },
    { because: 'there is no such stage, which another rule reports', good: 'FROM alpine:3.22\nCOPY --from=3 /a /b\n' },
    {
      because: 'mounts know names only',
      good: 'FROM alpine:3.22\nFROM alpine:3.22\nRUN --mount=from=0,target=/mnt ls\n',
    },
  ],
});
