import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Span, Spanned } from '../../../text/span';

/** A word of a command line, its quotes left out. */
export interface PlainWord extends Spanned {
  readonly text: string;
}

/** A text that knows where its characters stand in the file. */
interface PlacedText {
  readonly text: string;
  spanOf(from: number, to: number): Span;
}

const TOKENS = /[;|&\n]+|[^\s;|&"']+/g;

/**
 * The command lines of a step that no POSIX shell reads: PowerShell's, those of cmd, and what is handed to either. They
 * are cut at `;`, `|`, `&` and line ends; quotes only part words, as both shells and both forms quote in their own way.
 */
export function windowsCommandLines(run: Run): readonly (readonly PlainWord[])[] {
  return textsOf(run).flatMap(linesOf);
}

function textsOf(run: Run): readonly PlacedText[] {
  const { strings, script, heredocs } = run;
  if (run.isExecForm) {
    return isWindowsShell(strings[0]?.value) ? strings.slice(1).map(({ content }) => content) : [];
  }
  if (!script || (run.hasPosixShell && !isWindowsShell(/^\S+/.exec(script.text)?.[0]))) return [];
  const bodies = heredocs.map(({ body }) => ({
    text: run.textIn(body),
    spanOf: (from: number, to: number) => ({ start: body.start + from, end: body.start + to }),
  }));
  return [script, ...bodies];
}

function isWindowsShell(program: string | undefined): boolean {
  return /^(?:.*[\\/])?(?:powershell|pwsh|cmd)(?:\.exe)?$/i.test(program ?? '');
}

function linesOf(text: PlacedText): readonly (readonly PlainWord[])[] {
  const lines: PlainWord[][] = [[]];
  for (const { 0: token, index } of text.text.matchAll(TOKENS)) {
    if (/^[;|&\n]/.test(token)) lines.push([]);
    else lines.at(-1)?.push({ text: token, span: text.spanOf(index, index + token.length) });
  }
  return lines.filter((line) => line.length > 0);
}
