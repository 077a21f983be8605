import { type PackageManager, packageManager } from '../../../knowledge/package-managers';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';

/** A call of a package manager, its words told apart. */
export interface PackageCommand {
  readonly manager: PackageManager;
  /** What it is told to do, such as `install`. */
  readonly verb: ShellWord;
  /** The words behind the verb that are neither flags nor values of flags. */
  readonly packages: readonly ShellWord[];
}

/** What a command tells a package manager to do; nothing where it calls none, or names no verb. */
export function packageCommand(command: ShellCommand): PackageCommand | undefined {
  const manager = command.program === undefined ? undefined : packageManager(command.program);
  if (!manager || manager.verbIsOption) return undefined;
  const [verb, ...packages] = withoutFlags(command.arguments, manager.valueFlags);
  return verb && { manager, verb, packages };
}

/** The words that are neither flags nor the values that stand behind flags. */
export function withoutFlags(words: readonly ShellWord[], valueFlags: ReadonlySet<string>): readonly ShellWord[] {
  const rest: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (valueFlags.has(word.text)) at++;
    else if (!word.text.startsWith('-')) rest.push(word);
  }
  return rest;
}

/** Whether a command tells apt to do one of the listed things. */
export function isApt(command: ShellCommand, verbs: readonly string[]): boolean {
  const call = packageCommand(command);
  return call?.manager.name === 'apt' && verbs.includes(call.verb.value ?? '');
}
