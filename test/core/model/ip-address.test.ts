import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalAddress,
  isMappedV4,
  overlap,
  parseIpAddress,
  parseIpRange,
} from '../../../server/src/core/model/ip-address';

describe('an IP address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::', '::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1::2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['10.0.0.1/8', '10.0.0.1/8'],
  ])('%s is written %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });

  it.each([
    '',
    'localhost',
    '192.0.2',
    '192.0.2.01',
    '192.0.2.256',
    '192.0.2.1:53',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '::1:2:3:4:5:6:7:8',
    '12345::',
    '1:',
    ':1',
    'fe80::1%',
    '1.2.3.4%eth0',
    '192.0.2.1::',
  ])('%s is none', (text) => {
    expect(parseIpAddress(text)).toBeUndefined();
  });

  it('may hold one of the earlier version', () => {
    expect(['::ffff:1.2.3.4', '::1.2.3.4'].map((text) => isMappedV4(parseIpAddress(text) as never))).toEqual([
      true,
      false,
    ]);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => canonicalAddress(text) === canonicalAddress(canonicalAddress(text))));
  });
});

describe('a range', () => {
  it.each(['10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/', '10.0.0.0', 'fe80::1%eth0/64', '::/129', '/8'])(
    '%s is none',
    (text) => {
      expect(parseIpRange(text)).toBeUndefined();
    },
  );

  it.each([
    ['10.0.0.0/8', '10.200.0.0/16', true],
    ['10.0.0.0/9', '10.128.0.0/9', false],
    ['0.0.0.0/0', '192.0.2.0/24', true],
    ['fe80::/10', 'fe80::/64', true],
    ['fe80::/64', 'fe80:0:0:1::/64', false],
    ['::/0', '0.0.0.0/0', false],
  ])('%s and %s share addresses: %s', (one, other, shared) => {
    const [first, second] = [parseIpRange(one), parseIpRange(other)];
    expect(first && second && overlap(first, second)).toBe(shared);
  });
});
