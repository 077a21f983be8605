import { spawnSync } from 'node:child_process';
import type { ShellAnswer, ShellQuestion } from '../../core/index';
import { failed, ShellAnswers } from './answers';
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

/** Told what goes wrong, in words; `path` is that of the file whose script it was, nothing where it is the program itself. */
export type ShellProblem = (message: string, path?: string) => void;

/** ShellCheck for the command line: whoever asks waits for the answer, as for the text of a file. */
export class ShellCheckAtOnce {
  private readonly answers = new ShellAnswers();
  private checked: { readonly program: string | undefined } | undefined;

  /**
   * @param given a path or a name; nothing for `shellcheck` on the PATH
   * @param longest how long it may take for one script, in milliseconds
   */
  constructor(
    private readonly given: string | undefined,
    private readonly problem: ShellProblem,
    private readonly longest = longestRun,
  ) {}

  /** What ShellCheck says of a script of a file; nothing where it cannot say anything. */
  ask(question: ShellQuestion, path: string): ShellAnswer | undefined {
    const known = this.answers.get(question);
    if (known) return known === failed ? undefined : known;
    this.checked ??= { program: this.usableProgram() };
    const { program } = this.checked;
    if (program === undefined) return undefined;
    const { stdout, error } = spawnSync(program, shellCheckArguments(question.dialect), {
      ...shellCheckProcess(program),
      input: question.text,
      encoding: 'utf8',
      timeout: this.longest,
      killSignal: 'SIGKILL',
      maxBuffer: largestOutput,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const comments = readShellAnswer(stdout ?? '');
    this.answers.set(question, comments ? { comments } : failed);
    if (comments) return { comments };
    this.problem(`ShellCheck could not read a script: ${reasonOf(error, this.longest)}`, path);
    return undefined;
  }

  private usableProgram(): string | undefined {
    const found = findShellCheck(this.given);
    if ('problem' in found) {
      this.problem(found.problem);
      return undefined;
    }
    const { program } = found;
    const { stdout } = spawnSync(program, ['--version'], {
      ...shellCheckProcess(program),
      encoding: 'utf8',
      timeout: longestStart,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const problem = versionProblem(program, stdout ?? '');
    if (problem !== undefined) this.problem(problem);
    return problem === undefined ? program : undefined;
  }
}

function reasonOf(error: Error | undefined, longest: number): string {
  const code = error && 'code' in error ? error.code : undefined;
  if (code === 'ETIMEDOUT') return `it took longer than ${longest / 1000} seconds`;
  if (code === 'ENOBUFS') return 'it says too much of it';
  return 'what it printed is no answer';
}
