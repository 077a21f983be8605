import type { KnownDifference } from '../../reader';
import type { Subject } from '../../subject';
import { unknown } from './values';

const mainNames = /^(?:docker-)?compose\.ya?ml$/;

function nameOf({ path }: Subject): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether it is laid over another file: by its name, or because a main file stands beside it. */
function isLaidOver(subject: Subject): boolean {
  const name = nameOf(subject);
  if (/override/i.test(name)) return true;
  return !mainNames.test(name) && Object.keys(subject.files).some((other) => mainNames.test(other));
}

/** What compose-go finds missing in one file of several. */
const incomplete =
  /undefined (?:service|network|volume|secret|config|model)|neither an image nor a build|one of file\||must declare either|not found for network_mode/;

export const known: readonly KnownDifference[] = [
  {
    reason:
      'A value hangs on a variable that only the surroundings of the project know: Bulkhead takes it for unknown, and neither flags nor edits it.',
    isIt: ({ ours }) => ours === unknown,
  },
  {
    reason:
      'No value that was tried for a variable makes the file right, but there may be one: Bulkhead does not guess.',
    isIt: ({ at, official, ours }) =>
      at === 'refused' && ours === undefined && String(official).startsWith('with every value tried for a variable: '),
  },
  {
    reason: 'Two limits must be the same, and one of them hangs on a variable: it may well be.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      ours === undefined &&
      /can't set distinct values/.test(String(official)) &&
      text.includes('$'),
  },
  {
    reason: 'A volume begins with a variable: it may be a path or a name, the values that were tried for it are paths.',
    isIt: ({ at, official, ours }, { text }) =>
      /\.volumes\..*\.create_host_path$/.test(at) && official === true && ours === undefined && text.includes('$'),
  },
  {
    reason: 'The file takes in another one that is not there: it may be by the time Compose runs.',
    isIt: ({ at, official, ours }) =>
      at === 'refused' && ours === undefined && /^open [^ ]+: file does not exist$/.test(String(official)),
  },
  {
    reason: 'The file is laid over another one, which has what is missing here.',
    isIt: ({ at, official, ours }, subject) =>
      at === 'refused' && ours === undefined && incomplete.test(String(official)) && isLaidOver(subject),
  },
  {
    reason:
      'Services of different profiles wait for each other in a circle: Compose only refuses that when all profiles are named, Bulkhead warns.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      ours === undefined &&
      String(official).startsWith('dependency cycle detected') &&
      text.includes('profiles'),
  },
  {
    reason: 'The file is a template that another program fills in: before that, it need not be YAML.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' && ours === undefined && /\{\{|\{%/.test(text) && official !== undefined,
  },
  {
    reason:
      'A list or mapping in brackets goes on at the beginning of a line: YAML does not allow that, the reader of Compose takes it.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      official === undefined &&
      /^compose\/yaml-syntax: .*(?:bracket|brace|closed|indent)/i.test(String(ours)) &&
      /[{[][^\n]*\n[^\s#]/.test(text),
  },
  {
    reason: 'There is nothing in the file yet: Bulkhead does not call that a mistake.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      ours === undefined &&
      (official === 'empty compose file' ||
        (official === 'top-level object must be a mapping' && /^\s*(?:---\s*)?(?:#.*\s*)?$/.test(text))),
  },
];
