import { allEndsOfLife, type EndOfLife, type RetiredRepository } from '../../../knowledge/end-of-life';
import { isOfficial } from '../../../knowledge/registries';

/** Code names whose releases get fixes, for tags that name a release by them. */
const CODE_NAMES: Readonly<Record<string, string>> = {
  'debian 12': 'bookworm',
  'debian 13': 'trixie',
  'ubuntu 22.04': 'jammy',
  'ubuntu 24.04': 'noble',
  'ubuntu 26.04': 'resolute',
};

/** Words of tags that mean the same in every release. */
const LASTING: ReadonlySet<string> = new Set(
  'alpine apache cli fpm headless jdk jre management perl sdk slim'.split(' '),
);
const DISTRIBUTION =
  /^(?:alpine[\d.]+|trixie|bookworm|bullseye|buster|stretch|jessie|wheezy|jammy|focal|bionic|xenial|trusty)$/;

/** The tag of the nearest release of the same flavour that gets fixes; nothing where it is not certain to exist. */
export function supportedTag(name: string, tag: string, ends: readonly EndOfLife[]): string | undefined {
  const own = ends.find(({ isEmbedded }) => !isEmbedded);
  if (own?.product.startsWith('windows')) return undefined;
  if (own && CODE_NAMES[`${own.product} ${own.nearest}`] && !/^\d/.test(tag)) {
    const [, ...flavour] = tag.split('-');
    const kept = flavour.length === 0 || (flavour.length === 1 && flavour[0] === 'slim');
    return kept ? [CODE_NAMES[`${own.product} ${own.nearest}`], ...flavour].join('-') : undefined;
  }
  const [release = '', ...flavour] = tag.split('-');
  const isChannel = !own && release === 'lts';
  if (!(isChannel || /^v?\d[\w.]*$/.test(release)) || (!own && !isOfficial(name))) return undefined;
  const kept = flavour
    // The default distribution of the release takes the place of one that is over.
    .map((word) => (/^alpine[\d.]+$/.test(word) ? 'alpine' : word))
    .filter((word) => !DISTRIBUTION.test(word));
  // Tags of build tools name the Java that they stand on, which stays.
  const isJava = (word: string) => /^(?:eclipse|temurin|jdk\d+|\d+)$/.test(word);
  const isBuildTool = own?.product === 'maven' || own?.product === 'gradle';
  if (kept.some((word) => !LASTING.has(word) && !(isBuildTool && isJava(word)))) return undefined;
  if (!own) return [release, ...kept].join('-');
  if (own.nearest === undefined) return undefined;
  const prefix = release.startsWith('v') ? 'v' : '';
  return [prefix + (own.product === 'dotnet' ? `${own.nearest}.0` : own.nearest), ...kept].join('-');
}

/** The reference to use in place of one of a repository that is gone; nothing where that is not certain. */
export function successor(
  repository: RetiredRepository,
  tag: string | undefined,
  today: string,
): { readonly name: string; readonly tag: string } | undefined {
  const { name, replacement, hasSameTags } = repository;
  if (replacement === undefined || replacement.includes('*') || tag === undefined) return undefined;
  if (hasSameTags) return allEndsOfLife(replacement, tag, today).length === 0 ? { name: replacement, tag } : undefined;
  if (replacement === 'eclipse-temurin') return temurin(tag, today);
  // Built from the sources of the same release of Red Hat Enterprise Linux; there is none of the older ones.
  if (name === 'centos') return { name: replacement, tag: '8' };
  return undefined;
}

/** The build of Java that stands in for a tag of openjdk, which counts releases in the same way. */
function temurin(tag: string, today: string): { name: string; tag: string } | undefined {
  const match = /^(\d+)[\w.]*((?:-[a-z][\w.]*)*)$/.exec(tag);
  const release = Number(match?.[1]);
  const flavour = (match?.[2] ?? '').split('-').slice(1);
  if (!match || flavour.some((word) => !/^(?:jdk|jre|slim|alpine[\d.]*)$/.test(word) && !DISTRIBUTION.test(word))) {
    return undefined;
  }
  const kind = flavour.includes('jre') ? 'jre' : 'jdk';
  const system = flavour.some((word) => word.startsWith('alpine')) ? '-alpine' : '';
  const name = 'eclipse-temurin';
  const same = `${release}-${kind}${system}`;
  const [end] = allEndsOfLife(name, same, today);
  if (!end) return { name, tag: same };
  return end.nearest === undefined ? undefined : { name, tag: `${end.nearest}-${kind}${system}` };
}
