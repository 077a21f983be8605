import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { Service } from '../../../model/compose-service';
import type { YamlMap } from '../../../syntax/yaml-tree';
import { startedFacts } from '../_shared/build';
import { isWindows, severityOf, takesUserByVariable, titleOf, writtenMap } from '../_shared/service';
import { freeVolumeName, isMounted, realPath } from '../_shared/volumes';
import { cases } from './writable-root-filesystem.cases';

export default rule('compose/writable-root-filesystem', {
  title: 'The root filesystem is writable',
  why: 'An intruder can change programs and leave tools behind; read-only, all that can be written is what is mounted.',
  todo: 'Start it once and look for "Read-only file system" in its log: each such path needs a tmpfs or a volume.',
  severity: 'info',
  category: 'isolation',
  peers: { semgrep: ['writable-filesystem-service'], 'compose-lint': ['CL-0007'], cis: ['5.13'] },
  references: ['https://docs.docker.com/reference/compose-file/services/#read_only'],
  fix: [
    { title: 'Make the root filesystem read-only, with room for what is written', safety: 'suggested' },
    { title: 'Make the root filesystem read-only', safety: 'suggested' },
  ],
  visit: 'service',
  check(service, report, { project }) {
    const value = service.get('read_only');
    const isSet = value !== undefined && !value.isNull;
    if (isSet ? value.boolean !== false : service.isFragment) return;
    if (service.has('provider') || isWindows(service) || isWrittenByWatch(service)) return;
    const map = writtenMap(service);
    // The line may stand in a block that others share; each service that uses it is told, as each needs its own mounts.
    const isOwn = isSet && value.entry?.parent === map;
    report(isOwn ? value.place : service, {
      says: `${titleOf(service)}: its root filesystem is writable`,
      severity: isSet ? severityOf(value, 'info') : 'info',
      missing: !isSet,
      related: isSet && !isOwn ? [{ at: value.place, says: 'it is set here' }] : [],
      fix: map && canBeReadOnly(service, project) ? offersFor(service, map, project) : undefined,
    });
  },
  examples: cases,
});

/** `develop.watch` copies files into the running container. */
function isWrittenByWatch(service: Service): boolean {
  const watches = service.get('develop', 'watch')?.items ?? [];
  return watches.some((watch) => (watch.get('action')?.text ?? 'sync').startsWith('sync'));
}

/** A command line that writes a file: `> /etc/app.conf`. */
const redirection = />{1,2}[ \t]{0,9}(\/(?!dev\/|proc\/)[^\s"';&|)]{1,200})/g;

/**
 * What cannot start on a read-only root: Compose writes secrets and configs that have no file into the container, images
 * that change to the user of a variable first write /etc/passwd, and command lines may write anywhere.
 */
function canBeReadOnly(service: Service, project: Project): boolean {
  const { secrets, configs, model } = service;
  const isInline = [...secrets, ...configs].some(({ kind, source }) => {
    const declared = (kind === 'secret' ? model.secrets : model.configs).find(({ name }) => name === source?.text);
    return declared?.value.has('environment') || declared?.value.has('content');
  });
  const facts = startedFacts(service, project);
  if (isInline || facts?.readOnlyRoot === 'no' || (!facts && takesUserByVariable(service))) return false;
  const line = [...service.texts('entrypoint'), ...service.texts('command')].join(' ');
  return [...line.matchAll(redirection)].every(([, path = '']) => isMounted(service, path) || path.startsWith('/tmp/'));
}

function offersFor(service: Service, map: YamlMap, project: Project) {
  const readOnly = (edit: YamlEdits) => edit.set(map, ['read_only'], true);
  const { temporary, kept } = writtenPaths(service, project);
  const paths = [...temporary, ...kept];
  if (paths.length === 0) return [{ title: 'Make the root filesystem read-only', edit: readOnly }];
  const withRoom = (edit: YamlEdits) => {
    readOnly(edit);
    addTemporary(edit, service, map, temporary);
    const { root } = service.model;
    for (const path of kept) {
      const name = freeVolumeName(service, path);
      edit.ensureItem(map, ['volumes'], `${name}:${path}`);
      if (root?.node) edit.set(root.node, ['volumes', name], {});
    }
  };
  const rooms = [
    temporary.length > 0 ? `a tmpfs at ${temporary.join(', ')}` : '',
    kept.length > 0 ? `a volume at ${kept.join(', ')}` : '',
  ].filter((room) => room !== '');
  return [{ title: `Make the root filesystem read-only, with ${rooms.join(' and ')}`, edit: withRoom }, readOnly];
}

/** `tmpfs` may be a single path, which becomes the first of a list. */
function addTemporary(edit: YamlEdits, service: Service, map: YamlMap, paths: readonly string[]): void {
  const written = service.get('tmpfs');
  if (written?.type === 'scalar' && paths.length > 0) edit.set(map, ['tmpfs'], [written.written ?? '', ...paths]);
  else for (const path of paths) edit.ensureItem(map, ['tmpfs'], path);
}

/** What is written and not mounted (every container has room in /dev/shm): by the image as far as it is known, otherwise /tmp. Outermost paths only. */
function writtenPaths(
  service: Service,
  project: Project,
): { readonly temporary: readonly string[]; readonly kept: readonly string[] } {
  const facts = startedFacts(service, project);
  const open = (path: string) => /^\/(?!dev\/)[^*]*$/.test(path) && !isMounted(service, path);
  if (!facts?.writable.areKnown) {
    const hasRoom = facts?.readOnlyRoot === 'yes' || service.temporaryFilesystems.length > 0;
    return { temporary: ['/tmp'].filter((path) => !hasRoom && open(path)), kept: [] };
  }
  // Files that the image brings along would be hidden by what is mounted over them.
  const written = facts.writable.paths.filter(
    ({ kind, mount }) => mount !== 'none' && kind !== 'config' && kind !== 'secret',
  );
  const isNested = (path: string) => written.some((other) => realPath(path).startsWith(`${realPath(other.path)}/`));
  // Of a folder and one in it only one is where this release keeps its data, and the image itself declares which.
  const isDivided = (path: string) => isNested(path) || written.some((other) => other.path.startsWith(`${path}/`));
  const paths = written.filter(({ path }) => open(path));
  const temporary = paths.filter(({ path, mount }) => mount === 'tmpfs' && !isNested(path)).map(({ path }) => path);
  if (service.build) {
    // Its data folders may hold what is built into it, and nobody knows what else it writes.
    const isCovered = temporary.includes('/tmp') || !open('/tmp');
    return { temporary: isCovered ? temporary : [...temporary, '/tmp'], kept: [] };
  }
  return {
    temporary,
    kept: paths.filter(({ path, mount }) => mount === 'volume' && !isDivided(path)).map(({ path }) => path),
  };
}
