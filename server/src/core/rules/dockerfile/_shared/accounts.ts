import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import type { Span, Spanned } from '../../../text/span';
import { type CommandOption, commandWords } from './command-options';
import { spanInWord } from './removal';

/** A group that a command puts an account into. */
export interface JoinedGroup extends Spanned {
  readonly name: string;
  /** The option that names it; nothing where it is a word of its own. */
  readonly option: CommandOption | undefined;
}

/** What a command does to an account. */
export interface AccountChange {
  readonly task: 'create' | 'change';
  /** The account; nothing where the command names none. */
  readonly name: ShellWord | undefined;
  readonly uid: CommandOption | undefined;
  /** The option of the group that the account belongs to first of all. */
  readonly primary: CommandOption | undefined;
  /** The further groups. */
  readonly groups: readonly JoinedGroup[];
  readonly options: readonly CommandOption[];
}

const PROGRAMS: ReadonlySet<string> = new Set(['useradd', 'adduser', 'usermod', 'addgroup', 'gpasswd']);

/** What a command does to an account; nothing for one that makes a group, or does something else. */
export function accountChange(command: ShellCommand): AccountChange | undefined {
  const { program } = command;
  if (program === undefined || !PROGRAMS.has(program)) return undefined;
  const { options, others } = commandWords(command);
  const found = (...names: readonly string[]) => options.findLast(({ name }) => names.includes(name));
  if (program === 'gpasswd') {
    const name = found('-a', '--add')?.valueWord;
    const group = others[0];
    return name && { ...NOTHING, task: 'change', name, groups: groupWord(group), options };
  }
  // `adduser app wheel` and `addgroup app wheel` put an account into a group.
  const [first, second] = others;
  if (second && (program === 'adduser' || program === 'addgroup')) {
    return { ...NOTHING, task: 'change', name: first, groups: groupWord(second), options };
  }
  if (program === 'addgroup') return undefined;
  const uid = found('-u', '--uid');
  // The letter -G of BusyBox names the first group, and -g the description.
  const isBusybox = program === 'adduser' && options.some(({ name }) => /^-[DSHh]$/.test(name));
  const primary = found('--gid', '--ingroup', isBusybox ? '-G' : '-g');
  const further = isBusybox ? undefined : found('-G', '--groups');
  const task = program === 'usermod' ? 'change' : 'create';
  return { task, name: first, uid, primary, groups: further ? groupList(further) : [], options };
}

const NOTHING = { uid: undefined, primary: undefined };

function groupWord(word: ShellWord | undefined): readonly JoinedGroup[] {
  return word?.value === undefined ? [] : [{ name: word.value, span: word.span, option: undefined }];
}

function groupList(option: CommandOption): readonly JoinedGroup[] {
  const { value, valueWord } = option;
  if (value === undefined || !valueWord) return [];
  const groups: JoinedGroup[] = [];
  let at = valueStart(option);
  for (const name of value.split(',')) {
    if (name !== '' && !/[$`]/.test(name)) {
      groups.push({ name, span: spanInWord(valueWord, at, at + name.length), option });
    }
    at += name.length + 1;
  }
  return groups;
}

/** Where the value of an option stands, without the option's own letters. */
export function valueSpan(option: CommandOption): Span {
  const { valueWord, word } = option;
  if (!valueWord) return word.span;
  const start = valueStart(option);
  return start === 0 ? valueWord.span : spanInWord(valueWord, start, valueWord.text.length);
}

function valueStart({ word, valueWord, name, at }: CommandOption): number {
  if (word !== valueWord) return 0;
  return name.startsWith('--') ? name.length + 1 : at + 1;
}
