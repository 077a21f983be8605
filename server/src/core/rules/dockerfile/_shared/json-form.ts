import type { Cmd, Entrypoint, Healthcheck } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import type { Span } from '../../../text/span';

/** The one program that a shell form starts. */
export interface StartedProgram {
  /** The words that it is started with; nothing where a shell must fill something in. */
  readonly words: readonly string[] | undefined;
  /** The command as a shell reads it, continuations taken out. */
  readonly text: string;
}

/** What only a shell can do. */
const BUILTINS: ReadonlySet<string> = new Set(
  (
    'alias . : break cd continue declare eval exit export local read readonly return set shift source times trap type ' +
    'ulimit umask unset wait'
  ).split(' '),
);

/** The program of a shell form; nothing where more than one is started, or where the shell itself does something. */
export function startedProgram(instruction: Cmd | Entrypoint | Healthcheck): StartedProgram | undefined {
  const { scripts, syntax, command: form } = instruction;
  const [script, ...others] = scripts;
  const [command, ...more] = script?.commands ?? [];
  const text = script?.text;
  if (form?.form !== 'shell' || !command?.name || !text || others.length > 0 || more.length > 0) return undefined;
  if (script.problems.length > 0 || syntax.comments.length > 0) return undefined;
  const { start, end } = shellSpan(instruction);
  const isWhole = command.span.start === start && command.span.end === end;
  if (!isWhole || command.wrappers.length > 0 || command.assignments.length > 0) return undefined;
  if (command.operatorBefore || command.operatorAfter || BUILTINS.has(command.name.text)) return undefined;
  const words = [command.name, ...command.arguments].flatMap((word) => plainWord(word) ?? []);
  const isPlain = command.redirections.length === 0 && words.length === command.arguments.length + 1;
  return { words: isPlain ? words : undefined, text: text.text };
}

/** Where the text of a shell form stands. */
export function shellSpan({ command, syntax }: Cmd | Entrypoint | Healthcheck): Span {
  const form = command?.form === 'shell' ? command.text : undefined;
  return form ? form.spanOf(0, form.text.length) : syntax.restSpan;
}

/** Words as an array of JSON. */
export function jsonList(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** What a word says where a shell would do nothing to it but take its quotes off. */
function plainWord({ value, raw }: ShellWord): string | undefined {
  const bare = raw.replace(/'[^']*'|"[^"]*"/g, '');
  return /[*?[{~]/.test(bare) ? undefined : value;
}
