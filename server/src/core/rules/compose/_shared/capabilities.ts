import type { Project } from '../../../engine/project';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { dockerDefaultCapabilities } from '../../../knowledge/capabilities';
import type { Service } from '../../../model/compose-service';
import type { YamlMap } from '../../../syntax/yaml-tree';
import { type BuiltImage, builtImage } from './build';
import { imageFactsOf, startsAsRoot, takesUserByVariable } from './service';

/** Whether nothing of the default set is left, or nobody knows what a variable drops. */
export function dropsAll(service: Service): boolean {
  const list = service.get('cap_drop');
  if (list?.isUnknown) return true;
  const dropped = new Set(service.droppedCapabilities.map(({ name }) => name));
  return dropped.has(undefined) || dropped.has('ALL') || dockerDefaultCapabilities().every((name) => dropped.has(name));
}

/** What it takes to hand files to a user and to go on as that user. */
const changingUser = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'];

/** What has to be given back to an image when all is dropped, as far as it is known, beside what the service adds. */
export function capabilitiesToKeep(service: Service, project: Project): readonly string[] {
  const built = service.build && builtImage(service, project);
  const facts = built ? built.base : imageFactsOf(service);
  const isRoot = startsAsRoot(service) ?? startsBuiltAsRoot(built) ?? true;
  const byVariable = isRoot && !facts && takesUserByVariable(service) ? changingUser : [];
  const needed = (isRoot ? facts?.capabilities.asRoot.add : facts?.capabilities.asUser.add) ?? byVariable;
  const inFiles = (facts?.capabilities.files ?? []).flatMap(({ capabilities }) => capabilities);
  const added = new Set(service.addedCapabilities.map(({ name }) => name));
  return [...new Set([...needed, ...inFiles])].filter((name) => !added.has(name)).sort();
}

/** Whether a built image starts as root; nothing where that is unknown. */
function startsBuiltAsRoot(built: BuiltImage | undefined): boolean | undefined {
  if (built?.hasUser) return built.user === undefined ? undefined : /^(?:root|0+)$/.test(built.user);
  return built?.base && (built.base.defaultUser.name === 'root' || built.base.defaultUser.uid === 0);
}

/** Drops all capabilities of a service and gives some back. */
export function dropAll(edit: YamlEdits, map: YamlMap, kept: readonly string[]): void {
  edit.ensureItem(map, ['cap_drop'], 'ALL');
  for (const name of kept) edit.ensureItem(map, ['cap_add'], name);
}

/** Says what dropping all keeps. */
export function dropTitle(kept: readonly string[]): string {
  return kept.length > 0 ? `Drop all capabilities but ${kept.join(', ')}` : 'Drop all capabilities';
}
