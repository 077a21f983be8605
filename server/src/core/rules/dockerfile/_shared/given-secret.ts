import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { isPlaceholder } from '../../../knowledge/secrets';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import type { Span } from '../../../text/span';
import { requireFeature } from './frontend';
import { mountedSecrets } from './mounted-secret';
import { chainOf } from './run-time-part';
import { mountInstead } from './secret-variable';

/** A secret that the file gives away: a literal, or a variable that ENV or ARG sets. */
export type GivenSecret = { readonly kind: 'literal' } | { readonly kind: 'variable'; readonly name: string };

const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)[^}]*\})/g;

/**
 * What a text in the place of a secret is; nothing where it is empty, a filler, read from a file, taken from a secret
 * mount, or a variable that the file does not set.
 */
export function givenSecret(text: string, instruction: Instruction): GivenSecret | undefined {
  if (text === '' || text === '-' || /\$\(|`/.test(text)) return undefined;
  const names = [...text.matchAll(VARIABLE)].map(([, plain, braced]) => plain ?? braced ?? '');
  if (names.length === 0) return text.includes('$') || isPlaceholder(text) ? undefined : { kind: 'literal' };
  const lent = instruction.kind === 'RUN' ? namesWithin(instruction) : NONE;
  const name = names.find((one) => !lent.has(one) && instruction.stage?.setting(one, instruction.order) !== undefined);
  return name === undefined ? undefined : { kind: 'variable', name };
}

const NONE: ReadonlySet<string> = new Set();

/** The variables that a step gets from its mounts or sets itself. */
function namesWithin(run: Run): ReadonlySet<string> {
  const names = new Set(mountedSecrets(run).flatMap(({ variables }) => [...variables]));
  for (const { assignments, program, arguments: words } of run.commands) {
    for (const { name } of assignments) names.add(name);
    if (program !== 'export' && program !== 'read') continue;
    for (const { text } of words) names.add(text.replace(/=.*$/s, ''));
  }
  return names;
}

/** The ENV or ARG pair that sets a variable for an instruction. */
export function settingPair(name: string, { stage, order }: Instruction): ArgPair | EnvPair | undefined {
  const source = stage?.setting(name, order)?.source;
  if (!stage || !source) return undefined;
  for (const one of chainOf(stage)) {
    const pairs: (ArgPair | EnvPair)[] = [
      ...one.ofKind('ARG').flatMap((each) => each.pairs),
      ...one.ofKind('ENV').flatMap((each) => each.pairs),
    ];
    const found = pairs.find((pair) => pair === source);
    if (found) return found;
  }
  return undefined;
}

/**
 * Hands a given secret to a step by a mount: a variable is mounted in the place of its ENV or ARG, a literal gives way
 * to a variable of the name `variable`. Refused where no shell expands it.
 */
export function lendSecret(
  edit: DockerfileEdits,
  secret: GivenSecret,
  { run, word, span, variable }: { run: Run; word: ShellWord; span: Span; variable: string },
): void {
  if (secret.kind === 'variable') {
    const pair = settingPair(secret.name, run);
    if (pair) mountInstead(edit, pair);
    else edit.refuse('It is set elsewhere.');
  } else if (word.raw.includes("'") || word.parts || isExec(run, word))
    edit.refuse('No shell expands a variable there.');
  else {
    requireFeature(edit, run.model, 'secretAsVariable');
    edit.addFlag(run, `--mount=type=secret,id=${variable.toLowerCase()},env=${variable}`);
    edit.replace({ span }, `\${${variable}}`);
  }
}

function isExec(run: Run, word: ShellWord): boolean {
  return holder(run, word)?.isExecForm !== false || run.isExecForm;
}

function holder(run: Run, { span }: ShellWord): ShellCommand | undefined {
  return run.commands.findLast((command) => command.span.start <= span.start && span.end <= command.span.end);
}
