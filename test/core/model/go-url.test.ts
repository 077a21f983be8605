import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGoUrl } from '../../../server/src/core/model/go-url';

describe('an address as Go reads it', () => {
  it('has parts', () => {
    expect(parseGoUrl('HTTPS://me:secret@mirror.example:5000/a%20b?c=d#e')).toEqual({
      scheme: 'https',
      hasUser: true,
      host: 'mirror.example:5000',
      port: '5000',
      path: '/a%20b',
      query: 'c=d',
      fragment: 'e',
    });
    expect(parseGoUrl('mailto:me@example.com')).toMatchObject({ scheme: 'mailto', host: '', path: '' });
    expect(parseGoUrl('tcp://[fe80::1%25eth0]:80')).toMatchObject({ port: '80' });
    expect(parseGoUrl('tcp://a:1:2')).toMatchObject({ host: 'a:1:2', port: '2' });
    expect(parseGoUrl('//host/path')).toMatchObject({ scheme: '', host: 'host', path: '/path' });
  });

  it.each([
    ':x',
    'a b:c',
    'http://a b',
    'http://a:x',
    'http://a:1:2',
    'http://[::1',
    'http://[1.2.3.4]',
    'http://a[::1]',
    'http://a%41',
    'http://a/%zz',
    'http://a/#%z',
    'http://u|:p@a',
    'http://a\u0007',
    'http://a|b',
  ])('%s is refused', (text) => {
    expect(parseGoUrl(text)).toBeUndefined();
  });

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseGoUrl(text);
        parseGoUrl(`http://${text}`);
      }),
    );
  });
});
