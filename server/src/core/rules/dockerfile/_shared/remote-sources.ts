import { parseGoUrl } from '../../../model/go-url';

/** Whether a source of ADD is downloaded. */
export function isWebAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/** Whether a source of ADD is cloned: `https://…/x.git`, `ssh://…`, `git://…` or `user@host:path`. */
export function isGitAddress(source: string): boolean {
  if (/^\.\.?\//.test(source)) return false;
  const scheme = /^([a-zA-Z0-9]+):\/\//.exec(source)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https')
    return /^\w+:\/\/[^/]*\/.*\.git$/s.test(source.replace(/[?#].*$/s, '')) && parseGoUrl(source) !== undefined;
  if (scheme !== undefined) return scheme === 'ssh' || scheme === 'git';
  return /^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:/.test(source) && !source.includes('\n');
}
