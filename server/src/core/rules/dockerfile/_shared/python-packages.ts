import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';

/** A call of a program that installs Python packages. */
export interface PythonPackageCommand {
  readonly tool: 'pip' | 'pipx' | 'uv';
  /** The words behind its name. */
  readonly words: readonly ShellWord[];
}

/** pip, pipx or uv, called by name or as `python -m pip`; nothing for another program. */
export function pythonPackageCommand({ program, arguments: words }: ShellCommand): PythonPackageCommand | undefined {
  if (program === undefined) return undefined;
  const tool = toolNamed(program);
  if (tool) return { tool, words };
  if (!/^(?:python|pypy)(?:\d+(?:\.\d+)?)?$|^py$/.test(program)) return undefined;
  const at = words.findIndex(({ text }) => !/^-(?:[bBdEiIOqsSuvx]+)$/.test(text));
  const module = words[at]?.text === '-m' ? toolNamed(words[at + 1]?.text ?? '') : undefined;
  return module && { tool: module, words: words.slice(at + 2) };
}

function toolNamed(name: string): PythonPackageCommand['tool'] | undefined {
  if (/^pip\d*(?:\.\d+)?$/.test(name)) return 'pip';
  return name === 'pipx' || name === 'uv' ? name : undefined;
}

/** An option of a command with its value, in one word or two. */
export interface ValuedOption {
  /** The word or the two words. */
  readonly words: readonly ShellWord[];
  /** The value, variables as written. */
  readonly value: string;
}

/** Every use of an option that takes a value: `--name value` or `--name=value`. */
export function* valuedOptions(words: readonly ShellWord[], names: ReadonlySet<string>): Generator<ValuedOption> {
  for (const [at, word] of words.entries()) {
    const equals = word.text.indexOf('=');
    if (equals > 0 && names.has(word.text.slice(0, equals))) {
      yield { words: [word], value: word.text.slice(equals + 1) };
    } else if (names.has(word.text)) {
      const next = words[at + 1];
      yield { words: next ? [word, next] : [word], value: next?.text ?? '' };
    }
  }
}
