import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import type { FindingCode, Rule, Safety, Severity } from './rule';

/** A way to mend a finding. It is an offer only once `prove` has held it against the parser and the rules. */
export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  /** Which of the fixes that its rule declares it is, from zero. */
  readonly index: number;
  /** Runs the fix's closure; nothing where the file's shape forbids the edit. */
  edits(): readonly TextEdit[] | undefined;
}

export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** Something that a rule found, at the exact token: spans are offsets into the analysed text. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  /** A setting is absent from the thing whose name the span covers. */
  readonly isMissing: boolean;
  /** Which of the checks of another program it is. */
  readonly code?: FindingCode | undefined;
}

/** A rule that threw: it is left out, the others go on. */
export interface RuleFailure {
  readonly rule: string;
  readonly message: string;
}
