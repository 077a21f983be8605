import { expect, it } from 'vitest';
import { keptByText } from '../../../server/src/core/memory/kept-by-text';

it('reads a text once, nothing being an answer too, and begins anew when it is full', () => {
  const read: string[] = [];
  const lengthOf = keptByText(2, (text) => {
    read.push(text);
    return text === '' ? undefined : text.length;
  });
  expect([lengthOf('ab'), lengthOf(''), lengthOf('ab'), lengthOf('')]).toEqual([2, undefined, 2, undefined]);
  expect(read).toEqual(['ab', '']);
  expect([lengthOf('abc'), lengthOf('ab')]).toEqual([3, 2]);
  expect(read).toEqual(['ab', '', 'abc', 'ab']);
});
