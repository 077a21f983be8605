import { extensions } from 'vscode';
import { peerExtensions } from '../../server/src/protocol';

/** Which of the extensions that share features with this one are installed and enabled. */
export function otherExtensions(): string[] {
  return peerExtensions.filter((id) => extensions.getExtension(id) !== undefined);
}
