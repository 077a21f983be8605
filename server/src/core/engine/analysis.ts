import { keptWith } from '../memory/kept-with';
import type { Kind } from '../model/kind';
import type { Problem } from '../syntax/problem';
import type { YamlFile } from '../syntax/yaml-tree';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { type ActiveRules, activeRules } from './active-rules';
import type { Finding, Fix, Related, RuleFailure } from './finding';
import { NotedProject } from './noted-project';
import { fixesOf } from './offered-fix';
import { type AnalysedModel, type OpenedFile, openFile, type Part } from './opened-file';
import { noProject, type Project } from './project';
import { type RememberedChecks, showDockerfile } from './remembered-checks';
import type { Context, ReportDetails, Rule, Severity } from './rule';
import { type Reported, type Reports, RuleRunner } from './run-rules';
import type { Settings } from './settings';
import { type Suppressed, suppress } from './suppress';

/** A text to analyse. */
export interface Source {
  /** As the user knows it, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly project?: Project | undefined;
}

/** Everything known about one text. Frozen by convention: a new version of the text gets a new analysis. */
export interface Analysis {
  readonly kind: Kind;
  readonly source: Source;
  readonly settings: Settings;
  readonly text: string;
  readonly lines: Lines;
  readonly content: AnalysedModel;
  /** The tree, nothing for a Dockerfile; lends its documents to the analysis of the next version. */
  readonly yaml: YamlFile | undefined;
  /** What the analysis of the next version of a Dockerfile need not ask again. */
  readonly remembered: RememberedChecks | undefined;
  /** What the parser could not read, spans in the text. */
  readonly problems: readonly Problem[];
  /** In the order of the text, each once, without the suppressed ones. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly failures: readonly RuleFailure[];
  readonly rulesRun: number;
  /** How many questions about scripts have no answer, or only a provisional one. */
  readonly unanswered: number;
}

/**
 * Parses a text, runs the rules that its settings leave on, and sorts out what is suppressed. Never throws: a rule that
 * does is named in `failures` and left out.
 */
export function analyse(
  source: Source,
  kind: Kind,
  settings: Settings,
  rules: readonly Rule[],
  lent: { readonly previous?: Analysis | undefined } = {},
): Analysis {
  const opened = openFile({
    kind,
    path: source.path,
    text: source.text,
    project: source.project ?? noProject,
    previous: lent.previous,
  });
  const active = activeRules(rules, kind, settings);
  const reports: Reports[] = opened.parts.map((part) => partReports(part, active, source, settings));
  const project = new NotedProject(source.project ?? noProject);
  const runner = new RuleRunner(active, { file: opened.content.model, path: source.path, settings, project });
  const { content } = opened;
  const remembered =
    content.kind === 'dockerfile'
      ? showDockerfile(content.model, active, source.path, runner, project, lentChecks(source, lent.previous))
      : undefined;
  if (!remembered) showAll((visit) => opened.nodes(visit), active, runner);
  reports.push(runner.reports);
  const lines = new Lines(source.text, lent.previous?.lines);
  const found: Finding[] = [];
  for (const { reported } of reports) for (const report of reported) place(report, opened, found);
  const { active: findings, suppressed } = suppress(saidOnce(inOrder(found)), opened.ignoreComments, settings.ignored, {
    lines,
    region: opened.region,
    block: opened.block,
    honorsOtherTools: settings.honorsOtherTools,
    honorsHadolintComments: settings.honorsHadolintComments,
    today: settings.today,
  });
  const failures = reports.flatMap((one) => one.failures);
  return {
    kind,
    source,
    settings,
    text: source.text,
    lines,
    content,
    yaml: opened.yaml,
    remembered,
    problems: opened.problems,
    findings,
    suppressed,
    failures: failures.filter(({ rule }, index) => failures.findIndex((other) => other.rule === rule) === index),
    rulesRun: active.rules.length,
    unanswered: project.unanswered,
  };
}

/** What was silent because nobody could be asked about scripts is shown anew once somebody can. */
function lentChecks({ project }: Source, previous: Analysis | undefined): RememberedChecks | undefined {
  const isSame = (previous?.source.project?.shellAnswer === undefined) === (project?.shellAnswer === undefined);
  return isSame ? previous?.remembered : undefined;
}

interface KeptReports {
  readonly active: ActiveRules;
  readonly path: string;
  readonly reports: Reports;
}

const reportsOf = keptWith<Part, KeptReports>();

/** What the rules say of one document; asked again only when it, the path or the settings changed. */
function partReports(part: Part, active: ActiveRules, source: Source, settings: Settings): Reports {
  const kept = reportsOf.get(part);
  if (kept?.active === active && kept.path === source.path) return kept.reports;
  const beyond = (what: string) => new Error(`a rule that looks at the ${what} must visit file or scope`);
  const runner = new RuleRunner(active, {
    get file(): Context['file'] {
      throw beyond('file');
    },
    get project(): Project {
      throw beyond('project');
    },
    path: source.path,
    settings,
  });
  showAll((visit) => part.nodes(visit), active, runner);
  const { reports } = runner;
  reportsOf.set(part, { active, path: source.path, reports });
  return reports;
}

/** Shows the nodes of each visit to the rules that ask for it. */
function showAll(nodes: (visit: string) => Iterable<unknown>, active: ActiveRules, runner: RuleRunner): void {
  for (const [visit, rules] of active.byVisit) {
    for (const node of nodes(visit)) for (const rule of rules) runner.show(rule, node);
  }
}

function place(report: Reported, opened: OpenedFile, found: Finding[]): void {
  const span = opened.spanOf(report.at);
  if (span) found.push(new PlacedFinding(report, span, opened));
}

const NONE: readonly Related[] = [];

/** A report at its place in the file. Fixes are made when somebody asks: most findings are only shown. */
class PlacedFinding implements Finding {
  private offered: readonly Fix[] | undefined;

  constructor(
    private readonly report: Reported,
    readonly span: Span,
    private readonly opened: OpenedFile,
  ) {}

  get rule(): Rule {
    return this.report.rule;
  }

  get severity(): Severity {
    return this.report.severity;
  }

  get message(): string {
    return this.opened.inWords(this.details.says ?? this.rule.title);
  }

  get isMissing(): boolean {
    return this.details.missing ?? false;
  }

  get code(): Finding['code'] {
    return this.details.code;
  }

  get fixes(): readonly Fix[] {
    this.offered ??= fixesOf(this.rule, this.report.recall ? (this.report.recall() ?? {}) : this.details, this.opened);
    return this.offered;
  }

  get related(): readonly Related[] {
    const { related = [] } = this.details;
    if (related.length === 0) return NONE;
    return related.flatMap((one): Related[] => {
      const where = this.opened.spanOf(one.at);
      return where ? [{ span: where, message: this.opened.inWords(one.says) }] : [];
    });
  }

  private get details(): ReportDetails<never> {
    return this.report.details;
  }
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compared(a.rule.id, b.rule.id),
  );
}

/** Findings in order without what an alias led to twice. */
function saidOnce(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding, index) => {
    for (let before = index - 1; before >= 0; before--) {
      const other = findings[before];
      if (!other || other.rule !== finding.rule || !isSameSpan(other.span, finding.span)) return true;
      if (other.message === finding.message) return false;
    }
    return true;
  });
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
