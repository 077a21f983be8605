import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits, type TextEdit } from '../../server/src/core/text/edit';
import { composed } from './composed-edits';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

it('names the line that was taken out, not one like it', () => {
  // The first of two alike lines goes, and a new one comes behind the second.
  const text = 'a\nb\na\n';
  expect(composed(text.length, [[edit(0, 2, '')], [edit(4, 4, 'c\n')]])).toEqual([edit(0, 2, ''), edit(6, 6, 'c\n')]);
});

it('leaves out what one round wrote and another took away', () => {
  expect(composed(3, [[edit(1, 1, 'xyz')], [edit(1, 4, '')]])).toEqual([]);
  expect(composed(3, [[edit(1, 2, 'xyz')], [edit(2, 3, '')]])).toEqual([edit(1, 2, 'xz')]);
});

it('makes of a text what its rounds make one after another', () => {
  const rounds = fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 8 });
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), rounds, (text, drawn) => {
      let made = text;
      const all = drawn.map(([at, length, newText]) => {
        const start = at % (made.length + 1);
        const round = [edit(start, Math.min(made.length, start + length), newText)];
        made = applyEdits(made, round) ?? made;
        return round;
      });
      expect(applyEdits(text, composed(text.length, all))).toBe(made);
    }),
  );
});
