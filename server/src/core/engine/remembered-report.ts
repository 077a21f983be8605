import { type DividedPlace, type Divisions, dividedPlace } from '../model/dockerfile-divisions';
import type { Span } from '../text/span';
import type { ReportDetails, Rule, Severity } from './rule';
import type { Reported } from './run-rules';

/** Where something stands: in a stage, or counted from the first line of the instruction that was shown. */
type RememberedPlace = DividedPlace | { readonly division: undefined; readonly start: number; readonly end: number };

/** A report without its fixes, which belong to the views of one version of the file. */
export interface RememberedReport {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly at: RememberedPlace;
  readonly details: ReportDetails<never>;
  readonly related: readonly { readonly at: RememberedPlace; readonly says: string }[];
  /** Which of the reports that the rule made of the same thing it is. */
  readonly index: number;
}

/** The version of a file that reports are taken from, or put into. */
export interface Placement {
  readonly divisions: Divisions;
  /** Of the text. */
  readonly length: number;
}

/** What is to be remembered of a report, with the divisions that it stands in; nothing where its place is in none. */
export function rememberedReport(
  { rule, severity, at, details }: Reported,
  index: number,
  own: Span | undefined,
  placement: Placement,
): { readonly report: RememberedReport; readonly divisions: readonly number[] } | undefined {
  const place = rememberedPlace(at.span, own, placement);
  if (!place) return undefined;
  const divisions = place.division === undefined ? [] : [place.division];
  const related: { at: RememberedPlace; says: string }[] = [];
  for (const one of details.related ?? []) {
    const where = rememberedPlace(one.at.span, own, placement);
    if (!where) return undefined;
    if (where.division !== undefined) divisions.push(where.division);
    related.push({ at: where, says: one.says });
  }
  // The closures of its fixes hold the whole file.
  const { fix: _, related: __, ...plain } = details;
  return { report: { rule, severity, at: place, details: plain, related, index }, divisions };
}

function rememberedPlace(
  { start, end }: Span,
  own: Span | undefined,
  { divisions, length }: Placement,
): RememberedPlace | undefined {
  if (own && own.start <= start && end <= own.end) {
    return { division: undefined, start: start - own.start, end: end - own.start };
  }
  return dividedPlace(divisions, start, end, length);
}

/**
 * A remembered report at its place in this version of the file. `ownStart` is where the instruction begins that it was
 * made of; `recall` gives what the rule says of it now, fixes included.
 */
export function placedAgain(
  { rule, severity, at, details, related }: RememberedReport,
  ownStart: number,
  divisions: Divisions,
  recall: () => ReportDetails<never> | undefined,
): Reported {
  const whole =
    related.length === 0
      ? details
      : {
          ...details,
          related: related.map((one) => ({ at: { span: placed(one.at, ownStart, divisions) }, says: one.says })),
        };
  return { rule, severity, at: { span: placed(at, ownStart, divisions) }, details: whole, recall };
}

function placed({ division, start, end }: RememberedPlace, ownStart: number, { stages }: Divisions): Span {
  const from = division === undefined ? ownStart : (stages[division]?.start ?? 0);
  return { start: from + start, end: from + end };
}
