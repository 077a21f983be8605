import { describe, expect, it } from 'vitest';
import { expand, type Variable } from '../../../server/src/core/model/variable-expansion';

const VARIABLES: Readonly<Record<string, Variable>> = {
  A: { isSet: true, value: 'one' },
  E: { isSet: true, value: '' },
  P: { isSet: true, value: 'a/b/c.tar.gz' },
  U: { isSet: false },
  X: { isSet: true, value: undefined },
};

const expanded = (text: string): string | undefined => expand(text, (name) => VARIABLES[name], '\\').value;

describe('variables', () => {
  it.each([
    [`$A-\${A}`, 'one-one'],
    ['$U', ''],
    ['$X', undefined],
    ['$unknown', undefined],
    [`\${A:-d}\${E:-d}\${U:-d}\${unknown:-d}`, 'oneddd'],
    [`\${A-d}\${E-d}\${U-d}`, 'oned'],
    [`\${A:+y}\${E:+y}\${E+z}\${U+y}`, 'yz'],
    [`\${A:?x}\${A?x}`, 'oneone'],
    [`\${U:?x}`, undefined],
    [`\${U:-\${E:-$A}}`, 'one'],
    [`\${P#*/}`, 'b/c.tar.gz'],
    [`\${P##*/}`, 'c.tar.gz'],
    [`\${P%.*}`, 'a/b/c.tar'],
    [`\${P%%.*}`, 'a/b/c'],
    [`\${P/\\//-}`, 'a-b/c.tar.gz'],
    [`\${P//\\//-}`, 'a-b-c.tar.gz'],
    [`\${A/x/y}`, 'one'],
    ['\'$A\' "$A" \\$A', '$A one $A'],
    ['"a\\"b" \'c"d\'', 'a"b c"d'],
    ['a$', 'a$'],
    [`\${A`, undefined],
    [`\${:x}`, undefined],
    ['"open', undefined],
  ])('%s is %j', (text, value) => {
    expect(expanded(text)).toBe(value);
  });

  it('know where they stand', () => {
    const { references } = expand(`x$A\${U:-$E}`, (name) => VARIABLES[name], '\\');
    expect(references).toEqual([
      { name: 'A', from: 1, to: 3, modifier: '' },
      { name: 'U', from: 3, to: 11, modifier: ':-' },
      { name: 'E', from: 8, to: 10, modifier: '' },
    ]);
  });

  it('use the escape character of the file', () => {
    expect(expand('C:\\$A `$A', (name) => VARIABLES[name], '`').value).toBe('C:\\one $A');
  });
});
