import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { packageManager } from '../../../knowledge/package-managers';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { ShellCommand } from '../../../syntax/shell-tree';
import type { Spanned } from '../../../text/span';
import { valuedOptions } from './python-packages';
import { removeStep, removeWords, type Step } from './removal';
import { writtenSettings } from './written-settings';

/** A setting of yum or dnf, handed over by `--setopt` or written into a .repo or configuration file. */
export interface YumSetting extends Spanned {
  /** Without the repository that it is for. */
  readonly key: string;
  readonly value: string;
  /** The program, or the file. */
  readonly owner: string;
  /** Takes an option out, and turns the value of a line to `instead`. */
  remove(edit: DockerfileEdits, instead: string): void;
}

const MANAGERS: ReadonlySet<string> = new Set(['yum', 'dnf', 'microdnf', 'tdnf']);
const OPTIONS: ReadonlySet<string> = new Set(['--setopt']);
const FILES = /\.repo$|(?:^|\/)(?:yum|dnf|tdnf)\.conf$|yum\.repos\.d\//;
const LINE = /(?:(?<![\w\\.-])|(?<=\\n))([a-z_]+)[ \t]*=[ \t]*(\w+)/g;

/** Whether a command calls yum, dnf or one of their kind, or the program that changes their configuration. */
export function callsYum({ program }: ShellCommand): boolean {
  if (program === undefined) return false;
  return /^(?:yum|dnf)-config-manager$/.test(program) || MANAGERS.has(packageManager(program)?.name ?? '');
}

/** The settings of yum and dnf that an instruction uses or writes. */
export function* yumSettings(instruction: Instruction): Generator<YumSetting> {
  if (instruction.kind === 'RUN') {
    for (const command of instruction.commands) if (callsYum(command)) yield* optionsOf(command);
  }
  for (const setting of writtenSettings(instruction, FILES, LINE)) {
    const [key = '', value = ''] = setting.text.split(/[ \t]*=[ \t]*/);
    yield {
      span: setting.span,
      key,
      value,
      owner: setting.path,
      remove: (edit, instead) =>
        edit.replace(setting.spanOf(setting.text.length - value.length, setting.text.length), instead),
    };
  }
}

function* optionsOf(command: Step): Generator<YumSetting> {
  for (const { words, value: text } of valuedOptions(command.arguments, OPTIONS)) {
    const [first, last = first] = words;
    const equals = text.indexOf('=');
    if (!first || !last || equals < 0) continue;
    yield {
      span: { start: first.span.start, end: last.span.end },
      key: text
        .slice(text.lastIndexOf('.', equals) + 1, equals)
        .trim()
        .toLowerCase(),
      value: text.slice(equals + 1).trim(),
      owner: command.program ?? 'dnf',
      remove(edit) {
        const rest = command.arguments.filter((word) => !words.includes(word) && word.text !== 'config-manager');
        const isConfiguring = /config-manager/.test(`${command.program} ${command.arguments[0]?.text}`);
        if (isConfiguring && rest.every(({ text: word }) => word === '--save')) removeStep(edit, command);
        else removeWords(edit, command, words);
      },
    };
  }
}
