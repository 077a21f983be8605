import { apiRemovalRows } from './data/api-removal-rows';
import { lazily, tableRows } from './rows';

/** An API version of a kind that is deprecated or no longer served; versions are minors such as `1.25`. */
export interface RemovedApi {
  readonly apiVersion: string;
  readonly kind: string;
  readonly state: 'deprecated' | 'removed';
  readonly deprecatedIn: string;
  readonly removedIn?: string;
  /** The version to use instead, and since when it is served. */
  readonly replacement?: string;
  readonly replacementSince?: string;
  /** The kind to use instead, when the object changes its kind. */
  readonly replacementKind?: string;
  /** `text`: only apiVersion changes. `rewrite`: fields change too. `none`: nothing can be swapped. */
  readonly swap: 'text' | 'rewrite' | 'none';
  /** What else changes. */
  readonly change?: string;
}

const byObject = lazily(() => {
  const removals = new Map<string, Omit<RemovedApi, 'state'>>();
  for (const cells of tableRows(apiRemovalRows)) {
    const [apiVersion = '', kinds = '', deprecatedIn = '', removedIn = '', replacement = '', since = ''] = cells;
    const [swap = '', replacementKind = '', change = ''] = cells.slice(6);
    for (const kind of kinds.split(',')) {
      removals.set(`${apiVersion} ${kind}`, {
        apiVersion,
        kind,
        deprecatedIn,
        ...(removedIn === '' ? {} : { removedIn }),
        ...(replacement === '' ? {} : { replacement }),
        ...(since === '' ? {} : { replacementSince: since }),
        ...(replacementKind === '' ? {} : { replacementKind }),
        swap: swap as RemovedApi['swap'],
        ...(change === '' ? {} : { change }),
      });
    }
  }
  return removals;
});

/**
 * Whether clusters of `kubernetesVersion` (`1.30`, `v1.30.2`) deprecate or no longer serve this version of a kind. A
 * `List` suffix is read as its items. Undefined when it is fine there, or the version cannot be read.
 */
export function removedApi(apiVersion: string, kind: string, kubernetesVersion: string): RemovedApi | undefined {
  const found = byObject().get(`${apiVersion} ${kind}`) ?? byObject().get(`${apiVersion} ${kind.replace(/List$/, '')}`);
  const minor = minorOf(kubernetesVersion);
  if (found === undefined || minor === undefined) return undefined;
  const removed = found.removedIn === undefined ? undefined : minorOf(found.removedIn);
  if (removed !== undefined && minor >= removed) return { ...found, state: 'removed' };
  const deprecated = minorOf(found.deprecatedIn);
  return deprecated !== undefined && minor >= deprecated ? { ...found, state: 'deprecated' } : undefined;
}

/** The minor number of a Kubernetes 1.x version, or undefined. */
export function minorOf(version: string): number | undefined {
  const minor = /^v?1\.(\d{1,3})(?:[.+-]|$)/.exec(version.trim())?.[1];
  return minor === undefined ? undefined : Number(minor);
}
