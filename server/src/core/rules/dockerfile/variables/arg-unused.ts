import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { ArgPair } from '../../../model/dockerfile-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { AUTOMATIC_ARGUMENTS, PREDEFINED_ARGUMENTS } from '../../../model/dockerfile-variables';
import { keptFor } from '../../../model/outside-reads';
import { stagesOn } from '../_shared/stage-memory';

export default rule('dockerfile/arg-unused', {
  title: 'A build argument is never used',
  why: 'Who passes it thinks that it changes something, and each new value throws the build cache away behind it.',
  severity: 'hint',
  // Programs read arguments from their environment without being told.
  default: 'off',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#arg'],
  fix: { title: 'Remove the argument', safety: 'suggested' },
  visit: 'stage',
  check(stage, report) {
    const pairs = stage.ofKind('ARG').flatMap((argument) => argument.pairs);
    if (pairs.length === 0) return;
    const uses = usesIn(stage);
    for (const pair of pairs) {
      const { name } = pair;
      if (isReadByPrograms(name) || uses.get(name)?.some((use) => isBehind(use, pair))) continue;
      if (stagesOn(stage).some((one) => usesIn(one).has(name))) continue;
      report(
        { span: pair.nameSpan },
        {
          says: `nothing behind it uses ${name}`,
          fix: (edit) =>
            pair.instruction.pairs.length > 1 ? edit.removeWord(pair.syntax) : edit.removeInstruction(pair.instruction),
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ARG «VERSION»=1
        ARG PORT=80
        EXPOSE $PORT
      `,
      fixed: `
        FROM node:24
        ARG PORT=80
        EXPOSE $PORT
      `,
    },
    {
      because: 'one of several, and one whose use stands above it',
      bad: 'FROM node:24\nENV A=$B\nARG «B» C=1 \\\n  «D»=2\nRUN echo ${C}\n',
      fixed: 'FROM node:24\nENV A=$B\nARG C=1\nRUN echo ${C}\n',
    },
    {
      because: 'used in any way: by the builder, in a script, in the stages built on it, by a later argument',
      good: 'FROM node:24 AS base\nARG A B C D=1 E=$D\nLABEL a=$A\nRUN printenv B\nRUN <<EOF\necho ${E}\nEOF\nFROM base\nUSER $C\n',
    },
    {
      because: 'programs read them from their environment',
      good: 'FROM debian:12\nARG DEBIAN_FRONTEND=noninteractive\nARG PIP_INDEX_URL NPM_CONFIG_REGISTRY GOPROXY http_proxy\nRUN make\n',
    },
    {
      because: 'it is there to throw the cache away',
      good: 'FROM debian:12\nARG CACHEBUST\nARG BUILD_DATE GIT_REV\nRUN make\n',
    },
    { because: 'arguments above FROM have rules of their own', good: 'ARG A\nFROM node:24\n' },
  ],
});

/** For each word the instructions of a stage that may use a variable of that name; an ARG uses those in its defaults. */
const usesIn = keptFor((stage: Stage): ReadonlyMap<string, readonly Instruction[]> => {
  const uses = new Map<string, Instruction[]>();
  for (const instruction of stage.instructions) {
    for (const word of new Set(wordsOf(instruction))) {
      const users = uses.get(word);
      if (users) users.push(instruction);
      else uses.set(word, [instruction]);
    }
  }
  return uses;
});

function wordsOf(instruction: Instruction): readonly string[] {
  if (instruction.kind === 'ARG') {
    return instruction.pairs.flatMap(({ value }) => value?.variables.map(({ name }) => name) ?? []);
  }
  return instruction.textIn(instruction.syntax.place.lines).match(/[A-Za-z_]\w*/g) ?? [];
}

/** Whether an instruction of the same stage sees an argument. */
function isBehind(user: Instruction, { instruction }: ArgPair): boolean {
  return user === instruction || user.order > instruction.order;
}

/** Names that programs look for in their environment, and those that are there to change with each build. */
function isReadByPrograms(name: string): boolean {
  if (PREDEFINED_ARGUMENTS.has(name) || AUTOMATIC_ARGUMENTS.has(name)) return true;
  return /^(?:DEBIAN_|APT_|PIP_|UV_|POETRY_|NPM_|YARN_|PNPM_|NODE_|GO|CGO_|CARGO_|RUST|MAVEN_|GRADLE_|JAVA_|GEM_|BUNDLE_|COMPOSER_|BUILDKIT_|SOURCE_DATE_EPOCH|CI$|LANG|LC_|TZ$|CC$|CXX$|CFLAGS|CXXFLAGS|LDFLAGS|MAKEFLAGS)|CACHE_?BUST|BUILD_(?:DATE|TIME|ID|NUMBER)|_REV(?:ISION)?$|_SHA$|COMMIT/i.test(
    name,
  );
}
