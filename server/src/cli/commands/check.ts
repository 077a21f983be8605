import { type Analysis, analyse, type Finding, type Fix, prove, type Severity } from '../../core/index';
import type { Command, ExitCode } from '../command';
import { githubFormat } from '../formats/github';
import { jsonFormat } from '../formats/json';
import { sarifFormat } from '../formats/sarif';
import { textFormat } from '../formats/text';
import { type Input, Inputs, inputOptions } from '../inputs';
import type { GivenOptions } from '../options';
import type { FileReport, Format, ProvedFix } from '../report';
import type { Terminal } from '../terminal';
import { Timing } from '../timing';
import { version } from '../version';

const formats = ['text', 'json', 'sarif', 'github'] as const;
const limits = ['error', 'warning', 'info', 'hint', 'none'] as const;

/** `bulkhead check`: says what is found, changes nothing. */
export const check: Command = {
  name: 'check',
  summary: 'Says what weakens or breaks the containers of files and folders',
  usage: '[PATH…] [options]   (PATH: files or folders, "." where none is given, "-" for standard input)',
  options: {
    format: { value: 'FORMAT', choices: formats, help: 'how to print what is found (default: text)' },
    ...inputOptions,
    'fail-on': { value: 'SEVERITY', choices: limits, help: 'exit with 1 from this severity on (default: warning)' },
    fixes: { help: 'print the fixes that can be proved, with their edits in json and sarif' },
    timing: { help: 'say on standard error where the time goes' },
  },
  async run(given, terminal) {
    const run = new CheckRun(given, terminal);
    return await run.run();
  },
};

class CheckRun {
  private readonly inputs: Inputs;
  private readonly format: Format;
  private readonly timing = new Timing();
  private readonly found: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  private files = 0;
  private fixable = 0;
  private suppressed = 0;

  constructor(
    private readonly given: GivenOptions,
    private readonly terminal: Terminal,
  ) {
    this.inputs = new Inputs(given, terminal);
    this.format = formatOf(given, terminal);
  }

  async run(): Promise<ExitCode> {
    this.format.begin();
    let read = 0;
    for await (const input of this.timing.each('read', this.inputs.all())) {
      if (++read % 500 === 0) this.terminal.progress(`${read} files read, ${input.source.path}`);
      this.one(input);
    }
    this.terminal.progress('');
    const { errors } = this.inputs;
    const { files, found: findings, fixable, suppressed } = this;
    this.format.end({ files, findings, fixable, suppressed, milliseconds: this.timing.total(), errors });
    // Other formats carry the errors where only programs see them.
    if (this.given.value('format') !== undefined && this.given.value('format') !== 'text') {
      for (const { path, message } of errors) this.terminal.remark(`bulkhead: ${path}: ${message}`);
    }
    if (this.given.has('timing')) this.terminal.remark(this.timing.report(read));
    return errors.length > 0 ? 2 : this.reachesLimit() ? 1 : 0;
  }

  private one(input: Input): void {
    const { source, settings } = input;
    const analysis = this.timing.of('analyse', source.path, () => analyse(source, settings));
    if (!analysis) {
      if (input.isNamed) {
        const message =
          'this is no Dockerfile, Compose file, daemon.json or Kubernetes manifest; --kind says which it is meant to be';
        this.inputs.errors.push({ path: source.path, message });
      }
      return;
    }
    if (!this.inputs.isWanted(analysis.kind)) return;
    this.files++;
    this.suppressed += analysis.suppressed.length;
    for (const finding of analysis.findings) {
      this.found[finding.severity]++;
      if (finding.fixes.length > 0) this.fixable++;
    }
    for (const { rule, message } of analysis.failures) {
      this.terminal.remark(`bulkhead: the rule ${rule} failed on ${source.path} and was left out: ${message}`);
    }
    this.format.file(this.timing.of('prove', source.path, () => this.reportOf(analysis)));
  }

  private reportOf(analysis: Analysis): FileReport {
    const withFixes = this.given.has('fixes');
    return {
      path: analysis.source.path,
      kind: analysis.kind,
      lines: analysis.lines,
      findings: analysis.findings.map((finding) => ({
        finding,
        fixes: withFixes ? finding.fixes.flatMap((fix) => provedFix(analysis, finding, fix)) : [],
      })),
      suppressed: analysis.suppressed,
      failures: analysis.failures,
    };
  }

  private reachesLimit(): boolean {
    const limit = limits.findIndex((one) => one === (this.given.value('fail-on') ?? 'warning'));
    return limits.some((severity, index) => severity !== 'none' && index <= limit && this.failsOn(severity));
  }

  private failsOn(severity: Severity): boolean {
    return this.given.value('fail-on') !== 'none' && this.found[severity] > 0;
  }
}

function provedFix(analysis: Analysis, finding: Finding, fix: Fix): ProvedFix[] {
  const proof = prove(analysis, finding, fix);
  return proof.isProved ? [{ fix, edits: proof.edits }] : [];
}

function formatOf(given: GivenOptions, terminal: Terminal): Format {
  switch (given.value('format')) {
    case 'json':
      return jsonFormat(terminal, given.has('fixes'));
    case 'sarif':
      return sarifFormat(terminal, version);
    case 'github':
      return githubFormat(terminal);
    default:
      return textFormat(terminal);
  }
}
