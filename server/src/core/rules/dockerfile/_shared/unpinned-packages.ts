import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Place, Report, ReportDetails } from '../../../engine/rule';
import { isPinned } from '../../../knowledge/package-managers';
import type { ShellWord } from '../../../syntax/shell-tree';
import type { PackageCommand } from './package-commands';

/** The packages of a call that name no version; words that stand for none, and variables, need none. */
export function unpinnedPackages({ manager, packages }: PackageCommand): readonly ShellWord[] {
  return packages.filter(({ text }) => !isPinned(manager, text));
}

/** Reports the first of the packages, and says which others there are: one finding a command is enough. */
export function reportUnpinned(
  program: string | undefined,
  words: readonly (Place & { readonly text: string })[],
  report: Report<DockerfileEdits>,
  details: Pick<ReportDetails<DockerfileEdits>, 'severity'> = {},
): void {
  const [first] = words;
  if (!first) return;
  report(first, { says: `${program} installs ${named(words)} in whatever version there is`, ...details });
}

/** `curl`, `curl and git`, `curl, git and 3 others`. */
function named(words: readonly { readonly text: string }[]): string {
  const names = words.map(({ text }) => text);
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
