import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { removeStep, type Step } from './removal';

/** Takes a command out with the `echo` or `printf` whose text it is fed. */
export function removeFed(edit: DockerfileEdits, command: Step): void {
  const { instruction, pipeline, chain } = command;
  if (pipeline.length === 1) {
    removeStep(edit, command);
    return;
  }
  const first = pipeline[0];
  const last = pipeline.at(-1);
  const isPlain = pipeline.every(
    ({ program }, index) => index === pipeline.length - 1 || /^(?:echo|printf)$/.test(program ?? ''),
  );
  if (!first || last !== command || !isPlain || command.isCondition || command.isInsideSubstitution) {
    edit.refuse('Something waits for its result.');
  } else if (instruction.commands.length === pipeline.length && instruction.kind === 'RUN')
    edit.removeInstruction(instruction);
  else if (chain.commands.length === pipeline.length) edit.refuse('Nothing else is run here.');
  else {
    const span = { start: first.span.start, end: last.span.end };
    edit.removeCommand({ span, operatorBefore: first.operatorBefore, operatorAfter: last.operatorAfter });
  }
}

/** The text that `echo` or `printf` feeds a command by a pipe; nothing where it is not known. */
export function fedText({ pipeline }: Step): string | undefined {
  const [source, ...others] = pipeline;
  if (!source || others.length !== 1 || (source.program !== 'echo' && source.program !== 'printf')) return undefined;
  const texts = source.arguments.map(({ value }) => value);
  if (texts.includes(undefined)) return undefined;
  return texts
    .filter((text) => !/^-[en]+$/.test(text ?? ''))
    .join(' ')
    .replace(/\\n$/, '');
}
