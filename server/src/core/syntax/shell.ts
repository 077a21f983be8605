import { type ParsedScript, parse } from 'unbash';
import type { Problem } from './problem';
import { commandOfStrings } from './shell-exec';
import { ShellReader } from './shell-reader';
import type { ShellScript, ShellSource } from './shell-tree';

export type {
  ShellAssignment,
  ShellChain,
  ShellCommand,
  ShellOperator,
  ShellOptions,
  ShellRedirection,
  ShellScript,
  ShellSource,
  ShellWord,
} from './shell-tree';

const LONGEST_SCRIPT = 200_000;
const MOST_SUBSTITUTIONS = 500;
const MOST_CACHED = 2_000;
const MOST_CACHED_CHARACTERS = 2_000_000;

const cache = new Map<string, ParsedScript>();
let cachedCharacters = 0;

/** Reads what an instruction runs. Any text gives a script; one that cannot be read has no commands and a problem. */
export function shellScriptOf(source: ShellSource): ShellScript {
  if (source.kind === 'words') return { text: undefined, commands: commandOfStrings(source.words), problems: [] };
  const { text } = source;
  const whole = text.spanOf(0, text.text.length);
  if (text.text.length > LONGEST_SCRIPT || hasTooManySubstitutions(text.text)) {
    const message = 'The script is too long to be read.';
    return { text, commands: [], problems: [{ span: whole, code: 'script-too-long', message }] };
  }
  try {
    const script = parsed(text.text);
    const commands = new ShellReader(text, source.options).read(script);
    const problems = (script.errors ?? []).map(
      ({ message, pos }): Problem => ({ span: text.spanOf(pos, pos), code: 'shell-syntax', message }),
    );
    return { text, commands, problems };
  } catch {
    const message = 'The script cannot be read.';
    return { text, commands: [], problems: [{ span: whole, code: 'shell-syntax', message }] };
  }
}

function parsed(text: string): ParsedScript {
  const cached = cache.get(text);
  if (cached) {
    // Put last again, so that what is used stays.
    cache.delete(text);
    cache.set(text, cached);
    return cached;
  }
  const script = parse(text);
  cache.set(text, script);
  cachedCharacters += text.length;
  for (const oldest of cache.keys()) {
    if (cache.size <= MOST_CACHED && cachedCharacters <= MOST_CACHED_CHARACTERS) break;
    cache.delete(oldest);
    cachedCharacters -= oldest.length;
  }
  return script;
}

/** The parser's time grows with the square of nested substitutions. */
function hasTooManySubstitutions(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('$('); at >= 0; at = text.indexOf('$(', at + 2)) count++;
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at + 1)) count++;
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) count++;
  return count > MOST_SUBSTITUTIONS * 4;
}
