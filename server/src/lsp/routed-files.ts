import type { Files } from './files';

/** No files at all: for a scheme that nobody here can read. */
export const noFiles: Files = { read: () => null, list: () => [], forget: () => {}, settled: () => Promise.resolve() };

/** `file:` from the disk where there is one, everything else through the client. */
export function routedFiles(disk: Files, others: Files): Files {
  const of = (uri: string) => (uri.startsWith('file:') ? disk : others);
  return {
    read: (uri) => of(uri).read(uri),
    list: (uri) => of(uri).list(uri),
    forget(uri) {
      disk.forget(uri);
      others.forget(uri);
    },
    async settled() {
      await Promise.all([disk.settled(), others.settled()]);
    },
  };
}
