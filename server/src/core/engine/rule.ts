import type { ComposeVisits } from '../model/compose-visits';
import type { DaemonVisits } from '../model/daemon-visits';
import type { DockerfileVisits } from '../model/dockerfile-visits';
import type { Kind } from '../model/kind';
import type { KubernetesVisits } from '../model/kubernetes-visits';
import type { YamlDocument } from '../syntax/yaml-tree';
import type { Spanned } from '../text/span';
import type { DockerfileEdits } from './dockerfile-edits';
import type { Example } from './example';
import type { Project } from './project';
import type { Settings } from './settings';
import type { YamlEdits } from './yaml-edits';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export type Category =
  | 'least-privilege'
  | 'supply-chain'
  | 'secrets'
  | 'isolation'
  | 'resources'
  | 'network'
  | 'availability'
  | 'image-hygiene'
  | 'correctness'
  | 'logging-audit'
  | 'access-control';

/** `safe` keeps behaviour and may run unasked (fix all, on save); `suggested` may change it and is only ever picked. */
export type Safety = 'safe' | 'suggested';

/** What the rules of each kind of file can ask to be shown, by name. */
export interface Visits {
  dockerfile: DockerfileVisits;
  compose: ComposeVisits;
  daemon: DaemonVisits;
  kubernetes: KubernetesVisits;
}

/** What the fixes of each kind of file edit with. */
export interface EditBuilders {
  dockerfile: DockerfileEdits;
  compose: YamlEdits;
  daemon: YamlEdits;
  kubernetes: YamlEdits;
}

export type RuleId = `${Kind}/${string}`;
type KindOf<Id> = Id extends `${infer K extends Kind}/${string}` ? K : never;

/** Where a finding stands: a token of a Dockerfile, or a node or part of one in a YAML document. */
export interface Place extends Spanned {
  /** The document that the span counts in; nothing where it counts in the file. */
  readonly document?: YamlDocument | undefined;
}

/** Makes the edits of one fix; run only when somebody asks for them. */
export type EditFunction<Edits> = (edit: Edits) => void;

/** A fix whose words depend on the finding; what it leaves out is as the rule declares it. */
export interface FixOffer<Edits> {
  readonly title?: string;
  readonly safety?: Safety;
  readonly edit: EditFunction<Edits>;
}

type Offer<Edits> = EditFunction<Edits> | FixOffer<Edits> | undefined;

/** A check of another program: findings of it are ignored and made louder by its own name. */
export interface FindingCode {
  /** Such as `SC2086`. */
  readonly id: string;
  /** The address of its page. */
  readonly page: string;
}

/** Whether a name is that of a single check whose findings a rule passes on: one of ShellCheck. */
export function isFindingCode(name: string): boolean {
  return /^SC[1-9][0-9]{3}$/.test(name);
}

export interface ReportDetails<Edits> {
  /** The message in place of the rule's title: it names the thing in the user's file. */
  readonly says?: string;
  /** In place of the rule's severity, where the case at hand is milder or worse. A configured level wins. */
  readonly severity?: Severity;
  /** Which of many checks of another program it is, where a rule passes on what that says. */
  readonly code?: FindingCode | undefined;
  /** One fix, or one for each that the rule declares, in that order. */
  readonly fix?: Offer<Edits> | readonly Offer<Edits>[];
  readonly related?: readonly { readonly at: Place; readonly says: string }[];
  /** The finding is that a setting is absent from its owner, whose name is underlined: editors fold such findings. */
  readonly missing?: boolean;
}

/** Reports a finding at the exact token. */
export type Report<Edits> = (at: Place, details?: ReportDetails<Edits>) => void;

/** An option that a configuration may set for one rule. */
export interface OptionDeclaration<Value> {
  readonly type: 'text' | 'number' | 'boolean' | 'list';
  readonly default: Value;
  readonly description: string;
}

type Options = Readonly<Record<string, OptionDeclaration<unknown>>>;
type OptionValues<O extends Options> = { readonly [K in keyof O]: O[K]['default'] };

/** A list of texts that a configuration may set. */
export function listOption(description: string, value: readonly string[] = []): OptionDeclaration<readonly string[]> {
  return { type: 'list', default: value, description };
}

/** A number that a configuration may set. */
export function numberOption(description: string, value: number): OptionDeclaration<number> {
  return { type: 'number', default: value, description };
}

/** A switch that a configuration may set. */
export function booleanOption(description: string, value: boolean): OptionDeclaration<boolean> {
  return { type: 'boolean', default: value, description };
}

/** What a check may know beside the node it is shown. */
export interface Context<K extends Kind = Kind, O extends Options = Options> {
  readonly file: Visits[K]['file'];
  /** As the user knows it, with `/`. */
  readonly path: string;
  readonly settings: Settings;
  readonly options: OptionValues<O>;
  readonly project: Project;
}

export interface FixDeclaration {
  /** Imperative: "Run as an unprivileged user". */
  readonly title: string;
  readonly safety: Safety;
}

/** The rules of other tools that ask for the same, ids as those tools print them. */
export type Peers = Readonly<Record<string, readonly string[]>>;

interface RuleWords {
  /** The problem, one sentence in the present without a full stop, at most 70 characters. */
  readonly title: string;
  /** What can happen to the reader, in one or two sentences. */
  readonly why: string;
  /** What the person does where no edit of this file helps; shown on hover and on the rule's page. */
  readonly todo?: string;
  readonly severity: Severity;
  readonly default?: 'on' | 'off';
  readonly category: Category;
  readonly peers?: Peers;
  /** Standards and documentation behind the rule. */
  readonly references?: readonly string[];
  readonly examples: readonly Example[];
}

export interface RuleDefinition<K extends Kind, V extends keyof Visits[K], O extends Options> extends RuleWords {
  readonly fix?: FixDeclaration | readonly FixDeclaration[];
  readonly options?: O;
  /** The nodes that the check is shown, one at a time. */
  readonly visit: V;
  check(node: Visits[K][V], report: Report<EditBuilders[K]>, context: Context<K, O>): void;
}

/** A rule as the engine sees it, whatever its kind of file. */
export interface Rule extends RuleWords {
  readonly id: RuleId;
  readonly kind: Kind;
  readonly default: 'on' | 'off';
  readonly peers: Peers;
  readonly fixes: readonly FixDeclaration[];
  readonly options: Options;
  readonly visit: string;
  // A method, not a property: its parameters are checked where the rule is defined and may be wider here.
  check(node: unknown, report: Report<never>, context: Context): void;
}

/** Declares a rule. Its id carries the kind, the kind decides what can be visited, the visit what the check gets. */
export function rule<Id extends RuleId, V extends keyof Visits[KindOf<Id>] & string, O extends Options = Options>(
  id: Id,
  definition: RuleDefinition<KindOf<Id>, V, O>,
): Rule {
  const { fix, options, ...words } = definition;
  return {
    ...words,
    id,
    kind: id.slice(0, id.indexOf('/')) as Kind,
    default: definition.default ?? 'on',
    peers: definition.peers ?? {},
    fixes: fix === undefined ? [] : isList(fix) ? fix : [fix],
    options: options ?? {},
    visit: definition.visit,
    check: definition.check as Rule['check'],
  };
}

function isList(fix: FixDeclaration | readonly FixDeclaration[]): fix is readonly FixDeclaration[] {
  return Array.isArray(fix);
}
