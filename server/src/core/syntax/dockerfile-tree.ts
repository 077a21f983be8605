import type { Span, Spanned } from '../text/span';
import type { LogicalText } from './dockerfile-logical-text';

export type { LogicalText } from './dockerfile-logical-text';

/** A piece of an instruction without blanks, or with blanks that quotes protect. */
export interface Word extends Spanned {
  /** What it says, continuations taken out; quotes, escapes and variables are as written. */
  readonly value: string;
  /** The spans that hold it, one behind the other, where a continuation breaks it; each character is one of `value`. */
  readonly parts?: readonly Span[];
}

/** `--name` or `--name=value` before the arguments of an instruction. */
export interface Flag extends Spanned {
  /** The name without its dashes. */
  readonly name: Word;
  /** The value as written, quotes included; nothing for a flag that is only a name. */
  readonly value?: Word;
  /** The value without quotes and escapes, an empty text for a flag that is only a name. */
  readonly text: string;
  /** The index in `value` of each character of `text`; nothing where both are the same. */
  readonly origins?: readonly number[];
}

/** One `key=value` of a comma-separated flag value, such as that of `RUN --mount`. */
export interface FlagOption extends Spanned {
  /** The key, its case folded. */
  readonly key: string;
  readonly keySpan: Span;
  /** The value, nothing for a key alone. */
  readonly value?: string;
  readonly valueSpan?: Span;
}

/** A string of the JSON form; the span holds its quotes. */
export interface JsonString extends Spanned {
  /** What the string says, escapes decoded. */
  readonly value: string;
  /** What the string says, each character knowing its place. */
  readonly content: LogicalText;
  /** The spans that hold it where a continuation breaks it. */
  readonly parts?: readonly Span[];
}

/** The JSON form of an instruction's arguments: `["a", "b"]`; the span holds the brackets. */
export interface JsonForm extends Spanned {
  readonly items: readonly JsonString[];
}

/** A comment line, from its `#` to the end of its line. */
export interface Comment extends Spanned {
  /** The text behind `#`, blanks around it taken off. */
  readonly text: string;
  /** Whether the line stands inside a continued instruction. */
  readonly isInside: boolean;
}

/** A parser directive of the first lines, such as `# syntax=docker/dockerfile:1`. */
export interface Directive extends Spanned {
  /** `syntax`, `escape` or `check`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** A heredoc of an instruction. */
export interface Heredoc extends Spanned {
  /** The word that opens it, such as `<<-"EOF"`; `span` is the same. */
  readonly marker: Word;
  /** The name, quotes taken off. */
  readonly name: string;
  /** Whether variables in the body are expanded: the name has no quotes. */
  readonly expands: boolean;
  /** Whether leading tabs are stripped: `<<-`. */
  readonly stripsTabs: boolean;
  /** The number before `<<`, zero where there is none. */
  readonly fileDescriptor: number;
  /** The lines of the body, the last line end included. */
  readonly body: Span;
  /** The terminator without its line end; nothing where the heredoc never ends. */
  readonly terminator?: Span;
}

/** One `name=value` of ENV, LABEL or ARG. */
export interface PairSyntax extends Spanned {
  readonly name: Word;
  /** The value as written; nothing for `ARG name`. */
  readonly value?: Word;
  /** Whether it is written as `ENV name value`. */
  readonly isLegacy: boolean;
}

/** What RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK CMD execute. */
export type CommandForm =
  | { readonly form: 'exec'; readonly json: JsonForm }
  | { readonly form: 'shell'; readonly text: LogicalText };
