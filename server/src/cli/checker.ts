import { type Analysis, analyse, type Finding, type Fix, prove, type Severity } from '../core/index';
import type { FileError } from '../host/errors';
import type { FoundFile } from '../host/walk';
import { githubFormat } from './formats/github';
import { jsonFormat } from './formats/json';
import { sarifFormat } from './formats/sarif';
import { textFormat } from './formats/text';
import { type Input, Inputs } from './inputs';
import type { GivenOptions } from './options';
import type { FileReport, Format, ProvedFix } from './report';
import type { Terminal } from './terminal';
import type { Spent } from './timing';
import { version } from './version';

/** What checking one file came to: plain data, so that another thread can have done it. */
export interface CheckedFile {
  readonly path: string;
  /** What the format made of it; nothing where the file is not one of the four kinds. */
  readonly part?: unknown;
  readonly found: Readonly<Record<Severity, number>>;
  readonly fixable: number;
  readonly suppressed: number;
  readonly errors: readonly FileError[];
  /** For standard error. */
  readonly remarks: readonly string[];
  readonly spent: Spent;
}

/** Checks files one by one, as the options of `bulkhead check` say. */
export class Checker {
  readonly inputs: Inputs;
  readonly format: Format;
  private readonly withFixes: boolean;
  private toldErrors = 0;

  constructor(given: GivenOptions, terminal: Terminal) {
    this.inputs = new Inputs(given, terminal);
    // People and code scanning want to see what can be done; JSON promises fixes only where they are asked for.
    this.withFixes = given.has('fixes') || (given.value('format') ?? 'text') !== 'json';
    this.format = formatOf(given, terminal);
  }

  /** Reads and checks a file. */
  file(file: FoundFile): CheckedFile {
    const before = performance.now();
    const input = this.inputs.read(file);
    const reading = performance.now() - before;
    return input ? this.input(input, reading) : this.nothing(file.path, { read: reading });
  }

  /** Checks what was read already. */
  input(input: Input, reading = 0): CheckedFile {
    const { source, settings, isNamed } = input;
    const before = performance.now();
    const analysis = analyse(source, settings);
    const spent = { read: reading, analyse: performance.now() - before };
    if (!analysis || !this.inputs.isWanted(analysis.kind)) {
      if (isNamed && !analysis) {
        const message =
          'this is no Dockerfile, Compose file, daemon.json or Kubernetes manifest; --kind says which it is meant to be';
        this.inputs.errors.push({ path: source.path, message });
      }
      return this.nothing(source.path, spent);
    }
    const analysed = performance.now();
    const part = this.format.part(this.reportOf(analysis));
    const found = { error: 0, warning: 0, info: 0, hint: 0 };
    for (const { severity } of analysis.findings) found[severity]++;
    return {
      ...this.nothing(source.path, {
        ...spent,
        [this.withFixes ? 'prove and format' : 'format']: performance.now() - analysed,
      }),
      part,
      found,
      fixable: analysis.findings.filter(({ fixes }) => fixes.length > 0).length,
      suppressed: analysis.suppressed.length,
      remarks: analysis.failures.map(
        ({ rule, message }) => `bulkhead: the rule ${rule} failed on ${source.path} and was left out: ${message}`,
      ),
    };
  }

  /** The errors that came up since it was asked last. */
  newErrors(): readonly FileError[] {
    const fresh = this.inputs.errors.slice(this.toldErrors);
    this.toldErrors = this.inputs.errors.length;
    return fresh;
  }

  private nothing(path: string, spent: Spent): CheckedFile {
    const found = { error: 0, warning: 0, info: 0, hint: 0 };
    return { path, found, fixable: 0, suppressed: 0, errors: this.newErrors(), remarks: [], spent };
  }

  private reportOf(analysis: Analysis): FileReport {
    return {
      path: analysis.source.path,
      kind: analysis.kind,
      lines: analysis.lines,
      findings: analysis.findings.map((finding) => ({
        finding,
        fixes: this.withFixes ? finding.fixes.flatMap((fix) => provedFix(analysis, finding, fix)) : [],
      })),
      suppressed: analysis.suppressed,
      failures: analysis.failures,
    };
  }
}

function provedFix(analysis: Analysis, finding: Finding, fix: Fix): ProvedFix[] {
  const proof = prove(analysis, finding, fix);
  return proof.isProved ? [{ fix, edits: proof.edits }] : [];
}

function formatOf(given: GivenOptions, terminal: Terminal): Format {
  switch (given.value('format')) {
    case 'json':
      return jsonFormat(terminal, given.has('fixes')) as Format;
    case 'sarif':
      return sarifFormat(terminal, version) as Format;
    case 'github':
      return githubFormat(terminal) as Format;
    default:
      return textFormat(terminal) as Format;
  }
}
