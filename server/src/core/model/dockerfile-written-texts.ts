import { LogicalText, type Piece } from '../syntax/dockerfile-logical-text';
import type { ShellRedirection, ShellWord } from '../syntax/shell-tree';
import type { InstructionCommand, Run } from './dockerfile-command-instructions';
import type { Add, Copy } from './dockerfile-image-instructions';
import type { Instruction } from './dockerfile-instruction-types';
import { keptFor, withoutNoting } from './outside-reads';

/** A text that an instruction writes into a file of the image. */
export interface WrittenText {
  /** The file; nothing where its path is unknown. */
  readonly path: string | undefined;
  /** What is written, quotes and escapes of a shell's words as they stand. */
  readonly content: LogicalText;
  /** The command that writes it; nothing for a heredoc of COPY or ADD. */
  readonly command: InstructionCommand<Run> | undefined;
  /** Whether it is the lines of a heredoc. */
  readonly isHeredoc: boolean;
}

const NONE: readonly WrittenText[] = [];

/** The texts that an instruction writes: by echo, printf, tee, `sed -i` or a heredoc. */
export function writtenTexts(instruction: Instruction): readonly WrittenText[] {
  const { kind } = instruction;
  if (kind !== 'RUN' && kind !== 'COPY' && kind !== 'ADD') return NONE;
  return textsWrittenBy(instruction);
}

const textsWrittenBy = keptFor((instruction: Run | Copy | Add) =>
  mayWrite(instruction) ? [...readTexts(instruction)] : NONE,
);

/** Whether it is worth to look closer: most instructions write nothing. */
function mayWrite(instruction: Run | Copy | Add): boolean {
  if (instruction.kind !== 'RUN') return instruction.heredocs.length > 0;
  return instruction.commands.some(
    ({ program, redirections }) => redirections.length > 0 || WRITERS.has(program ?? ''),
  );
}

const WRITERS: ReadonlySet<string> = new Set(['tee', 'sed']);

function* readTexts(instruction: Instruction): Generator<WrittenText> {
  const { kind } = instruction;
  if (kind === 'COPY' || kind === 'ADD') {
    const folder = instruction.destination?.value;
    for (const { body, name } of instruction.heredocs) {
      const path = folder?.endsWith('/') ? folder + name : folder;
      const content = LogicalText.at(instruction.textIn(body), body.start);
      yield { path, content, command: undefined, isHeredoc: true };
    }
  } else if (kind === 'RUN') {
    const bodies = new Bodies(instruction);
    for (const command of instruction.commands) yield* textsOf(command, bodies);
  }
}

function* textsOf(command: InstructionCommand<Run>, bodies: Bodies): Generator<WrittenText> {
  for (const redirection of command.redirections) {
    if (redirection.operator !== '<<' && redirection.operator !== '<<-') continue;
    const content = bodies.next(redirection);
    if (content) for (const path of pathsOf(command)) yield { path, content, command, isHeredoc: true };
  }
  const { program, arguments: words } = command;
  if ((program === 'echo' || program === 'printf') && words.length > 0) {
    for (const path of pathsOf(command)) yield { path, content: joined(words), command, isHeredoc: false };
  } else if (program === 'sed' && words.some(({ text }) => /^(?:-[a-zA-Z]*i|--in-place)/.test(text))) {
    const path = words.at(-1)?.value;
    for (const word of words.slice(0, -1)) {
      for (const content of replacements(word)) yield { path, content, command, isHeredoc: false };
    }
  }
}

/** The files that a command's output ends in; none where it is only shown. */
function pathsOf(command: InstructionCommand<Run>): readonly (string | undefined)[] {
  const { redirections, pipeline, program } = command;
  const files = redirections.filter(({ operator, descriptor }) => /^>[>|]?$/.test(operator) && (descriptor ?? 1) === 1);
  const paths = files.map(({ target }) => target?.value);
  const next = program === 'tee' ? command : pipeline[pipeline.indexOf(command) + 1];
  if (next?.program !== 'tee') return paths;
  return [...paths, ...next.arguments.filter(({ text }) => !text.startsWith('-')).map(({ value }) => value)];
}

/** Words as one text, a blank between them. */
function joined(words: readonly ShellWord[]): LogicalText {
  const pieces: Piece[] = [];
  let text = '';
  for (const word of words) {
    let at = text.length;
    for (const { start, end } of word.parts ?? [word.span]) {
      pieces.push({ at, start });
      at += end - start;
    }
    text += `${word.raw} `;
  }
  return new LogicalText(text, pieces);
}

/** What the substitutions of a sed script put in: the second part of each `s/a/b/`. */
function* replacements(word: ShellWord): Generator<LogicalText> {
  const whole = joined([word]);
  const found = /(?:^['"]?|[;\s}/0-9$])s([/|,#@!:%])/.exec(whole.text);
  const mark = found?.[1];
  if (!found || mark === undefined) return;
  const middle = endOfPart(whole.text, found.index + found[0].length, mark);
  yield whole.slice(middle + 1, endOfPart(whole.text, middle + 1, mark));
}

function endOfPart(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === mark) return at;
  }
  return text.length;
}

/** Finds the bodies of the heredocs of a step, those of a script that is a heredoc itself included. */
class Bodies {
  private behind = 0;
  private readonly left;
  private readonly end: number;
  private readonly text: string;

  constructor(run: Run) {
    // Only what lies within the lines of the step itself is read.
    this.text = withoutNoting(() => run.model.text);
    this.left = [...run.heredocs];
    this.end = Math.max(run.span.end, ...run.heredocs.map(({ body }) => body.end));
  }

  next({ operator, target, span }: ShellRedirection): LogicalText | undefined {
    const delimiter = target?.value;
    if (delimiter === undefined) return undefined;
    const own = this.left.findIndex(({ name, body }) => name === delimiter && span.end <= body.start);
    const heredoc = own < 0 ? undefined : this.left.splice(own, 1)[0];
    if (heredoc) return LogicalText.at(this.text.slice(heredoc.body.start, heredoc.body.end), heredoc.body.start);
    const lineFeed = this.text.indexOf('\n', span.end);
    if (lineFeed < 0 || lineFeed >= this.end) return undefined;
    const start = Math.max(lineFeed + 1, this.behind);
    for (let at = start; at < this.end; ) {
      const next = this.text.indexOf('\n', at);
      const lineEnd = next < 0 ? this.end : next;
      const line = this.text.slice(at, lineEnd).replace(/\r$/, '');
      if ((operator === '<<-' ? line.replace(/^\t+/, '') : line) === delimiter) {
        this.behind = lineEnd + 1;
        return LogicalText.at(this.text.slice(start, at), start);
      }
      at = lineEnd + 1;
    }
    return undefined;
  }
}
