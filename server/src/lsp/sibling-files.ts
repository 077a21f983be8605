import {
  type AnsweredQuestion,
  carriedAnswer,
  type Project,
  type ShellAnswer,
  type ShellQuestion,
} from '../core/index';
import type { ShellChecker } from './environment';
import { type Files, folderOf, resolveUri } from './files';

/** Proofs ask about many scripts; what is beyond these is asked when it comes up again. */
const mostUnanswered = 100;

/** What the core may read around one document; remembers what it asked for, so that a change there is noticed. */
export class SiblingFiles {
  private readonly asked = new Set<string>();
  private readonly folder: string;
  /** Who answers questions about scripts; nothing where ShellCheck may not be run for the document. */
  checker: ShellChecker | undefined;
  private readonly unanswered = new Map<string, ShellQuestion>();
  /** What the last analysis was told, and what this one is. */
  private earlier: readonly AnsweredQuestion[] = [];
  private answered: AnsweredQuestion[] | undefined;

  constructor(
    uri: string,
    private readonly files: Files,
    private readonly openText: (uri: string) => string | undefined,
  ) {
    this.folder = folderOf(uri);
  }

  /** Whether an answer given so far could be another one now that this file changed. */
  dependsOn(uri: string): boolean {
    return this.asked.has(uri) || this.asked.has(`${folderOf(uri)}/`);
  }

  /** What an analysis gets: whether it can ask about scripts stays as it is now. */
  asProject(): Project {
    const { checker } = this;
    return {
      read: (path) => this.read(path),
      list: (folder) => this.list(folder),
      shellAnswer: checker && ((question) => this.answer(checker, question)),
    };
  }

  /** The answers during `work` are those that later ones are carried over from; what it could not be told. */
  noting<Result>(work: () => Result): { result: Result; unanswered: ShellQuestion[] } {
    this.unanswered.clear();
    const answered: AnsweredQuestion[] = [];
    this.answered = answered;
    const result = work();
    this.answered = undefined;
    this.earlier = answered;
    return { result, unanswered: this.takeUnanswered() };
  }

  /** The questions that had no answer since this was asked last. */
  takeUnanswered(): ShellQuestion[] {
    const questions = [...this.unanswered.values()];
    this.unanswered.clear();
    return questions;
  }

  private answer(checker: ShellChecker, question: ShellQuestion): ShellAnswer | undefined {
    let answer = checker.known(question);
    if (!answer) {
      if (!checker.isOpen(question)) return undefined;
      if (this.unanswered.size < mostUnanswered) this.unanswered.set(`${question.dialect} ${question.text}`, question);
      answer = carriedAnswer(this.earlier, question);
    }
    if (answer) this.answered?.push({ question, answer });
    return answer;
  }

  read(path: string): string | undefined {
    const uri = resolveUri(this.folder, path);
    if (uri === undefined) return undefined;
    this.asked.add(uri);
    return this.openText(uri) ?? this.files.read(uri) ?? undefined;
  }

  list(folder: string): readonly string[] {
    const uri = resolveUri(this.folder, folder);
    if (uri === undefined) return [];
    this.asked.add(`${uri}/`);
    return this.files.list(uri) ?? [];
  }
}
