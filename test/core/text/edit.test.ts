import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, conflicts, type TextEdit } from '../../../server/src/core/text/edit';
import { Lines, lineEndOf } from '../../../server/src/core/text/lines';
import { minimalEdits } from '../../../server/src/core/text/minimal-edits';
import { OffsetMap } from '../../../server/src/core/text/offset-map';

const text = fc
  .array(fc.constantFrom('a', 'b', 'é', '😀', '\n', '\r\n', '\r', ' '), { maxLength: 60 })
  .map((all) => all.join(''));

/** A text with edits that do not conflict, each taking its own stretch of it. */
const edited = text.chain((before) =>
  fc.array(fc.tuple(fc.nat(before.length), fc.nat(4), text), { maxLength: 5 }).map((wanted) => {
    const edits: TextEdit[] = [];
    for (const [start, length, newText] of wanted) {
      const edit = { span: { start, end: Math.min(before.length, start + length) }, newText };
      if (!edits.some((other) => conflicts(edit, other) || conflicts(other, edit))) edits.push(edit);
    }
    return { before, edits };
  }),
);

describe('edits', () => {
  it('leave every other character as it was', () => {
    fc.assert(
      fc.property(edited, ({ before, edits }) => {
        const after = applyEdits(before, edits);
        if (after === undefined) return;
        const map = new OffsetMap(edits);
        for (let offset = 0; offset < before.length; offset++) {
          if (edits.some(({ span }) => span.start <= offset && offset < span.end)) continue;
          expect(after[map.forward(offset, 'start')]).toBe(before[offset]);
          expect(map.backward(map.forward(offset, 'start'))).toBe(offset);
        }
      }),
    );
  });

  it('are refused when they overlap or lie outside', () => {
    const at = (start: number, end: number, newText = 'x') => ({ span: { start, end }, newText });
    expect(applyEdits('abcdef', [at(0, 3), at(2, 4)])).toBeUndefined();
    expect(applyEdits('abcdef', [at(1, 1, 'x'), at(1, 1, 'y')])).toBeUndefined();
    expect(applyEdits('abcdef', [at(4, 9)])).toBeUndefined();
    expect(applyEdits('abcdef', [at(1, 1, 'x'), at(1, 1, 'x')])).toBe('axbcdef');
  });
});

describe('minimal edits', () => {
  it('make the one text of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, minimalEdits(before, after))).toBe(after);
      }),
    );
  });

  it('touch only the lines that differ', () => {
    const edits = minimalEdits('a\nb\nc\nd\ne\n', 'a\nB\nc\nd\nx\ne\n');
    expect(edits).toEqual([
      { span: { start: 2, end: 4 }, newText: 'B\n' },
      { span: { start: 8, end: 8 }, newText: 'x\n' },
    ]);
  });
});

describe('lines', () => {
  it('count as an editor does, and back', () => {
    fc.assert(
      fc.property(text, (sample) => {
        const lines = new Lines(sample);
        for (let offset = 0; offset <= sample.length; offset++) {
          const isInsideLineEnd = sample[offset - 1] === '\r' && sample[offset] === '\n';
          if (!isInsideLineEnd) expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
        }
      }),
    );
  });

  it('are counted again after an edit as if the text were new', () => {
    const start = fc.tuple(text, fc.nat(60), fc.nat(20), text);
    fc.assert(
      fc.property(start, fc.boolean(), ([before, at, length, newText], isLong) => {
        const long = isLong ? `${before}\n`.repeat(400) : before;
        const offset = Math.min(long.length, at * (isLong ? 50 : 1));
        const after = long.slice(0, offset) + newText + long.slice(offset + length);
        const previous = new Lines(long);
        expect(previous.count).toBeGreaterThan(0);
        expect(new Lines(after, previous).starts).toEqual(new Lines(after).starts);
      }),
      { numRuns: 2000 },
    );
  });

  it('know their end', () => {
    expect(lineEndOf('a\r\nb')).toBe('\r\n');
    expect(lineEndOf('a\nb\r\n')).toBe('\n');
    expect(new Lines('a\r\nbc\n').textOf(1)).toBe('bc');
    expect(new Lines('a\n').count).toBe(2);
  });
});
