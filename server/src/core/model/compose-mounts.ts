import { type Span, span } from '../text/span';
import { type ComposePart, fieldOf, ShortForm } from './compose-parts';
import type { Service } from './compose-service';
import type { ComposePlace, ComposeValue } from './compose-value';

export type MountType = 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image';

/** An item of `volumes` or `tmpfs`, whichever form it is written in. */
export interface Mount {
  readonly service: Service;
  readonly value: ComposeValue;
  readonly form: 'short' | 'long';
  /** The item; in the long form its source, or its target where it has none. */
  readonly place: ComposePlace;
  /** Nothing where the source is unknown, so that it may be a path or a name. */
  readonly type: MountType | undefined;
  /** A host path, or a volume's name; nothing for an anonymous volume and for tmpfs. */
  readonly source: ComposePart | undefined;
  readonly target: ComposePart | undefined;
  /** Nothing where it hangs on a variable. */
  readonly readOnly: boolean | undefined;
  /** What says so: `ro`, or the value of `read_only`. */
  readonly readOnlyPart: ComposePart | undefined;
  /** `shared`, `rslave` and so on, where it is written. */
  readonly propagation: ComposePart | undefined;
  /** `z` or `Z`. */
  readonly selinux: ComposePart | undefined;
  /** The options of the short form, or of `tmpfs`. */
  readonly options: readonly ComposePart[];
  /** Whether Compose makes a missing source: always in the short form. */
  readonly createsHostPath: boolean | undefined;
  readonly isUnknown: boolean;
}

const propagations = new Set(['shared', 'rshared', 'slave', 'rslave', 'private', 'rprivate']);
const mountTypes: readonly MountType[] = ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image'];
/** Variables that hold a path of the host wherever Compose runs. */
const pathVariable =
  /^\$(?:\{(?:PWD|HOME|USERPROFILE|TMPDIR|XDG_RUNTIME_DIR)\}|(?:PWD|HOME|USERPROFILE|TMPDIR|XDG_RUNTIME_DIR)(?!\w))/;

/** Reads one item of `volumes`. */
export function readMount(service: Service, value: ComposeValue): Mount {
  return value.type === 'map' ? readLong(service, value) : readShort(service, value);
}

/** Reads one item of `tmpfs`: a path with options behind a colon. */
export function readTmpfs(service: Service, value: ComposeValue): Mount {
  const form = new ShortForm(value);
  const [target, options] = form.split(':');
  return {
    ...shortForm(service, value, form, options),
    type: 'tmpfs',
    source: undefined,
    target: target && form.part(target),
    createsHostPath: undefined,
  };
}

function readLong(service: Service, value: ComposeValue): Mount {
  const type = fieldOf(value.get('type'));
  const source = fieldOf(value.get('source'));
  const target = fieldOf(value.get('target'));
  const readOnly = value.get('read_only');
  return {
    service,
    value,
    form: 'long',
    place: (value.get('source') ?? value.get('target') ?? value).place,
    type: mountTypes.find((known) => known === type?.text),
    source,
    target,
    readOnly: readOnly ? (readOnly.isUnknown ? undefined : readOnly.boolean === true) : false,
    readOnlyPart: fieldOf(readOnly),
    propagation: fieldOf(value.get('bind', 'propagation')),
    selinux: fieldOf(value.get('bind', 'selinux')),
    options: [],
    createsHostPath: value.get('bind', 'create_host_path')?.boolean ?? true,
    isUnknown: [type, source, target].some((part) => part !== undefined && part.text === undefined),
  };
}

function readShort(service: Service, value: ComposeValue): Mount {
  const form = new ShortForm(value);
  const [first, second, third] = joinDrives(form.text, form.split(':'));
  const sourceAt = second && first;
  // `${VOLUME}:` is a mount with less than three characters, whose colon Compose does not look for.
  const isOpenEnd = value.isUnknown && second?.start === second?.end && !third;
  const targetAt = second && isOpenEnd ? span(0, form.text.length) : (second ?? first);
  const source = sourceAt && sourceAt.end > sourceAt.start ? form.part(sourceAt) : undefined;
  const isWhole = second === undefined && value.isUnknown;
  return {
    ...shortForm(service, value, form, third),
    type: isWhole ? undefined : typeOf(source),
    source,
    target: targetAt && form.part(targetAt),
    createsHostPath: true,
  };
}

function shortForm(service: Service, value: ComposeValue, form: ShortForm, optionsAt: Span | undefined) {
  const options = optionsAt ? form.split(',', optionsAt.start, optionsAt.end).map((at) => form.part(at)) : [];
  const readOnlyPart = options.find(({ text }) => text === 'ro');
  const hasUnknown = options.some(({ text }) => text === undefined);
  return {
    service,
    value,
    form: 'short' as const,
    place: value.place,
    readOnly: readOnlyPart ? true : hasUnknown || isWholeUnknown(value, form) ? undefined : false,
    readOnlyPart,
    propagation: options.find(({ text }) => text !== undefined && propagations.has(text)),
    selinux: options.find(({ text }) => text === 'z' || text === 'Z'),
    options,
    isUnknown: value.isUnknown,
  };
}

/** `${MOUNT}` alone may bring source, target and options. */
function isWholeUnknown(value: ComposeValue, form: ShortForm): boolean {
  return value.isUnknown && form.split(':').length < 2;
}

/** Puts `C` and `\data` together again; Compose takes any single letter before a colon for a drive. */
function joinDrives(text: string, pieces: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isAfterDrive = last && /^\p{L}$/u.test(text.slice(last.start, last.end));
    if (isAfterDrive) joined[joined.length - 1] = { start: last.start, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

function typeOf(source: ComposePart | undefined): MountType | undefined {
  if (!source) return 'volume';
  const text = source.text ?? source.written;
  // A pipe of Windows among them: the engine finds out.
  if (/^(?:[./~]|\\\\|\p{L}:)/u.test(text) || pathVariable.test(text)) return 'bind';
  if (source.text !== undefined) return 'volume';
  // Behind a variable a slash tells a path: names have none.
  return /[\\/]/.test(text.replace(/\$\{[^}]*\}/g, '')) ? 'bind' : undefined;
}
