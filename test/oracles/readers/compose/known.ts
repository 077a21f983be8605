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

/** Whether a text holds a variable without default, a template, or takes in another file. */
function hangsOnMore(text: string): boolean {
  return /\$[A-Za-z_{]|\{\{/.test(text);
}

/** Line ends that no editor makes. */
const oddLineEnd = /[\u0085\u2028\u2029]|\r(?!\n)/;

/** Whether a line goes on in brackets no deeper than the one that opens them. */
function hasShallowBrackets(text: string): boolean {
  const lines = text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  return lines.some((line, at) => {
    const next = lines[at + 1] ?? '';
    const opens = (line.match(/[{[]/g) ?? []).length > (line.match(/[}\]]/g) ?? []).length;
    return opens && next.search(/\S/) <= line.search(/\S/) && !/^\s*[}\]]/.test(next);
  });
}

/** What compose-go finds missing in one file of several. */
const incomplete =
  /undefined (?:service|network|volume|secret|config|model)|neither an image nor a build|one of file\||must declare either|not found for network_mode/;

export const known: readonly KnownDifference[] = [
  {
    reason:
      'A value hangs on a variable that only the surroundings of the project know: Bulkhead takes it for unknown, and neither flags nor edits it.',
    isIt: ({ ours }, subject) => ours === unknown && [subject.text, ...Object.values(subject.files)].some(hangsOnMore),
  },
  {
    reason:
      'No value that was tried for a variable makes the file right, but there may be one: Bulkhead does not guess.',
    isIt: ({ at, official, ours }) =>
      at === 'refused' && ours === undefined && String(official).startsWith('with every value tried for a variable: '),
  },
  {
    reason: 'Two settings must be the same or exclude each other, and one hangs on a variable: it may well be right.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      ours === undefined &&
      /can't set distinct values|mutually exclusive/.test(String(official)) &&
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
      at === 'refused' && ours === undefined && /^open .*\S.*: file does not exist$/.test(String(official)),
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
      'A list or mapping in brackets goes on no deeper than it begins: YAML does not allow that, the reader of Compose takes it.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      official === undefined &&
      /^compose\/(?:yaml-syntax: .*(?:bracket|brace|closed|indent)|image-or-build-missing)/i.test(String(ours)) &&
      hasShallowBrackets(text),
  },
  {
    reason:
      'One of the characters that end lines in old YAML (next line, line separator) or a lone carriage return stands in the file: the reader of Compose ends the line there.',
    isIt: (_, { text }) => oddLineEnd.test(text),
  },
  {
    reason:
      'What a later document takes away is wrong: Compose looks at every document first, Bulkhead at what is left.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      ours === undefined &&
      official !== undefined &&
      /^---/m.test(text) &&
      /!(?:reset|override)/.test(text),
  },
  {
    reason:
      'In brackets a word ends in a colon right before the bracket or comma: YAML makes it a key, the reader of Compose a text.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' &&
      official === undefined &&
      String(ours).startsWith('compose/yaml-syntax: ') &&
      /[{[][^\n]*[^\s{}[\],'"]:[}\],]/.test(text),
  },
  {
    reason:
      'A key ends the file and has no value yet: that is what typing looks like, and Bulkhead says nothing before something stands behind it.',
    isIt: ({ at, official, ours }, { text }) =>
      at === 'refused' && ours === undefined && official !== undefined && /(?:^|\n)[ -]*[\w."'-]+:\s*$/.test(text),
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
