import { FRAME, noteLook } from '../model/outside-reads';
import type { ActiveRules } from './active-rules';
import type { RuleFailure } from './finding';
import type { Project } from './project';
import type { Context, Place, Report, ReportDetails, Rule, Severity } from './rule';
import type { Settings } from './settings';

/** A report as a rule made it: it stands in its document, wherever that stands in the file. */
export interface Reported {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly at: Place;
  readonly details: ReportDetails<never>;
  /** What the rule says now, where the report is remembered: its details have no fixes then. */
  recall?(): ReportDetails<never> | undefined;
}

/** What rules said of some nodes. */
export interface Reports {
  readonly reported: readonly Reported[];
  readonly failures: readonly RuleFailure[];
}

const NOTHING: readonly Reported[] = [];

export type Surroundings = Omit<Context, 'options'>;

/** Shows nodes to rules and takes in what they say. One that throws is named, and goes on with the next node. */
export class RuleRunner {
  private readonly reported: Reported[] = [];
  private readonly failures: RuleFailure[] = [];
  private readonly reporters = new Map<Rule, Reporter>();

  constructor(
    private readonly active: ActiveRules,
    private readonly surroundings: Surroundings,
  ) {}

  get reports(): Reports {
    return { reported: this.reported, failures: this.failures };
  }

  /** Shows a node to a rule. */
  show(rule: Rule, node: unknown): void {
    const { context, report } = this.reporterOf(rule);
    try {
      rule.check(node, report, context);
    } catch (error) {
      this.failures.push({ rule: rule.id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Shows several nodes to a rule; what it says of them. */
  showAll(rule: Rule, nodes: readonly unknown[]): { readonly said: readonly Reported[]; readonly hasFailed: boolean } {
    const { length } = this.reported;
    const failures = this.failures.length;
    for (const node of nodes) this.show(rule, node);
    const said = this.reported.length === length ? NOTHING : this.reported.slice(length);
    return { said, hasFailed: this.failures.length > failures };
  }

  /** Takes in what is known that a rule says. */
  add(report: Reported): void {
    this.reported.push(report);
  }

  /** What a rule says of nodes, not taken in. */
  recall(rule: Rule, nodes: readonly unknown[]): readonly Reported[] {
    return new RuleRunner(this.active, this.surroundings).showAll(rule, nodes).said;
  }

  private reporterOf(rule: Rule): Reporter {
    let reporter = this.reporters.get(rule);
    if (!reporter) {
      const context = new RuleContext(this.surroundings, this.active.options.get(rule) ?? {});
      reporter = { context, report: reportInto(this.reported, rule, this.surroundings.settings) };
      this.reporters.set(rule, reporter);
    }
    return reporter;
  }
}

interface Reporter {
  readonly context: Context;
  readonly report: Report<never>;
}

function reportInto(reported: Reported[], rule: Rule, settings: Settings): Report<never> {
  const configured = severityIn(settings, rule.id);
  return (at, details = {}) => {
    const { code } = details;
    if (code && settings.rules.get(code.id)?.level === 'off') return;
    const own = code && severityIn(settings, code.id);
    const severity = own ?? configured ?? details.severity ?? rule.severity;
    reported.push({ rule, severity, at: { span: at.span, document: at.document }, details });
  };
}

/** The severity that settings give a rule, or a single code of one. */
function severityIn(settings: Settings, id: string): Severity | undefined {
  const level = settings.rules.get(id)?.level;
  return level && level !== 'off' && level !== 'on' ? level : undefined;
}

/** The surroundings with a rule's options; `file` and `project` stay what they are, getters included. */
class RuleContext implements Context {
  constructor(
    private readonly surroundings: Surroundings,
    readonly options: Context['options'],
  ) {}

  get file(): Context['file'] {
    noteLook(FRAME);
    return this.surroundings.file;
  }

  get path(): string {
    return this.surroundings.path;
  }

  get settings(): Settings {
    return this.surroundings.settings;
  }

  get project(): Project {
    return this.surroundings.project;
  }
}
