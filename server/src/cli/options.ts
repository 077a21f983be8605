import { didYouMean } from '../core/index';

/** A mistake of whoever typed the command; ends it with exit code 2. */
export class UsageError extends Error {}

/** What one option of a command takes. */
export interface OptionDefinition {
  /** What stands for its value in the help; nothing for a switch. */
  readonly value?: string;
  /** Whether it may stand without its value, which then comes behind `=` only. */
  readonly isValueOptional?: boolean;
  /** The only values that it may have. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

/** The options that were given, by name without the dashes, and everything else in order. */
export interface GivenOptions {
  /** Everything as it was typed. */
  readonly words: readonly string[];
  readonly operands: readonly string[];
  has(name: string): boolean;
  value(name: string): string | undefined;
}

/** Takes a command's words apart. Throws a `UsageError` for what the command does not know. */
export function parseOptions(words: readonly string[], definitions: OptionDefinitions): GivenOptions {
  const given = new Map<string, string>();
  const operands: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (word === '-' || !word.startsWith('-')) {
      operands.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = nameOf(equals < 0 ? word : word.slice(0, equals), definitions);
    const definition = definitions[name] ?? { help: '' };
    if (given.has(name)) throw new UsageError(`--${name} is given twice`);
    if (definition.value === undefined) {
      if (equals >= 0) throw new UsageError(`--${name} takes no value`);
      given.set(name, '');
      continue;
    }
    if (definition.isValueOptional && equals < 0) {
      given.set(name, '');
      continue;
    }
    const value = equals < 0 ? words[++at] : word.slice(equals + 1);
    given.set(name, checkedValue(name, value, definition));
  }
  return { words, operands, has: (name) => given.has(name), value: (name) => given.get(name) };
}

function nameOf(word: string, definitions: OptionDefinitions): string {
  if (word === '-h') return 'help';
  const name = word.replace(/^--?/, '');
  if (word.startsWith('--') && Object.hasOwn(definitions, name)) return name;
  const hint = didYouMean(
    word,
    Object.keys(definitions).map((known) => `--${known}`),
  );
  throw new UsageError(`There is no option ${word}.${hint}`);
}

function checkedValue(name: string, value: string | undefined, { choices, value: what }: OptionDefinition): string {
  if (value === undefined || value === '' || (value.startsWith('--') && choices)) {
    throw new UsageError(`--${name} needs a value: ${choices?.join(', ') ?? what}`);
  }
  if (choices && !choices.includes(value)) {
    throw new UsageError(`--${name} is one of ${choices.join(', ')}, not "${value}".${didYouMean(value, choices)}`);
  }
  return value;
}
