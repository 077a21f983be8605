import type { PackageManager } from '../../../knowledge/package-managers';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { isWrittenBefore } from './earlier-text';
import { type PackageCommand, type PackageTask, packageCommand } from './package-commands';

/** What is done only after a question. */
const ASKING: ReadonlySet<PackageTask> = new Set(['install', 'reinstall', 'upgrade', 'releaseUpgrade', 'remove']);

/** Text of a setting, in a file or on the command line, that answers every question. */
const SETTINGS: Readonly<Record<string, RegExp>> = {
  apt: /(?:assume-yes|force-yes)[\s"'=:]{1,6}(?:true|1|yes|on)\b/i,
  rpm: /(?:assumeyes|defaultyes)\s{0,3}=\s{0,3}(?:true|1|yes|on)\b/i,
};

/** Files with the settings of a program that are brought in, so that nobody knows here what they say. */
const COPIED: Readonly<Record<string, RegExp>> = {
  apt: /^(?:COPY|ADD)\b[^\n]*\/apt\.conf/i,
  rpm: /^(?:COPY|ADD)\b[^\n]*\/(?:yum|dnf)\.conf/i,
};

const YES = /(?:^|\s)(?:-[a-zA-Z]*y|--(?:yes|assume-?yes|force-yes|non-interactive|no-confirm)\b|-qq|-n\b)/;

/**
 * The call of one of the package managers that a build cannot answer: it asks before it goes on, and nothing there is
 * gives the answer.
 */
export function askingCall(
  command: InstructionCommand<Run>,
  managers: ReadonlySet<string>,
): PackageCommand | undefined {
  const call = packageCommand(command);
  if (!call?.task || !managers.has(call.manager.name) || !ASKING.has(call.task)) return undefined;
  return isAnswered(command, call) || isPiped(command) || isConfigured(command, call.manager) ? undefined : call;
}

function isAnswered(command: InstructionCommand<Run>, { manager, verb, words }: PackageCommand): boolean {
  const { assumeYes = [], assumeYesBeforeVerb = [], assumeYesTwice = [], dryRun = [], attachedShort = '' } = manager;
  const verbAt = words.indexOf(verb);
  const letters = letterFlags(assumeYes);
  const lettersTwice = letterFlags(assumeYesTwice);
  let halfAnswers = 0;
  for (const [index, word] of words.entries()) {
    const { text } = word;
    if (assumeYes.includes(text) || dryRun.includes(text) || /^--(?:help|version|assume-?no)$/.test(text)) return true;
    if (index < verbAt && assumeYesBeforeVerb.includes(text)) return true;
    if (assumeYesTwice.includes(text)) halfAnswers++;
    else if (manager.bundlesShortFlags === true && /^-[a-zA-Z]{2,}$/.test(text)) {
      for (const letter of text.slice(1)) {
        if (letters.includes(letter)) return true;
        if (lettersTwice.includes(letter)) halfAnswers++;
        // The rest of the word is this one's value.
        if (attachedShort.includes(letter)) break;
      }
    }
    if (halfAnswers > 1 || settingOf(manager)?.test(text) === true || mayAnswer(command, word, index < verbAt)) {
      return true;
    }
  }
  return false;
}

function letterFlags(flags: readonly string[]): string {
  return flags.flatMap((flag) => (/^-[a-zA-Z]$/.test(flag) ? flag.slice(1) : [])).join('');
}

/** Whether a word may hold the flag: its variable does, or it is unknown and stands or is named as options do. */
function mayAnswer({ instruction, stage }: InstructionCommand<Run>, word: ShellWord, isBeforeVerb: boolean): boolean {
  if (word.value !== undefined) return false;
  const name = /^"?\$\{?([A-Za-z_][A-Za-z0-9_]*)/.exec(word.raw)?.[1];
  if (name === undefined) return false;
  const value = stage.setting(name, instruction.order)?.value;
  if (value !== undefined) return YES.test(value);
  return isBeforeVerb || /opt|flag|arg|param|yes/i.test(name);
}

/** Whether something else gives the answers: `yes | apt-get install curl`. */
function isPiped(command: InstructionCommand<Run>): boolean {
  const { pipeline, redirections } = command;
  return pipeline[0] !== command || redirections.some(({ operator }) => operator.startsWith('<'));
}

function isConfigured(command: InstructionCommand<Run>, manager: PackageManager): boolean {
  const setting = settingOf(manager);
  const copied = COPIED[familyOf(manager)];
  const { instruction } = command;
  return (
    (setting !== undefined && isWrittenBefore(instruction, setting)) ||
    (copied !== undefined && isWrittenBefore(instruction, copied))
  );
}

function settingOf(manager: PackageManager): RegExp | undefined {
  return SETTINGS[familyOf(manager)];
}

function familyOf({ name }: PackageManager): string {
  return /^(?:yum|.*dnf)$/.test(name) ? 'rpm' : name;
}
