/**
 * What client and server say to each other beyond the Language Server Protocol: the names of the messages and the
 * types of what they carry. All positions are those of the protocol: from zero, characters in UTF-16 units.
 */

/** A place in a document. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a document, its end not included. */
export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

/** A replacement in a document; an empty range inserts. */
export interface ProtocolEdit {
  readonly range: ProtocolRange;
  readonly newText: string;
}

/** The kinds of file that are looked after. */
export type FileKind = 'dockerfile' | 'compose' | 'daemon' | 'kubernetes';

/** `safe` keeps the behaviour; `suggested` may change it and is made only when a person picks it. */
export type FixSafety = 'safe' | 'suggested';

/** Extensions that already give one of our features, so that ours can step aside for it. */
export const peerExtensions = [
  'redhat.vscode-yaml',
  'docker.docker',
  'ms-azuretools.vscode-containers',
  'ms-azuretools.vscode-docker',
  'exiasr.hadolint',
] as const;
export type PeerExtension = (typeof peerExtensions)[number];

/** The `initializationOptions` of the first request. */
export interface InitializationOptions {
  /** Which of `peerExtensions` are installed and enabled when the server starts. */
  readonly otherExtensions: readonly string[];
  /** The folder that the extension is installed in, as a URI, for the data files that lie beside the server. */
  readonly extensionUri: string;
  /** Whether the server must ask the client to read files, because it has no disk (browser, virtual workspace). */
  readonly readsThroughClient: boolean;
  /** Whether the person trusts the folder; without trust no configuration that starts programs may count. */
  readonly trusted: boolean;
}

/** Client to server, a notification: the peer extensions changed while the server runs. */
export const otherExtensionsNotification = 'bulkhead/otherExtensions';
export interface OtherExtensionsParams {
  readonly otherExtensions: readonly string[];
}

/** Client to server, a notification: the person has come to trust the folder. Trust is never taken back without a restart. */
export const trustGrantedNotification = 'bulkhead/trustGranted';

/** A request that is about one document. */
export interface DocumentParams {
  readonly uri: string;
}

/** Client to server, a request: every fix of a document that can be proved. `HardenPlan`, or null for no such file. */
export const hardenPlanRequest = 'bulkhead/hardenPlan';
export interface HardenPlan {
  /** The version of the document that the plan is about; null where no editor holds the document. */
  readonly version: number | null;
  readonly items: readonly HardenItem[];
  readonly remaining: readonly RemainingFinding[];
}
export interface HardenItem {
  /** Names the fix in this plan; the same text and settings give the same id. */
  readonly id: string;
  /** What is wrong, in one line: the finding's message. */
  readonly title: string;
  readonly rule: string;
  /** Why it is worth changing, and for a suggested fix what may change in behaviour. */
  readonly reason: string;
  readonly safety: FixSafety;
  /** Line of the finding, from zero. */
  readonly line: number;
  /** What the fix does, in one line. */
  readonly fixTitle: string;
}
/** A finding that hardening leaves in place. */
export interface RemainingFinding {
  readonly rule: string;
  readonly message: string;
  /** Why no fix is made: none exists, it needs a decision, it could not be proved. */
  readonly why: string;
  /** Line of the finding, from zero. */
  readonly line: number;
}

/** Client to server, a request: what the chosen fixes make of the document. `HardenPreview`, or null if it changed. */
export const hardenPreviewRequest = 'bulkhead/hardenPreview';
export interface HardenPreviewParams extends DocumentParams {
  /** The version from the plan; a document that has another one by now is refused with null. */
  readonly version: number | null;
  /** The ids of the items that are ticked. */
  readonly chosen: readonly string[];
}
export interface HardenPreview {
  readonly version: number | null;
  readonly newText: string;
  /** Edits from the document's text to `newText`, in the order of the text, none touching another. */
  readonly edits: readonly ProtocolEdit[];
  readonly applied: readonly HardenItem[];
  readonly remaining: readonly RemainingFinding[];
}

/** Server to client, a notification after each run of the rules on an open document. */
export const statusNotification = 'bulkhead/status';
export interface StatusParams extends DocumentParams {
  /** What the file was recognised as, null where it is none of ours. */
  readonly kind: FileKind | null;
  readonly rulesRun: number;
  readonly findings: FindingCounts;
  /** How long the run took. */
  readonly milliseconds: number;
  /** Features left to other extensions, each as a sentence that names the extension. */
  readonly steppedAside: readonly string[];
  /** Why nothing is reported although the file looks like one of ours: a sentence. */
  readonly quietBecause?: string;
}
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** Client to server, a request: the page of a rule as Markdown. `MarkdownAnswer`, or null for no such rule. */
export const explainRequest = 'bulkhead/explain';
export interface ExplainParams {
  readonly rule: string;
}
export interface MarkdownAnswer {
  readonly markdown: string;
}

/** Client to server, a request without parameters: all rules, to pick one from. `RuleSummary[]`. */
export const rulesRequest = 'bulkhead/rules';
export interface RuleSummary {
  readonly rule: string;
  readonly title: string;
  readonly kind: FileKind;
  readonly severity: keyof FindingCounts;
}

/** Client to server, a request with `DocumentParams`: why a file shows what it shows, as `MarkdownAnswer`. */
export const whyQuietRequest = 'bulkhead/whyQuiet';

/** Client to server, a request: look at files that may not be open and publish their diagnostics. `ScanTotals`. */
export const scanRequest = 'bulkhead/scan';
export interface ScanParams {
  readonly uris: readonly string[];
}
export interface ScanTotals {
  /** How many of the files were recognised and looked at. */
  readonly files: number;
  readonly findings: FindingCounts;
  /** Files with findings, the worst first. */
  readonly withFindings: readonly { readonly uri: string; readonly findings: FindingCounts }[];
  /** Files that could not be read, each with the reason. */
  readonly errors: readonly { readonly uri: string; readonly message: string }[];
}

/** Server to client, a request with `DocumentParams`: the text of a file, through the editor's file system. */
export const readFileRequest = 'bulkhead/readFile';
export interface ReadFileAnswer {
  /** Null where there is no such file or it is too large to be text. */
  readonly text: string | null;
}

/** Server to client, a request with `DocumentParams`: the names in a folder, through the editor's file system. */
export const listFolderRequest = 'bulkhead/listFolder';
export interface ListFolderAnswer {
  /** Names of the files in the folder; those of folders end in `/`. Empty where there is no such folder. */
  readonly names: readonly string[];
}

/**
 * The commands that the server's code actions and code lenses may name and the client carries out. The server's own
 * commands (`workspace/executeCommand`) must have other names, or the editor would refuse the second registration.
 */
export const clientCommands = {
  /** Argument: the document's URI as a string, or nothing for the active editor; then `HardenArguments`. */
  hardenFile: 'bulkhead.hardenFile',
  hardenWorkspace: 'bulkhead.hardenWorkspace',
  fixAllSafe: 'bulkhead.fixAllSafe',
  scanWorkspace: 'bulkhead.scanWorkspace',
  /** Argument: a rule id, or nothing to pick one. */
  explainRule: 'bulkhead.explainRule',
  whyQuiet: 'bulkhead.whyQuiet',
  openConfiguration: 'bulkhead.openConfiguration',
  restartServer: 'bulkhead.restartServer',
  showLog: 'bulkhead.showLog',
} as const;

/** The section of the editor's settings that the server asks for with `workspace/configuration`. */
export const configurationSection = 'bulkhead';

/** The kind of the code action that makes every safe fix. */
export const fixAllKind = 'source.fixAll.bulkhead';
/** The kind of the code action that opens Harden This File. */
export const hardenKind = 'refactor.rewrite.bulkhead.harden';
/** The kind of the code actions that write an ignore comment. */
export const suppressKind = 'quickfix.suppress.bulkhead';

/** `bulkhead` settings as the editor holds them. */
export interface EditorSettings {
  readonly enable: boolean;
  /** Rule id to `off`, `hint`, `info`, `warning`, `error`, or a pair of such a level and options. */
  readonly rules: Readonly<Record<string, unknown>>;
  readonly extends: readonly string[];
  readonly trustedRegistries: readonly string[];
  readonly kubernetesVersion: string;
  readonly dockerEngineVersion: string;
  /** Whether the ignore comments and the configuration of other tools count. */
  readonly honorOtherTools: boolean;
  /** Whether several missing settings of one owner are one diagnostic. */
  readonly foldMissing: boolean;
  readonly completion: { readonly enable: boolean };
  readonly hover: { readonly enable: boolean };
  /** Heeded only in a trusted folder, and never in a browser. */
  readonly shellcheck: {
    readonly enabled: boolean;
    /** An absolute path or a name; empty for `shellcheck` on the PATH. */
    readonly path: string;
  };
}
