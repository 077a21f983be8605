import type { DockerfileTree } from '../syntax/dockerfile';
import type { Instruction as InstructionSyntax } from '../syntax/dockerfile-instruction';
import type { Comment } from '../syntax/dockerfile-tree';
import type { TextEdit } from '../text/edit';
import { lineEndOf } from '../text/lines';
import type { Span, Spanned } from '../text/span';

/** An instruction of the model or of the tree. */
export type EditableInstruction = InstructionSyntax | { readonly syntax: InstructionSyntax };

/** A word, with the pieces that hold it where a continuation breaks it. */
export interface EditableWord extends Spanned {
  readonly parts?: readonly Span[];
}

/** A command of a script with what joins it to its neighbours. */
export interface RemovableCommand extends Spanned {
  readonly operatorBefore: Spanned | undefined;
  readonly operatorAfter: Spanned | undefined;
}

/** What stands between a comment and its instruction when there is nothing but line ends and blanks. */
const BLANKS_ONLY = /^[ \t\r\n]*$/;

/** Collects the edits of one fix. Edits are the smallest that do it; line ends are those of the file. */
export class DockerfileEdits {
  private readonly collected: TextEdit[] = [];
  private refusal: string | undefined;
  private readonly lineEnd: string;

  constructor(private readonly tree: DockerfileTree) {
    this.lineEnd = lineEndOf(tree.text);
  }

  /** The text that is edited. */
  get text(): string {
    return this.tree.text;
  }

  /** Puts a text in the place of what a node covers. */
  replace(node: Spanned, newText: string): void {
    this.collected.push({ span: node.span, newText });
  }

  /** Puts a text right before what a node covers. */
  insertBeforeNode(node: Spanned, newText: string): void {
    this.insertAt(node.span.start, newText);
  }

  /** Puts a text right behind what a node covers. */
  insertAfterNode(node: Spanned, newText: string): void {
    this.insertAt(node.span.end, newText);
  }

  /** Puts lines before an instruction, above the comments that belong to it; each with the instruction's indent. */
  insertBefore(instruction: EditableInstruction, lines: string | readonly string[]): void {
    const syntax = outermost(instruction);
    const at = this.startWithComments(syntax);
    this.insertAt(at, this.joined(lines, this.indentOf(syntax)));
  }

  /** Puts lines between an instruction and the comments above it. */
  insertBelowComments(instruction: EditableInstruction, lines: string | readonly string[]): void {
    const syntax = outermost(instruction);
    this.insertAt(this.firstLineOf(syntax), this.joined(lines, this.indentOf(syntax)));
  }

  /** Puts lines behind an instruction, its continued lines and heredocs included. */
  insertAfter(instruction: EditableInstruction, lines: string | readonly string[]): void {
    const syntax = outermost(instruction);
    const { end } = syntax.place.lines;
    const text = this.joined(lines, this.indentOf(syntax));
    const openHeredoc = syntax.heredocs.some((heredoc) => !heredoc.terminator);
    if (openHeredoc || this.isContinuedAtEnd(syntax)) {
      this.refuse('The instruction never ends.');
      return;
    }
    if (end > 0 && this.text.charAt(end - 1) === '\n') this.insertAt(end, text);
    // The last line has no line end: it gets one, and the new last line stays without.
    else this.insertAt(end, this.lineEnd + text.slice(0, text.length - this.lineEnd.length));
  }

  /** Takes an instruction out with its lines and the comments right above it. */
  removeInstruction(instruction: EditableInstruction): void {
    const syntax = outermost(instruction);
    const start = this.startWithComments(syntax);
    const { end } = syntax.place.lines;
    const isLast = end === this.text.length && !this.text.endsWith('\n');
    // With the last line goes the line end before it, so that the file still ends as it did.
    const from = isLast && start > 0 ? this.beforeLineEnd(start) : start;
    this.collected.push({ span: { start: from, end }, newText: '' });
  }

  /** Takes a word out with the blanks before it, or behind it where it is the first of its line. */
  removeWord(word: EditableWord): void {
    const pieces = word.parts ?? [word.span];
    const [first, ...others] = pieces;
    if (!first) return;
    for (const piece of others) this.collected.push({ span: piece, newText: '' });
    let { start, end } = first;
    while (start > 0 && this.isBlankAt(start - 1)) start--;
    const isFirstOfLine = start === 0 || this.text.charAt(start - 1) === '\n';
    if (isFirstOfLine) {
      const isAloneOnLine = this.isLineOver(end);
      if (isAloneOnLine && others.length === 0 && start > 0) {
        this.removeContinuedLine(start, end);
        return;
      }
      start = first.start;
      while (this.isBlankAt(end)) end++;
    }
    this.collected.push({ span: { start, end }, newText: '' });
  }

  /** Puts a flag such as `--chown=node:node` behind the flags of an instruction, before its arguments. */
  addFlag(instruction: EditableInstruction, flag: string): void {
    const syntax = syntaxOf(instruction);
    const last = syntax.flags[syntax.flags.length - 1] ?? syntax.keyword;
    // Without an argument the last flag may hold a quote that never closes.
    if (!syntax.argument) this.refuse('The instruction has no arguments.');
    this.insertAt(last.span.end, ` ${flag}`);
  }

  /** Puts words behind a word or a command, one blank before each. */
  appendWords(node: Spanned, words: string | readonly string[]): void {
    const list = typeof words === 'string' ? [words] : words;
    if (list.length > 0) this.insertAt(node.span.end, ` ${list.join(' ')}`);
  }

  /**
   * Takes a command out of its script with the operator that joins it to the one before, else to the one behind. The
   * only command of a script cannot go: the instruction would have nothing to run.
   */
  removeCommand(command: RemovableCommand): void {
    const { operatorBefore, operatorAfter, span } = command;
    let { start, end } = span;
    if (operatorBefore) {
      start = this.beforeContinuation(operatorBefore.span.start);
    } else if (operatorAfter) {
      end = this.afterContinuation(operatorAfter.span.end);
    } else {
      this.refuse('It is the only command.');
      return;
    }
    this.collected.push({ span: { start, end }, newText: '' });
  }

  /** Makes an instruction run as a user: the argument of a USER is replaced. */
  setUser(user: EditableInstruction, name: string): void {
    this.setArgument(user, name);
  }

  /** Puts a text in the place of all that stands behind the keyword and the flags of an instruction. */
  setArgument(instruction: EditableInstruction, newText: string): void {
    const syntax = syntaxOf(instruction);
    if (syntax.argument) this.replace({ span: syntax.restSpan }, newText);
    else this.appendWords(syntax.flags[syntax.flags.length - 1] ?? syntax.keyword, newText);
  }

  /** Says that the fix cannot be made here; then there are no edits at all. */
  refuse(reason: string): void {
    this.refusal ??= reason;
  }

  /** Why the fix cannot be made. */
  get reason(): string | undefined {
    return this.refusal;
  }

  /** The edits in the order they were asked for; nothing where the fix was refused or changes nothing. */
  edits(): readonly TextEdit[] | undefined {
    const { text } = this;
    const real = this.collected.filter(({ span, newText }) => text.slice(span.start, span.end) !== newText);
    return this.refusal !== undefined || real.length === 0 ? undefined : merged(real);
  }

  private insertAt(offset: number, newText: string): void {
    if (newText.length > 0) this.collected.push({ span: { start: offset, end: offset }, newText });
  }

  private joined(lines: string | readonly string[], indent: string): string {
    const list = this.inCaseOfFile(typeof lines === 'string' ? lines.split(/\r?\n/) : lines);
    return list.map((line) => (line.length > 0 ? indent + line : line) + this.lineEnd).join('');
  }

  /**
   * Lines with their keywords in small letters where most of the file's are; the rest of an instruction stays. Counted
   * from the first FROM on, as BuildKit's check does, so that no edit turns the majority over.
   */
  private inCaseOfFile(lines: readonly string[]): readonly string[] {
    const first = this.tree.instructions.findIndex(({ name }) => name === 'FROM');
    const balance = this.tree.instructions.slice(Math.max(0, first)).reduce((sum, { keyword: { value } }) => {
      if (value === value.toLowerCase()) return sum + 1;
      return value === value.toUpperCase() ? sum - 1 : sum;
    }, 0);
    if (balance <= 0) return lines;
    let isContinued = false;
    let hasHeredoc = false;
    return lines.map((line) => {
      const isInside = isContinued || hasHeredoc;
      isContinued = line.endsWith(this.tree.escapeCharacter);
      hasHeredoc ||= line.includes('<<');
      const keyword = isInside ? undefined : /^[A-Z]+(?=\s|$)/.exec(line)?.[0];
      return keyword === undefined ? line : keyword.toLowerCase() + line.slice(keyword.length);
    });
  }

  private indentOf(instruction: InstructionSyntax): string {
    return this.text.slice(this.lineStart(instruction.span.start), instruction.span.start);
  }

  private lineStart(offset: number): number {
    const start = this.text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && this.text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : start;
  }

  /** Where an instruction begins, lines with nothing but a continuation included. */
  private firstLineOf({ place: { lines } }: InstructionSyntax): number {
    return lines.start === 0 && this.text.charCodeAt(0) === 0xfeff ? 1 : lines.start;
  }

  /** Where the comment lines right above an instruction begin; a blank line parts a comment from it. */
  private startWithComments(instruction: InstructionSyntax): number {
    let start = this.firstLineOf(instruction);
    const { comments } = this.tree;
    for (let index = this.lastCommentBefore(comments, start); index >= 0; index--) {
      const comment = comments[index];
      if (!comment || comment.isInside || !this.isLineBefore(comment, start) || this.isShebang(comment)) break;
      start = this.lineStart(comment.span.start);
    }
    return start;
  }

  private lastCommentBefore(comments: readonly Comment[], offset: number): number {
    let low = 0;
    let high = comments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((comments[middle]?.span.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private isLineBefore(comment: Comment, lineStart: number): boolean {
    const between = this.text.slice(comment.span.end, lineStart);
    return BLANKS_ONLY.test(between) && between.indexOf('\n') === between.length - 1;
  }

  private isShebang(comment: Comment): boolean {
    return comment.span.start <= 1 && this.text.startsWith('#!', comment.span.start);
  }

  private isContinuedAtEnd(instruction: InstructionSyntax): boolean {
    const between = this.text.slice(instruction.span.end, instruction.place.lines.end);
    return instruction.heredocs.length === 0 && between.includes(this.tree.escapeCharacter);
  }

  /** Behind blanks, and behind a continuation with the blanks of the next line. */
  private afterContinuation(offset: number): number {
    let at = offset;
    while (this.isBlankAt(at)) at++;
    if (this.text.charAt(at) !== this.tree.escapeCharacter || !this.isLineOver(at)) return at;
    const continuation = at;
    at = this.text.indexOf('\n', at) + 1;
    if (at === 0) return offset;
    while (this.isBlankAt(at)) at++;
    // A comment must keep its line: behind other words it would be none.
    return this.text.charAt(at) === '#' ? continuation : at;
  }

  /** Before blanks, and before the continuation of the line above with its blanks. */
  private beforeContinuation(offset: number): number {
    // A line feed that joins two commands goes with the carriage return before it.
    const isReturned = this.text.charAt(offset) === '\n' && this.text.charAt(offset - 1) === '\r';
    const start = this.beforeBlanks(isReturned ? offset - 1 : offset);
    if (this.text.charAt(start - 1) !== '\n') return start;
    const at = this.beforeBlanks(this.beforeLineEnd(start));
    return this.text.charAt(at - 1) === this.tree.escapeCharacter ? this.beforeBlanks(at - 1) : start;
  }

  private beforeBlanks(offset: number): number {
    let at = offset;
    while (at > 0 && this.isBlankAt(at - 1)) at--;
    return at;
  }

  private beforeLineEnd(offset: number): number {
    if (this.text.charAt(offset - 1) !== '\n') return offset;
    return this.text.charAt(offset - 2) === '\r' ? offset - 2 : offset - 1;
  }

  private isBlankAt(offset: number): boolean {
    const character = this.text.charAt(offset);
    return character === ' ' || character === '\t';
  }

  /** Whether nothing but blanks and a continuation stands between an offset and its line's end. */
  private isLineOver(offset: number): boolean {
    let at = offset;
    while (this.isBlankAt(at)) at++;
    if (this.text.charAt(at) === this.tree.escapeCharacter) at++;
    while (this.isBlankAt(at)) at++;
    const character = this.text.charAt(at);
    return character === '' || character === '\n' || character === '\r';
  }

  /** Takes out the only word of a continued line: the line goes, and the line before stays as it is or ends there. */
  private removeContinuedLine(start: number, end: number): void {
    const lineFeed = this.text.indexOf('\n', end);
    const lineEnd = lineFeed < 0 ? this.text.length : lineFeed;
    if (this.text.slice(end, lineEnd).trim().length > 0) {
      this.collected.push({ span: { start, end: lineEnd + 1 }, newText: '' });
      return;
    }
    // It was the last line: the continuation before it must go with it.
    const from = this.beforeContinuation(start);
    if (from === start) {
      this.refuse('A comment stands before the last word.');
      return;
    }
    this.collected.push({ span: { start: from, end }, newText: '' });
  }
}

function syntaxOf(instruction: EditableInstruction): InstructionSyntax {
  return 'syntax' in instruction ? instruction.syntax : instruction;
}

/** Lines can only be put around the ONBUILD that holds an instruction. */
function outermost(instruction: EditableInstruction): InstructionSyntax {
  const syntax = syntaxOf(instruction);
  return syntax.place.parent ?? syntax;
}

/** Insertions at the same place as one, in the order they were asked for. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  const insertions = new Map<number, number>();
  for (const edit of edits) {
    const { start, end } = edit.span;
    const index = start === end ? insertions.get(start) : undefined;
    const earlier = index === undefined ? undefined : result[index];
    if (index !== undefined && earlier) {
      result[index] = { span: earlier.span, newText: earlier.newText + edit.newText };
      continue;
    }
    if (start === end) insertions.set(start, result.length);
    result.push(edit);
  }
  return result;
}
