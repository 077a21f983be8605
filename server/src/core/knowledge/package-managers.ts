import { keptByText } from '../memory/kept-by-text';
import { packageManagerRows } from './data/package-manager-rows';
import { lazily, words } from './rows';

/** What a switch of a package manager turns off. */
export type InsecureEffect = 'signature' | 'tls' | 'checksum' | 'source' | 'freshness' | 'dependency';

/** A switch that turns a check off: where it stands, how it is written, and the values that do it (all when absent). */
export type InsecureSwitch = readonly [
  at: 'flag' | 'config' | 'env' | 'file' | 'command',
  what: string,
  effect: string,
  value?: string,
];

/**
 * Words of a package manager's command line that do the same kind of thing; some are two words long, and an empty text
 * stands for no word at all (`yarn` installs).
 */
export interface PackageManagerVerbs {
  readonly install?: readonly string[];
  readonly reinstall?: readonly string[];
  readonly updateIndex?: readonly string[];
  readonly upgrade?: readonly string[];
  readonly releaseUpgrade?: readonly string[];
  readonly remove?: readonly string[];
  readonly clean?: readonly string[];
  readonly download?: readonly string[];
  /** Installs exactly what the lock file says. */
  readonly locked?: readonly string[];
  readonly build?: readonly string[];
  readonly run?: readonly string[];
}

/** What a linter must know to read the command lines of a package manager. */
export interface PackageManager {
  readonly name: string;
  readonly kind: 'os' | 'language' | 'build' | 'windows';
  /** Base names of its programs, without .exe or .cmd. */
  readonly programs: readonly string[];
  /** Names with a version, such as pip3.12. */
  readonly versioned?: string;
  /** Ways to call it in several words, such as `python -m pip`. */
  readonly invocations?: readonly string[];
  readonly verbs: PackageManagerVerbs;
  /** True when the operation is an option (pacman -S). */
  readonly verbIsOption?: boolean;
  /** Flags that take the next word as value. */
  readonly valueFlags: ReadonlySet<string>;
  /** The same for flags that stand before the verb, where they are others (`zypper -n install`, `zypper install -n`). */
  readonly valueFlagsBeforeVerb?: ReadonlySet<string>;
  /** Flags whose value can only be attached with `=`. */
  readonly attachedFlags: ReadonlySet<string>;
  /** Whether -yqq is -y -q -q. */
  readonly bundlesShortFlags?: boolean;
  /** Letters of short flags whose value may be glued on. */
  readonly attachedShort?: string;
  /** True when it never waits for an answer. */
  readonly asksNothing?: boolean;
  /** Flags any one of which answers every question. */
  readonly assumeYes?: readonly string[];
  /** Flags that answer only before the verb; behind it they mean something else. */
  readonly assumeYesBeforeVerb?: readonly string[];
  /** Flags that answer when given twice. */
  readonly assumeYesTwice?: readonly string[];
  /** Flags that look like an answer and are none. */
  readonly notAssumeYes?: readonly string[];
  /** `key=value` settings that answer; `truthy` and `falsy` stand for 1 true yes on and 0 false no off. */
  readonly assumeYesSettings?: readonly string[];
  readonly assumeYesVariables?: Readonly<Record<string, string>>;
  readonly dryRun?: readonly string[];
  readonly noWeakDependencies?: readonly string[];
  readonly noWeakDependenciesSettings?: readonly string[];
  readonly noDocumentation?: readonly string[];
  readonly noCache?: readonly string[];
  readonly noCacheVariables?: Readonly<Record<string, string>>;
  readonly cachePaths?: readonly string[];
  readonly listsPath?: string;
  /** Commands that empty the cache. */
  readonly cleanCommands?: readonly string[];
  /** Commands that look as if they did. */
  readonly uselessCleanCommands?: readonly string[];
  readonly cacheMounts?: readonly (readonly [target: string, sharing: 'locked' | 'shared' | 'private'])[];
  /** Variables that move the cache. */
  readonly cacheVariables?: readonly string[];
  /** Expression that a package word with a version matches. */
  readonly pinned?: string;
  /** Expression for words that are no package from an index and need no version. */
  readonly notAPackage?: string;
  /** Endings that name no real version. */
  readonly notPinned?: readonly string[];
  readonly insecure: readonly InsecureSwitch[];
  readonly lockFiles?: readonly string[];
  readonly enforcesLock?: readonly string[];
  readonly breaksLock?: readonly string[];
  readonly noScripts?: readonly string[];
  readonly noDevelopment?: readonly string[];
  readonly source: string;
}

/** A program that runs the command after it. */
export interface CommandWrapper {
  /** How many words of its own come before the command. */
  readonly positional: number;
  readonly valueFlags: ReadonlySet<string>;
}

interface PackageManagerRow
  extends Omit<PackageManager, 'valueFlags' | 'valueFlagsBeforeVerb' | 'attachedFlags' | 'insecure'> {
  readonly valueFlags?: string;
  readonly valueFlagsBeforeVerb?: string;
  readonly attachedFlags?: string;
  readonly insecure?: readonly InsecureSwitch[];
}

const longestWord = 300;

/** Every package manager. */
export const allPackageManagers = lazily((): readonly PackageManager[] =>
  packageManagerRows
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { valueFlags, valueFlagsBeforeVerb, attachedFlags, insecure, ...row } = JSON.parse(
        line,
      ) as PackageManagerRow;
      return {
        ...row,
        valueFlags: new Set(words(valueFlags ?? '')),
        ...(valueFlagsBeforeVerb === undefined ? {} : { valueFlagsBeforeVerb: new Set(words(valueFlagsBeforeVerb)) }),
        attachedFlags: new Set(words(attachedFlags ?? '')),
        insecure: insecure ?? [],
      };
    }),
);

const byProgram = lazily(
  () => new Map(allPackageManagers().flatMap((manager) => manager.programs.map((name) => [name, manager] as const))),
);

const versionedPrograms = lazily(() =>
  allPackageManagers().flatMap((manager) =>
    manager.versioned === undefined ? [] : [{ manager, expression: new RegExp(manager.versioned) }],
  ),
);

/** The package manager a program belongs to; the program as written, with path or .exe. */
export const packageManager = keptByText(1000, (program): PackageManager | undefined => {
  const name = program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
  const bare = name.replace(/\.(?:exe|cmd|bat)$/i, '');
  const known = byProgram().get(bare) ?? byProgram().get(bare.toLowerCase());
  if (known !== undefined || bare.length > 20) return known;
  return versionedPrograms().find(({ expression }) => expression.test(bare))?.manager;
});

/** The package manager of that name in this table. */
export function packageManagerNamed(name: string): PackageManager | undefined {
  return allPackageManagers().find((manager) => manager.name === name);
}

const expressions = new Map<string, RegExp>();

function expressionOf(source: string): RegExp {
  const known = expressions.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source);
  expressions.set(source, made);
  return made;
}

/**
 * Whether one word of an install command names a version; true as well for words that need none (files, URLs,
 * variables) and where the manager knows no versions.
 */
export function isPinned(manager: PackageManager, word: string): boolean {
  if (manager.pinned === undefined || word.length > longestWord) return true;
  if (manager.notAPackage !== undefined && expressionOf(manager.notAPackage).test(word)) return true;
  if (manager.notPinned?.some((ending) => word.endsWith(ending)) === true) return false;
  return expressionOf(manager.pinned).test(word);
}

/** Whether a text is a value that switches something on; `falsy` ones switch it off. */
export function isTruthy(value: string): boolean {
  return /^(?:1|true|yes|on)$/i.test(value);
}

/** Whether a text is a value that switches something off. */
export function isFalsy(value: string): boolean {
  return /^(?:0|false|no|off)$/i.test(value);
}

const noFlags: ReadonlySet<string> = new Set();

/** Words before a program that keep its meaning. Source: the manual page of each. */
export const commandWrappers: ReadonlyMap<string, CommandWrapper> = new Map([
  ['sudo', wrapper(0, '-u --user -g --group -h --host -p --prompt -C -T -r -t -D --chdir -R')],
  ['doas', wrapper(0, '-u -C')],
  ['env', wrapper(0, '-u --unset -C --chdir -S --split-string')],
  ['nice', wrapper(0, '-n --adjustment')],
  ['ionice', wrapper(0, '-c -n --class --classdata')],
  ['timeout', wrapper(1, '-s --signal -k --kill-after')],
  ['time', wrapper(0)],
  ['exec', wrapper(0, '-a')],
  ['command', wrapper(0)],
  ['nohup', wrapper(0)],
  ['xargs', wrapper(0, '-a -d -E -I -L -n -P -s --arg-file --delimiter --max-args --max-procs')],
  ['eatmydata', wrapper(0)],
  ['faketime', wrapper(1)],
  ['gosu', wrapper(1)],
  ['su-exec', wrapper(1)],
  ['chroot', wrapper(1, '--userspec --groups')],
  ['runuser', wrapper(0, '-u -g -G -s')],
  ['retry', wrapper(0)],
  ['corepack', wrapper(0)],
]);

function wrapper(positional: number, flags?: string): CommandWrapper {
  return { positional, valueFlags: flags === undefined ? noFlags : new Set(words(flags)) };
}
