import type { Stage } from '../../../model/dockerfile-stage';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import type { Span } from '../../../text/span';
import { accountNumber, commandsOf } from './account-numbers';
import { accountChange } from './accounts';
import { dropsPrivileges, startScripts } from './dropped-privileges';
import { missingUserSeverity } from './missing-user';
import { chainOf, isExportOnly } from './run-time-part';

/** An account that a file creates and then does nothing with. */
export interface UnusedAccount {
  readonly name: string;
  readonly span: Span;
  /** Whether its number is that of root, so that to run as it would change nothing. */
  readonly isRoot: boolean;
}

/**
 * The first account that a stage, or one that it builds upon, creates and that nothing refers to, where the image runs
 * as root all the same. `read` gives the text of a file of the project.
 */
export function unusedAccount(stage: Stage, read: (path: string) => string | undefined): UnusedAccount | undefined {
  if (stage.isWindows) return undefined;
  const accounts = createdAccounts(stage);
  if (accounts.length === 0 || !endsAsRoot(stage, read)) return undefined;
  return accounts.find(({ name }) => !isReferredTo(stage, name, read));
}

function endsAsRoot(stage: Stage, read: (path: string) => string | undefined): boolean {
  const { user } = stage.endState;
  if (user) return user.isRoot && !dropsPrivileges(stage, read);
  return !isExportOnly(stage) && missingUserSeverity(stage, read) !== undefined;
}

function createdAccounts(stage: Stage): readonly UnusedAccount[] {
  const found: UnusedAccount[] = [];
  for (const command of commandsOf(stage)) {
    const change = accountChange(command);
    const name = change?.name?.value;
    if (change?.task !== 'create' || name === undefined || !change.name) continue;
    const isRoot = change.uid?.value !== undefined && /^0+$/.test(change.uid.value);
    if (/^[a-z_][\w.-]*$/i.test(name)) found.push({ name, span: change.name.span, isRoot });
  }
  for (const one of [...chainOf(stage)].reverse()) {
    for (const instruction of one.instructions) {
      for (const { path, content } of writtenTexts(instruction)) {
        if (path !== '/etc/passwd') continue;
        for (const line of content.text.matchAll(PASSWD_LINE)) {
          const name = line[1] ?? '';
          const at = line.index + line[0].indexOf(name);
          const isRoot = Number(line[2]) === 0;
          if (name === 'nobody' || name === 'root') continue;
          found.push({ name, span: content.spanOf(at, at + name.length), isRoot });
        }
      }
    }
  }
  return found;
}

/** A line of an account. */
const PASSWD_LINE = /(?<=^|["'\n])([a-z_][\w-]{0,31}):[^:\n]{0,99}:(\d{1,10}):/g;

/** Programs that take the name of an account and make it the owner of something, or whom a program runs as. */
const USERS_OF_ACCOUNTS: ReadonlySet<string> = new Set(
  'chown install su runuser gosu su-exec setpriv setfacl chpst s6-setuidgid rsync cp tar chroot crontab'.split(' '),
);

function isReferredTo(stage: Stage, name: string, read: (path: string) => string | undefined): boolean {
  const number = accountNumber(stage, name);
  const isIt = (text: string | undefined) => text !== undefined && (text === name || text === number);
  for (const { program, arguments: words, wrappers } of commandsOf(stage)) {
    const takesName = USERS_OF_ACCOUNTS.has(program ?? '') || wrappers.length > 0;
    if (!takesName) continue;
    // A variable may well hold it.
    if (words.some(({ text }) => text.split(/[:=.,]/).some((part) => isIt(part)) || /^-?\$|:\$/.test(text)))
      return true;
    if (wrappers.length > 0) return true;
  }
  for (const one of chainOf(stage)) {
    for (const instruction of one.instructions) {
      if (instruction.kind === 'USER' && (isIt(instruction.name) || instruction.argument?.value === undefined))
        return true;
      const isCopy = instruction.kind === 'COPY' || instruction.kind === 'ADD';
      const owner = isCopy ? instruction.chown : undefined;
      if (owner && (owner.value === undefined || owner.value.split(':').some(isIt))) return true;
    }
  }
  const { entrypoint, cmd } = stage.endState;
  const word = new RegExp(`(?<![\\w-])${name.replace(/\./g, '\\.')}(?![\\w-])`);
  const starts = [entrypoint, cmd].flatMap((one) => (one ? [one.textIn(one.span)] : []));
  return [...starts, ...startScripts(stage, read)].some((text) => word.test(text));
}
