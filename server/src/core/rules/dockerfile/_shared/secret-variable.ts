import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import { requireFeature } from './frontend';

/** The instructions that can use a variable of a pair: those behind it, in its stage and in the stages built on it. */
function instructionsBehind({ instruction }: ArgPair | EnvPair): readonly Instruction[] {
  const { stage, order, model } = instruction;
  if (!stage) return model.stages.flatMap((one) => [one.from]);
  const built = model.stages.filter((one) => one.ancestors.includes(stage)).flatMap((one) => one.instructions);
  return [...stage.instructions.filter((one) => one.order > order), ...built];
}

function textOf(instruction: Instruction): string {
  const { span, heredocs } = instruction.syntax;
  const end = Math.max(span.end, ...heredocs.map(({ body }) => body.end));
  return instruction.textIn({ start: span.start, end });
}

/** What stands behind the flags, heredocs included. */
function argumentsOf(instruction: Instruction): string {
  const { flags, span } = instruction.syntax;
  return textOf(instruction).slice((flags.at(-1)?.span.end ?? span.start) - span.start);
}

function uses(name: string): RegExp {
  return new RegExp(`\\$(?:${name}(?![A-Za-z0-9_])|\\{${name}[^A-Za-z0-9_])`);
}

function isUsable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,100}$/.test(name);
}

/** Whether a variable serves only to name the secret of a mount, so that it holds no secret itself. */
export function onlyNamesMounts(pair: ArgPair): boolean {
  if (!isUsable(pair.name)) return false;
  const expression = uses(pair.name);
  const users = instructionsBehind(pair).filter((one) => expression.test(textOf(one)));
  return users.length > 0 && users.every((one) => one.kind === 'RUN' && !expression.test(argumentsOf(one)));
}

/**
 * Takes a pair out and hands its value as a secret mount to each RUN that names it. Refused where an instruction uses
 * it that no secret can be mounted for. `readers` are programs that read the variable without being told its name.
 */
export function mountInstead(edit: DockerfileEdits, pair: ArgPair | EnvPair, readers?: RegExp): void {
  const { name, instruction } = pair;
  if (!isUsable(name)) {
    edit.refuse('The name is no plain name.');
    return;
  }
  const expression = uses(name);
  const own = instruction.pairs.filter((one) => one !== pair);
  if (own.some((one) => expression.test(one.syntax.value?.value ?? ''))) {
    edit.refuse('Another pair uses it.');
    return;
  }
  for (const user of instructionsBehind(pair)) {
    if (!expression.test(textOf(user)) && !(readers && user.kind === 'RUN' && runs(user, readers))) continue;
    // What starts the container gets the variable when it is run.
    if (user.kind === 'CMD' || user.kind === 'ENTRYPOINT' || user.kind === 'HEALTHCHECK') continue;
    if (user.kind !== 'RUN') {
      edit.refuse(`${user.keyword.value} uses it.`);
      return;
    }
    if (hasMount(user, name)) continue;
    requireFeature(edit, user.model, 'secretAsVariable');
    edit.addFlag(user, `--mount=type=secret,id=${name.toLowerCase()},env=${name}`);
  }
  if (own.length > 0) edit.removeWord(pair);
  else edit.removeInstruction(instruction);
}

function runs({ commands }: Run, readers: RegExp): boolean {
  return commands.some(({ program }) => program !== undefined && readers.test(program));
}

function hasMount(run: Run, name: string): boolean {
  return run.mounts.some((mount) => mount.type === 'secret' && mount.option('env')?.value === name);
}
