import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { EnvPair } from '../../../model/dockerfile-instructions';

const NAME = 'DEBIAN_FRONTEND';
/** Values with which apt asks as it does for people. */
const ASKING = /^(?:dialog|readline|newt|teletype|gtk|gnome|kde|editor|web)?$/i;

export default rule('dockerfile/debian-frontend-persisted', {
  title: 'DEBIAN_FRONTEND is stored in the image',
  why: 'Everybody who works in the container or builds on the image gets an apt that asks nothing and takes every default, and cannot see why.',
  severity: 'hint',
  category: 'image-hygiene',
  references: ['https://docs.docker.com/reference/dockerfile/#env'],
  fix: { title: 'Set it for the build only', safety: 'suggested' },
  visit: 'env',
  check(pair, report) {
    const { value, instruction } = pair;
    if (pair.name !== NAME || !pair.stage.isShipped || ASKING.test(value?.value ?? '?')) return;
    const last = instruction.model.finalStage?.environmentSetting(NAME, Number.POSITIVE_INFINITY);
    if (last && last.source !== pair && ASKING.test(last.value ?? '?')) return;
    report(pair, {
      says: 'DEBIAN_FRONTEND stays set in the image',
      fix: (edit) => makeArgument(edit, pair),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        ENV «DEBIAN_FRONTEND=noninteractive»
        RUN apt-get update && apt-get install -y tzdata
      `,
      fixed: `
        FROM debian:12-slim
        ARG DEBIAN_FRONTEND=noninteractive
        RUN apt-get update && apt-get install -y tzdata
      `,
    },
    {
      because: 'the form without an equals sign, and a pair among others',
      bad: `
        FROM debian:12-slim AS base
        ENV «DEBIAN_FRONTEND noninteractive»
        FROM base
        # for everybody
        ENV LANG=C.UTF-8 «DEBIAN_FRONTEND=noninteractive» \\
            TZ=UTC
      `,
      fixed: `
        FROM debian:12-slim AS base
        ARG DEBIAN_FRONTEND=noninteractive
        FROM base
        # for everybody
        ARG DEBIAN_FRONTEND=noninteractive
        ENV LANG=C.UTF-8 \\
            TZ=UTC
      `,
    },
    {
      because: 'an argument and an assignment end with the build',
      good: `
        FROM debian:12-slim
        ARG DEBIAN_FRONTEND=noninteractive
        RUN DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata
      `,
    },
    {
      because: 'a stage that is only copied from is not in the image',
      good: `
        FROM debian:12 AS build
        ENV DEBIAN_FRONTEND=noninteractive
        RUN apt-get update && apt-get install -y gcc
        FROM debian:12-slim
        COPY --from=build /app /app
      `,
    },
    {
      because: 'it is set back later',
      good: `
        FROM debian:12-slim
        ENV DEBIAN_FRONTEND=noninteractive
        RUN apt-get update && apt-get install -y tzdata
        ENV DEBIAN_FRONTEND=dialog
      `,
    },
    {
      because: 'an empty value sets nothing',
      good: `
        FROM debian:12-slim
        ENV DEBIAN_FRONTEND=""
      `,
    },
  ],
});

function makeArgument(edit: DockerfileEdits, pair: EnvPair): void {
  const { instruction, syntax } = pair;
  const value = syntax.value?.value ?? '';
  const argument = `ARG ${NAME}=${value}`;
  if (/\s/.test(value) && !/^["'].*["']$/.test(value)) edit.refuse('The value would be cut at its blank.');
  else if (instruction.pairs.length === 1) edit.replace(instruction, argument);
  else {
    edit.insertBelowComments(instruction, argument);
    edit.removeWord({ span: pair.span });
  }
}
