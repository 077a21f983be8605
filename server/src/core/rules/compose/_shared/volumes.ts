import type { Service } from '../../../model/compose-service';

/** Whether something is mounted at a path of the container or above it. */
export function isMounted(service: Service, path: string): boolean {
  return [...service.mounts, ...service.temporaryFilesystems].some(({ target }) => {
    const at = realPath(target?.text ?? '');
    return at !== '' && (realPath(path) === at || realPath(path).startsWith(`${at}/`));
  });
}

/** A path without its last slash, and without the links that images have: /var/run is /run. */
export function realPath(path: string): string {
  return path
    .replace(/\/{1,9}$/, '')
    .replace(/^\/var\/(run|lock)(?=\/|$)/, (_, name: string) => (name === 'run' ? '/run' : '/run/lock'));
}

/** The name of a new volume for a path: `db-data` for the `/var/lib/…/data` of db. */
export function freeVolumeName(service: Service, path: string): string {
  const taken = new Set(service.model.volumes.map(({ name }) => name));
  const last = path.split('/').findLast((segment) => segment !== '');
  const name = `${service.name}-${last === undefined || last === service.name ? 'data' : last}`
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-');
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}-${number}`;
  return candidate;
}
