import { describe, expect, it } from 'vitest';
import { parseDotEnv } from '../../../server/src/core/model/dot-env';
import { judge, parseInterpolation, splitOutside, variablesOf } from '../../../server/src/core/model/interpolation';
import { parseByteSize, parseDuration } from '../../../server/src/core/model/sizes-and-durations';

const judged = (text: string) => judge(parseInterpolation(text));

describe('interpolation', () => {
  it.each([
    ['plain', 'literal', 'plain'],
    ['', 'literal', ''],
    ['a$$b$1$(c)$', 'literal', 'a$b$1$(c)$'],
    ['$$' + '{NOT}', 'literal', '$' + '{NOT}'],
    ['$V', 'unknown', undefined],
    ['x${V}y', 'unknown', undefined],
    ['${V:?missing}', 'unknown', undefined],
    ['${V?}', 'unknown', undefined],
    ['${V:-d}', 'default', 'd'],
    ['${V-}', 'default', ''],
    ['${V:-a$$b}', 'default', 'a$b'],
    ['${V:+on}', 'alternative', 'on'],
    ['${A:-${B:-deep}}!', 'default', 'deep!'],
    ['${A:-${B}}', 'unknown', undefined],
    ['${A:-${B+x}}', 'alternative', 'x'],
    ['${A:-{"k":1}', 'default', '{"k":1'],
  ])('judges %s', (text, certainty, value) => {
    expect(judged(text)).toEqual({ certainty, text: value });
  });

  it.each([
    ['a ${', [2, 4]],
    ['${V', [0, 3]],
    ['${}', [0, 3]],
    ['${1X}', [0, 5]],
    ['${V!x} y', [0, 6]],
    ['${V:-${W}', [5, 8]],
  ])('finds the mistake in %s', (text, [start, end]) => {
    const { problem } = parseInterpolation(text);
    expect(problem?.span).toEqual({ start, end });
    expect(judged(text).certainty).toBe('unknown');
  });

  it('lists the variables with where they stand', () => {
    const used = variablesOf(parseInterpolation('a $B ${C:?no} ${D:-${E:-5}}'));
    expect(used).toEqual([
      { name: 'B', span: { start: 2, end: 4 }, isRequired: false, hasDefault: false, defaultText: undefined },
      { name: 'C', span: { start: 5, end: 13 }, isRequired: true, hasDefault: false, defaultText: undefined },
      { name: 'D', span: { start: 14, end: 27 }, isRequired: false, hasDefault: true, defaultText: '5' },
      { name: 'E', span: { start: 19, end: 26 }, isRequired: false, hasDefault: true, defaultText: '5' },
    ]);
  });

  it('survives any depth', () => {
    const text = '${A:-'.repeat(5000) + '}'.repeat(5000);
    expect(() => judged(text)).not.toThrow();
  });

  it('splits outside braces and brackets', () => {
    const pieces = (text: string) => splitOutside(text, ':', true).map(({ start, end }) => text.slice(start, end));
    expect(pieces('${A:-1}:[::1]:80')).toEqual(['${A:-1}', '[::1]', '80']);
    expect(pieces('')).toEqual(['']);
    expect(pieces('a:')).toEqual(['a', '']);
  });
});

describe('.env files', () => {
  it('are read with quotes, export, comments and positions', () => {
    const text = `# head\nA=1 # one\nexport B='x #y'\nC="two\\nlines\nmore" # end\nD\nE: 5\n=bad\nF=\nexport=1`;
    const read = parseDotEnv(text);
    expect(read.map(({ name, value }) => [name, value])).toEqual([
      ['A', '1'],
      ['B', 'x #y'],
      ['C', 'two\nlines\nmore'],
      ['D', undefined],
      ['E', '5'],
      ['F', ''],
      ['export', '1'],
    ]);
    for (const { name, nameSpan } of read) expect(text.slice(nameSpan.start, nameSpan.end)).toBe(name);
    const [, second] = read;
    expect(second?.valueSpan && text.slice(second.valueSpan.start, second.valueSpan.end)).toBe("'x #y'");
  });

  it('keep an unclosed quote on its line', () => {
    expect(parseDotEnv(`A="open\nB=2`).map(({ value }) => value)).toEqual(['"open', '2']);
  });
});

describe('sizes and durations', () => {
  it.each([
    ['512m', 536_870_912],
    ['1.5 GB', 1_610_612_736],
    ['64KiB', 65_536],
    ['100', 100],
    ['10b', 10],
    ['', undefined],
    ['10x', undefined],
    ['-1', undefined],
  ])('reads the size %s', (text, bytes) => {
    expect(parseByteSize(text)).toBe(bytes);
  });

  it.each([
    ['1m30s', 90_000],
    ['1.5s', 1500],
    ['250ms', 250],
    ['0', 0],
    ['30', undefined],
    ['1m 30s', undefined],
    ['s', undefined],
  ])('reads the duration %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });
});
