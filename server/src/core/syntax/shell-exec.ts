import type { Span } from '../text/span';
import type { JsonString } from './dockerfile-tree';
import type { ShellAssignment, ShellCommand, ShellWord } from './shell-tree';
import { fileName, unwrapped } from './shell-wrappers';

/** The `NAME=value` that a word behind `env` says; the value is part of the word. */
export function settingOf(word: ShellWord): ShellAssignment {
  const equals = word.text.indexOf('=');
  const { start, end } = word.span;
  const isPlain = word.raw === word.text && !word.parts;
  const nameSpan: Span = isPlain ? { start, end: start + equals } : word.span;
  const span: Span = isPlain ? { start: start + equals + 1, end } : word.span;
  const text = word.text.slice(equals + 1);
  const value = { ...word, span, text, raw: text, value: word.value?.slice(equals + 1) };
  return { span: word.span, name: word.text.slice(0, equals), nameSpan, value };
}

/** The one command that the strings of a JSON form are. */
export function commandOfStrings(strings: readonly JsonString[]): ShellCommand[] {
  const words = strings.map(wordOf);
  const first = words[0];
  const last = words[words.length - 1];
  if (!first || !last) return [];
  const { wrappers, settings, at } = unwrapped(words);
  const own: ShellCommand[] = [];
  const command: ShellCommand = {
    span: { start: first.span.start, end: last.span.end },
    program: fileName(words[at]),
    name: words[at],
    arguments: words.slice(at + 1),
    wrappers,
    assignments: settings.map(settingOf),
    redirections: [],
    chain: { commands: own },
    operatorBefore: undefined,
    operatorAfter: undefined,
    pipeline: own,
    isInsideSubstitution: false,
    isCondition: false,
    options: { errexit: false, pipefail: false },
    isExecForm: true,
  };
  own.push(command);
  return own;
}

function wordOf(string: JsonString): ShellWord {
  const { value, span } = string;
  const inside = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  return { span: inside, value, text: value, raw: value, isQuoted: true };
}
