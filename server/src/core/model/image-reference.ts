import { keptByText } from '../memory/kept-by-text';
import { type Span, span } from '../text/span';

/** A named piece of an image reference; its span counts from the start of the reference's text. */
export interface ReferencePart {
  readonly text: string;
  readonly span: Span;
}

/** An image reference as `docker pull` reads it: `[registry[:port]/]path[:tag][@digest]`. */
export interface ImageReference {
  /** The text that was read. */
  readonly text: string;
  /** The registry as written, with its port; nothing where Docker Hub is meant without being named. */
  readonly registry?: ReferencePart;
  /** The path as written, registry, tag and digest not included. */
  readonly repository: ReferencePart;
  /** Registry and path as written, without tag and digest. */
  readonly name: ReferencePart;
  readonly tag?: ReferencePart;
  /** `sha256:…` */
  readonly digest?: ReferencePart;
  /** The short name that people know: `docker.io/library/nginx` is `nginx`; other registries stay in front. */
  readonly familiarName: string;
  /** The host that serves it, `docker.io` where none is named. */
  readonly registryHost: string;
}

const HUB_HOSTS: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
/** https://github.com/distribution/reference/blob/main/regexp.go */
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+:[A-Fa-f0-9]{32,}$/;
const WHOLE_DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const HOST =
  /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::[0-9]+)?$/;
const IDENTIFIER = /^[a-f0-9]{64}$/;

/** Reads an image reference; nothing where the text is none, such as one that holds a variable. */
export const parseImageReference = keptByText(1000, readImageReference);

/** Whether an image of that name can be asked for: as a reference, but its digest must have its full length. */
export function isPullable(text: string): boolean {
  const reference = parseImageReference(text);
  return reference !== undefined && (reference.digest === undefined || WHOLE_DIGEST.test(reference.digest.text));
}

function readImageReference(text: string): ImageReference | undefined {
  const at = text.indexOf('@');
  const beforeDigest = at < 0 ? text.length : at;
  const slash = text.lastIndexOf('/', beforeDigest);
  const colon = text.indexOf(':', slash + 1);
  const nameEnd = colon >= 0 && colon < beforeDigest ? colon : beforeDigest;
  const name = part(text, 0, nameEnd);
  const registryEnd = endOfRegistry(name.text);
  const repository = part(text, registryEnd === 0 ? 0 : registryEnd + 1, nameEnd);
  const registry = registryEnd > 0 ? part(text, 0, registryEnd) : undefined;
  const tag = nameEnd < beforeDigest ? part(text, nameEnd + 1, beforeDigest) : undefined;
  const digest = at >= 0 ? part(text, at + 1, text.length) : undefined;
  const isHub = registry === undefined || HUB_HOSTS.has(registry.text);
  const isInLibrary = isHub && !repository.text.includes('/');
  const isValid =
    !IDENTIFIER.test(text) &&
    repository.text.length + (isInLibrary ? 'library/'.length : 0) <= 255 &&
    repository.text.length > 0 &&
    repository.text.split('/').every((component) => isPathComponent(component)) &&
    (registry === undefined || HOST.test(registry.text)) &&
    (tag === undefined || TAG.test(tag.text)) &&
    (digest === undefined || DIGEST.test(digest.text));
  if (!isValid) return undefined;
  const registryHost = registry && !HUB_HOSTS.has(registry.text) ? registry.text : 'docker.io';
  return {
    text,
    ...(registry ? { registry } : {}),
    repository,
    name,
    ...(tag ? { tag } : {}),
    ...(digest ? { digest } : {}),
    registryHost,
    familiarName: familiarNameOf(registryHost, repository.text),
  };
}

function part(text: string, start: number, end: number): ReferencePart {
  return { text: text.slice(start, end), span: span(start, end) };
}

/** Where the registry ends: the first component is one when it holds a dot or a colon, is localhost or has capitals. */
function endOfRegistry(name: string): number {
  const slash = name.indexOf('/');
  if (slash < 0) return 0;
  const first = name.slice(0, slash);
  const isHost = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  return isHost ? slash : 0;
}

function isPathComponent(component: string): boolean {
  return PATH.test(component);
}

function familiarNameOf(registryHost: string, repository: string): string {
  if (registryHost !== 'docker.io') return `${registryHost}/${repository}`;
  return repository.startsWith('library/') ? repository.slice('library/'.length) : repository;
}
