import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { type WrittenText, writtenTexts } from '../../../model/dockerfile-written-texts';
import type { Spanned } from '../../../text/span';

/** A setting in a text that an instruction writes into a file. */
export interface WrittenSetting extends Spanned {
  readonly written: WrittenText;
  /** The path of the file. */
  readonly path: string;
  readonly text: string;
  /** Where a piece of the setting stands, counted from its begin. */
  spanOf(from: number, to: number): Spanned;
}

/** The settings of a pattern (with the flag `g`) that an instruction writes into files whose path another matches. */
export function writtenSettings(instruction: Instruction, file: RegExp, setting: RegExp): readonly WrittenSetting[] {
  const texts = writtenTexts(instruction);
  return texts.length === 0 ? [] : texts.flatMap((written) => [...settingsOf(written, file, setting)]);
}

function* settingsOf(written: WrittenText, file: RegExp, setting: RegExp): Generator<WrittenSetting> {
  const { path, content } = written;
  if (path === undefined || !file.test(path)) return;
  for (const found of content.text.matchAll(setting)) {
    const at = found.index;
    if (isCommented(content.text, at)) continue;
    yield {
      written,
      path,
      text: found[0],
      span: content.spanOf(at, at + found[0].length),
      spanOf: (from, to) => ({ span: content.spanOf(at + from, at + to) }),
    };
  }
}

/** How far back a `#` is looked for, so that a line without end costs no more than others. */
const LONGEST_COMMENT = 500;

/** Whether a place stands behind a `#` of its line. */
function isCommented(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_COMMENT), at);
  const lineFeed = before.lastIndexOf('\n');
  const written = before.lastIndexOf('\\n');
  const line = before.slice(Math.max(lineFeed + 1, written < 0 ? 0 : written + 2));
  return /^[\s"']*[#;]|\s#/.test(line);
}
