import { optionsProblem } from '../syntax/dockerfile-flag-options';
import type { FlagOption } from '../syntax/dockerfile-tree';
import type { Spanned } from '../text/span';
import type { Mount } from './dockerfile-image-instructions';
import type { Expansion } from './variable-expansion';

/** What a builder refuses in a mount. */
export interface MountProblem {
  readonly at: Spanned;
  readonly says: string;
  /** The key that is not known, where that is all that is wrong. */
  readonly unknownKey?: FlagOption;
}

/** What a mount can be told, by all names. */
export const mountKeys: readonly string[] =
  'type from source target readonly id sharing required size mode uid gid src dst destination ro rw readwrite env'.split(
    ' ',
  );

const types: readonly string[] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const sharings: readonly string[] = ['shared', 'private', 'locked'];
const switches: ReadonlySet<string> = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required']);
const aliases: Readonly<Record<string, string>> = { src: 'source', dst: 'target', destination: 'target' };
const greatest = 2 ** 32 - 1;

/** A value that the file does not tell. */
const unknown = Symbol('unknown');

/**
 * The first thing that a builder refuses in a mount of RUN; nothing where it takes it, or where that depends on what
 * nobody knows. The options are read in their order: one that only some types have must stand behind the type.
 * `isForWindows` where the platform says so.
 */
export function mountProblem(
  mount: Mount,
  expand: (text: string) => Expansion,
  workingFolder: string | undefined,
  isForWindows = false,
): MountProblem | undefined {
  const split = optionsProblem(mount.flag.text);
  if (split !== undefined) return { at: mount.flag.value ?? mount.flag, says: split };
  const said = new Map<string, string | typeof unknown>([['type', 'bind']]);
  for (const option of mount.options) {
    const { key } = option;
    if (option.value === undefined) {
      if (!switches.has(key)) return { at: option, says: `${key} needs a value`, unknownKey: option };
    }
    const expansion = option.value === undefined ? { value: 'true', references: [] } : expand(option.value);
    if (expansion.problem !== undefined) return { at: option, says: `the value of ${key} cannot be read` };
    if (!mountKeys.includes(key)) return { at: option, says: `a mount has no ${key}`, unknownKey: option };
    const value = expansion.value ?? unknown;
    const problem = optionProblem(key, value, said.get('type') ?? unknown);
    if (problem !== undefined) return { at: option, says: problem };
    said.set(aliases[key] ?? key, value === unknown || key !== 'type' ? value : value.toLowerCase());
  }
  const says = wholeProblem(said, workingFolder, isForWindows);
  return says === undefined ? undefined : { at: mount.flag.value ?? mount.flag, says };
}

function optionProblem(key: string, value: string | typeof unknown, type: string | typeof unknown): string | undefined {
  if (type !== unknown && key === 'required' && type !== 'secret' && type !== 'ssh') {
    return `only a secret or ssh can be required, and the type must stand before that`;
  }
  if (type !== unknown && key === 'size' && type !== 'tmpfs') {
    return 'only a tmpfs has a size, and the type must stand before that';
  }
  if (value === unknown) return undefined;
  if (key === 'type' && !types.includes(value.toLowerCase())) return `there is no mount of the type ${value}`;
  if (key === 'sharing' && !sharings.includes(value.toLowerCase())) return 'sharing is shared, private or locked';
  if (switches.has(key) && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value)) {
    return `${key} is true or false`;
  }
  if (key === 'size' && !/^\+?(?:[0-9]+\.?[0-9]*|\.[0-9]+) ?(?:b|[kmgtp](?:i?b)?)?$/i.test(value)) {
    return `${value} is no size`;
  }
  if (key === 'mode' && !(/^[0-7]+$/.test(value) && Number.parseInt(value, 8) <= greatest)) {
    return `${value} is no mode of a file`;
  }
  if ((key === 'uid' || key === 'gid') && !(/^[0-9]+$/.test(value) && Number(value) <= greatest)) {
    return `${key} is a number`;
  }
  return undefined;
}

function wholeProblem(
  said: ReadonlyMap<string, string | typeof unknown>,
  workingFolder: string | undefined,
  isForWindows: boolean,
): string | undefined {
  const type = said.get('type') ?? unknown;
  const isEmpty = (key: string): boolean => (said.get(key) ?? '') === '';
  if (type === unknown) return undefined;
  if (type === 'bind' || type === 'tmpfs') {
    for (const key of ['mode', 'uid', 'gid']) if (said.has(key)) return `a ${type} mount has no ${key}`;
  }
  if (type === 'secret') {
    if (!isEmpty('from')) return 'a secret comes from no stage';
    if (!isEmpty('source') && !isEmpty('id')) return 'a secret has an id or a source, not both';
    if (isEmpty('source') && isEmpty('id') && isEmpty('target')) return 'a secret needs an id';
    const secret = said.get('target') ?? '';
    if (isForWindows && secret !== unknown && secret !== '' && !isAbsoluteOnWindows(secret)) {
      return `on Windows the target of a secret is an absolute path such as C:/secrets/${secret.replace(/^.*[\\/:]/, '')}`;
    }
  }
  if (!isEmpty('sharing') && type !== 'cache') return `a ${type} mount is not shared`;
  if (type === 'ssh') return isEmpty('source') ? undefined : 'ssh has no source';
  if (type === 'secret') return undefined;
  const target = said.get('target') ?? '';
  if (target === unknown || workingFolder === undefined) return undefined;
  return isRoot(target, workingFolder) ? 'the target must be a folder below /' : undefined;
}

/**
 * Whether a builder takes a target for absolute: on the drive C: or on none, and on no other computer.
 * https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert_secrets.go
 */
function isAbsoluteOnWindows(target: string): boolean {
  const path = target.replaceAll('\\', '/');
  return /^c:\//i.test(path) || (/^\/(?!\/)/.test(path) && !path.includes(':'));
}

/** Whether a target is the root itself; a relative one counts from the working folder. */
function isRoot(target: string, workingFolder: string): boolean {
  if (target.startsWith('/')) return target === '/';
  const parts: string[] = [];
  for (const part of `${workingFolder}/${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.length === 0;
}
