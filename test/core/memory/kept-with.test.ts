import { expect, it } from 'vitest';
import { keptWith } from '../../../server/src/core/memory/kept-with';

it('keeps one answer with each node, and nothing with a copy of it', () => {
  const lengths = keptWith<{ readonly name: string }, number>();
  const colors = keptWith<object, string | undefined>();
  const node = { name: 'web' };
  expect(lengths.get(node)).toBeUndefined();
  lengths.set(node, 3);
  colors.set(node, 'red');
  expect(lengths.get(node)).toBe(3);
  lengths.set(node, 4);
  expect(lengths.get(node)).toBe(4);
  expect(colors.get(node)).toBe('red');
  expect(lengths.get({ ...node })).toBeUndefined();
  expect(Object.keys(node)).toEqual(['name']);
  expect(JSON.stringify(node)).toBe('{"name":"web"}');
});
