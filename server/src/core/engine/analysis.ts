import type { Kind } from '../model/kind';
import type { Problem } from '../syntax/problem';
import type { YamlDocument, YamlFile } from '../syntax/yaml-tree';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { Finding, Fix, Related, RuleFailure } from './finding';
import { fixesOf } from './offered-fix';
import { type AnalysedModel, type OpenedFile, openFile, type Part } from './opened-file';
import { noProject, type Project } from './project';
import type { Context, Place, ReportDetails, Rule, Severity } from './rule';
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
  /** What the parser could not read, spans in the text. */
  readonly problems: readonly Problem[];
  /** In the order of the text, each once, without the suppressed ones. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly failures: readonly RuleFailure[];
  readonly rulesRun: number;
}

/** A report as a rule made it: it stands in its document, wherever that stands in the file. */
interface Reported {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly at: Place;
  readonly details: ReportDetails<never>;
}

interface Reports {
  readonly reported: readonly Reported[];
  readonly failures: readonly RuleFailure[];
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
    previous: lent.previous?.yaml,
  });
  const active = activeRules(rules, kind, settings);
  const reports: Reports[] = opened.parts.map((part) => partReports(part, active, source, settings));
  reports.push(
    run(active.rules, (visit) => opened.nodes(visit), active, {
      file: opened.content.model,
      path: source.path,
      settings,
      project: source.project ?? noProject,
    }),
  );
  const lines = new Lines(source.text, lent.previous?.lines);
  const found = reports.flatMap(({ reported }) => reported.flatMap((one) => placed(one, opened) ?? []));
  const { active: findings, suppressed } = suppress(inOrder(found), opened.ignoreComments, settings.ignored, {
    lines,
    region: opened.region,
    block: opened.block,
    honorsOtherTools: settings.honorsOtherTools,
    today: settings.today,
  });
  const failures = reports.flatMap((one) => one.failures);
  return {
    kind,
    source,
    settings,
    text: source.text,
    lines,
    content: opened.content,
    yaml: opened.yaml,
    problems: opened.problems,
    findings,
    suppressed,
    failures: failures.filter(({ rule }, index) => failures.findIndex((other) => other.rule === rule) === index),
    rulesRun: active.rules.length,
  };
}

interface ActiveRules {
  readonly rules: readonly Rule[];
  readonly byVisit: ReadonlyMap<string, readonly Rule[]>;
  readonly options: ReadonlyMap<Rule, Context['options']>;
}

const activeRulesOf = new WeakMap<Settings, Map<string, { of: readonly Rule[]; active: ActiveRules }>>();

/** The rules of a kind that the settings leave on, indexed by what they visit; kept as long as the settings are. */
function activeRules(rules: readonly Rule[], kind: Kind, settings: Settings): ActiveRules {
  const kinds = activeRulesOf.get(settings) ?? new Map<string, { of: readonly Rule[]; active: ActiveRules }>();
  activeRulesOf.set(settings, kinds);
  const kept = kinds.get(kind);
  if (kept?.of === rules) return kept.active;
  const on = rules.filter((rule) => rule.kind === kind && isOn(rule, settings));
  const byVisit = new Map<string, Rule[]>();
  for (const rule of on) {
    const same = byVisit.get(rule.visit);
    if (same) same.push(rule);
    else byVisit.set(rule.visit, [rule]);
  }
  const active: ActiveRules = {
    rules: on,
    byVisit,
    options: new Map(on.map((one) => [one, optionsOf(one, settings)])),
  };
  kinds.set(kind, { of: rules, active });
  return active;
}

function isOn(rule: Rule, settings: Settings): boolean {
  const level = settings.rules.get(rule.id)?.level;
  if (level) return level !== 'off';
  return settings.preset === 'all' || rule.default === 'on';
}

function optionsOf(rule: Rule, settings: Settings): Context['options'] {
  const configured = settings.rules.get(rule.id)?.options ?? {};
  return Object.fromEntries(
    Object.entries(rule.options).map(([name, declaration]) => [name, configured[name] ?? declaration.default]),
  );
}

interface KeptReports {
  readonly active: ActiveRules;
  readonly path: string;
  readonly reports: Reports;
}

const reportsOf = new WeakMap<Part, KeptReports>();

/** What the rules say of one document; asked again only when it, the path or the settings changed. */
function partReports(part: Part, active: ActiveRules, source: Source, settings: Settings): Reports {
  const kept = reportsOf.get(part);
  if (kept?.active === active && kept.path === source.path) return kept.reports;
  const beyond = (what: string) => new Error(`a rule that looks at the ${what} must visit file or scope`);
  const reports = run(active.rules, (visit) => part.nodes(visit), active, {
    get file(): Context['file'] {
      throw beyond('file');
    },
    get project(): Project {
      throw beyond('project');
    },
    path: source.path,
    settings,
  });
  reportsOf.set(part, { active, path: source.path, reports });
  return reports;
}

function run(
  rules: readonly Rule[],
  nodes: (visit: string) => Iterable<unknown>,
  active: ActiveRules,
  surroundings: Surroundings,
): Reports {
  const reported: Reported[] = [];
  const failures: RuleFailure[] = [];
  if (rules.length === 0) return { reported, failures };
  for (const [visit, visitors] of active.byVisit) {
    let contexts: readonly Context[] | undefined;
    for (const node of nodes(visit)) {
      contexts ??= visitors.map((rule) => new RuleContext(surroundings, active.options.get(rule) ?? {}));
      for (const [index, rule] of visitors.entries()) {
        const context = contexts[index];
        if (context) check(rule, node, context, reported, failures);
      }
    }
  }
  return { reported: once(reported), failures };
}

type Surroundings = Omit<Context, 'options'>;

/** The surroundings with a rule's options; `file` and `project` stay what they are, getters included. */
class RuleContext implements Context {
  constructor(
    private readonly surroundings: Surroundings,
    readonly options: Context['options'],
  ) {}

  get file(): Context['file'] {
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

function check(rule: Rule, node: unknown, context: Context, reported: Reported[], failures: RuleFailure[]): void {
  try {
    rule.check(
      node,
      (at, details = {}) => {
        const configured = context.settings.rules.get(rule.id)?.level;
        const severity =
          configured && configured !== 'off' && configured !== 'on' ? configured : (details.severity ?? rule.severity);
        reported.push({ rule, severity, at: { span: at.span, document: at.document }, details });
      },
      context,
    );
  } catch (error) {
    failures.push({ rule: rule.id, message: error instanceof Error ? error.message : String(error) });
  }
}

function placed({ rule, severity, at, details }: Reported, opened: OpenedFile): Finding | undefined {
  const span = opened.spanOf(at);
  return span && new PlacedFinding(rule, severity, span, details, opened);
}

/** A report at its place in the file. Fixes are made when somebody asks: most findings are only shown. */
class PlacedFinding implements Finding {
  private offered: readonly Fix[] | undefined;

  constructor(
    readonly rule: Rule,
    readonly severity: Severity,
    readonly span: Span,
    private readonly details: ReportDetails<never>,
    private readonly opened: OpenedFile,
  ) {}

  get message(): string {
    return this.opened.inWords(this.details.says ?? this.rule.title);
  }

  get isMissing(): boolean {
    return this.details.missing ?? false;
  }

  get fixes(): readonly Fix[] {
    this.offered ??= fixesOf(this.rule, this.details, this.opened);
    return this.offered;
  }

  get related(): readonly Related[] {
    return (this.details.related ?? []).flatMap((one): Related[] => {
      const where = this.opened.spanOf(one.at);
      return where ? [{ span: where, message: this.opened.inWords(one.says) }] : [];
    });
  }
}

/** What an alias led to twice is said once. */
function once(reported: readonly Reported[]): readonly Reported[] {
  if (reported.length < 2) return reported;
  const seen = new Map<YamlDocument | undefined, Set<string>>();
  return reported.filter(({ rule, at, details }) => {
    const known = seen.get(at.document) ?? new Set<string>();
    seen.set(at.document, known);
    const key = `${at.span.start} ${at.span.end} ${rule.id} ${details.says ?? ''}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule.id < b.rule.id ? -1 : 1),
  );
}
