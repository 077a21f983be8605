import { parseIpAddress } from './ip-address';

/** The parts of an address as Go's `url.Parse` takes it apart; what is not there is empty. */
export interface GoUrl {
  /** In small letters. */
  readonly scheme: string;
  readonly hasUser: boolean;
  /** With its port. */
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const control = /\p{Cc}/u;
const badEscape = /%(?![0-9a-f]{2})/i;
/** What Go allows in a host beside letters, digits and what is no ASCII; escapes of it are told apart before. */
const hostSigns = /^[\w\-.~!$&'()*+,;=:[\]<>"%\u0080-\u{10ffff}]*$/u;
const userSigns = /^[\w\-.:~!$&'()*+,;=%@]*$/;

/**
 * Takes an address apart as Go does (https://pkg.go.dev/net/url#Parse), which decides what the programs written in it
 * accept; nothing for text that it refuses.
 */
export function parseGoUrl(text: string): GoUrl | undefined {
  const [beforeFragment, fragment] = cut(text, '#');
  if ([...beforeFragment].some((sign) => sign < '\u0080' && control.test(sign))) return undefined;
  if (badEscape.test(fragment) || beforeFragment.startsWith(':')) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(beforeFragment)?.[1] ?? '';
  const [rest, query] = cut(scheme === '' ? beforeFragment : beforeFragment.slice(scheme.length + 1), '?');
  const plain = { scheme: scheme.toLowerCase(), hasUser: false, host: '', port: '', path: '', query, fragment };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return plain;
    if ((rest.split('/', 1)[0] ?? '').includes(':')) return undefined;
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return badEscape.test(rest) ? undefined : { ...plain, path: rest };
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  const path = slash < 0 ? '' : rest.slice(slash);
  const at = authority.lastIndexOf('@');
  const user = at < 0 ? '' : authority.slice(0, at);
  const host = authority.slice(at + 1);
  if (badEscape.test(path) || !userSigns.test(user) || badEscape.test(user)) return undefined;
  const port = portOf(plain.scheme, host);
  return port === undefined ? undefined : { ...plain, hasUser: at >= 0, host, port, path };
}

/** The port of a host, empty where there is none; nothing where Go refuses the host. */
function portOf(scheme: string, host: string): string | undefined {
  if (badEscape.test(host) || !hostSigns.test(host)) return undefined;
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return undefined;
  let end = host.indexOf(':');
  if (bracket === 0) {
    const closing = host.lastIndexOf(']');
    const address = parseIpAddress(unescaped(host.slice(1, Math.max(closing, 1))));
    if (closing < 0 || address?.version !== 6) return undefined;
    end = closing + 1;
  } else {
    // Of several colons only the last one may part a port, and none in the addresses of the web.
    if (scheme !== 'http' && scheme !== 'https') end = host.lastIndexOf(':');
    if (/%(?!25)[0-7]/.test(host)) return undefined;
    if (end < 0) return '';
  }
  const port = host.slice(end);
  return /^(?::[0-9]*)?$/.test(port) ? port.slice(1) : undefined;
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function cut(text: string, sign: string): [before: string, after: string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
