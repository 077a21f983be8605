import { isSpace } from './dockerfile-words';

/** A word of a line, and where in the line it begins and ends. */
export interface LineWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Whether quotes and backslashes stay in the words. */
export interface Keeping {
  readonly quotes: boolean;
  readonly escapes: boolean;
}

/** Nobody nests defaults in defaults so deep. */
const deepest = 100;

/**
 * The words of a line as BuildKit splits it to look for heredocs: quotes hold words together, `$( )` does not, and
 * variables are left as they are. Nothing where it cannot be split, because a quote or a brace never closes.
 * https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go
 */
export function lineWords(text: string, keeping: Keeping): readonly LineWord[] | undefined {
  return new Splitter(text, keeping).split();
}

class Splitter {
  private at = 0;
  private depth = 0;
  private readonly words: LineWord[] = [];
  private word = '';
  private wordFrom = 0;
  private wordTo = 0;
  private isInWord = false;

  constructor(
    private readonly text: string,
    private readonly keeping: Keeping,
  ) {}

  split(): readonly LineWord[] | undefined {
    const { text, keeping } = this;
    // The splitter of BuildKit takes a byte order mark at the start of a text for none of its characters.
    if (text.startsWith('\ufeff')) this.at = 1;
    while (this.at < text.length) {
      const from = this.at;
      const character = text.charAt(from);
      if (character === '$') {
        const dollar = this.dollar();
        if (dollar === undefined) return undefined;
        for (let index = 0; index < dollar.length; index++) this.add(dollar.charAt(index), from);
      } else if (character === "'" || character === '"') {
        const quoted = this.quoted(keeping.escapes, false);
        if (quoted === undefined) return undefined;
        this.addRaw(quoted, from);
      } else if (character === '<') this.addRaw(this.angles(), from);
      else if (character === '\\') {
        this.at += 2;
        if (keeping.escapes) this.addRaw('\\', from);
        if (from + 1 < text.length) this.addRaw(text.charAt(from + 1), from);
      } else {
        this.at++;
        this.add(character, from);
      }
    }
    this.endWord();
    return this.words;
  }

  private add(character: string, from: number): void {
    if (!isSpace(character.charCodeAt(0))) this.addRaw(character, from);
    else if (this.isInWord && this.word !== '') {
      this.endWord();
      this.isInWord = false;
    }
  }

  private addRaw(characters: string, from: number): void {
    if (this.word === '') this.wordFrom = from;
    this.word += characters;
    this.wordTo = Math.min(this.at, this.text.length);
    this.isInWord = true;
  }

  private endWord(): void {
    if (this.word !== '') this.words.push({ text: this.word, from: this.wordFrom, to: this.wordTo });
    this.word = '';
  }

  /** `<`, or `<<` with the blanks behind it, which belong to the same word. */
  private angles(): string {
    const from = this.at++;
    if (this.text.charAt(this.at) !== '<') return '<';
    this.at++;
    while (this.at < this.text.length && ' \t\r'.includes(this.text.charAt(this.at))) this.at++;
    return this.text.slice(from, this.at);
  }

  /** A quoted piece; `doublesEscapes` in patterns, where a backslash would be read once more. */
  private quoted(keepsEscapes: boolean, doublesEscapes: boolean): string | undefined {
    const { text, keeping } = this;
    const quote = text.charAt(this.at++);
    let content = keeping.quotes ? quote : '';
    while (this.at < text.length) {
      const character = text.charAt(this.at);
      if (character === '$' && quote === '"') {
        const dollar = this.dollar();
        if (dollar === undefined) return undefined;
        content += dollar;
        continue;
      }
      this.at++;
      if (character === quote) return keeping.quotes ? content + quote : content;
      if (character !== '\\') content += character;
      else if (quote === "'") content += doublesEscapes ? '\\\\' : '\\';
      else content += this.escapedInQuotes(keepsEscapes, doublesEscapes);
    }
    return undefined;
  }

  private escapedInQuotes(keepsEscapes: boolean, doublesEscapes: boolean): string {
    const next = this.text.charAt(this.at);
    if (next === '') return '';
    if (next === '"' || next === '$' || next === '\\') {
      this.at++;
      return keepsEscapes ? `\\${next}` : next;
    }
    return keepsEscapes && (!this.keeping.quotes || doublesEscapes) ? '\\\\' : '\\';
  }

  /** `$name` or `${…}` as it is written, but for quotes and backslashes in what stands in the braces. */
  private dollar(): string | undefined {
    const { text } = this;
    this.at++;
    if (text.charAt(this.at) !== '{') return `$${this.name()}`;
    this.at++;
    if (this.at >= text.length || '{}:'.includes(text.charAt(this.at))) return undefined;
    const name = this.name();
    const first = text.charAt(this.at++);
    if (first === '}') return `\${${name}}`;
    if (first === '/') {
      if (text.charAt(this.at) === '/') this.at++;
      const pattern = this.nested('/', true, true);
      const replacement = pattern === undefined ? undefined : this.nested('}', true, false);
      return replacement === undefined ? undefined : `\${${name}/${pattern}/${replacement}}`;
    }
    const isColon = first === ':';
    const modifier = isColon ? text.charAt(this.at++) : first;
    const isPattern = modifier === '#' || modifier === '%';
    if (isColon ? modifier === '' || isPattern : modifier === '' || !'+-?#%'.includes(modifier)) return undefined;
    const word = this.nested('}', isPattern, isPattern);
    return word === undefined ? undefined : `\${${name}${isColon ? ':' : ''}${modifier}${word}}`;
  }

  private name(): string {
    const special = this.text.charAt(this.at);
    if (special !== '' && '@*#?-$!'.includes(special)) {
      this.at++;
      return special;
    }
    const from = this.at;
    const allowed = /\p{Nd}/u.test(special) ? /\p{Nd}/u : /[\p{L}\p{Nd}_]/u;
    while (this.at < this.text.length && allowed.test(this.text.charAt(this.at))) this.at++;
    return this.text.slice(from, this.at);
  }

  /** What stands before `stop` in braces. BuildKit forgets the word so far when it goes into braces. */
  private nested(stop: string, keepsEscapes: boolean, doublesEscapes: boolean): string | undefined {
    this.word = '';
    if (++this.depth > deepest) return undefined;
    const { text } = this;
    let content = '';
    while (this.at < text.length) {
      const character = text.charAt(this.at);
      if (character === stop) {
        this.at++;
        this.depth--;
        this.word = '';
        return content;
      }
      if (character === '$' || character === "'" || character === '"') {
        const piece = character === '$' ? this.dollar() : this.quoted(keepsEscapes, doublesEscapes);
        if (piece === undefined) return undefined;
        content += piece;
      } else if (character === '\\') {
        content += (keepsEscapes ? '\\' : '') + text.charAt(this.at + 1);
        this.at += 2;
      } else if (character === '<') content += this.angles();
      else {
        content += character;
        this.at++;
      }
    }
    return undefined;
  }
}
