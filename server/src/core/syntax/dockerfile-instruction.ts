import { type Span, type Spanned, shifted } from '../text/span';
import { jsonFormOf } from './dockerfile-json';
import type { LogicalText } from './dockerfile-logical-text';
import { problemsWithin } from './dockerfile-problems';
import type { CommandForm, Comment, Flag, Heredoc, JsonForm, PairSyntax, Word } from './dockerfile-tree';
import { blankSeparated, flagsOf, isBlank, pairsOf, skipSpaces, trimEnd, wordAt } from './dockerfile-words';
import type { Problem } from './problem';

/** What surrounds an instruction in its file. */
export interface InstructionPlace {
  /** The escape character that holds in the file. */
  readonly escapeCharacter: string;
  /** The whole lines that it takes, the last line end included. */
  readonly lines: Span;
  readonly heredocs: readonly Heredoc[];
  /** Comment lines inside its continued lines. */
  readonly comments: readonly Comment[];
  /** Blank lines inside its continued lines. */
  readonly emptyLines: readonly Span[];
  /** The ONBUILD that holds it. */
  readonly parent?: Instruction;
}

interface Arguments {
  readonly flags: readonly Flag[];
  readonly from: number;
}

const HEREDOC_NAMES: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);
const JSON_NAMES: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD']);
const PAIR_NAMES: ReadonlySet<string> = new Set(['ENV', 'LABEL', 'ARG']);

/** An instruction of a Dockerfile. What stands in it is read when it is first asked for. */
export class Instruction implements Spanned {
  /** From the keyword to the last character, heredocs included, without the last line end. */
  readonly span: Span;
  /** The keyword in upper case, known or not. */
  readonly name: string;
  private readonly keywordEnd: number;
  private readonly end: number;
  private readKeyword: Word | undefined;
  private readArguments: Arguments | undefined;
  private readForm: { json: JsonForm | undefined } | undefined;
  private readWords: readonly Word[] | undefined;
  private readPairs: readonly PairSyntax[] | undefined;
  private readTrigger: { instruction: Instruction | undefined } | undefined;
  private readProblems: readonly Problem[] | undefined;

  /** `same` is the instruction where it stood before, `by` UTF-16 units further up: see `moved`. */
  constructor(
    readonly line: LogicalText,
    readonly place: InstructionPlace,
    same?: Instruction,
    by = 0,
  ) {
    if (same) {
      this.end = same.end;
      this.keywordEnd = same.keywordEnd;
      this.name = same.name;
      this.span = shifted(same.span, by);
      this.readProblems = movedAll(same.problems, (problem) => ({ ...problem, span: shifted(problem.span, by) }));
      // Most instructions have no flags, and nobody needs to find that out again.
      if (same.readArguments?.flags.length === 0) this.readArguments = same.readArguments;
      return;
    }
    const { text } = line;
    const start = skipSpaces(text, 0);
    this.end = trimEnd(text, start, text.length);
    let at = start;
    while (at < this.end && !isBlank(text.charCodeAt(at))) at++;
    this.keywordEnd = at;
    this.name = folded(text.slice(start, at));
    const own = line.spanOf(start, this.end);
    const last = place.heredocs[place.heredocs.length - 1];
    const end = last ? (last.terminator ?? last.body).end : own.end;
    this.span = { start: own.start, end: Math.max(own.end, end) };
  }

  /** The keyword as it is written. */
  get keyword(): Word {
    this.readKeyword ??= wordAt(this.line, skipSpaces(this.line.text, 0), this.keywordEnd);
    return this.readKeyword;
  }

  /** What a builder refuses in it, whatever stands around it. */
  get problems(): readonly Problem[] {
    this.readProblems ??= problemsWithin(this);
    return this.readProblems;
  }

  /** The same instruction where everything stands `by` UTF-16 units further on. */
  moved(by: number): Instruction {
    if (by === 0) return this;
    const { lines, heredocs, comments, emptyLines } = this.place;
    const place: InstructionPlace = {
      ...this.place,
      lines: shifted(lines, by),
      heredocs: movedAll(heredocs, (heredoc) => movedHeredoc(heredoc, by)),
      comments: movedAll(comments, (comment) => ({ ...comment, span: shifted(comment.span, by) })),
      emptyLines: movedAll(emptyLines, (line) => shifted(line, by)),
    };
    return new Instruction(this.line.moved(by), place, this, by);
  }

  get heredocs(): readonly Heredoc[] {
    return this.place.heredocs;
  }

  get comments(): readonly Comment[] {
    return this.place.comments;
  }

  get flags(): readonly Flag[] {
    return this.arguments.flags;
  }

  /** The text behind the flags, blanks around it taken off, heredoc bodies not included. */
  get rest(): LogicalText {
    return this.line.slice(this.arguments.from, this.end);
  }

  /** The span of what stands behind the flags on the instruction's own lines. */
  get restSpan(): Span {
    return this.line.spanOf(this.arguments.from, this.end);
  }

  /** The span of the instruction without the bodies of its heredocs. */
  get headSpan(): Span {
    return { start: this.span.start, end: this.line.spanOf(0, this.end).end };
  }

  /** The JSON form, where the instruction has one and all that stands behind the flags is one. */
  get json(): JsonForm | undefined {
    if (!JSON_NAMES.has(this.name)) return undefined;
    this.readForm ??= { json: jsonFormOf(this.line, this.arguments.from, this.end) };
    return this.readForm.json;
  }

  /** The arguments between blanks; those of the JSON form are in `json`, those of ENV, LABEL and ARG in `pairs`. */
  get words(): readonly Word[] {
    this.readWords ??= blankSeparated(this.line, this.arguments.from, this.end);
    return this.readWords;
  }

  /** All that stands behind the flags as one word, as USER, WORKDIR and STOPSIGNAL take it; nothing where it is empty. */
  get argument(): Word | undefined {
    const { from } = this.arguments;
    return from < this.end ? wordAt(this.line, from, this.end) : undefined;
  }

  /** The pairs of ENV, LABEL and ARG. */
  get pairs(): readonly PairSyntax[] {
    if (!PAIR_NAMES.has(this.name)) return [];
    const allowsNameAlone = this.name === 'ARG';
    this.readPairs ??= pairsOf(this.line, this.arguments.from, this.end, this.place.escapeCharacter, allowsNameAlone);
    return this.readPairs;
  }

  /** What the instruction executes: for HEALTHCHECK what stands behind CMD; nothing where there is nothing. */
  get command(): CommandForm | undefined {
    if (this.name !== 'HEALTHCHECK') return this.commandFrom(this.arguments.from, this.json);
    const type = this.words[0];
    if (type?.value.toUpperCase() !== 'CMD') return undefined;
    const { text } = this.line;
    let from = this.arguments.from + type.value.length;
    while (from < this.end && isBlank(text.charCodeAt(from))) from++;
    return this.commandFrom(from, jsonFormOf(this.line, skipSpaces(text, from), this.end));
  }

  /** The instruction that ONBUILD holds. */
  get trigger(): Instruction | undefined {
    this.readTrigger ??= { instruction: this.readTheTrigger() };
    return this.readTrigger.instruction;
  }

  /** Whether heredocs may follow: RUN, COPY and ADD without the JSON form, also under ONBUILD. */
  get mayHaveHeredocs(): boolean {
    if (this.name === 'ONBUILD') return this.trigger?.mayHaveHeredocs === true;
    return HEREDOC_NAMES.has(this.name) && !this.json;
  }

  private get arguments(): Arguments {
    if (this.readArguments) return this.readArguments;
    const { flags, end } = flagsOf(this.line, this.keywordEnd, this.end, this.place.escapeCharacter);
    this.readArguments = { flags, from: Math.min(end, this.end) };
    return this.readArguments;
  }

  private commandFrom(from: number, json: JsonForm | undefined): CommandForm | undefined {
    if (json) return { form: 'exec', json };
    return from < this.end ? { form: 'shell', text: this.line.slice(from, this.end) } : undefined;
  }

  private readTheTrigger(): Instruction | undefined {
    if (this.name !== 'ONBUILD' || this.arguments.from >= this.end) return undefined;
    // One level only: an ONBUILD inside an ONBUILD is refused, and a long row of them must not nest.
    if (this.place.parent) return undefined;
    return new Instruction(this.line.slice(this.arguments.from, this.end), { ...this.place, parent: this });
  }
}

/** Without a new list where there is nothing to move. */
function movedAll<T>(all: readonly T[], move: (one: T) => T): readonly T[] {
  return all.length === 0 ? all : all.map(move);
}

function movedHeredoc({ marker, body, terminator, ...heredoc }: Heredoc, by: number): Heredoc {
  const { parts, value } = marker;
  const span = shifted(marker.span, by);
  const movedMarker = parts ? { span, value, parts: parts.map((part) => shifted(part, by)) } : { span, value };
  const moved = { ...heredoc, span, marker: movedMarker, body: shifted(body, by) };
  return terminator ? { ...moved, terminator: shifted(terminator, by) } : moved;
}

/** A keyword in upper case as BuildKit folds it: two letters beyond ASCII have small ones inside it. */
function folded(keyword: string): string {
  if (!/[^ -~]/.test(keyword)) return keyword.toUpperCase();
  return keyword
    .replace(/\u212a/g, 'k')
    .replace(/\u0130/g, 'i')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
