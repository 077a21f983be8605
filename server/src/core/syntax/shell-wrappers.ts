import type { ShellWord } from './shell-tree';

/** For each wrapper the letters of the options that take a value of their own. */
const WRAPPERS: Readonly<Record<string, string>> = {
  command: '',
  doas: 'Cu',
  env: 'uC',
  exec: 'a',
  nice: 'n',
  nohup: '',
  sudo: 'CDghpRrTtUu',
  time: 'fo',
};

const LONG_WITH_VALUE: ReadonlySet<string> = new Set([
  '--adjustment',
  '--chdir',
  '--chroot',
  '--format',
  '--group',
  '--host',
  '--output',
  '--prompt',
  '--role',
  '--type',
  '--unset',
  '--user',
]);

/** What stands before the program itself. */
export interface Unwrapped {
  readonly wrappers: readonly ShellWord[];
  /** `NAME=value` words behind `env` or `sudo`. */
  readonly settings: readonly ShellWord[];
  /** The index of the program's name among the words. */
  readonly at: number;
}

/** The program's file name without its folder; nothing where the word is not known. */
export function fileName(word: ShellWord | undefined): string | undefined {
  return word?.value?.slice(word.value.lastIndexOf('/') + 1);
}

/** Finds the program behind `env`, `sudo` and the like. */
export function unwrapped(words: readonly ShellWord[]): Unwrapped {
  const wrappers: ShellWord[] = [];
  const settings: ShellWord[] = [];
  let at = 0;
  for (;;) {
    const word = words[at];
    const name = fileName(word);
    const options = name !== undefined && Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
    if (!word || name === undefined || options === undefined) return { wrappers, settings, at };
    const inner: ShellWord[] = [];
    const next = programBehind(words, at + 1, name, options, inner);
    // A wrapper that wraps nothing (`env`, `command -v curl`) is the program.
    if (next === undefined || next >= words.length) return { wrappers, settings, at };
    wrappers.push(word);
    settings.push(...inner);
    at = next;
  }
}

function programBehind(
  words: readonly ShellWord[],
  from: number,
  wrapper: string,
  options: string,
  settings: ShellWord[],
): number | undefined {
  const takesSettings = wrapper === 'env' || wrapper === 'sudo';
  for (let at = from; at < words.length; at++) {
    const word = words[at];
    const text = word?.text ?? '';
    if (text === '--') return at + 1;
    if (text.startsWith('--')) {
      if (LONG_WITH_VALUE.has(text)) at++;
    } else if (text.startsWith('-') && text.length > 1) {
      if (wrapper === 'command' && /[vV]/.test(text)) return undefined;
      if (options.includes(text.charAt(text.length - 1))) at++;
    } else if (word && takesSettings && /^[A-Za-z_][A-Za-z0-9_]*=/.test(text)) settings.push(word);
    else return at;
  }
  return undefined;
}
