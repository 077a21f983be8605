import { ownCopy } from '../memory/own-copy';
import { type Span, span } from '../text/span';
import { DirectiveReader, directiveOf, escapeOf, isCheckOptions } from './dockerfile-directives';
import { heredocMarkers } from './dockerfile-heredoc';
import { Instruction, type InstructionPlace } from './dockerfile-instruction';
import { LentInstructions } from './dockerfile-lent';
import { LogicalText, type Piece } from './dockerfile-logical-text';
import { type Complain, checkInstructions } from './dockerfile-problems';
import type { Comment, Directive, Heredoc } from './dockerfile-tree';
import { isSpace, skipSpaces } from './dockerfile-words';
import type { Problem } from './problem';

const LONGEST_LINE = 65_535;

/** A Dockerfile as it is written. */
export class DockerfileTree {
  private readProblems: readonly Problem[] | undefined;

  constructor(
    readonly text: string,
    readonly escapeCharacter: string,
    readonly directives: readonly Directive[],
    /** All comment lines in order, those inside continued instructions included, directives not. */
    readonly comments: readonly Comment[],
    readonly instructions: readonly Instruction[],
    private readonly scanProblems: readonly Problem[],
  ) {}

  /** The instructions whose lines are the same in another text, for its reading. */
  lentTo(text: string): LentInstructions | undefined {
    // Lines that complain are read again.
    return this.scanProblems.length > 0 ? undefined : new LentInstructions(this, text);
  }

  /** What a builder refuses, in the order of the text. */
  get problems(): readonly Problem[] {
    if (this.readProblems) return this.readProblems;
    const problems = [...this.scanProblems];
    const complain: Complain = (at, code, message) => problems.push({ span: at, code, message });
    checkInstructions(this.instructions, complain);
    this.readProblems = problems.sort((a, b) => a.span.start - b.span.start);
    return this.readProblems;
  }
}

/**
 * Reads a Dockerfile as BuildKit does. Any text gives a tree: what cannot be read becomes a problem, and the lines
 * behind it are read all the same. The tree of an earlier version lends what did not change.
 */
export function parseDockerfile(text: string, earlier?: DockerfileTree): DockerfileTree {
  return new Scanner(text, earlier?.lentTo(text)).scan();
}

/** A physical line: where it begins, where its text ends, and where the next one begins. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

class Scanner {
  private at: number;
  private escapeCharacter = '\\';
  private readonly directiveReader: DirectiveReader;
  private readonly hasShebang: boolean;
  private readonly directives: Directive[] = [];
  private readonly comments: Comment[] = [];
  private readonly instructions: Instruction[] = [];
  private readonly problems: Problem[] = [];

  constructor(
    private readonly text: string,
    private readonly lent: LentInstructions | undefined,
  ) {
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.hasShebang = text.startsWith('#!', this.at);
    this.directiveReader = new DirectiveReader(this.hasShebang);
  }

  scan(): DockerfileTree {
    if (this.hasShebang) {
      const line = this.line();
      this.comments.push(this.commentAt(line.start, line.end, false));
    }
    while (this.at < this.text.length) this.readLine();
    if (this.instructions.length === 0) {
      this.complain(span(0, 0), 'empty-file', 'The file has no instructions.');
    }
    const { text, escapeCharacter, directives, comments, instructions, problems } = this;
    return new DockerfileTree(text, escapeCharacter, directives, comments, instructions, problems);
  }

  private line(): Line {
    const { text } = this;
    const start = this.at;
    const lineFeed = text.indexOf('\n', start);
    const next = lineFeed < 0 ? text.length : lineFeed + 1;
    let end = lineFeed < 0 ? text.length : lineFeed;
    while (end > start && text.charCodeAt(end - 1) === 13) end--;
    this.at = next;
    if (isTooLong(text, start, lineFeed < 0 ? text.length : lineFeed)) {
      this.complain(span(start, end), 'line-too-long', 'A line of a Dockerfile holds at most 65,535 bytes.');
    }
    return { start, end, next };
  }

  private readLine(): void {
    // What was an instruction is no comment and no directive now.
    const lent = this.lent?.take(this.at, this.escapeCharacter);
    if (lent) {
      this.directiveReader.stop();
      this.at = lent.linesEnd;
      this.instructions.push(lent);
      if (lent.comments.length > 0) this.comments.push(...lent.comments);
      return;
    }
    const line = this.line();
    const start = firstOfLine(this.text, line);
    if (start >= line.end) {
      this.directiveReader.stop();
      return;
    }
    if (this.directiveReader.isReading && this.readDirective(line.start, start, line.end)) return;
    if (this.text.charCodeAt(start) === 35) {
      this.comments.push(this.commentAt(start, line.end, false));
      return;
    }
    this.readInstruction(line, start);
  }

  private readDirective(lineStart: number, start: number, end: number): boolean {
    const directive = directiveOf(this.text, start, end);
    if (!directive) {
      this.directiveReader.stop();
      return false;
    }
    const { counts, isRepeated } = this.directiveReader.take(directive, start > lineStart);
    if (!counts) return false;
    if (isRepeated) {
      const message = `Only one ${directive.name} directive may stand in a file.`;
      this.complain(directive.span, 'duplicate-directive', message);
    } else if (directive.name === 'escape') this.setEscape(directive);
    else if (directive.name === 'check' && !isCheckOptions(directive.value)) {
      this.complain(directive.valueSpan, 'invalid-check', 'These are no options of checks.');
    }
    this.directives.push(directive);
    return true;
  }

  private setEscape(directive: Directive): void {
    const escapeCharacter = escapeOf(directive);
    if (escapeCharacter) this.escapeCharacter = escapeCharacter;
    else this.complain(directive.valueSpan, 'invalid-escape', 'The escape character is a backslash or a backtick.');
  }

  private commentAt(start: number, end: number, isInside: boolean): Comment {
    return { span: span(start, end), text: ownCopy(this.text.slice(start + 1, end).trim()), isInside };
  }

  private readInstruction(first: Line, start: number): void {
    const pieces: Piece[] = [];
    const comments: Comment[] = [];
    const emptyLines: Span[] = [];
    let content = '';
    let line = first;
    let from = start;
    for (;;) {
      const escapeAt = this.continuationAt(from, line.end);
      const end = escapeAt ?? line.end;
      if (end > from || pieces.length === 0) {
        if (end === from) pieces.length = 0;
        pieces.push({ at: content.length, start: from });
        content += this.text.slice(from, end);
      }
      if (escapeAt === undefined) break;
      const next = this.nextContinued(comments, emptyLines);
      if (!next) break;
      line = next;
      from = next.start;
    }
    this.addInstruction(new LogicalText(ownCopy(content), pieces), { start: first.start, comments, emptyLines });
  }

  /** Where the escape character that continues a line stands, nothing where the line ends the instruction. */
  private continuationAt(from: number, lineEnd: number): number | undefined {
    const { text, escapeCharacter } = this;
    let end = lineEnd;
    while (end > from && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 9)) end--;
    if (end <= from || text.charAt(end - 1) !== escapeCharacter) return undefined;
    return end - 2 >= from && text.charAt(end - 2) === escapeCharacter ? undefined : end - 1;
  }

  /** The next line that goes on with the instruction; comment lines and blank ones do not count. */
  private nextContinued(comments: Comment[], emptyLines: Span[]): Line | undefined {
    while (this.at < this.text.length) {
      const line = this.line();
      const start = firstOfLine(this.text, line);
      if (start >= line.end) {
        emptyLines.push(span(line.start, line.end));
        continue;
      }
      if (this.text.charCodeAt(start) !== 35) return line;
      const comment = this.commentAt(start, line.end, true);
      comments.push(comment);
      this.comments.push(comment);
    }
    return undefined;
  }

  private addInstruction(
    line: LogicalText,
    where: { start: number; comments: readonly Comment[]; emptyLines: readonly Span[] },
  ): void {
    const { comments, emptyLines } = where;
    if (skipSpaces(line.text, 0) === line.text.length) {
      const start = line.offsetAt(0);
      this.complain(
        span(where.start, Math.max(start, where.start + 1)),
        'lone-continuation',
        'Nothing follows the line that goes on.',
      );
      return;
    }
    const place = {
      escapeCharacter: this.escapeCharacter,
      lines: span(where.start, this.at),
      heredocs: [],
      comments,
      emptyLines,
    };
    const instruction = new Instruction(line, place);
    if (!line.text.includes('<<') || !instruction.mayHaveHeredocs) {
      this.instructions.push(instruction);
      return;
    }
    const heredocs = heredocMarkers(line).map((marker) => this.readHeredoc(marker));
    const whole: InstructionPlace = { ...place, heredocs, lines: span(where.start, this.at) };
    this.instructions.push(heredocs.length === 0 ? instruction : new Instruction(line, whole));
  }

  private readHeredoc(opening: ReturnType<typeof heredocMarkers>[number]): Heredoc {
    const { text } = this;
    const start = this.at;
    while (this.at < text.length) {
      const line = this.line();
      let from = line.start;
      if (opening.stripsTabs) while (from < line.end && text.charCodeAt(from) === 9) from++;
      if (line.end - from === opening.name.length && text.startsWith(opening.name, from)) {
        const terminator = span(from, line.end);
        return { ...opening, span: opening.marker.span, body: span(start, line.start), terminator };
      }
    }
    const message = `The heredoc never ends: no line says ${opening.name}.`;
    this.complain(opening.marker.span, 'unterminated-heredoc', message);
    return { ...opening, span: opening.marker.span, body: span(start, text.length) };
  }

  private complain(at: Span, code: string, message: string): void {
    this.problems.push({ span: at, code, message });
  }
}

function firstOfLine(text: string, line: Line): number {
  let at = line.start;
  while (at < line.end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Whether a line is longer than BuildKit's buffer, which counts the bytes of UTF-8, a carriage return among them. */
function isTooLong(text: string, start: number, end: number): boolean {
  if ((end - start) * 3 <= LONGEST_LINE) return false;
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    // Both halves of a pair of surrogates together take four bytes.
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes > LONGEST_LINE;
}
