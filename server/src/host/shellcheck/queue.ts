import { spawn } from 'node:child_process';
import type { ShellAnswer, ShellQuestion } from '../../core/index';
import { failed, keyOf, ShellAnswers } from './answers';
import {
  findShellCheck,
  largestOutput,
  longestRun,
  longestStart,
  shellCheckArguments,
  shellCheckProcess,
  versionProblem,
} from './program';
import { readShellAnswer } from './read-answer';

const mostRunning = 2;
/** Beyond these, whoever asks gets no answer: the next analysis asks again for what is still of interest. */
const mostWaiting = 300;

interface Waiting {
  readonly question: ShellQuestion;
  readonly done: () => void;
}

/** ShellCheck for an editor: runs beside everything else, a few scripts at a time, each script once. */
export class ShellCheckQueue {
  private readonly answers = new ShellAnswers();
  private readonly asked = new Map<string, Promise<void>>();
  private readonly waiting: Waiting[] = [];
  private readonly stopping = new AbortController();
  private running = 0;
  private checked: Promise<string | undefined> | undefined;

  /**
   * @param given an absolute path or a name on the PATH; nothing for `shellcheck`
   * @param problem told once for each kind of thing that goes wrong, in words
   * @param longest how long it may take for one script, in milliseconds
   */
  constructor(
    private readonly given: string | undefined,
    private readonly problem: (message: string) => void,
    private readonly longest = longestRun,
  ) {}

  /** What is known by now. */
  known(question: ShellQuestion): ShellAnswer | undefined {
    const answer = this.answers.get(question);
    return answer === failed ? undefined : answer;
  }

  /** Whether asking could bring something. */
  isOpen(question: ShellQuestion): boolean {
    return !this.stopping.signal.aborted && this.answers.get(question) === undefined;
  }

  /** Resolves when there is an answer, or there will be none. Never rejects. */
  ask(question: ShellQuestion): Promise<void> {
    if (!this.isOpen(question) || this.waiting.length >= mostWaiting) return Promise.resolve();
    const key = keyOf(question);
    const earlier = this.asked.get(key);
    if (earlier) return earlier;
    const asked = new Promise<void>((done) => this.waiting.push({ question, done })).finally(() =>
      this.asked.delete(key),
    );
    this.asked.set(key, asked);
    this.next();
    return asked;
  }

  /** Ends what is running and answers nothing any more. */
  dispose(): void {
    this.stopping.abort();
    for (const { done } of this.waiting.splice(0)) done();
  }

  private next(): void {
    const one = this.running < mostRunning ? this.waiting.shift() : undefined;
    if (!one) return;
    this.running++;
    this.answer(one.question)
      .catch((error: unknown) => this.problem(String(error)))
      .finally(() => {
        this.running--;
        one.done();
        this.next();
      });
    this.next();
  }

  private async answer(question: ShellQuestion): Promise<void> {
    this.checked ??= this.usableProgram();
    const program = await this.checked;
    if (program === undefined) {
      this.answers.set(question, failed);
      return;
    }
    const printed = await this.run(program, shellCheckArguments(question.dialect), question.text, this.longest);
    if (this.stopping.signal.aborted) return;
    const comments = 'text' in printed ? readShellAnswer(printed.text) : undefined;
    this.answers.set(question, comments ? { comments } : failed);
    if (comments) return;
    const reason = 'text' in printed ? 'what it printed is no answer' : printed.failure;
    this.problem(`ShellCheck could not read a script: ${reason}`);
  }

  private async usableProgram(): Promise<string | undefined> {
    const found = findShellCheck(this.given);
    if ('problem' in found) {
      this.problem(`ShellCheck cannot be run: ${found.problem}`);
      return undefined;
    }
    const printed = await this.run(found.program, ['--version'], '', longestStart);
    const problem = versionProblem(found.program, 'text' in printed ? printed.text : '');
    if (problem !== undefined) this.problem(problem);
    return problem === undefined ? found.program : undefined;
  }

  private run(
    program: string,
    words: string[],
    input: string,
    longest: number,
  ): Promise<{ text: string } | { failure: string }> {
    return new Promise((resolve) => {
      const child = spawn(program, words, {
        ...shellCheckProcess(program),
        stdio: ['pipe', 'pipe', 'ignore'],
        signal: this.stopping.signal,
        killSignal: 'SIGKILL',
      });
      const pieces: Buffer[] = [];
      let size = 0;
      const end = (result: { text: string } | { failure: string }) => {
        clearTimeout(timer);
        if (child.exitCode === null) child.kill('SIGKILL');
        resolve(result);
      };
      const timer = setTimeout(() => end({ failure: `it took longer than ${longest / 1000} seconds` }), longest);
      child.on('error', (error) => end({ failure: error.message }));
      child.on('close', () => end({ text: Buffer.concat(pieces).toString('utf8') }));
      child.stdout.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > largestOutput) end({ failure: 'it says too much of it' });
        else pieces.push(piece);
      });
      // One that ends before it has read the script says so by what it prints.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }
}
