import { expect, it } from 'vitest';
import { didYouMean, nearestWord } from '../../../server/src/core/text/did-you-mean';

it.each([
  ['formt', 'format'],
  ['fromat', 'format'],
  ['FORMAT', 'format'],
  ['last-user-rot', 'dockerfile/last-user-root'],
  ['dockerfile/last-user-rot', 'dockerfile/last-user-root'],
  ['kind', 'kind'],
  ['last-user', 'dockerfile/last-user-root'],
  ['', undefined],
  ['something-else', undefined],
])('%j is nearest to %j', (written, expected) => {
  expect(nearestWord(written, ['format', 'kind', 'dockerfile/last-user-root'])).toBe(expected);
});

it('says nothing where nothing is near', () => {
  expect(didYouMean('xyz', ['format'])).toBe('');
  expect(didYouMean('formats', ['format'])).toBe(' Did you mean "format"?');
});
