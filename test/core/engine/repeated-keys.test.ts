import { expect, test } from 'vitest';
import { repeatedKeys } from '../../../server/src/core/engine/repeated-keys';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

test.each([
  ['a: 1\nb: { a: 1 }\n', 0],
  ['a: 1\na: 2\n---\n- { b: 1, b: 2, b: 3 }\n', 3],
  ['', 0],
])('of %j', (text, expected) => expect(repeatedKeys(parseYaml(text))).toBe(expected));
