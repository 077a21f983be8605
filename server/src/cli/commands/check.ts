import type { Severity } from '../../core/index';
import type { FoundFile } from '../../host/walk';
import { checkOptions, limits } from '../check-options';
import { type CheckedFile, Checker } from '../checker';
import type { Command, ExitCode } from '../command';
import type { GivenOptions } from '../options';
import type { Terminal } from '../terminal';
import { checkInThreads, worthThreads } from '../threads';
import { Timing } from '../timing';

/** `bulkhead check`: says what is found, changes nothing. */
export const check: Command = {
  name: 'check',
  summary: 'Says what weakens or breaks the containers of files and folders',
  usage: '[PATH…] [options]   (PATH: files or folders, "." where none is given, "-" for standard input)',
  options: checkOptions,
  async run(given, terminal) {
    return await new CheckRun(given, terminal).run();
  },
};

function* both(first: readonly FoundFile[], rest: Iterable<FoundFile>): Generator<FoundFile> {
  yield* first;
  yield* rest;
}

class CheckRun {
  private readonly checker: Checker;
  private readonly timing = new Timing();
  private readonly found: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  private readonly errors = new Map<string, { readonly path: string; readonly message: string }>();
  private read = 0;
  private files = 0;
  private fixable = 0;
  private suppressed = 0;

  constructor(
    private readonly given: GivenOptions,
    private readonly terminal: Terminal,
  ) {
    this.checker = new Checker(given, terminal);
  }

  async run(): Promise<ExitCode> {
    const { format } = this.checker;
    format.begin();
    for await (const checked of this.checked()) this.take(checked);
    this.addErrors(this.checker.newErrors());
    this.terminal.progress('');
    const errors = [...this.errors.values()];
    const { files, found: findings, fixable, suppressed } = this;
    format.end({ files, findings, fixable, suppressed, milliseconds: this.timing.total(), errors });
    // Other formats carry the errors where only programs see them.
    if ((this.given.value('format') ?? 'text') !== 'text') {
      for (const { path, message } of errors) this.terminal.remark(`bulkhead: ${path}: ${message}`);
    }
    if (this.given.has('timing')) this.terminal.remark(this.timing.report(this.read));
    return errors.length > 0 ? 2 : this.reachesLimit() ? 1 : 0;
  }

  private async *checked(): AsyncGenerator<CheckedFile> {
    const { checker } = this;
    if (checker.inputs.isStandardInput()) {
      const input = await checker.inputs.standardInput();
      if (input) yield checker.input(input);
      return;
    }
    const files = checker.inputs.files();
    const first: FoundFile[] = [];
    while (first.length < worthThreads) {
      const { value, done } = files.next();
      if (done === true) break;
      first.push(value);
    }
    if (first.length < worthThreads) {
      for (const file of first) yield checker.file(file);
    } else {
      const { words } = this.given;
      yield* checkInThreads(both(first, files), words, this.terminal.hasColours);
    }
  }

  private take(checked: CheckedFile): void {
    if (++this.read % 500 === 0) this.terminal.progress(`${this.read} files read, ${checked.path}`);
    this.timing.add(checked.path, checked.spent);
    this.addErrors(checked.errors);
    for (const remark of checked.remarks) this.terminal.remark(remark);
    if (checked.part === undefined) return;
    this.files++;
    this.fixable += checked.fixable;
    this.suppressed += checked.suppressed;
    for (const severity of ['error', 'warning', 'info', 'hint'] as const)
      this.found[severity] += checked.found[severity];
    this.checker.format.write(checked.part);
  }

  /** Each once: every thread reads the configurations by itself. */
  private addErrors(errors: CheckedFile['errors']): void {
    for (const error of errors) this.errors.set(`${error.path}\n${error.message}`, error);
  }

  private reachesLimit(): boolean {
    const limit = limits.findIndex((one) => one === (this.given.value('fail-on') ?? 'warning'));
    return limits[limit] !== 'none' && limits.slice(0, limit + 1).some((one) => one !== 'none' && this.found[one] > 0);
  }
}
