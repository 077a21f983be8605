import { baseImages } from './data/images-base';
import { dataImages } from './data/images-data';
import { languagesImages } from './data/images-languages';
import { operationsImages } from './data/images-operations';
import { webImages } from './data/images-web';
import type { ImageAccount, ImageFacts, ImageReference, ImageRow, ImageVariant, UserRow } from './image-facts';
import { certain, matchesGlob, matchesTags } from './image-facts';
import { familiarName } from './registries';
import { lazily, words } from './rows';

export type { Confidence, ImageAccount, ImageFacts, ImageReference } from './image-facts';

interface NamedRow {
  readonly name: string;
  readonly tags: string | undefined;
  readonly row: () => ImageRow;
}

/** Rows by the part of their names before a wildcard; a row is parsed when it is first asked for. */
const index = lazily((): ReadonlyMap<string, readonly NamedRow[]> => {
  const rows = new Map<string, NamedRow[]>();
  for (const table of [baseImages, languagesImages, dataImages, webImages, operationsImages]) {
    for (const line of table.split('\n')) {
      if (line === '') continue;
      const row = lazily(() => JSON.parse(line) as ImageRow);
      for (const name of namesIn(line)) {
        const [bare = '', tags] = name.split(':');
        const key = keyOf(bare);
        rows.set(key, [...(rows.get(key) ?? []), { name: bare, tags, row }]);
      }
    }
  }
  return rows;
});

/** Every image row, for checks over the whole table. */
export function allImageRows(): readonly ImageRow[] {
  return [...new Set([...index().values()].flat().map(({ row }) => row()))];
}

/**
 * What is known about an image, with what its tag changes applied. The longest matching name wins, a name with a tag
 * pattern before one without. Without a tag the facts are those of `latest`; when the tag cannot be read (a digest alone,
 * a variable), set `isTagUnknown`, and whatever differs between variants is only inferred.
 */
export function imageFacts(reference: ImageReference): ImageFacts | undefined {
  const key = `${reference.name} ${reference.tag ?? ''} ${reference.isTagUnknown === true ? '?' : ''}`;
  const known = asked.get(key);
  if (known) return known.facts;
  const row = findRow(familiarName(reference.name), reference.tag ?? 'latest');
  const facts = row === undefined ? undefined : factsOf(row, reference);
  if (asked.size >= mostAsked) asked.clear();
  asked.set(key, { facts });
  return facts;
}

/** Answers that were given: many rules ask for the same few images at every keystroke. */
const asked = new Map<string, { readonly facts: ImageFacts | undefined }>();
const mostAsked = 1000;

/**
 * The account to run as instead of root: the image's own user when that is none already, the one its start script drops
 * to, or the first it brings along; `nobody` only when nothing better is there. Undefined when none is known by number.
 */
export function unprivilegedUser(facts: ImageFacts): ImageAccount | undefined {
  const { defaultUser } = facts;
  if (defaultUser.uid !== undefined && defaultUser.uid > 0) return defaultUser;
  const known = facts.users.filter((user) => user.uid !== undefined && user.uid > 0);
  return (
    known.find((user) => user.name === facts.start.dropsTo) ??
    known.find((user) => user.name !== 'nobody' && user.name !== 'www-data') ??
    known.find((user) => user.name !== 'nobody') ??
    known[0]
  );
}

/** Whether a fact was read in the image's sources or its documentation. What is only inferred never makes a fix safe. */
export const isCertain = certain;

function namesIn(line: string): readonly string[] {
  const list = /"names":\[([^\]]*)\]/.exec(line)?.[1] ?? '';
  return list.split(',').map((name) => name.slice(1, -1));
}

function keyOf(name: string): string {
  const star = name.indexOf('*');
  return star < 0 ? name : name.slice(0, name.lastIndexOf('/', star) + 1);
}

function findRow(name: string, tag: string): ImageRow | undefined {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const candidates = [...(index().get(name) ?? []), ...(folder === '' ? [] : (index().get(folder) ?? []))];
  let best: { readonly score: number; readonly found: NamedRow } | undefined;
  for (const found of candidates) {
    if (!matchesGlob(found.name, name) || (found.tags !== undefined && !matchesGlob(found.tags, tag))) continue;
    const score = found.name.length * 100 + (found.tags?.length ?? 0);
    if (best === undefined || score > best.score) best = { score, found };
  }
  return best?.found.row();
}

function variantOf(row: ImageRow, tag: string): ImageVariant | undefined {
  let best: { readonly length: number; readonly variant: ImageVariant } | undefined;
  for (const variant of row.variants ?? []) {
    for (const glob of words(variant.tags)) {
      if (!matchesGlob(glob, tag) || (best !== undefined && best.length >= glob.length)) continue;
      best = { length: glob.length, variant };
    }
  }
  return best?.variant;
}

function account([name, uid, gid, confidence]: UserRow, isDoubtful: boolean): ImageAccount {
  return {
    name,
    ...(uid === null ? {} : { uid }),
    ...(gid === null ? {} : { gid }),
    confidence: isDoubtful ? 'inferred' : confidence,
  };
}

function defaultUserOf(row: ImageRow, variant: ImageVariant | undefined, isDoubtful: boolean): ImageAccount {
  const uid = variant?.uid;
  if (uid === undefined || uid === null) return account(row.user, isDoubtful && isVaried(row));
  if (uid === 0) return { name: 'root', uid, gid: 0, confidence: 'documented' };
  const named = row.users?.find((user) => user[1] === uid);
  return named === undefined ? { name: '', uid, confidence: 'documented' } : account(named, isDoubtful);
}

function isVaried(row: ImageRow): boolean {
  return (row.variants ?? []).some((variant) => variant.uid !== undefined || variant.windows === true);
}

function factsOf(row: ImageRow, reference: ImageReference): ImageFacts {
  const tag = reference.tag ?? 'latest';
  const isDoubtful = reference.isTagUnknown === true;
  const variant = variantOf(row, tag);
  const isWindows = variant?.windows === true || row.id.startsWith('windows-');
  const users = isWindows
    ? []
    : (row.users ?? [])
        .filter((user) => user[4] === undefined || matchesTags(user[4], tag))
        .map((user) => account(user, isDoubtful && user[4] !== undefined));
  const packageManager = variant?.packageManager === undefined ? row.packageManager : variant.packageManager;
  const shell = variant?.shell ?? row.shell;
  const [writableConfidence, ...paths] = row.writable;
  const isDeprecatedName = (row.deprecatedNames ?? []).some(
    (name) => name === '*' || matchesGlob(name, familiarName(reference.name)),
  );
  const stopSignal = stopSignalOf(row, tag);
  return {
    id: row.id,
    status: {
      state: row.state ?? 'active',
      isDeprecatedName,
      ...(row.replacement === undefined ? {} : { replacement: row.replacement }),
    },
    isWindows,
    defaultUser: isWindows ? { name: row.user[0], confidence: 'inferred' } : defaultUserOf(row, variant, isDoubtful),
    ...(row.directive === undefined || variant?.uid !== undefined ? {} : { userDirective: row.directive }),
    users,
    start: {
      kind: row.start,
      ...(row.startTool === undefined ? {} : { tool: row.startTool }),
      ...(row.dropsTo === undefined ? {} : { dropsTo: row.dropsTo }),
    },
    capabilities: {
      asRoot: { add: capabilityList(row.asRoot[1]), confidence: row.asRoot[0] },
      asUser: { add: capabilityList(row.asUser[1]), confidence: row.asUser[0] },
      optional: words(row.optional ?? ''),
      files: (row.fileCapabilities ?? []).map(([path, list]) => ({ path, capabilities: words(list) })),
    },
    noNewPrivileges: row.noNewPrivileges === undefined ? 'ok' : (row.noNewPrivileges ?? 'unknown'),
    ports: words(row.ports ?? '').map((port) => {
      const [number = '', protocol] = port.split('/');
      return { port: Number(number), protocol: protocol === 'udp' ? 'udp' : 'tcp' };
    }),
    writable: {
      confidence: writableConfidence,
      areKnown: paths[0] !== null,
      paths: paths.flatMap((path) => (path === null ? [] : [{ path: path[0], kind: path[1], mount: path[2] }])),
    },
    readOnlyRoot: row.readOnlyRoot === undefined ? 'with-mounts' : (row.readOnlyRoot ?? 'unknown'),
    arbitraryUid: row.arbitraryUid === undefined ? 'yes' : (row.arbitraryUid ?? 'unknown'),
    hasShell: shell === undefined ? true : (shell ?? undefined),
    ...(packageManager === undefined || packageManager === null ? {} : { packageManager }),
    fileVariables: words(row.fileVariables ?? ''),
    requiredOneOf: (row.requiredOneOf ?? []).map(words),
    secretVariables: words(row.secretVariables ?? ''),
    slimmer: row.slimmer ?? [],
    ...(stopSignal === undefined ? {} : { stopSignal }),
    hasHealthcheck: row.healthcheckBuiltIn === true,
    ...(row.healthcheck === undefined
      ? {}
      : { healthcheck: { confidence: row.healthcheck[0], test: row.healthcheck.slice(1) } }),
    ...(row.note === undefined ? {} : { note: row.note }),
    sources: row.sources,
  };
}

function capabilityList(list: string | null): readonly string[] | undefined {
  return list === null ? undefined : words(list);
}

function stopSignalOf(row: ImageRow, tag: string): string | undefined {
  if (row.stopSignal === null) return undefined;
  const [usual = 'SIGTERM', ...others] = (row.stopSignal ?? 'SIGTERM').split(',');
  const special = others.map((other) => other.split(':')).find(([glob = '']) => matchesGlob(glob, tag));
  return special?.[1] ?? usual;
}
