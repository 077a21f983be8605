import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { packageManager } from '../../../knowledge/package-managers';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Spanned } from '../../../text/span';
import { valuedOptions } from './python-packages';
import { removeWords, removeWritten, type Step } from './removal';
import { writtenSettings } from './written-settings';

/** A setting of apt, handed over by `-o` or written into its configuration. */
export interface AptSetting extends Spanned {
  /** As written; the last part alone where it stands within braces. */
  readonly key: string;
  readonly value: string;
  /** The program, or the file. */
  readonly owner: string;
  /** Takes it out; in a text with more in it the value becomes `instead`. */
  remove(edit: DockerfileEdits, instead: string): void;
}

const OPTIONS: ReadonlySet<string> = new Set(['-o', '--option']);
const FILES = /(?:^|\/)apt\.conf(?:$|\.d\/)/;
const LINE =
  /(?:(?<![\w:\\-])|(?<=\\n))([A-Za-z][\w:.*-]*)[ \t]{1,20}\\?["']?(\w[\w.]*)\\?["']?[ \t]{0,20}(?:;|(?=\s{0,20}(?:["'}]|$)|\n))/g;

/** Whether a command calls apt-get, apt or aptitude. */
export function callsApt({ program }: Step): boolean {
  return program !== undefined && packageManager(program)?.name === 'apt';
}

/** The settings of apt that an instruction uses or writes. */
export function* aptSettings(instruction: Instruction): Generator<AptSetting> {
  if (instruction.kind === 'RUN') {
    for (const command of instruction.commands) if (callsApt(command)) yield* optionsOf(command);
  }
  for (const setting of writtenSettings(instruction, FILES, LINE)) {
    const [, key = '', value = ''] = new RegExp(LINE.source).exec(setting.text) ?? [];
    const at = setting.text.indexOf(value, key.length);
    yield {
      span: setting.span,
      key,
      value,
      owner: setting.path,
      remove(edit, instead) {
        const changed = setting.text.slice(0, at) + instead + setting.text.slice(at + value.length);
        removeWritten(edit, setting.written, setting.span, changed);
      },
    };
  }
}

function* optionsOf(command: Step): Generator<AptSetting> {
  const glued = command.arguments.flatMap((word) =>
    /^-[a-zA-Z]*o[A-Z]/.test(word.text) && word.text.startsWith('-o')
      ? [{ words: [word], value: word.text.slice(2) }]
      : [],
  );
  for (const { words, value: text } of [...valuedOptions(command.arguments, OPTIONS), ...glued]) {
    const [first, last = first] = words;
    const equals = text.indexOf('=');
    if (!first || !last || equals < 0) continue;
    yield {
      span: { start: first.span.start, end: last.span.end },
      key: text.slice(0, equals),
      value: text.slice(equals + 1),
      owner: command.program ?? 'apt',
      remove: (edit) => removeWords(edit, command, words),
    };
  }
}
