import { rule } from '../../../engine/rule';
import type { DockerfileModel } from '../../../model/dockerfile';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Arg } from '../../../model/dockerfile-instructions';

export default rule('dockerfile/instruction-casing', {
  title: 'Instruction keywords are not in one case',
  why: 'Keywords in one case are told apart from arguments at a glance, and searches find them all.',
  severity: 'hint',
  category: 'correctness',
  peers: { buildkit: ['ConsistentInstructionCasing'], 'dockerfile-utils': ['CASING_INSTRUCTION'] },
  references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  fix: { title: 'Write it like most of the others', safety: 'safe' },
  visit: 'file',
  check(file, report) {
    // Nearly all files have capitals only, and nothing needs to be counted.
    if (file.tree.instructions.every(({ isUpperCase, trigger }) => isUpperCase && trigger?.isUpperCase !== false))
      return;
    const isLower = isMostlyLower(file);
    for (const instruction of allInstructions(file)) {
      const { keyword } = instruction;
      const wanted = isLower ? keyword.value.toLowerCase() : keyword.value.toUpperCase();
      if (keyword.value === wanted) continue;
      report(keyword, {
        says: `${keyword.value}: the other keywords are in ${isLower ? 'lower' : 'upper'} case`,
        fix: (edit) => {
          // AS goes with its FROM.
          const as = instruction.kind === 'FROM' ? instruction.as : undefined;
          if (keyword.parts || as?.parts) return edit.refuse('The word is not in one piece.');
          edit.replace(keyword, wanted);
          if (as) edit.replace(as, isLower ? as.value.toLowerCase() : as.value.toUpperCase());
        },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        WORKDIR /app
        «copy» . .
        «Run» npm ci
      `,
      fixed: `
        FROM node:24
        WORKDIR /app
        COPY . .
        RUN npm ci
      `,
    },
    {
      because: 'lower case has the majority, also over triggers and arguments above the first FROM',
      bad: `
        «ARG» TAG=24
        from node:$TAG
        run npm ci
        onbuild «COPY» . .
        cmd ["node"]
      `,
      fixed: `
        arg TAG=24
        from node:$TAG
        run npm ci
        onbuild copy . .
        cmd ["node"]
      `,
    },
    {
      because: 'with as many of either, capitals win; mixed case does not count',
      bad: '«from» node:24\nRUN npm ci\n«Cmd» ["node"]\n',
      fixed: 'FROM node:24\nRUN npm ci\nCMD ["node"]\n',
    },
    { because: 'all in lower case', good: 'arg TAG=24\nfrom node:$TAG as build\nrun npm ci\nonbuild run ls\n' },
    { because: 'the lines of a heredoc are no instructions', good: 'FROM node:24\nRUN <<EOF\nrun\ncopy a b\nEOF\n' },
    { because: 'what is no instruction is another problem', good: 'FROM node:24\nrunn npm ci\n' },
  ],
});

/** The known instructions of a file in order, those under ONBUILD included. */
function allInstructions(file: DockerfileModel): readonly (Instruction | Arg)[] {
  const { globalArguments, implicitStage, stages } = file;
  const stray = implicitStage ? implicitStage.instructions.slice(1) : [];
  const own = [...stray, ...stages.flatMap(({ instructions }) => instructions)].filter(isKnown);
  const all = own.flatMap((one) =>
    one.kind === 'ONBUILD' && one.trigger ? [one, one.trigger].filter(isKnown) : [one],
  );
  return [...globalArguments, ...all];
}

function isKnown({ kind }: Instruction): boolean {
  return kind !== 'UNKNOWN';
}

/** Counted as BuildKit does: over FROM and what stands in stages, triggers not included. */
function isMostlyLower({ stages }: DockerfileModel): boolean {
  let balance = 0;
  for (const { keyword } of stages.flatMap(({ instructions }) => instructions).filter(isKnown)) {
    if (keyword.value === keyword.value.toLowerCase()) balance++;
    else if (keyword.value === keyword.value.toUpperCase()) balance--;
  }
  return balance > 0;
}
