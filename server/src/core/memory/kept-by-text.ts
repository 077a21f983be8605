import { ownCopy } from './own-copy';

/**
 * A function of a text that keeps the last answers: the same few pieces of a file are asked about at each keystroke.
 * `most` is how many are kept before it begins anew.
 */
export function keptByText<T>(most: number, read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    if (answers.size >= most) answers.clear();
    const answer = read(text);
    // A piece of a file would keep all of that version of it.
    answers.set(ownCopy(text), answer);
    return answer;
  };
}
