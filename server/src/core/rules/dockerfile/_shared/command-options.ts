import { type OptionGrammar, optionGrammar } from '../../../knowledge/program-options';
import { keptFor } from '../../../model/outside-reads';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';

/** An option of a command, its value told apart. */
export interface CommandOption {
  /** As the program knows it: `-k`, `--insecure`. */
  readonly name: string;
  /** The word that holds it, with other letters where it is bundled. */
  readonly word: ShellWord;
  /** Where its letter stands in the word's text. */
  readonly at: number;
  /** The value, variables as written; nothing for an option that stands alone. */
  readonly value: string | undefined;
  /** The word that holds the value; the option's own where it is glued on. */
  readonly valueWord: ShellWord | undefined;
}

/** The options of a command and the words that are none. */
export interface CommandWords {
  readonly options: readonly CommandOption[];
  readonly others: readonly ShellWord[];
}

const NOTHING: OptionGrammar = { lettersWithValue: '', longWithValue: new Set(), bundles: false };

/** Tells the options of curl, wget or git from other words. */
export const commandWords = keptFor((command: ShellCommand): CommandWords => {
  const name = command.program?.replace(/\.exe$/i, '') ?? '';
  return readOptions(command.arguments, optionGrammar(name) ?? NOTHING);
});

/** Tells options from other words as a grammar says. */
export function readOptions(words: readonly ShellWord[], grammar: OptionGrammar): CommandWords {
  const options: CommandOption[] = [];
  const others: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { text } = word;
    if (text === '--') {
      others.push(...words.slice(at + 1));
      break;
    }
    if (text.startsWith('--')) {
      const equals = text.indexOf('=');
      const name = equals < 0 ? text : text.slice(0, equals);
      const next = equals < 0 && grammar.longWithValue.has(name) ? words[++at] : undefined;
      const glued = equals < 0 ? undefined : text.slice(equals + 1);
      options.push({ name, word, at: 0, value: glued ?? next?.text, valueWord: glued === undefined ? next : word });
    } else if (text.length > 1 && text.startsWith('-')) {
      if (readLetters(word, grammar, options, words[at + 1])) at++;
    } else others.push(word);
  }
  return { options, others };
}

/** Reads the letters of a word; whether the next word is the value of the last one. */
function readLetters(
  word: ShellWord,
  grammar: OptionGrammar,
  options: CommandOption[],
  next: ShellWord | undefined,
): boolean {
  const { text } = word;
  if (grammar.wholeShort?.has(text.slice(0, 3)) === true && text.length === 3) {
    options.push({ name: text, word, at: 0, value: undefined, valueWord: undefined });
    return false;
  }
  for (let at = 1; at < text.length; at++) {
    const letter = text.charAt(at);
    const name = `-${letter}`;
    if (grammar.lettersWithValue.includes(letter)) {
      const glued = text.slice(at + 1);
      const valueWord = glued === '' ? next : word;
      options.push({ name, word, at, value: glued === '' ? next?.text : glued, valueWord });
      return glued === '';
    }
    options.push({ name, word, at, value: undefined, valueWord: undefined });
    if (letter === '$' || letter === '`') break;
  }
  return false;
}
