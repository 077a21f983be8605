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

const none: readonly Comment[] = [];
const HEREDOC_NAMES: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);
const JSON_NAMES: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD']);
const PAIR_NAMES: ReadonlySet<string> = new Set(['ENV', 'LABEL', 'ARG']);

/**
 * An instruction of a Dockerfile. What stands in it is read when it is first asked for. One that was moved says the same
 * further up or down: with each keystroke most of a file is moved, and hardly anything of that is asked for.
 */
export class Instruction implements Spanned {
  /** The keyword in upper case, known or not. */
  readonly name: string;
  /** Where the first of its lines begins, in UTF-16 units. */
  readonly linesStart: number;
  /** Where the line behind its last one begins. */
  readonly linesEnd: number;
  private readonly keywordEnd: number;
  private readonly end: number;
  private readLine: LogicalText | undefined;
  private readPlace: InstructionPlace | undefined;
  private readSpan: Span | undefined;
  private readKeyword: Word | undefined;
  private readArguments: Arguments | undefined;
  private readForm: { json: JsonForm | undefined } | undefined;
  private readWords: readonly Word[] | undefined;
  private readWordTexts: readonly string[] | undefined;
  private readPairs: readonly PairSyntax[] | undefined;
  private readTrigger: { instruction: Instruction | undefined } | undefined;
  private readProblems: readonly Problem[] | undefined;

  /**
   * `lineAsRead` and `placeAsRead` are those of `origin`, where there is one: the instruction as it was read, `by` UTF-16
   * units further up.
   */
  constructor(
    private readonly lineAsRead: LogicalText,
    private readonly placeAsRead: InstructionPlace,
    private readonly origin?: Instruction,
    private readonly by = 0,
  ) {
    this.linesStart = placeAsRead.lines.start + by;
    this.linesEnd = placeAsRead.lines.end + by;
    if (origin) {
      this.end = origin.end;
      this.keywordEnd = origin.keywordEnd;
      this.name = origin.name;
      return;
    }
    const { text } = lineAsRead;
    const start = skipSpaces(text, 0);
    this.end = trimEnd(text, start, text.length);
    let at = start;
    while (at < this.end && !isBlank(text.charCodeAt(at))) at++;
    this.keywordEnd = at;
    this.name = folded(text.slice(start, at));
  }

  /** Its own lines as one text, heredocs not included. */
  get line(): LogicalText {
    this.readLine ??= this.lineAsRead.moved(this.by);
    return this.readLine;
  }

  get place(): InstructionPlace {
    this.readPlace ??= movedPlace(this.placeAsRead, this.by);
    return this.readPlace;
  }

  /** From the keyword to the last character, heredocs included, without the last line end. */
  get span(): Span {
    this.readSpan ??= this.origin ? shifted(this.origin.span, this.by) : this.spanAsRead();
    return this.readSpan;
  }

  /** What its own lines say, continuations taken out, for whoever need not know where it stands. */
  get text(): string {
    return this.lineAsRead.text;
  }

  /** Whether the keyword is in capitals. */
  get isUpperCase(): boolean {
    const { text } = this;
    return text.startsWith(this.name, skipSpaces(text, 0));
  }

  /** What the arguments between blanks say, for whoever need not know where they stand. */
  get wordTexts(): readonly string[] {
    if (this.origin) return this.origin.wordTexts;
    this.readWordTexts ??= this.words.map(({ value }) => value);
    return this.readWordTexts;
  }

  /** The keyword as it is written. */
  get keyword(): Word {
    this.readKeyword ??= wordAt(this.line, skipSpaces(this.line.text, 0), this.keywordEnd);
    return this.readKeyword;
  }

  /** What a builder refuses in it, whatever stands around it. */
  get problems(): readonly Problem[] {
    this.readProblems ??= this.origin ? movedProblems(this.origin.problems, this.by) : problemsWithin(this);
    return this.readProblems;
  }

  /** The same instruction where everything stands `by` UTF-16 units further on. */
  moved(by: number): Instruction {
    if (by === 0) return this;
    const whole = this.by + by;
    const origin = this.origin ?? this;
    return whole === 0 ? origin : new Instruction(this.lineAsRead, this.placeAsRead, origin, whole);
  }

  get heredocs(): readonly Heredoc[] {
    return this.place.heredocs;
  }

  get comments(): readonly Comment[] {
    return this.placeAsRead.comments.length === 0 ? none : this.place.comments;
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
    // Most instructions have no flags, and nobody needs to find that out again.
    if (this.origin?.arguments.flags.length === 0) return this.origin.arguments;
    const { flags, end } = flagsOf(this.line, this.keywordEnd, this.end, this.place.escapeCharacter);
    this.readArguments = { flags, from: Math.min(end, this.end) };
    return this.readArguments;
  }

  private spanAsRead(): Span {
    const own = this.line.spanOf(skipSpaces(this.line.text, 0), this.end);
    const last = this.placeAsRead.heredocs[this.placeAsRead.heredocs.length - 1];
    const end = last ? (last.terminator ?? last.body).end : own.end;
    return { start: own.start, end: Math.max(own.end, end) };
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

function movedPlace(place: InstructionPlace, by: number): InstructionPlace {
  if (by === 0) return place;
  const { escapeCharacter, lines, heredocs, comments, emptyLines } = place;
  return {
    escapeCharacter,
    lines: shifted(lines, by),
    heredocs: movedAll(heredocs, (heredoc) => movedHeredoc(heredoc, by)),
    comments: movedAll(comments, (comment) => movedComment(comment, by)),
    emptyLines: movedAll(emptyLines, (line) => shifted(line, by)),
  };
}

function movedProblems(problems: readonly Problem[], by: number): readonly Problem[] {
  if (problems.length === 0) return problems;
  return problems.map(({ span, code, message }) => ({ span: shifted(span, by), code, message }));
}

function movedComment({ span, text, isInside }: Comment, by: number): Comment {
  return { span: shifted(span, by), text, isInside };
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
