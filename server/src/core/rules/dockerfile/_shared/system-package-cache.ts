import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { EditFunction, Report } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { appendCommand, rightsOf } from './command-edits';
import { type CacheHabits, keptCache } from './package-caches';
import type { PackageCommand, PackageTask } from './package-commands';

/** A family of programs that share their cache and the command that empties it. */
export interface SystemCache {
  /** Names of package managers. */
  readonly managers: ReadonlySet<string>;
  /** Names of those whose clean-up empties the cache of each, itself where it is not named. */
  readonly cleanedBy?: Readonly<Record<string, readonly string[]>>;
  readonly isClean: (call: PackageCommand) => boolean;
  readonly folders: readonly string[];
  /** What empties it, put behind the program's name. */
  readonly cleanUp: string;
}

const FILLING: ReadonlySet<PackageTask> = new Set(['install', 'reinstall', 'upgrade', 'releaseUpgrade']);

/** Reports the last install of a step that leaves its downloads in the layer. */
export function reportKeptCache(run: Run, report: Report<DockerfileEdits>, cache: SystemCache): void {
  const kept = keptCache(run, habitsOf(cache));
  if (!kept) return;
  const { call, command } = kept;
  const program = command.name?.text ?? call.manager.name;
  const fix: EditFunction<DockerfileEdits> = (edit) =>
    appendCommand(edit, run, `${rightsOf(command)}${program} ${cache.cleanUp}`);
  report(call.verb, {
    says: `${command.program} leaves what it has downloaded in this layer`,
    // Nobody ships this stage; its layers only take room where images are built.
    ...(run.stage.isShipped ? {} : { severity: 'hint' }),
    fix,
  });
}

function habitsOf({ managers, cleanedBy = {}, isClean, folders }: SystemCache): CacheHabits {
  let filled = '';
  return {
    folders,
    fills: ({ manager, task, verbText }) => {
      const isFilling =
        managers.has(manager.name) && task !== undefined && FILLING.has(task) && verbText !== 'module enable';
      if (isFilling) filled = manager.name;
      return isFilling;
    },
    cleans: (call) => (cleanedBy[filled] ?? [filled]).includes(call.manager.name) && isClean(call),
  };
}
