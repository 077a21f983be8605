import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { ShellWord } from '../../../syntax/shell-tree';
import type { Span, Spanned } from '../../../text/span';
import { spanInWord } from './removal';

/** A mode that a command or an instruction gives files. */
export interface GivenMode extends Spanned {
  /** Without quotes; `ugo+rwx` or `0755`. */
  readonly text: string;
  /** The program or keyword that gives it. */
  readonly by: string;
  /** The files, as far as they are known words. */
  readonly paths: readonly string[];
  readonly isRecursive: boolean;
  /** Whether it is for directories that the command makes. */
  readonly isForDirectories: boolean;
  /** The command of a RUN; nothing for COPY and ADD. */
  readonly command: InstructionCommand<Run> | undefined;
}

/** The programs that give modes. */
const PROGRAMS: ReadonlySet<string> = new Set(['chmod', 'install', 'mkdir', 'umask']);

/** The modes that an instruction gives files, those that are known. */
export function givenModes(instruction: Instruction): readonly GivenMode[] {
  if (instruction.kind === 'RUN') {
    return instruction.commands.flatMap((command) => {
      const { program } = command;
      return program !== undefined && PROGRAMS.has(program) ? (modeOf(command, program) ?? []) : [];
    });
  }
  return instruction.kind === 'COPY' || instruction.kind === 'ADD' ? ofFlag(instruction) : [];
}

function ofFlag(copy: Copy | Add): readonly GivenMode[] {
  const { chmod, destination } = copy;
  if (chmod?.value === undefined) return [];
  const { span, value: text } = chmod;
  const paths = destination?.value === undefined ? [] : [destination.value];
  const by = `${copy.kind} --chmod`;
  return [{ text, span, by, paths, isRecursive: false, isForDirectories: false, command: undefined }];
}

function modeOf(command: InstructionCommand<Run>, program: string): GivenMode | undefined {
  const words = command.arguments;
  const rest = (from: readonly ShellWord[]) =>
    from.flatMap(({ value }) => (value?.startsWith('-') === false ? [value] : []));
  if (program === 'umask') {
    const mask = words.find(({ value }) => value !== undefined && /^[0-7]{1,4}$/.test(value));
    const value = mask?.value;
    if (!mask || value === undefined) return undefined;
    const text = (0o777 & ~Number.parseInt(value, 8)).toString(8).padStart(3, '0');
    return { text, span: mask.span, by: 'umask', paths: [], isRecursive: false, isForDirectories: false, command };
  }
  if (program === 'chmod') {
    // A mode may begin with a dash (`chmod -x file`); an option holds none of its letters.
    const at = words.findIndex(({ text }) => !/^(?:-[Rcfvh]+|--\w[\w-]*(?:=.*)?|--)$/.test(text));
    const mode = words[at];
    if (mode?.value === undefined || words.some(({ text }) => text.startsWith('--reference'))) return undefined;
    const isRecursive = words.some(({ text }) => /^-[cfvh]*R|^--recursive$/.test(text));
    const paths = rest(words.slice(at + 1));
    return { text: mode.value, span: bare(mode), by: 'chmod', paths, isRecursive, isForDirectories: false, command };
  }
  const found = modeOption(words, program);
  if (!found) return undefined;
  const isForDirectories = program === 'mkdir' || words.some(({ text }) => /^-[a-zA-Z]*d|^--directory$/.test(text));
  const paths = rest(words).filter((path) => path !== found.text);
  return { ...found, by: program, paths, isRecursive: false, isForDirectories, command };
}

/** Letters of install and mkdir behind which the next word is a value. */
const WITH_VALUE: Readonly<Record<string, string>> = { install: 'gmotS', mkdir: 'm' };

function modeOption(words: readonly ShellWord[], program: string): { text: string; span: Span } | undefined {
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    const next = words[index + 1];
    if (!word) break;
    const { text } = word;
    if (text.startsWith('--')) {
      if (text === '--mode' && next?.value !== undefined) return { text: next.value, span: bare(next) };
      if (text.startsWith('--mode=') && word.value !== undefined) {
        return { text: word.value.slice(7), span: spanInWord(word, 7, text.length) };
      }
      continue;
    }
    if (!text.startsWith('-')) continue;
    for (let at = 1; at < text.length; at++) {
      const letter = text.charAt(at);
      if (!(WITH_VALUE[program] ?? '').includes(letter)) continue;
      const isGlued = at + 1 < text.length;
      if (letter === 'm') {
        if (!isGlued) return next?.value === undefined ? undefined : { text: next.value, span: bare(next) };
        if (word.value !== undefined) return { text: text.slice(at + 1), span: spanInWord(word, at + 1, text.length) };
      }
      if (!isGlued) index++;
      break;
    }
  }
  return undefined;
}

/** A word without the quotes around all of it. */
function bare(word: ShellWord): Span {
  return spanInWord(word, 0, word.text.length);
}

/** The number of an octal mode; nothing for a symbolic one. */
export function octalMode(text: string): number | undefined {
  return /^[0-7]{1,5}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** One clause of a symbolic mode: who, one operator and its letters. */
export interface ModeClause {
  /** `u`, `g`, `o`, `a`; empty for all but what the mask takes away. */
  readonly who: string;
  readonly operator: string;
  readonly letters: string;
}

/** The clauses of a symbolic mode such as `u+rwx,go=rX`; none for anything else. */
export function modeClauses(text: string): readonly ModeClause[] {
  if (!/^[ugoa]*(?:[-+=][rwxXstugo]*)+(?:,[ugoa]*(?:[-+=][rwxXstugo]*)+)*$/.test(text)) return [];
  return text.split(',').flatMap((clause) => {
    const who = /^[ugoa]*/.exec(clause)?.[0] ?? '';
    return [...clause.slice(who.length).matchAll(/([-+=])([rwxXstugo]*)/g)].map(([, operator = '', letters = '']) => ({
      who,
      operator,
      letters,
    }));
  });
}

/** A symbolic mode as it is written. */
export function modeText(clauses: readonly ModeClause[]): string {
  return clauses.map(({ who, operator, letters }) => who + operator + letters).join(',');
}
