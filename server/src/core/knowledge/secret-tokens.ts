import { type Span, span } from '../text/span';
import { tokenFormats } from './data/token-formats';
import { lazily, tableRows } from './rows';

/** How sure and how bad a token format is. */
export type TokenSeverity = 'high' | 'medium' | 'low';

/** What a token is good for: `identifier` is half of a pair, `test` works against a sandbox only. */
export type TokenKind = 'credential' | 'identifier' | 'webhook' | 'key_material' | 'hash' | 'test';

/** One credential format of a vendor. */
export interface TokenFormat {
  readonly name: string;
  readonly vendor: string;
  readonly kind: TokenKind;
  readonly severity: TokenSeverity;
  readonly leastEntropy: number;
  readonly ignoreCase: boolean;
  readonly literals: readonly string[];
  readonly expression: RegExp;
  readonly source: string;
}

/** A credential found in a text; the span covers the secret part only. */
export interface KnownToken {
  readonly name: string;
  readonly vendor: string;
  readonly kind: TokenKind;
  readonly severity: TokenSeverity;
  readonly span: Span;
}

/** Credentials that documentation prints and emulators ship: everybody knows them. */
const published: ReadonlySet<string> = new Set([
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==',
  ['sk', 'test', '4eC39HqLyjWDarjtT1zdp7dc'].join('_'),
  ['sk', 'test', 'BQokikJOvBiI2HlWgH4olfQ2'].join('_'),
]);

const connectionTarget = /(?:^|;)\s{0,3}(?:server|data source|host|endpoint|address)\s{0,3}=/i;
const sampleTokenSubject = 'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI';

/** Every known credential format. */
export const allTokenFormats = lazily((): readonly TokenFormat[] =>
  tableRows(tokenFormats).map((cells) => {
    const [name = '', vendor = '', kind = '', severity = '', entropy = '', flags = '', literals = ''] = cells;
    const [expression = '', source = ''] = cells.slice(7);
    return {
      name,
      vendor,
      kind: kind as TokenKind,
      severity: severity as TokenSeverity,
      leastEntropy: Number(entropy),
      ignoreCase: flags === 'i',
      literals: literals.split(','),
      expression: new RegExp(expression, `gd${flags}`),
      source: `https://${source}`,
    };
  }),
);

/** The credentials in a text that their shape gives away, in order; a stretch is reported once, by its best format. */
export function knownTokens(text: string): readonly KnownToken[] {
  if (text.length < 12) return [];
  const found: KnownToken[] = [];
  let folded: string | undefined;
  for (const format of allTokenFormats()) {
    if (format.ignoreCase) folded ??= text.toLowerCase();
    const haystack = format.ignoreCase ? (folded ?? text) : text;
    if (!format.literals.some((literal) => haystack.includes(literal))) continue;
    for (const match of text.matchAll(format.expression)) {
      const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
      const secret = text.slice(start, end);
      if (!isGenuine(format, secret, text)) continue;
      if (found.some((other) => other.span.start < end && start < other.span.end)) continue;
      const { name, vendor, kind, severity } = format;
      found.push({ name, vendor, kind, severity, span: span(start, end) });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The first credential in a text that its shape gives away. */
export function knownToken(text: string): KnownToken | undefined {
  return knownTokens(text)[0];
}

function isGenuine(format: TokenFormat, secret: string, text: string): boolean {
  if (format.kind === 'key_material') return true;
  if (/EXAMPLE(?:KEY)?$/.test(secret) || published.has(secret) || secret.includes('/XXXXXXXX')) return false;
  if (format.name === 'jwt' && secret.includes(sampleTokenSubject)) return false;
  if (format.name === 'docker-config-auth' && !holdsUserAndPassword(secret)) return false;
  if (format.name === 'connection-string-password' && !connectionTarget.test(text)) return false;
  if (format.name === 'connection-string-password') return true;
  const random = withoutPrefix(format, secret);
  return !isFiller(random) && entropy(random) >= format.leastEntropy;
}

function withoutPrefix(format: TokenFormat, secret: string): string {
  const prefix = format.literals.find((literal) => secret.startsWith(literal));
  return prefix === undefined ? secret : secret.slice(prefix.length);
}

/** Shannon entropy of a text in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Whether a text only looks random: too few different characters, a run of the alphabet, or one short block repeated. */
function isFiller(text: string): boolean {
  if (new Set(text).size < 6) return true;
  let ascending = 0;
  for (let at = 1; at < text.length; at++) {
    if (text.charCodeAt(at) === text.charCodeAt(at - 1) + 1) ascending++;
  }
  return ascending > text.length * 0.7;
}

/** Whether base64 text decodes to something with a colon after its first characters, as `user:password` does. */
function holdsUserAndPassword(base64: string): boolean {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  let width = 0;
  for (const character of base64) {
    const value = alphabet.indexOf(character);
    if (value < 0) return false;
    bits = ((bits << 6) | value) & 0xffff;
    width += 6;
    if (width < 8) continue;
    width -= 8;
    if (((bits >> width) & 0xff) === 0x3a) return true;
  }
  return false;
}
