import { compileGlob } from '../../../engine/glob';
import type { Project } from '../../../engine/project';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { keptFor } from '../../../model/outside-reads';
import { contextPath, ignoreFileOf, ignoringPattern } from './ignore-file';
import { chainOf } from './run-time-part';

/** The first instruction of a stage that brings one of some lock files, and which. */
interface Brought {
  readonly order: number;
  readonly name: string;
}

/**
 * The lock file that a step sees, as far as the file and its project tell: one that a COPY names or whose pattern fits
 * it, one that is mounted, or one of the context when a folder is copied whole.
 */
export function lockFileOf(run: Run, names: readonly string[], path: string, project: Project): string | undefined {
  const mounted = run.mounts.flatMap(({ source, target }) => [source?.value ?? '', target?.value ?? '']);
  const bound = names.find((name) => mounted.some((one) => one === name || one.endsWith(`/${name}`)));
  if (bound !== undefined) return bound;
  for (const stage of chainOf(run.stage)) {
    const brought = broughtTo(stage, names, path, project);
    if (brought && (stage !== run.stage || brought.order < run.order)) return brought.name;
  }
  return undefined;
}

/** What there is beside the file. */
interface Beside {
  readonly path: string;
  readonly project: Project;
}

/** For each list of names that any rule asks for, where a stage gets one of them. */
const broughtBy = new Map<string, (stage: Stage, beside: Beside) => Brought | undefined>();

function broughtTo(stage: Stage, names: readonly string[], path: string, project: Project): Brought | undefined {
  const key = names.join();
  let brought = broughtBy.get(key);
  if (!brought) {
    brought = keptFor((one: Stage, beside: Beside) => firstBrought(one, names, beside.path, beside.project));
    broughtBy.set(key, brought);
  }
  return brought(stage, { path, project });
}

function firstBrought(stage: Stage, names: readonly string[], path: string, project: Project): Brought | undefined {
  for (const one of stage.instructions) {
    if (one.kind !== 'COPY' && one.kind !== 'ADD') continue;
    const name = names.find((lock) => brings(one, lock, path, project));
    if (name !== undefined) return { order: one.order, name };
  }
  return undefined;
}

function brings(copy: Copy | Add, name: string, path: string, project: Project): boolean {
  return copy.sources.some(({ value }) => {
    if (value === undefined) return false;
    const source = contextPath(value);
    const at = source.lastIndexOf('/');
    const base = source.slice(at + 1);
    if (copy.from) return base === name;
    if (base === name) return true;
    const folder = at < 0 ? '.' : source.slice(0, at);
    if (/[*?[]/.test(base)) {
      const fits = compileGlob(`/${base}`);
      if (!fits(`/${name}`) || base.replace(/[*?[\]]/g, '').length < 3) return false;
      const known = project.list(folder);
      // Where nothing here fits the pattern the context is another folder, and nothing is known of it.
      return known.includes(name) || !known.some((one) => fits(`/${one}`));
    }
    // A folder brings what is in it, if the project is known.
    const lies = project.list(source === '' ? '.' : source).includes(name);
    if (!lies) return false;
    const file = ignoreFileOf(path, project);
    return !file || ignoringPattern(file, source === '' ? name : `${source}/${name}`) === undefined;
  });
}
