import { endOfLifeRows } from './data/end-of-life-rows';
import { retiredRepositories } from './data/retired-repositories';
import { matchesGlob } from './image-facts';
import { familiarName, isOfficial } from './registries';
import { lazily, tableRows } from './rows';

/** A release that gets no more fixes. */
export interface EndOfLife {
  readonly product: string;
  readonly cycle: string;
  /** Last day of fixes, `YYYY-MM-DD`; undefined when it is over and the day is not known. */
  readonly endedOn?: string;
  /** The cycle to move to. */
  readonly replacement?: string;
  /** The nearest newer cycle that gets fixes for half a year to come. */
  readonly nearest?: string;
  /** Cycles of the product that still get fixes, as listed, newest first. */
  readonly supported: readonly string[];
  /** True when the tag only says what the image is built on (the Debian of python:3.12-buster). */
  readonly isEmbedded: boolean;
  readonly source: string;
}

/** A repository that gets no updates, whatever the tag. */
export interface RetiredRepository {
  readonly name: string;
  readonly kind: 'retired' | 'moved' | 'frozen' | 'unmaintained';
  readonly since?: string;
  readonly replacement?: string;
  /** Whether the replacement has the same tags. */
  readonly hasSameTags: boolean;
  readonly source: string;
}

interface ProductRow {
  readonly product: string;
  readonly images: readonly string[];
  readonly versionInImage?: string;
  readonly recommend?: string;
  readonly cyclesOf?: string;
  readonly endedBelow?: string;
  readonly shape?: string;
  readonly cycles: string;
  readonly matches?: Readonly<Record<string, string>>;
  readonly words?: Readonly<Record<string, string>>;
  readonly sameAs?: Readonly<Record<string, string>>;
  readonly source: string;
}

interface Product {
  readonly row: ProductRow;
  /** Last day of fixes by cycle: empty while they go on, `ended` when the day is not known. */
  readonly ends: ReadonlyMap<string, string>;
  readonly expressions: readonly { readonly cycle: string; readonly expression: RegExp }[];
}

const usualShape = '^v?{}(?:[._-]|$)';

/** What a tag says about the system or language below: product and the expression whose groups name its cycle. */
const embeddings: readonly (readonly [product: string, expression: RegExp])[] = [
  ['alpine', /(?:^|-)alpine-?v?(\d+\.\d+)(?:[.-]|$)/],
  ['debian', /(?:^|-)(trixie|bookworm|bullseye|buster|stretch|jessie|wheezy|squeeze)(?:-|$)/],
  ['debian', /(?:^|[-_/])debian-?(\d+)(?:[.-]|$)/],
  [
    'ubuntu',
    /(?:^|-)(resolute|questing|plucky|oracular|noble|mantic|lunar|kinetic|jammy|impish|hirsute|groovy|focal|eoan|disco|cosmic|bionic|artful|zesty|yakkety|xenial|trusty|precise)(?:-|$)/,
  ],
  ['ubuntu', /(?:^|[-_])ubuntu-?(\d\d\.\d\d)(?:[.-]|$)/],
  ['ubuntu', /(?:^|[-_])ubuntu(\d\d)(\d\d)(?:[.-]|$)/],
  ['centos', /(?:^|[-_])(?:centos|el)-?([5678])(?:[._-]|$)/],
  ['rhel-ubi', /(?:^|[-_])ubi-?(\d+)(?:[._-]|$)/],
  ['oraclelinux', /(?:^|[-_])(?:oraclelinux|oracle|ol)-?(\d+)(?:[._-]|$)/],
  ['rockylinux', /(?:^|[-_])rockylinux-?(\d+)(?:[._-]|$)/],
  ['fedora', /(?:^|[-_])(?:fedora|fc)-?(\d\d)(?:[._-]|$)/],
  ['amazonlinux', /(?:^|[-_])(?:al|amazonlinux)-?(2023|2)(?:[._-]|$)/],
  ['windows-servercore', /(?:^|-)windowsservercore-(ltsc\d{4}|\d{4}|20h2)(?:-|$)/],
  ['windows-nanoserver', /(?:^|-)nanoserver-(ltsc\d{4}|sac2016|\d{4}|20h2)(?:-|$)/],
  ['java-temurin', /(?:^|[-_])(?:jdk|jre|java|temurin|eclipse-temurin)-?(\d+)(?:[._-]|u\d|$)/],
  ['java-corretto', /(?:^|[-_])(?:amazon)?corretto-?(\d+)(?:[._-]|$)/],
  ['php', /(?:^|[-_])php-?(\d\.\d)(?:[._-]|$)/],
  ['python', /(?:^|[-_])(?:python|py)-?(\d\.\d+)(?:[._-]|$)/],
  ['node', /(?:^|[-_])node-?(\d+)(?:[._-]|$)/],
  ['postgresql', /(?:^|[-_])(?:pg|postgres|postgresql)-?(\d+)(?:[._-]|$)/],
  ['ruby', /(?:^|[-_])ruby-?(\d\.\d)(?:[._-]|$)/],
];

const rows = lazily(() =>
  endOfLifeRows
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ProductRow),
);

const byExactName = lazily(() => {
  const products = new Map<string, ProductRow[]>();
  for (const row of rows()) {
    for (const name of row.images) {
      if (!/[*<]/.test(name)) products.set(name, [...(products.get(name) ?? []), row]);
    }
  }
  return products;
});

const byPattern = lazily(() =>
  rows().flatMap((row) =>
    row.images
      .filter((name) => /[*<]/.test(name))
      .map((name) => ({
        row,
        expression: new RegExp(`^${escaped(name).replace(/\\\*/g, '.*').replace(/<N>/g, '\\d{1,4}')}$`),
      })),
  ),
);

const read = new Map<string, Product>();

function productOf(row: ProductRow): Product {
  const known = read.get(row.product);
  if (known !== undefined) return known;
  const listed = row.cyclesOf === undefined ? row : (rows().find((other) => other.product === row.cyclesOf) ?? row);
  const ends = new Map<string, string>();
  for (const pair of listed.cycles.split(',')) {
    const equals = pair.lastIndexOf('=');
    if (equals > 0) ends.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  const expressions = [...ends.keys()].map((cycle) => ({
    cycle,
    expression: new RegExp(listed.matches?.[cycle] ?? (listed.shape ?? usualShape).replace('{}', escaped(cycle))),
  }));
  const product = { row: listed === row ? row : { ...listed, product: row.product }, ends, expressions };
  read.set(row.product, product);
  return product;
}

/** Every product with its cycles, for checks over the whole table. */
export function allProducts(): readonly { readonly row: ProductRow; readonly ends: ReadonlyMap<string, string> }[] {
  return rows().map(productOf);
}

/**
 * What of an image is out of support on a day (`YYYY-MM-DD`), judged by its name and tag: the base it is built on first,
 * then the product itself. A tag that names no listed cycle, or a newer one, says nothing.
 */
export function allEndsOfLife(name: string, tag: string, today: string): readonly EndOfLife[] {
  const key = `${name}:${tag}@${today}`;
  const kept = keptEnds.get(key);
  if (kept) return kept;
  const found = readEndsOfLife(name, tag, today);
  if (keptEnds.size >= MOST_KEPT) keptEnds.clear();
  keptEnds.set(key, found);
  return found;
}

/** Answers of before: the same images are asked for with every key that is pressed. */
const keptEnds = new Map<string, readonly EndOfLife[]>();
const MOST_KEPT = 500;

function readEndsOfLife(name: string, tag: string, today: string): readonly EndOfLife[] {
  const familiar = familiarName(name);
  const folded = tag.toLowerCase();
  const own = productsNamed(familiar).flatMap((product) => {
    const cycle = cycleOf(product, familiar, folded);
    const found = cycle === undefined ? majorEnd(product, folded, today) : ended(product, cycle, today);
    return found === undefined ? [] : [found];
  });
  const owners = new Set(productsNamed(familiar).map((product) => product.row.product));
  const embedded = embeddings.flatMap(([id, expression]) => {
    const inName = id === 'debian' ? expression.exec(familiar) : null;
    const match = owners.has(id) ? inName : (expression.exec(folded) ?? inName);
    const row = rows().find((candidate) => candidate.product === id);
    if (match === null || row === undefined) return [];
    const product = productOf(row);
    const word = match.slice(1).filter(Boolean).join('.');
    const cycle = row.words?.[word] ?? cycleMatching(product, word);
    const found = cycle === undefined ? undefined : ended(product, cycle, today);
    return found === undefined ? [] : [{ ...found, isEmbedded: !owners.has(id) }];
  });
  return [...embedded, ...own.slice(0, 1)];
}

/** The first thing of an image that is out of support on a day; see `allEndsOfLife`. */
export function endOfLife(name: string, tag: string, today: string): EndOfLife | undefined {
  return allEndsOfLife(name, tag, today)[0];
}

/**
 * The release of an official image to begin with, as its tag is written: the one that its table recommends, as long as
 * that gets fixes on the day. Nothing where the table knows none, or where tags are not written like releases.
 */
export function recommendedTag(name: string, today: string): string | undefined {
  if (!isOfficial(name) || retiredRepository(name) !== undefined) return undefined;
  const [product, ...others] = productsNamed(familiarName(name));
  const tag = product?.row.recommend;
  if (product === undefined || tag === undefined || others.length > 0) return undefined;
  return cycleMatching(product, tag) === tag && !isOver(endOf(product, tag), today) ? tag : undefined;
}

/** The row of a repository that gets no more updates at all; exact names before `owner/*`. */
export function retiredRepository(name: string): RetiredRepository | undefined {
  const familiar = familiarName(name);
  const list = allRetiredRepositories();
  return (
    list.find((repository) => repository.name === familiar) ??
    list.find((repository) => repository.name.endsWith('*') && matchesGlob(repository.name, familiar))
  );
}

/** Every repository that gets no more updates. */
export const allRetiredRepositories = lazily((): readonly RetiredRepository[] =>
  tableRows(retiredRepositories).map(
    ([name = '', kind = '', since = '', replacement = '', same = '', source = '']) => ({
      name,
      kind: kind as RetiredRepository['kind'],
      ...(since === '' ? {} : { since }),
      ...(replacement === '' ? {} : { replacement }),
      hasSameTags: same === 'same',
      source,
    }),
  ),
);

function productsNamed(name: string): readonly Product[] {
  const exact = byExactName().get(name);
  if (exact !== undefined) return exact.map(productOf);
  return byPattern()
    .filter(({ expression }) => expression.test(name))
    .map(({ row }) => productOf(row));
}

function cycleOf(product: Product, name: string, tag: string): string | undefined {
  const { versionInImage } = product.row;
  const inName = versionInImage === undefined ? undefined : new RegExp(versionInImage).exec(name)?.[1];
  if (inName !== undefined) return cycleMatching(product, inName);
  return cycleMatching(product, tag) ?? cycleByWord(product, tag);
}

function cycleMatching(product: Product, tag: string): string | undefined {
  const matching = product.expressions.filter(({ expression }) => expression.test(tag));
  return matching.length === 1 ? matching[0]?.cycle : undefined;
}

function cycleByWord(product: Product, tag: string): string | undefined {
  const known = product.row.words;
  if (known === undefined) return undefined;
  const parts = tag.split('-').slice(0, 8);
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const found = known[part] ?? known[`${part}-${parts[at + 1] ?? ''}`];
    if (found !== undefined) return found;
  }
  return undefined;
}

function endOf(product: Product, cycle: string): string {
  return product.ends.get(product.row.sameAs?.[cycle] ?? cycle) ?? '';
}

function isOver(end: string, today: string): boolean {
  return end === 'ended' || (end !== '' && end < today);
}

function ended(product: Product, cycle: string, today: string): EndOfLife | undefined {
  const end = endOf(product, cycle);
  return isOver(end, today) ? described(product, cycle, end, today) : undefined;
}

/** A tag that names a major version alone, or one below the list, is over when every listed cycle it may mean is. */
function majorEnd(product: Product, tag: string, today: string): EndOfLife | undefined {
  const version = /^v?(\d{1,4})(?:\.(\d{1,4}))?(?:[.-]|$)/.exec(tag);
  if (version === null) return undefined;
  const { endedBelow } = product.row;
  if (endedBelow !== undefined && version[2] !== undefined && isBelow(`${version[1]}.${version[2]}`, endedBelow)) {
    return described(product, `${version[1]}.${version[2]}`, 'ended', today);
  }
  if (version[2] !== undefined) return undefined;
  const ofMajor = [...product.ends.keys()].filter((cycle) => cycle.startsWith(`${version[1]}.`));
  const lastDays = ofMajor.map((cycle) => endOf(product, cycle));
  if (ofMajor.length === 0 || !lastDays.every((end) => isOver(end, today))) return undefined;
  return described(product, version[1] ?? '', lastDays.sort().at(-1) ?? 'ended', today);
}

function isBelow(version: string, limit: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [limitMajor = 0, limitMinor = 0] = limit.split('.').map(Number);
  return major < limitMajor || (major === limitMajor && minor < limitMinor);
}

function described(product: Product, cycle: string, end: string, today: string): EndOfLife {
  const { product: name, recommend, source } = product.row;
  const nearest = nearestCycle(product, cycle, today);
  return {
    product: name,
    cycle,
    ...(end === 'ended' ? {} : { endedOn: end }),
    ...(recommend === undefined ? {} : { replacement: recommend }),
    ...(nearest === undefined ? {} : { nearest }),
    supported: [...product.ends.keys()].filter((other) => !isOver(endOf(product, other), today)),
    isEmbedded: false,
    source: `https://${source}`,
  };
}

function nearestCycle(product: Product, cycle: string, today: string): string | undefined {
  const cycles = [...product.ends.keys()];
  const at = cycles.indexOf(cycle);
  const soon = halfAYearAfter(today);
  return cycles.slice(0, at < 0 ? cycles.length : at).findLast((newer) => !isOver(endOf(product, newer), soon));
}

function halfAYearAfter(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const later = month + 6;
  const number = ((later - 1) % 12) + 1;
  return `${later > 12 ? year + 1 : year}-${number < 10 ? '0' : ''}${number}${day.slice(7)}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
