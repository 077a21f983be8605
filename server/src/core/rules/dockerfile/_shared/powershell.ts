import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Shell } from '../../../model/dockerfile-instructions';
import type { Span } from '../../../text/span';
import { jsonList } from './json-form';

/** A text whose characters know their place in the file. */
interface PlacedText {
  readonly text: string;
  spanOf(from: number, to: number): Span;
}

/** A script that is handed to PowerShell by name, as in `powershell -Command "…"`. */
export interface WrappedScript {
  readonly program: 'powershell' | 'pwsh';
  /** The text that holds it. */
  readonly source: PlacedText;
  /** Where it begins in that text. */
  readonly from: number;
  /** The quote around it. */
  readonly quote: string;
}

/** Which PowerShell a program is; nothing for any other program. */
export function powershellOf(program: string | undefined): 'powershell' | 'pwsh' | undefined {
  const name = /^(?:.*[\\/])?(powershell|pwsh)(?:\.exe)?$/i.exec(program ?? '')?.[1]?.toLowerCase();
  return name === 'powershell' || name === 'pwsh' ? name : undefined;
}

/** The script that a step hands to PowerShell by name, in either form. */
export function wrappedScript(run: Run): WrappedScript | undefined {
  const { script, strings } = run;
  if (script) {
    const [start, name] = /^\s*(\S+)\s/.exec(script.text) ?? [];
    const program = powershellOf(name);
    if (start === undefined || program === undefined) return undefined;
    const found = /^((?:\s*-(?!c)\w+(?:\s+(?!-)\w+)?)*\s*-c(?:ommand)?\s+)(["']?)/i.exec(
      script.text.slice(start.length),
    );
    if (!found) return undefined;
    const quote = found[2] ?? '';
    return { program, source: script, from: start.length + found[0].length, quote };
  }
  const program = powershellOf(strings[0]?.value);
  const at = strings.findIndex(({ value }) => /^-c(?:ommand)?$/i.test(value));
  const inner = at < 0 ? undefined : strings[at + 1];
  return program && inner ? { program, source: inner.content, from: 0, quote: 'json' } : undefined;
}

/** Puts a statement before all that a wrapped script does. */
export function insertStatement(edit: DockerfileEdits, run: Run, wrapped: WrappedScript, statement: string): void {
  const { source, from, quote } = wrapped;
  // A POSIX shell reads the text first: it fills in what double quotes leave open.
  const isRead = !run.isExecForm && run.hasPosixShell;
  if (quote === "'" || (quote === '' && isRead)) {
    edit.refuse('The script has quotes that the statement would end.');
    return;
  }
  const text = isRead ? statement.replace(/\$/g, '\\$') : statement;
  const { start } = source.spanOf(from, from + 1);
  edit.insertBeforeNode({ span: { start, end: start } }, `${text} `);
}

/** Puts a statement before all that the scripts of a SHELL do, or behind what it says already. */
export function insertIntoShell(edit: DockerfileEdits, shell: Shell, statement: string, place: 'first' | 'last'): void {
  const { json } = shell.syntax;
  if (!json || edit.text.slice(json.span.start, json.span.end).includes('\n')) {
    edit.refuse('SHELL takes several lines.');
    return;
  }
  const items = shell.words.map(({ value }) => value);
  const at = items.findIndex((item) => /^-c(?:ommand)?$/i.test(item));
  const script = at < 0 ? undefined : items[at + 1];
  if (at < 0) items.push('-Command', statement);
  else if (script === undefined) items.push(statement);
  else if (place === 'first') items[at + 1] = `${statement} ${script}`;
  else items[at + 1] = `${script.trimEnd().replace(/;?$/, ';')} ${statement}`;
  edit.replace(json, jsonList(items));
}
