import type { Instruction } from '../../../model/dockerfile-instruction-types';
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
const IN_TEXT = /\\[\s\S]|\$(?:\{(\w+)(:?[-+?}]|[#%/])|([A-Za-z_]\w*|[0-9]+|[@*#?!-]))/g;

/** Whether a text of its own stands in where the variable is unset or set. */
export function hasDefault({ modifier }: UsedVariable): boolean {
  return /^:?[-+]$/.test(modifier);
}

/**
 * The variables that the builder itself fills in, whether they are set or not: not those of RUN, CMD and ENTRYPOINT,
 * which are the shell's. Those with an error message of their own are left out.
 */
export function usedVariables(instruction: Instruction): readonly UsedVariable[] {
  const { text } = instruction.model;
  // Most instructions name none.
  if (!text.slice(instruction.span.start, instruction.span.end).includes('$')) return [];
  const values = valuesOf(instruction).flatMap(({ variables }) => variables);
  const inWords = values.map(({ name, modifier, span }) => {
    const start = span.start + (modifier === '' ? 1 : 2);
    const isInOnePiece = text.startsWith(name, start);
    return { name, modifier, span, nameSpan: isInOnePiece ? { start, end: start + name.length } : undefined };
  });
  const inText = textsOf(instruction).flatMap((span) => variablesIn(text, span));
  return [...inWords, ...inText].filter(({ modifier }) => !modifier.endsWith('?'));
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
  return instruction.mounts.flatMap(({ options }) =>
    options.flatMap(({ key, valueSpan }) => (valueSpan && key !== 'from' ? [valueSpan] : [])),
  );
}

function variablesIn(text: string, { start, end }: Span): readonly UsedVariable[] {
  return [...text.slice(start, end).matchAll(IN_TEXT)].flatMap((match) => {
    const [whole, braced, modifier = '', bare] = match;
    const name = braced ?? bare;
    if (name === undefined) return [];
    const from = start + match.index;
    const nameStart = from + (braced === undefined ? 1 : 2);
    const isClosed = modifier === '' || modifier === '}';
    const close = isClosed ? -1 : text.indexOf('}', from);
    const to = close < 0 || close >= end ? from + whole.length : close + 1;
    return [
      { name, modifier, span: { start: from, end: to }, nameSpan: { start: nameStart, end: nameStart + name.length } },
    ];
  });
}
