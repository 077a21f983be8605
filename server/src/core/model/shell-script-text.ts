import type { LogicalText } from '../syntax/dockerfile-logical-text';
import type { Span } from '../text/span';
import { ScriptPlaces } from './script-places';
import type { ShellDialect, ShellQuestion, ShellReplacement, ShellStretch } from './shell-questions';

/** A replacement in the text of a file. */
export interface PlacedReplacement {
  readonly span: Span;
  readonly newText: string;
}

/**
 * A script of an instruction as ShellCheck is asked about it, that still knows where everything stands in the file. The
 * variables that the Dockerfile sets are put in on a line of their own, behind the comments that the script begins with:
 * a `# shellcheck disable=…` among those speaks of the whole script only as long as no command stands before it.
 */
export class ShellScriptText {
  readonly question: ShellQuestion;
  private readonly script: string;
  /** Where the line with the variables begins, and how long it is. */
  private readonly head: number;
  private readonly inserted: number;
  private places: ScriptPlaces | undefined;

  constructor(
    dialect: ShellDialect,
    private readonly source: LogicalText,
    variables: readonly string[],
  ) {
    this.script = source.text;
    this.head = headLength(source.text);
    const line = variables.length === 0 ? '' : `export ${variables.map((name) => `${name}=1`).join(' ')}\n`;
    this.inserted = line.length;
    this.question = { dialect, text: this.script.slice(0, this.head) + line + this.script.slice(this.head) };
  }

  /** The place of a stretch in the file, at least one character; nothing where it does not stand in the file. */
  spanOf(stretch: ShellStretch): Span | undefined {
    const from = this.offsetAt(stretch.line, stretch.column);
    const to = this.offsetAt(stretch.endLine, stretch.endColumn);
    if (from === undefined || to === undefined || to < from) return undefined;
    if (to > from) return this.source.spanOf(from, to);
    const word = wordAt(this.script, from);
    return word && this.source.spanOf(word.start, word.end);
  }

  /** The edits of a fix in the file; nothing where not each of its replacements has exactly one place there. */
  editsOf(replacements: readonly ShellReplacement[]): readonly PlacedReplacement[] | undefined {
    const edits: PlacedReplacement[] = [];
    const taken = new Set<number>();
    for (const one of replacements) {
      const from = this.offsetAt(one.line, one.column);
      const to = this.offsetAt(one.endLine, one.endColumn);
      // A line end would end the instruction, and of two texts at one place only ShellCheck knows which comes first.
      if (from === undefined || to === undefined || to < from || taken.has(from) || /[\r\n]/.test(one.replacement)) {
        return undefined;
      }
      const span = from === to ? this.insertionAt(from, one.insertionPoint) : this.exactSpan(from, to);
      if (!span) return undefined;
      taken.add(from);
      edits.push({ span, newText: one.replacement });
    }
    return edits.length === 0 ? undefined : edits;
  }

  private exactSpan(from: number, to: number): Span | undefined {
    return this.source.partsOf(from, to) ? undefined : this.source.spanOf(from, to);
  }

  private insertionAt(at: number, side: ShellReplacement['insertionPoint']): Span | undefined {
    const isBehind = side === 'beforeStart' ? at > 0 : at >= this.script.length;
    if (isBehind && at === 0) return undefined;
    const place = isBehind ? this.source.offsetAt(at - 1) + 1 : this.source.offsetAt(at);
    return { start: place, end: place };
  }

  /** The index in the script of a line and column of the question; nothing for what was put in. */
  private offsetAt(line: number, column: number): number | undefined {
    this.places ??= new ScriptPlaces(this.question.text);
    const at = this.places.offsetAt(line, column);
    if (at === undefined) return undefined;
    if (at < this.head) return at;
    return at < this.head + this.inserted ? undefined : at - this.inserted;
  }
}

/** How long the comments and empty lines are that a script begins with. */
function headLength(script: string): number {
  let at = 0;
  while (at < script.length) {
    const end = script.indexOf('\n', at);
    const line = script.slice(at, end < 0 ? script.length : end).trim();
    if (end < 0 || !(line === '' || line.startsWith('#'))) break;
    at = end + 1;
  }
  return at;
}

/** The word at an index, or the last one before it. */
function wordAt(text: string, at: number): Span | undefined {
  const isBlank = (index: number) => /\s/.test(text.charAt(index));
  let start = Math.min(at, text.length - 1);
  while (start > 0 && isBlank(start)) start--;
  if (start < 0 || isBlank(start)) return undefined;
  let end = start + 1;
  while (end < text.length && !isBlank(end)) end++;
  if (start < at) while (start > 0 && !isBlank(start - 1)) start--;
  return { start, end };
}
