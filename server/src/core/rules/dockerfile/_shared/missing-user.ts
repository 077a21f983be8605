import type { Severity } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts, baseImageText } from './base-image';
import { dropsPrivileges } from './dropped-privileges';

const UNPRIVILEGED = /rootless|unprivileged|nonroot|non-root/;

/** How bad it is that a stage sets no user; nothing where the image does not run as root all the same. */
export function missingUserSeverity(stage: Stage, read: (path: string) => string | undefined): Severity | undefined {
  const { from } = stage.rootStage;
  const facts = baseImageFacts(stage);
  if (UNPRIVILEGED.test(baseImageText(stage)) || facts?.isWindows) return undefined;
  if (facts && facts.defaultUser.name !== 'root' && facts.defaultUser.uid !== 0) return undefined;
  // Vendors whose images as a rule do not run as root, listed one by one or not.
  if (/^(?:cgr\.dev\/|(?:docker\.io\/)?bitnami\/|dhi\.io\/)/.test(baseImageText(stage)) && !facts) return undefined;
  if (/^mcr\.microsoft\.com\/.*-(?:chiseled|distroless)/.test(baseImageText(stage))) return undefined;
  const entrypoint = stage.endState.entrypoint;
  const { kind } = facts?.start ?? {};
  if (!entrypoint && (kind === 'drops' || kind === 'self-drops')) return undefined;
  if (dropsPrivileges(stage, read)) return undefined;
  // The image may well set a user: nobody knows which one it is.
  const isUnknown = from.image?.value === undefined && !facts;
  return isUnknown ? 'hint' : 'warning';
}
