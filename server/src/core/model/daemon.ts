import { jsonProblems } from '../syntax/json';
import type { Problem } from '../syntax/problem';
import type { YamlDocument, YamlEntry, YamlFile, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { type Span, span } from '../text/span';
import { type DaemonPlace, daemonPlaces } from './daemon-places';
import { asMap, booleanValue, numberValue, stringValue } from './yaml-values';

/** Where the file is read: told by its path. */
export type DaemonPlatform = 'linux' | 'rootless' | 'windows' | 'desktop' | 'unknown';

/** A member of the file or of an object in it. */
export interface DaemonMember {
  readonly model: DaemonModel;
  /** As written; the daemon tells capitals from small letters. */
  readonly name: string;
  /** The names from the top level to it, its own last. */
  readonly path: readonly string[];
  readonly key: YamlNode;
  /** Nothing where none is written, and the file is broken. */
  readonly value: YamlNode | undefined;
  readonly entry: YamlEntry;
  /** The members of an object; empty for anything else. */
  readonly members: readonly DaemonMember[];
}

/** A daemon.json: strict JSON read through the YAML tree, nothing in it expanded. */
export class DaemonModel {
  readonly root: YamlMap | undefined;
  readonly platform: DaemonPlatform;
  /** The top-level members in order, names that stand twice included. */
  readonly members: readonly DaemonMember[];
  private settled: readonly DaemonPlace[] | undefined;
  private counting: ReadonlyMap<string, DaemonPlace> | undefined;
  private readonly byName: ReadonlyMap<string, DaemonMember>;

  constructor(
    readonly yaml: YamlFile,
    /** As the user knows it, with `/`. */
    readonly path: string,
    /** What a strict reader refuses. */
    readonly problems: readonly Problem[],
  ) {
    this.root = asMap(yaml.documents[0]?.document.root);
    this.platform = platformOf(path);
    this.members = membersOf(this, this.root, []);
    this.byName = new Map(this.members.map((member) => [member.name, member]));
  }

  get hasSyntaxError(): boolean {
    return this.problems.length > 0;
  }

  /** Every place as the daemon settles it. */
  get places(): readonly DaemonPlace[] {
    this.settled ??= daemonPlaces(this.root);
    return this.settled;
  }

  /**
   * The places whose values count, in order: of a key written twice the last one, but a `null` leaves a value that is
   * there. https://pkg.go.dev/encoding/json#Unmarshal
   */
  get settings(): readonly DaemonPlace[] {
    return [...this.winners.values()];
  }

  /** The place whose value counts where a key is written in another place too: the given one where it does. */
  winner(place: DaemonPlace): DaemonPlace {
    return this.winners.get(place.identity) ?? place;
  }

  private get winners(): ReadonlyMap<string, DaemonPlace> {
    this.counting ??= winnersAmong(this.places);
    return this.counting;
  }

  /** Whether nothing is set: no text at all, or no member. */
  get isEmpty(): boolean {
    return isBlank(this.yaml.text) || this.root?.entries.length === 0;
  }

  /** Whether a finding that a key is missing makes sense: the file can be read and sets something. */
  get canMiss(): boolean {
    return !this.hasSyntaxError && !this.isEmpty && this.root !== undefined;
  }

  /** The opening brace, which findings about missing keys underline. */
  get grip(): { readonly document: YamlDocument | undefined; readonly span: Span } {
    const document = this.root?.document;
    const start = this.root?.span.start ?? 0;
    return { document, span: span(start, this.root ? start + 1 : start) };
  }

  /** The member at the end of a path of names; of names written twice the last one. */
  member(...path: readonly string[]): DaemonMember | undefined {
    const [first, ...others] = path;
    let member = first === undefined ? undefined : this.byName.get(first);
    for (const name of others) member = member?.members.filter((candidate) => candidate.name === name).at(-1);
    return member;
  }

  has(...path: readonly string[]): boolean {
    return this.member(...path) !== undefined;
  }

  /** The value at the end of a path. */
  get(...path: readonly string[]): YamlNode | undefined {
    return this.member(...path)?.value;
  }

  /** The text of a string; nothing for other values. */
  text(...path: readonly string[]): string | undefined {
    return stringValue(this.get(...path));
  }

  boolean(...path: readonly string[]): boolean | undefined {
    const value = this.get(...path);
    return value?.type === 'scalar' && typeof value.value === 'boolean' ? booleanValue(value) : undefined;
  }

  number(...path: readonly string[]): number | undefined {
    return numberValue(this.get(...path));
  }

  /** The items of a list; empty for anything else. */
  items(...path: readonly string[]): readonly YamlNode[] {
    const value = this.get(...path);
    return value?.type === 'list' ? value.items : [];
  }

  /** The items of a list that are strings. */
  texts(...path: readonly string[]): readonly YamlScalar[] {
    return this.items(...path).filter(
      (item) => item.type === 'scalar' && typeof item.value === 'string',
    ) as YamlScalar[];
  }
}

function winnersAmong(places: readonly DaemonPlace[]): ReadonlyMap<string, DaemonPlace> {
  const winners = new Map<string, DaemonPlace>();
  for (const place of places) {
    if (place.fate !== 'read') continue;
    if (!isNull(place.value) || isUnset(winners.get(place.identity))) winners.set(place.identity, place);
  }
  return winners;
}

function isNull(value: YamlNode): boolean {
  return value.type === 'scalar' && value.value === null;
}

/** Switches that may be neither on nor off, which `null` makes of them. */
const threefold: ReadonlySet<string | undefined> = new Set(['tls', 'tlsverify']);

/** Whether `null` makes no difference to a value, or takes it away as it does with lists, addresses and some switches. */
function isUnset(place: DaemonPlace | undefined): boolean {
  if (place?.value.type !== 'scalar' || !place.value.value) return true;
  return place.type === 'address' || threefold.has(place.row?.key);
}

function membersOf(model: DaemonModel, map: YamlMap | undefined, path: readonly string[]): readonly DaemonMember[] {
  return (map?.entries ?? []).map((entry) => new Member(model, entry, [...path, entry.name]));
}

class Member implements DaemonMember {
  private nested: readonly DaemonMember[] | undefined;

  constructor(
    readonly model: DaemonModel,
    readonly entry: YamlEntry,
    readonly path: readonly string[],
  ) {}

  get name(): string {
    return this.entry.name;
  }

  get key(): YamlNode {
    return this.entry.key;
  }

  get value(): YamlNode | undefined {
    return this.entry.value;
  }

  get members(): readonly DaemonMember[] {
    this.nested ??= membersOf(this.model, asMap(this.value), this.path);
    return this.nested;
  }
}

/** The place that reads a daemon.json of this path. Drives and both kinds of slash are known. */
export function platformOf(path: string): DaemonPlatform {
  const folder = path.replaceAll('\\', '/').toLowerCase().split('/').slice(0, -1).join('/');
  if (folder.endsWith('/docker/config') || folder === 'docker/config' || folder.includes('programdata'))
    return 'windows';
  if (folder === 'etc/docker' || folder.endsWith('/etc/docker')) return 'linux';
  if (folder === '.config/docker' || folder.endsWith('/.config/docker')) return 'rootless';
  return folder === '.docker' || folder.endsWith('/.docker') ? 'desktop' : 'unknown';
}

/** The daemon takes an empty file for one that sets nothing, and any blank of Unicode for a blank. */
function isBlank(text: string): boolean {
  return /^\uFEFF?\p{White_Space}*$/u.test(text);
}

/** A JSON text as a YAML parser reads it the same: a carriage return without a line feed is a blank in JSON. */
export function asYaml(text: string): string {
  return text.replace(/\r(?!\n)/g, ' ');
}

/** Builds the model of a daemon.json; `path` with `/`, `text` as it was before `asYaml`. Never throws. */
export function buildDaemon(file: YamlFile, path: string, text = file.text): DaemonModel {
  return new DaemonModel(file, path, isBlank(text) ? [] : jsonProblems(text));
}

/** Whether a JSON file configures the daemon: by the folder it is in, or because it has keys that only the daemon knows. */
export function isDaemon(file: YamlFile, path: string): boolean {
  if (platformOf(path) !== 'unknown') return true;
  const root = asMap(file.documents[0]?.document.root);
  return root?.entries.some(({ name }) => tellingKeys.has(name)) === true;
}

const tellingKeys = new Set(
  (
    'data-root storage-driver storage-opts log-driver log-opts live-restore userns-remap icc iptables ip6tables ' +
    'registry-mirrors insecure-registries default-ulimits default-address-pools exec-opts userland-proxy ' +
    'no-new-privileges seccomp-profile default-runtime authorization-plugins tlsverify metrics-addr ' +
    'selinux-enabled max-concurrent-downloads containerd-namespace'
  ).split(' '),
);
