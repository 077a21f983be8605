/** The shells whose scripts ShellCheck reads, by the names that it takes. */
export type ShellDialect = 'sh' | 'bash' | 'dash' | 'ksh';

/** A script to be looked at by ShellCheck. */
export interface ShellQuestion {
  readonly dialect: ShellDialect;
  readonly text: string;
}

/** A stretch of a script as ShellCheck counts: lines and columns from one, columns in code points, the end not included. */
export interface ShellStretch {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One of the replacements that make up a fix. */
export interface ShellReplacement extends ShellStretch {
  readonly replacement: string;
  /** Whether a text that is put in belongs to what follows it (`afterEnd`) or to what stands before it. */
  readonly insertionPoint: 'beforeStart' | 'afterEnd';
}

/** What is known of a question. */
export interface ShellAnswer {
  readonly comments: readonly ShellComment[];
  /** Whether it is what was said of the script before its last change, as far as that still holds. */
  readonly isProvisional?: boolean;
}

/** Something that ShellCheck says of a script. */
export interface ShellComment extends ShellStretch {
  readonly level: 'error' | 'warning' | 'info' | 'style';
  /** Such as 2086. */
  readonly code: number;
  readonly message: string;
  readonly fix?: readonly ShellReplacement[] | undefined;
}
