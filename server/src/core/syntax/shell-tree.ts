import type { Span, Spanned } from '../text/span';
import type { LogicalText } from './dockerfile-logical-text';
import type { JsonString } from './dockerfile-tree';
import type { Problem } from './problem';

/** What a shell does when a command fails. */
export interface ShellOptions {
  /** `-e`: it stops at the first failure. */
  readonly errexit: boolean;
  /** `-o pipefail`: a pipeline fails when any of its commands does. */
  readonly pipefail: boolean;
}

/** What to read: a script, or the words of one command that no shell sees. */
export type ShellSource =
  | {
      readonly kind: 'script';
      readonly text: LogicalText;
      readonly options: ShellOptions;
      /** The shell that the script itself names; nothing where it is the one of SHELL. */
      readonly program?: string;
    }
  | { readonly kind: 'words'; readonly words: readonly JsonString[] };

/** A word of a command. In the JSON form its span lies within the quotes of the string. */
export interface ShellWord extends Spanned {
  /** What it says when quotes are removed; nothing where it holds a variable or a substitution. */
  readonly value: string | undefined;
  /** The same with variables and substitutions as they are written. */
  readonly text: string;
  /** As written, quotes included, continuations taken out. */
  readonly raw: string;
  /** Whether any of it is quoted or escaped. */
  readonly isQuoted: boolean;
  /** The spans that hold it where a continuation breaks it. */
  readonly parts?: readonly Span[];
}

export interface ShellAssignment extends Spanned {
  readonly name: string;
  readonly nameSpan: Span;
  /** Nothing for an array. */
  readonly value: ShellWord | undefined;
}

export interface ShellRedirection extends Spanned {
  /** Such as `>`, `2>` is `>` with descriptor 2. */
  readonly operator: string;
  readonly descriptor: number | undefined;
  /** The file, or the delimiter of a heredoc. */
  readonly target: ShellWord | undefined;
}

/** What joins two commands of a chain. */
export interface ShellOperator extends Spanned {
  readonly text: '&&' | '||' | '|' | '|&' | ';' | '&' | '\n';
}

/** Commands of one level of a script in order, joined by operators; bodies of loops and subshells are chains of their own. */
export interface ShellChain {
  readonly commands: readonly ShellCommand[];
}

/** A simple command. */
export interface ShellCommand extends Spanned {
  /** The program without its folder, behind `env`, `sudo`, `time`, `exec`, `command`, `nice`; nothing where unknown. */
  readonly program: string | undefined;
  /** The word that names the program; nothing for assignments alone. */
  readonly name: ShellWord | undefined;
  /** The words behind the program, redirections not included. */
  readonly arguments: readonly ShellWord[];
  /** The words that name `sudo`, `env` and the like before the program, outermost first. */
  readonly wrappers: readonly ShellWord[];
  /** `NAME=value` before the command and behind `env`. */
  readonly assignments: readonly ShellAssignment[];
  readonly redirections: readonly ShellRedirection[];
  readonly chain: ShellChain;
  /** What stands between it and its neighbours, which may be compound commands such as `if`. */
  readonly operatorBefore: ShellOperator | undefined;
  readonly operatorAfter: ShellOperator | undefined;
  /** The simple commands of its pipeline in order, itself included. */
  readonly pipeline: readonly ShellCommand[];
  /** Whether it stands in `$( )`, backticks or `<( )`. */
  readonly isInsideSubstitution: boolean;
  /** Whether it is the condition of `if` or `while`, or negated by `!`: its failure ends nothing. */
  readonly isCondition: boolean;
  /** What holds when it runs, as `set` before it and the shell's own arguments say. */
  readonly options: ShellOptions;
  /** Whether it comes from the JSON form, so that its words are strings and no shell reads them. */
  readonly isExecForm: boolean;
}

/** A script, or one command of the JSON form. */
export interface ShellScript {
  /** The text that was read; nothing for one command of the JSON form. */
  readonly text: LogicalText | undefined;
  /** All commands in the order of the text, those of bodies and substitutions included. */
  readonly commands: readonly ShellCommand[];
  readonly problems: readonly Problem[];
}
