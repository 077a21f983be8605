import {
  allPackageManagers,
  type PackageManager,
  type PackageManagerVerbs,
  packageManager,
} from '../../../knowledge/package-managers';
import { keptFor } from '../../../model/outside-reads';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';

/** What a package manager is told to do, whatever its word for it is. */
export type PackageTask = keyof PackageManagerVerbs;

/** A call of a package manager, its words told apart. */
export interface PackageCommand {
  readonly manager: PackageManager;
  /** What it is told to do, such as `install`; the last word of `group install`; its name where that says it all. */
  readonly verb: ShellWord;
  /** All words of the verb with one blank between them. */
  readonly verbText: string;
  /** What the verb does; nothing where it is not known. */
  readonly task: PackageTask | undefined;
  /** All words behind the program (behind `pip` of `python -m pip`). */
  readonly words: readonly ShellWord[];
  /** The words behind the verb that are neither flags nor values of flags. */
  readonly packages: readonly ShellWord[];
}

/** What a command tells a package manager to do; nothing where it calls none, or names no verb. */
export const packageCommand = keptFor(readCommand);

function readCommand({ program, name, arguments: all }: ShellCommand): PackageCommand | undefined {
  if (program === undefined) return undefined;
  const module = /^(?:python[\d.]*|py)$/.test(program) ? all.findIndex(({ value }) => value === '-m') + 1 : 0;
  const manager = packageManager(module > 0 ? (all[module]?.value ?? '') : program);
  if (!manager || manager.verbIsOption) return undefined;
  // cargo takes the name of a toolchain before anything else.
  const own = module > 0 ? all.slice(module + 1) : all;
  const words = own[0]?.text.startsWith('+') === true ? own.slice(1) : own;
  const [first, ...others] = withoutFlags(words, manager.valueFlagsBeforeVerb ?? manager.valueFlags);
  const tasks = tasksOf(manager);
  if (!first) {
    const onlyAsks = words.some(({ text }) => /^(?:-v|-h|--version|--help)$/.test(text));
    if (!name || onlyAsks || !tasks.has('')) return undefined;
    return { manager, verb: name, verbText: '', task: tasks.get(''), words, packages: [] };
  }
  // Behind the verb the same letter may be another flag.
  const operands = manager.valueFlagsBeforeVerb
    ? withoutFlags(words.slice(words.indexOf(first) + 1), manager.valueFlags)
    : others;
  const [second, ...rest] = operands;
  const both = second && `${first.text} ${second.text}`;
  if (second && both !== undefined && tasks.has(both)) {
    return { manager, verb: second, verbText: both, task: tasks.get(both), words, packages: rest };
  }
  return { manager, verb: first, verbText: first.text, task: tasks.get(first.text), words, packages: operands };
}

const tasksOf = keptFor((manager: PackageManager): ReadonlyMap<string, PackageTask> => {
  const tasks = new Map<string, PackageTask>();
  const add = (task: PackageTask) => {
    for (const verb of manager.verbs[task] ?? []) if (!tasks.has(verb)) tasks.set(verb, task);
  };
  for (const task of Object.keys(manager.verbs)) if (isTask(task)) add(task);
  return tasks;
});

function isTask(name: string): name is PackageTask {
  return allPackageManagers().some(({ verbs }) => Object.hasOwn(verbs, name));
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
