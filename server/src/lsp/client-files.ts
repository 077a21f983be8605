import type { Connection } from 'vscode-languageserver';
import { type ListFolderAnswer, listFolderRequest, type ReadFileAnswer, readFileRequest } from '../protocol';
import { type Files, folderOf } from './files';

/** Files that only the editor can reach: each is asked for once, and `onLoaded` told when the answer is there. */
export function clientFiles(connection: Connection, onLoaded: (uri: string) => void): Files {
  const texts = new Map<string, string | null>();
  const listings = new Map<string, readonly string[]>();
  const pending = new Map<string, Promise<void>>();

  function fetch<Answer>(request: string, uri: string, keep: (answer: Answer | undefined) => void): void {
    const key = `${request} ${uri}`;
    if (pending.has(key)) return;
    const asked = connection
      .sendRequest<Answer | undefined>(request, { uri })
      .then(keep, () => keep(undefined))
      .then(() => {
        pending.delete(key);
        onLoaded(uri);
      });
    pending.set(key, asked);
  }

  return {
    read(uri) {
      const known = texts.get(uri);
      if (known === undefined) {
        fetch<ReadFileAnswer>(readFileRequest, uri, (answer) => texts.set(uri, answer?.text ?? null));
      }
      return known;
    },
    list(uri) {
      const known = listings.get(uri);
      if (known === undefined) {
        fetch<ListFolderAnswer>(listFolderRequest, uri, (answer) => listings.set(uri, answer?.names ?? []));
      }
      return known;
    },
    forget(uri) {
      if (uri === undefined) {
        texts.clear();
        listings.clear();
        return;
      }
      texts.delete(uri);
      listings.delete(folderOf(uri));
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending.values());
    },
  };
}
