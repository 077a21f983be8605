/** The kinds of file that Bulkhead reads. A rule's id begins with one of them. */
export type Kind = 'dockerfile' | 'compose' | 'daemon' | 'kubernetes';

export const kinds: readonly Kind[] = ['dockerfile', 'compose', 'daemon', 'kubernetes'];
