import type { ShellQuestion } from '../core/index';
import type { EditorSettings } from '../protocol';
import type { Environment, ShellChecker } from './environment';
import type { Document } from './open-documents';

/** How long a text must stay as it is before its scripts are looked at, in milliseconds. */
const pause = 300;

interface Waiting {
  readonly questions: readonly ShellQuestion[];
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Surroundings {
  readonly start: Environment['startShellCheck'];
  readonly isTrusted: boolean;
  /** Told once for each thing that goes wrong, in words. */
  readonly onProblem: (message: string) => void;
  /** Told when more is known of the scripts of a document. */
  readonly onAnswered: (document: Document) => void;
}

/**
 * Has ShellCheck look at the scripts of documents: never while somebody types, never before the folder is trusted. No key
 * waits for it: its findings follow the others.
 */
export class ShellChecks {
  /** What went wrong, each once. */
  readonly problems = new Set<string>();
  private readonly checkers = new Map<string, ShellChecker>();
  private readonly waiting = new Map<string, Waiting>();
  private isTrusted: boolean;

  constructor(private readonly around: Surroundings) {
    this.isTrusted = around.isTrusted;
  }

  /** The person trusts the folder from now on. */
  trust(): void {
    this.isTrusted = true;
  }

  /** Tries again what went wrong: a setting has changed, and perhaps a program was installed. */
  retry(): void {
    if (this.problems.size === 0) return;
    this.problems.clear();
    this.dispose();
  }

  /** Who answers for a document with some settings; nothing where ShellCheck may not be run. */
  checkerFor({ shellcheck: { enabled, path } }: EditorSettings): ShellChecker | undefined {
    const { start, onProblem } = this.around;
    if (!start || !enabled || !this.isTrusted) return undefined;
    let checker = this.checkers.get(path);
    if (!checker) {
      checker = start(path, (message) => {
        if (this.problems.has(message)) return;
        this.problems.add(message);
        onProblem(message);
      });
      this.checkers.set(path, checker);
    }
    return checker;
  }

  /** Asks what the last analysis of a document could not be told, once the text has come to rest. */
  later(document: Document, questions: readonly ShellQuestion[], isFirst: boolean): void {
    this.cancel(document.uri);
    const { checker } = document.siblings;
    if (!checker || questions.length === 0) return;
    const { version } = document;
    const ask = async () => {
      this.waiting.delete(document.uri);
      const isMore = await this.asked(checker, questions);
      if (isMore && document.version === version) this.around.onAnswered(document);
    };
    const timer = setTimeout(() => void ask(), isFirst ? 0 : pause);
    this.waiting.set(document.uri, { questions, timer });
  }

  /**
   * Asks what came up since the last analysis, as in proofs of fixes, and waits so many milliseconds at most; whether more
   * is known then. Where `isWhole`, that is what the last analysis itself could not be told, too.
   */
  async now({ siblings, uri }: Document, longest: number, isWhole: boolean): Promise<boolean> {
    const { checker } = siblings;
    const pending = isWhole ? (this.waiting.get(uri)?.questions ?? []) : [];
    const questions = [...siblings.takeUnanswered(), ...pending];
    if (!checker || questions.length === 0) return false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isOver = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longest);
    });
    const asked = this.asked(checker, questions);
    await Promise.race([asked, isOver]);
    clearTimeout(timer);
    return questions.some((question) => checker.known(question) !== undefined);
  }

  /** Forgets what a document waits for. */
  cancel(uri: string): void {
    clearTimeout(this.waiting.get(uri)?.timer);
    this.waiting.delete(uri);
  }

  dispose(): void {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
    for (const checker of this.checkers.values()) checker.dispose();
    this.checkers.clear();
  }

  private async asked(checker: ShellChecker, questions: readonly ShellQuestion[]): Promise<boolean> {
    await Promise.all(questions.map((question) => checker.ask(question)));
    return questions.some((question) => checker.known(question) !== undefined);
  }
}
