import type { ReportDetails } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { DaemonModel } from '../../../model/daemon';

/**
 * How a key that is not set as it should be is reported: on its value, or on the opening brace where it is missing. The
 * fix sets it, as the last member of the file.
 */
export function settingReport(
  settings: DaemonModel,
  key: string,
  wanted: string | boolean,
  says: { readonly missing: string; readonly wrong: string },
): { at: DaemonModel['grip']; details: ReportDetails<YamlEdits> } {
  const { root } = settings;
  const value = settings.get(key);
  const details: ReportDetails<YamlEdits> = {
    says: value ? says.wrong : says.missing,
    missing: value === undefined,
    fix: (edit) => {
      if (root) edit.set(root, [key], wanted);
    },
  };
  return { at: value ?? settings.grip, details };
}

/** Whether the engine on this platform has what a Linux daemon has: nothing is demanded of Windows. */
export function isLinuxDaemon(settings: DaemonModel): boolean {
  return settings.platform !== 'windows';
}
