import { rule } from '../../../engine/rule';
import { isPullable } from '../../../model/image-reference';
import { isStageNumber, namedStage, sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/image-reference-invalid', {
  title: 'The base image reference is malformed',
  why: 'No registry has an image of such a name, so the build ends before it begins.',
  todo: 'Write registry/name:tag: the name in lower case, the tag without blanks, a digest as sha256 and 64 digits.',
  severity: 'error',
  category: 'correctness',
  peers: { semgrep: ['dockerfile-source-not-pinned'], 'dockerfile-utils': ['INVALID_REFERENCE_FORMAT'] },
  references: ['https://docs.docker.com/reference/cli/docker/image/tag/#description'],
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'FROM') {
      const { image, isScratch } = instruction;
      const value = image?.value;
      // What variables make of it is said by the rules about them.
      if (!image || value === undefined || isScratch || image.variables.length > 0) return;
      if (isPullable(value) && value === value.toLowerCase()) return;
      const base = instruction.stage.baseStage;
      if (base?.name && value !== base.name.value.toLowerCase()) {
        report(image, { says: `FROM finds a stage only by its name in lower case: ${base.name.value.toLowerCase()}` });
      } else if (!base && !isPullable(value)) report(image, { says: sentence(value) });
      return;
    }
    for (const source of sourceNames(instruction)) {
      const { name } = source;
      const isOther = name.includes('$') || name === 'scratch' || isStageNumber(source);
      if (isOther || isPullable(name) || namedStage(source, instruction.model.stages)) continue;
      report(source, { says: sentence(name) });
    }
  },
  examples: [
    {
      bad: `
        FROM «myRegistry/WebApp:1.2»
        COPY app /app
      `,
    },
    {
      because: 'an empty tag, a short digest, a digest without its algorithm, a name with two dots in a row',
      bad: `
        FROM «node:»
        FROM «node@sha256:0ff»
        FROM «node@24»
        FROM «a..b»
        FROM «-node»
        COPY --from=«Tools:1» /a /b
        RUN --mount=from=«tools:»,target=/tools ls
      `,
    },
    {
      because: 'the builder finds stages by their names in lower case',
      bad: 'FROM node:24 AS Build\nFROM «Build»\nFROM build\n',
    },
    {
      because: 'a stage may be named in any case by --from, and a host may have capitals',
      good: `
        FROM node:24 AS Build
        FROM scratch
        FROM Registry.example.com:5000/a__b/c-d.e:1_x
        COPY --from=Build /a /b
        COPY --from=0 /a /b
      `,
    },
    { because: 'what a variable holds is not known', good: 'ARG TAG\nFROM node:$TAG\n' },
  ],
});

function sentence(name: string): string {
  if (name === '') return 'the name of the image is empty';
  const isOnlyCase = isPullable(name.toLowerCase());
  return isOnlyCase ? `the name of an image has no capitals: ${name}` : `${name} is no name of an image`;
}
