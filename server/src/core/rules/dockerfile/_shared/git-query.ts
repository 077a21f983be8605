import { parseGoUrl } from '../../../model/go-url';

const switches: ReadonlySet<string> = new Set(['keep-git-dir', 'submodules', 'fetch-by-commit']);
const others: ReadonlySet<string> = new Set(['ref', 'tag', 'branch', 'subdir', 'checksum', 'commit', 'mtime']);

/** What an address of a repository asks for behind its question mark. */
export interface GitQuery {
  /** Why a builder refuses it. */
  readonly problem: string | undefined;
  /** The commit that it must be. */
  readonly checksum: string | undefined;
  /** Whether the folder .git stays. */
  readonly keepsFolder: boolean | undefined;
}

/**
 * Reads the query of an address that is cloned: https://docs.docker.com/build/concepts/context/#url-queries. Nothing
 * where there is none, or where Go cannot read the address.
 */
export function gitQueryOf(address: string): GitQuery | undefined {
  const [beforeFragment = '', ...behind] = address.split('#');
  const mark = beforeFragment.indexOf('?');
  if (mark < 0 || (/^[a-zA-Z0-9]+:\/\//.test(address) && !parseGoUrl(address))) return undefined;
  const said = pairsOf(beforeFragment.slice(mark + 1));
  const [ref = '', ...folder] = behind.join('#').split(':');
  const keeps = said.get('keep-git-dir')?.[0];
  return {
    problem: problemOf(said, ref, folder.join(':').replace(/^\/+|\/+$/g, '')),
    checksum: said.get('checksum')?.[0] ?? said.get('commit')?.[0],
    keepsFolder: keeps === undefined ? undefined : keeps === '' || /^(?:1|t)/i.test(keeps),
  };
}

function problemOf(said: ReadonlyMap<string, readonly string[]>, ref: string, folder: string): string | undefined {
  for (const [key, [value = '', ...more]] of said) {
    if (!switches.has(key) && !others.has(key)) return `${key} is nothing that can be said of a repository`;
    if (more.length > 0) return `${key} is said twice`;
    if (value === '' && !switches.has(key)) return `${key} has no value`;
    if (switches.has(key) && value !== '' && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value)) {
      return `${key} is true or false`;
    }
    if (key === 'mtime' && value !== 'checkout' && value !== 'commit') return 'mtime is checkout or commit';
  }
  const tag = said.get('tag')?.[0];
  const branch = said.get('branch')?.[0];
  if (tag !== undefined && branch !== undefined) return 'a branch and a tag are named';
  const wanted = tag === undefined ? inFolder(branch, 'refs/heads/') : inFolder(tag, 'refs/tags/');
  const named = [ref, said.get('ref')?.[0] ?? '', wanted ?? ''].filter((one) => one !== '');
  if (new Set(named).size > 1) return `it names both ${named[0]} and ${named.find((one) => one !== named[0])}`;
  const subfolder = said.get('subdir')?.[0] ?? folder;
  return folder !== '' && subfolder !== folder ? `it names both ${folder} and ${subfolder}` : undefined;
}

function inFolder(name: string | undefined, folder: string): string | undefined {
  return name === undefined || name.startsWith(folder) ? name : folder + name;
}

/** As Go reads a query, which passes over what it cannot read: https://pkg.go.dev/net/url#ParseQuery */
function pairsOf(query: string): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue;
    const [key, value] = [...pair.split(/=(.*)/s, 2), ''].map(decoded);
    if (key === undefined || value === undefined) continue;
    pairs.set(key, [...(pairs.get(key) ?? []), value]);
  }
  return pairs;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return decodeURIComponent((text ?? '').replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
