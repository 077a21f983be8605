import type { ShellWord } from '../../../syntax/shell-tree';
import type { PackageCommand } from './package-commands';
import { unpinnedPackages } from './unpinned-packages';

const VERBS: ReadonlySet<string> = new Set('install in localinstall install-n install-na install-nevra'.split(' '));

/** The packages of a yum or dnf call that name no version, and its modules that name no stream. */
export function unpinnedRpms(call: PackageCommand): readonly ShellWord[] {
  if (call.verbText === 'module install') return call.packages.filter(({ text }) => !/[:$`]/.test(text));
  return VERBS.has(call.verbText) ? unpinnedPackages(call) : [];
}
