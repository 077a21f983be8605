import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Arg } from '../../../model/dockerfile-instructions';
import type { Value } from '../../../model/dockerfile-value';
import type { Span, Spanned } from '../../../text/span';

/** A variable that the builder fills in. */
export interface UsedVariable extends Spanned {
  readonly name: string;
  /** The modifier behind the name, `}` for plain braces, empty without braces. */
  readonly modifier: string;
  /** Where the name is written; nothing where a continuation breaks it. */
  readonly nameSpan: Span | undefined;
}

/** Variables in a text that has no quotes for the builder, as the bodies of heredocs have none. */
const IN_TEXT =
  /\\[\s\S]|\$(?:\{([\p{L}\p{Nd}_]*|[@*#?!$-])(:?[-+?}]|[#%/])|([\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?!$-]))/gu;

/** Whether a text of its own stands in where the variable is unset or set. */
export function hasDefault({ modifier }: UsedVariable): boolean {
  return /^:?[-+]$/.test(modifier);
}

/**
 * The variables that the builder itself fills in, whether they are set or not: not those of RUN, CMD and ENTRYPOINT,
 * which are the shell's. Those with an error message of their own are left out.
 */
export function usedVariables(instruction: Instruction): readonly UsedVariable[] {
  // Most instructions name none.
  if (!instruction.textIn(instruction.span).includes('$')) return [];
  if (instruction.kind === 'ARG') return defaultsOf(instruction);
  const values = valuesOf(instruction).flatMap(({ variables }) => variables);
  const inWords = values.map(({ name, modifier, span }) => {
    const start = span.start + (modifier === '' ? 1 : 2);
    const isInOnePiece = instruction.textIn({ start, end: start + name.length }) === name;
    return { name, modifier, span, nameSpan: isInOnePiece ? { start, end: start + name.length } : undefined };
  });
  const inText = textsOf(instruction).flatMap((span) => variablesIn(instruction.textIn(span), span.start));
  return [...inWords, ...inText, ...inEscapedOptions(instruction)].filter(({ modifier }) => !modifier.endsWith('?'));
}

/** The variables in the defaults of an ARG; each sees the arguments before its own on the same line. */
function defaultsOf({ pairs }: Arg): readonly UsedVariable[] {
  const before = new Set<string>();
  return pairs.flatMap(({ name, value }) => {
    const unknown = (value?.variables ?? []).filter((one) => !before.has(one.name) && !one.modifier.endsWith('?'));
    before.add(name);
    return unknown.map(({ name, modifier, span }) => ({ name, modifier, span, nameSpan: undefined }));
  });
}

function valuesOf(instruction: Instruction): readonly Value[] {
  switch (instruction.kind) {
    case 'ADD':
    case 'COPY': {
      const { sources, destination, chown, chmod, checksum } = instruction;
      return [chown, chmod, checksum, ...sources, destination].flatMap((value) => value ?? []);
    }
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ expandedName, value }) => [expandedName, value].flatMap((one) => one ?? []));
    case 'EXPOSE':
      return instruction.ports.map(({ value }) => value);
    case 'STOPSIGNAL':
      return instruction.signal ? [instruction.signal] : [];
    case 'USER':
      return instruction.argument ? [instruction.argument] : [];
    case 'VOLUME':
      return instruction.paths;
    case 'WORKDIR':
      return instruction.path ? [instruction.path] : [];
    default:
      return [];
  }
}

/** Texts that are filled in without regard to quotes: files written in place, and options of mounts. */
function textsOf(instruction: Instruction): readonly Span[] {
  if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
    return instruction.inlineFiles.flatMap(({ expands, body }) => (expands ? [body] : []));
  }
  if (instruction.kind !== 'RUN') return [];
  return expandedOptions(instruction).flatMap((one) => (isAsWritten(one, instruction) ? [one.valueSpan] : []));
}

/** The variables in options of mounts with escapes, which are taken off first: the option as a whole stands for each. */
function inEscapedOptions(instruction: Instruction): readonly UsedVariable[] {
  if (instruction.kind !== 'RUN') return [];
  const escaped = expandedOptions(instruction).filter((one) => !isAsWritten(one, instruction));
  return escaped.flatMap(({ value, valueSpan }) =>
    variablesIn(value, 0).map((one) => ({ ...one, span: valueSpan, nameSpan: undefined })),
  );
}

interface ExpandedOption {
  readonly value: string;
  readonly valueSpan: Span;
}

function expandedOptions(run: Extract<Instruction, { kind: 'RUN' }>): readonly ExpandedOption[] {
  return run.mounts.flatMap(({ options }) =>
    options.flatMap(({ key, value, valueSpan }) =>
      value !== undefined && valueSpan && key !== 'from' ? [{ value, valueSpan }] : [],
    ),
  );
}

function isAsWritten({ value, valueSpan }: ExpandedOption, instruction: Instruction): boolean {
  return instruction.textIn(valueSpan) === value;
}

/** The variables in a text that begins at `start` of the file. */
function variablesIn(text: string, start: number): readonly UsedVariable[] {
  return [...text.matchAll(IN_TEXT)].flatMap((match) => {
    const [whole, braced, modifier = '', bare] = match;
    const name = braced ?? bare;
    if (name === undefined) return [];
    const from = start + match.index;
    const nameStart = from + (braced === undefined ? 1 : 2);
    const isClosed = modifier === '' || modifier === '}';
    const close = isClosed ? -1 : text.indexOf('}', match.index);
    const to = close < 0 ? from + whole.length : start + close + 1;
    return [
      { name, modifier, span: { start: from, end: to }, nameSpan: { start: nameStart, end: nameStart + name.length } },
    ];
  });
}
