import type { Analysis, Kind } from '../core/index';
import { diagnosticsOf, type ShownDiagnostics } from './diagnostics';
import type { Environment } from './environment';
import type { Document } from './open-documents';
import type { SiblingFiles } from './sibling-files';

/** How long a document is left alone first, in milliseconds: editors ask for much when one comes up. */
const calm = 150;

/** More keystrokes than these gain nothing that could be measured. */
const mostKeystrokes = 400;

/** How long a rehearsal may work in all, in milliseconds. */
const longest = 1500;

/** How much of a document is rehearsed on, in UTF-16 units: a long one teaches nothing more. */
const mostText = 30_000;

/**
 * Types into a copy of the first document of each kind, where nobody sees it. Engines compile what has run often, so that
 * the first few hundred keystrokes after a start would take half as long again as all later ones, and people read before
 * they type. It goes on one keystroke at a time, after the messages that have arrived, and ends when somebody types.
 */
export class Rehearsal {
  private readonly rehearsed = new Set<Kind>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: Typing[] = [];

  constructor(private readonly environment: Pick<Environment, 'engine' | 'now' | 'soon'>) {}

  /** A document was analysed. `siblings` are files around it of which nobody else notes what was read. */
  begin(document: Document, analysis: Analysis, siblings: () => SiblingFiles): void {
    if (this.rehearsed.has(analysis.kind)) return;
    this.rehearsed.add(analysis.kind);
    const { waiting } = this;
    waiting.push(new Typing(this.environment, document, analysis, siblings()));
    if (waiting.length === 1) this.timer = setTimeout(() => this.goOn(waiting), calm);
  }

  /** Somebody types, or the server stops. */
  end(): void {
    clearTimeout(this.timer);
    this.waiting = [];
  }

  private goOn(waiting: Typing[]): void {
    if (this.waiting !== waiting) return;
    if (waiting[0]?.press() === false) waiting.shift();
    if (waiting.length > 0) this.environment.soon(() => this.goOn(waiting));
  }
}

/** A letter that comes and goes at the ends of some lines, one after the other. */
class Typing {
  private readonly lines: readonly string[];
  private readonly places: readonly number[];
  private previous: Analysis | undefined;
  private shown: ShownDiagnostics | undefined;
  private pressed = 0;
  private worked = 0;

  constructor(
    private readonly environment: Pick<Environment, 'engine' | 'now'>,
    private readonly document: Document,
    private readonly first: Analysis,
    private readonly siblings: SiblingFiles,
  ) {
    const { text } = document;
    this.lines = (text.length > mostText ? text.slice(0, text.lastIndexOf('\n', mostText) + 1) : text).split('\n');
    this.places = this.lines.flatMap((line, index) => (isOrdinary(line) ? [index] : []));
  }

  /**
   * The next keystroke with all that comes of it, but that nobody is told.
   *
   * @returns whether there is another one
   */
  press(): boolean {
    const { engine, now } = this.environment;
    if (this.places.length === 0) return false;
    const begun = now();
    const { source, settings } = this.first;
    const { languageId, uri } = this.document;
    const project = this.siblings.asProject();
    try {
      const edited = { path: source.path, text: this.nextText(), languageId, project };
      this.previous = engine.analyse(edited, settings, this.previous);
    } catch {
      // What is wrong with it is told of the document itself.
      return false;
    }
    if (!this.previous) return false;
    this.shown = diagnosticsOf(uri, this.previous, true, this.shown);
    this.worked += now() - begun;
    return this.pressed < mostKeystrokes && this.worked < longest;
  }

  private nextText(): string {
    const place = this.places[(this.pressed >> 1) % this.places.length] ?? 0;
    const isThere = this.pressed++ % 2 === 1;
    return (isThere ? this.lines : this.lines.with(place, `${this.lines[place]?.trimEnd()}x`)).join('\n');
  }
}

/** Whether a letter behind a line changes what it says, and hardly what the others do. */
function isOrdinary(line: string): boolean {
  const written = line.trim();
  return /^(?!from\b)\S+\s/i.test(written) && /\w$/.test(written) && !/[<#]/.test(written);
}
