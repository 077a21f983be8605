/** Where a fact comes from: read in the image's sources, stated by documentation or maintainers, or deduced. */
export type Confidence = 'seen' | 'documented' | 'inferred';

/** An image as written: its name without tag and digest, and its tag. */
export interface ImageReference {
  readonly name: string;
  readonly tag?: string;
  /** True when there is a tag or digest that nobody can read here: a variable, or a digest alone. */
  readonly isTagUnknown?: boolean;
}

/** A user of the image; without `uid` its number is unknown. */
export interface ImageAccount {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly confidence: Confidence;
}

/**
 * How the container starts: as whatever user is given, as the user fixed in the image, as root by a script that switches
 * user, as root with unprivileged workers, or as root in a program that changes user itself.
 */
export type StartKind = 'as-given' | 'fixed-user' | 'drops' | 'master-worker' | 'self-drops';

/** Capabilities that must stay when all are dropped; `add` is undefined when nobody knows. */
export interface NeededCapabilities {
  readonly add: readonly string[] | undefined;
  readonly confidence: Confidence;
}

/** A path the container writes to, what for, and how to give it to a container with a read-only root. */
export interface WritablePath {
  readonly path: string;
  readonly kind: 'data' | 'cache' | 'tmp' | 'run' | 'log' | 'config' | 'secret';
  readonly mount: 'volume' | 'tmpfs' | 'none';
}

/** What is known about an image, for fixes that must not break a running container. */
export interface ImageFacts {
  readonly id: string;
  readonly status: {
    readonly state: 'active' | 'deprecated' | 'removed' | 'moved' | 'unmaintained' | 'stale';
    /** Whether the very name used here is the one to leave. */
    readonly isDeprecatedName: boolean;
    readonly replacement?: string;
  };
  readonly isWindows: boolean;
  readonly defaultUser: ImageAccount;
  /** The USER line of the image as written; Kubernetes cannot prove a name to be other than root. */
  readonly userDirective?: string;
  readonly users: readonly ImageAccount[];
  readonly start: { readonly kind: StartKind; readonly tool?: string; readonly dropsTo?: string };
  readonly capabilities: {
    readonly asRoot: NeededCapabilities;
    readonly asUser: NeededCapabilities;
    readonly optional: readonly string[];
    /** Programs with file capabilities: without these in the bounding set nobody can start them. */
    readonly files: readonly { readonly path: string; readonly capabilities: readonly string[] }[];
  };
  readonly noNewPrivileges: 'ok' | 'ok-root-only' | 'partial' | 'breaks' | 'not-applicable' | 'unknown';
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  readonly writable: {
    readonly confidence: Confidence;
    readonly areKnown: boolean;
    readonly paths: readonly WritablePath[];
  };
  readonly readOnlyRoot: 'yes' | 'with-mounts' | 'no' | 'unknown';
  readonly arbitraryUid: 'yes' | 'with-gid0' | 'partial' | 'no' | 'unknown';
  /** Undefined when nobody knows. */
  readonly hasShell: boolean | undefined;
  readonly packageManager?: string;
  /** Variables that name a file with the value; `*` stands for any text. */
  readonly fileVariables: readonly string[];
  /** Of each list one must be set (`NAME` or `NAME=value`), or the container stops at its first start. */
  readonly requiredOneOf: readonly (readonly string[])[];
  readonly secretVariables: readonly string[];
  /** Smaller or safer references; `<version>` stands for the version in use. */
  readonly slimmer: readonly string[];
  /** Undefined when nobody knows. */
  readonly stopSignal?: string;
  readonly hasHealthcheck: boolean;
  /** A proposal in Compose form, in which `$$` is a dollar sign. */
  readonly healthcheck?: { readonly confidence: Confidence; readonly test: readonly string[] };
  readonly note?: string;
  readonly sources: readonly string[];
}

/** Name, uid, gid, confidence, and the tags the account exists in when not in all. */
export type UserRow = readonly [
  name: string,
  uid: number | null,
  gid: number | null,
  confidence: Confidence,
  tags?: string,
];

/** What a group of tags changes. */
export interface ImageVariant {
  readonly tags: string;
  readonly uid?: number | null;
  readonly packageManager?: string | null;
  readonly shell?: boolean | null;
  readonly windows?: boolean;
}

/**
 * A row of the image table as written. Lists of words are apart by blanks. Left out: `state` active, `noNewPrivileges`
 * ok, `readOnlyRoot` with-mounts, `arbitraryUid` yes, `shell` true, `stopSignal` SIGTERM, and empty lists; null is
 * unknown. `deprecatedNames` of `*` means all of them.
 */
export interface ImageRow {
  readonly id: string;
  readonly names: readonly string[];
  readonly state?: ImageFacts['status']['state'];
  readonly replacement?: string;
  readonly deprecatedNames?: readonly string[];
  readonly user: UserRow;
  readonly directive?: string;
  readonly users?: readonly UserRow[];
  readonly variants?: readonly ImageVariant[];
  readonly start: StartKind;
  readonly startTool?: string;
  readonly dropsTo?: string;
  readonly asRoot: readonly [confidence: Confidence, add: string | null];
  readonly asUser: readonly [confidence: Confidence, add: string | null];
  readonly optional?: string;
  readonly fileCapabilities?: readonly (readonly [path: string, capabilities: string])[];
  readonly noNewPrivileges?: Exclude<ImageFacts['noNewPrivileges'], 'unknown'> | null;
  readonly ports?: string;
  readonly writable: readonly [
    confidence: Confidence,
    ...paths: (readonly [path: string, kind: WritablePath['kind'], mount: WritablePath['mount']] | null)[],
  ];
  readonly readOnlyRoot?: Exclude<ImageFacts['readOnlyRoot'], 'unknown'> | null;
  readonly arbitraryUid?: Exclude<ImageFacts['arbitraryUid'], 'unknown'> | null;
  readonly shell?: boolean | null;
  readonly packageManager?: string;
  readonly fileVariables?: string;
  readonly requiredOneOf?: readonly string[];
  readonly secretVariables?: string;
  readonly slimmer?: readonly string[];
  readonly stopSignal?: string | null;
  readonly healthcheckBuiltIn?: boolean;
  readonly healthcheck?: readonly [confidence: Confidence, ...test: string[]];
  readonly note?: string;
  readonly sources: readonly string[];
}

/** Whether a fact was read in the image's sources or its documentation. */
export function certain(confidence: Confidence): boolean {
  return confidence !== 'inferred';
}

/** Whether `text` has the shape of `glob`, in which `*` stands for any text. */
export function matchesGlob(glob: string, text: string): boolean {
  const [head = '', ...rest] = glob.split('*');
  const tail = rest.pop();
  if (tail === undefined) return glob === text;
  if (!text.startsWith(head)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}

/** Whether a tag is one of a list of globs; entries that begin with `!` take tags out and, alone, let all others in. */
export function matchesTags(list: string, tag: string): boolean {
  const globs = list.split(' ');
  const isOut = globs.some((glob) => glob.startsWith('!') && matchesGlob(glob.slice(1), tag));
  if (isOut) return false;
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  return wanted.length === 0 || wanted.some((glob) => matchesGlob(glob, tag));
}
