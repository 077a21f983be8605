import { type Analysis, analyse, type Hardened, harden as hardenText } from '../../core/index';
import { reasonOf } from '../../host/errors';
import { writeAtomically } from '../../host/write';
import type { Command, ExitCode } from '../command';
import { type Input, Inputs, inputOptions } from '../inputs';
import { type GivenOptions, UsageError } from '../options';
import type { Terminal } from '../terminal';
import { unifiedDiff } from '../unified-diff';

/** `bulkhead harden`: applies every fix that can be proved. */
export const harden: Command = {
  name: 'harden',
  summary: 'Fixes files: shows what would change, and writes it only when told to',
  usage: '[PATH…] [--diff|--write] [options]',
  options: {
    diff: { help: 'print the changes as a unified diff' },
    write: { help: 'write the files; with standard input (-) print the new text' },
    'include-suggested': { help: 'also apply fixes that may change behaviour' },
    ...inputOptions,
  },
  notes: `Only fixes that keep behaviour are applied, unless --include-suggested is given. Each is proved first: applied to a
copy, parsed again and checked again. Files are replaced in one step; a failure leaves them as they were.`,
  async run(given, terminal) {
    if (given.has('diff') && given.has('write')) throw new UsageError('--diff and --write exclude each other');
    return await new HardenRun(given, terminal).run();
  },
};

class HardenRun {
  private readonly inputs: Inputs;
  private files = 0;
  private changed = 0;
  private fixes = 0;
  private suggested = 0;

  constructor(
    private readonly given: GivenOptions,
    private readonly terminal: Terminal,
  ) {
    this.inputs = new Inputs(given, terminal);
  }

  async run(): Promise<ExitCode> {
    for await (const input of this.inputs.all()) this.one(input);
    const { errors } = this.inputs;
    for (const { path, message } of errors) this.terminal.remark(`bulkhead: ${path}: ${message}`);
    if (!this.isMachineReadable()) this.terminal.out(this.summary());
    return errors.length > 0 ? 2 : 0;
  }

  private one(input: Input): void {
    const analysis = analyse(input.source, input.settings);
    if (!analysis) {
      if (input.isNamed) {
        const message = 'this is no Dockerfile, Compose file, daemon.json or Kubernetes manifest';
        this.inputs.errors.push({ path: input.source.path, message });
        // A filter must not swallow what it was given.
        if (!input.file && this.given.has('write')) this.terminal.out(input.source.text);
      }
      return;
    }
    if (!this.inputs.isWanted(analysis.kind)) return;
    this.files++;
    const hardened = hardenText(analysis, this.given.has('include-suggested') ? 'suggested' : 'safe');
    if (this.given.has('diff')) {
      this.terminal.out(unifiedDiff(input.source.path, analysis.text, hardened.edits));
    } else if (!this.given.has('write')) {
      if (hardened.applied.length > 0) this.terminal.out(planText(analysis, hardened, this.terminal));
    } else if (!this.write(input, analysis, hardened)) return;
    if (hardened.edits.length > 0) this.changed++;
    this.fixes += hardened.applied.length;
    this.suggested += hardened.remaining.filter((finding) => finding.fixes.length > 0).length;
  }

  private write({ file, source }: Input, analysis: Analysis, hardened: Hardened): boolean {
    if (!file) {
      this.terminal.out(hardened.text);
      return true;
    }
    if (hardened.text === analysis.text) return true;
    try {
      writeAtomically(file.absolute, hardened.text, file.encoding, file.bytes);
    } catch (error) {
      this.inputs.errors.push({ path: source.path, message: `it could not be written: ${reasonOf(error)}` });
      return false;
    }
    this.terminal.out(planText(analysis, hardened, this.terminal));
    return true;
  }

  /** Whether standard output holds a diff or a text, to which nothing may be added. */
  private isMachineReadable(): boolean {
    return this.given.has('diff') || (this.given.has('write') && this.given.operands.includes('-'));
  }

  private summary(): string {
    if (this.files === 0) return 'No Dockerfile, Compose file, daemon.json or Kubernetes manifest to harden.\n';
    const files = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;
    const isWriting = this.given.has('write');
    const fixes = `${this.fixes} ${this.fixes === 1 ? 'fix' : 'fixes'}`;
    const rows = [
      this.changed === 0
        ? `Nothing to change in ${files(this.files)}.`
        : `${fixes} ${isWriting ? 'changed' : 'would change'} ${this.changed} of ${files(this.files)}.`,
    ];
    if (this.changed > 0 && !isWriting) rows.push('Nothing was written: --diff shows the changes, --write makes them.');
    if (this.suggested > 0 && !this.given.has('include-suggested')) {
      const findings = `${this.suggested} ${this.suggested === 1 ? 'finding' : 'findings'}`;
      rows.push(
        `For ${findings} more there are fixes that may change behaviour: --include-suggested applies them too.`,
      );
    }
    return `${rows.join('\n')}\n`;
  }
}

function planText(analysis: Analysis, { applied, remaining }: Hardened, { style }: Terminal): string {
  const rows = applied.map(({ offset, fixTitle, rule, safety }) => {
    const { line, character } = analysis.lines.positionAt(offset);
    return `  ${style('dim', `${line + 1}:${character + 1}`)} ${fixTitle}  ${style('dim', `${rule.id} (${safety})`)}`;
  });
  const stays =
    remaining.length === 0
      ? 'nothing stays'
      : `${remaining.length} ${remaining.length === 1 ? 'finding stays' : 'findings stay'}`;
  return `${style('underline', analysis.source.path)}\n${rows.join('\n')}\n  ${style('dim', stays)}\n\n`;
}
