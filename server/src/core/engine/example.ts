import type { ShellComment } from '../model/shell-questions';
import type { LabelForm } from './label-forms';

/** A comment of ShellCheck in an example; where it stands is told by the words that it is said of. */
export interface ExampleShellComment {
  readonly code: number;
  readonly level: ShellComment['level'];
  readonly message: string;
  /** From where to where in the words, where it is not said of all of them. */
  readonly at?: readonly [number, number];
  /** What its fix puts before and behind that. */
  readonly around?: readonly [string, string];
}

interface ExampleSurroundings {
  /** The file's path where it matters; each kind has an ordinary one. */
  readonly path?: string;
  /** Other files, by their path relative to the folder of the example. */
  readonly files?: Readonly<Record<string, string>>;
  /** The rule's options, and settings that the rule reads. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What ShellCheck says, by the part of a script that it speaks of; of all other scripts it says nothing. */
  readonly shellcheck?: Readonly<Record<string, ExampleShellComment>>;
  readonly settings?: {
    readonly trustedRegistries?: readonly string[];
    readonly kubernetesVersion?: string;
    readonly dockerEngineVersion?: string;
    readonly labelSchema?: ReadonlyMap<string, LabelForm>;
    readonly strictLabels?: boolean;
    readonly today?: string;
  };
}

/** A text with `«…»` around every span that the rule must report, and what its fix makes of it. */
export interface BadExample extends ExampleSurroundings {
  readonly bad: string;
  /** What the first fix of every finding makes of it; left out only where this case offers no fix. */
  readonly fixed?: string;
  /** What the second, third… fix of every finding makes of it. */
  readonly otherwiseFixed?: readonly string[];
  readonly because?: string;
}

/** A text on which the rule must stay silent. */
export interface GoodExample extends ExampleSurroundings {
  readonly good: string;
  /** The trap it stands for. */
  readonly because: string;
}

/** A case of a rule: test, documentation and hover in one. The first bad and the first good one are printed. */
export type Example = BadExample | GoodExample;

/**
 * A text written as an indented template string: the first line is dropped if it is empty, the common indentation is
 * removed. A text that does not begin with a line end is taken as it is.
 */
export function dedent(text: string): string {
  if (!text.startsWith('\n')) return text;
  const lines = text.slice(1).split('\n');
  if (lines.at(-1)?.trim() === '') lines[lines.length - 1] = '';
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(indent)).join('\n');
}

/** A marked text taken apart: the text without its marks, and the spans that they enclosed, in order. */
export function unmark(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const unit of marked) {
    if (unit === '«') open.push(text.length);
    else if (unit === '»') spans.push({ start: open.pop() ?? text.length, end: text.length });
    else text += unit;
  }
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text, spans };
}
