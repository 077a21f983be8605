import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts, baseImageText } from './base-image';

/** Whether a stage is built on Windows for sure: by its platform or its image, not by how the file is written. */
export function hasWindowsBase(stage: Stage): boolean {
  // An empty image is built for what the build names, whatever --platform says.
  if (stage.rootStage.from.isScratch) return false;
  const platform = stage.rootStage.from.platform?.value?.toLowerCase();
  if (platform !== undefined) return platform.startsWith('windows');
  return (
    /(?:^|\/)windows\/|nanoserver|windowsservercore|servercore/.test(baseImageText(stage)) ||
    baseImageFacts(stage)?.isWindows === true
  );
}
