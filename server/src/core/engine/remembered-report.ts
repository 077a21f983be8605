import { type DividedPlace, type Divisions, dividedPlace } from '../model/dockerfile-divisions';
import type { Look } from '../model/outside-reads';
import { aspectOf } from '../model/stage-aspects';
import type { Span } from '../text/span';
import type { Place, ReportDetails, Rule, Severity } from './rule';
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

/** What is to be remembered of a report, and what has to stay the same for its places to hold; nothing where it has none. */
export function rememberedReport(
  { rule, severity, at, details }: Reported,
  index: number,
  own: Span | undefined,
  placement: Placement,
): { readonly report: RememberedReport; readonly looks: readonly Look[] } | undefined {
  const place = rememberedPlace(at.span, own, placement);
  if (!place) return undefined;
  const looks = looksAt(place, placement);
  const related: { at: RememberedPlace; says: string }[] = [];
  for (const one of details.related ?? []) {
    const where = rememberedPlace(one.at.span, own, placement);
    if (!where) return undefined;
    looks.push(...looksAt(where, placement));
    related.push({ at: where, says: one.says });
  }
  // The closures of its fixes hold the whole file.
  const { fix: _, related: __, ...plain } = details;
  return { report: { rule, severity, at: place, details: plain, related, index }, looks };
}

/** Nothing for a place in the instruction that was shown: it moves with its lines. */
function looksAt({ division, end }: RememberedPlace, { divisions: { stages } }: Placement): Look[] {
  if (division === undefined) return [];
  // A stage begins with its FROM line.
  return [end <= (stages[division]?.from.length ?? 0) ? aspectOf(division, 'FROM') : division];
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

/** Gives what the rule of a report says now, fixes included; nothing where it says nothing any more. */
export type Recall = (report: RememberedReport) => ReportDetails<never> | undefined;

/**
 * A remembered report at its place in this version of the file. A keystroke makes one of each, so that it holds as
 * little as it can.
 */
export class PlacedReport implements Reported {
  readonly at: Place;

  /** `ownStart` is where the instruction begins that the report was made of. */
  constructor(
    private readonly remembered: RememberedReport,
    private readonly ownStart: number,
    private readonly divisions: Divisions,
    private readonly recalled: Recall,
  ) {
    this.at = { span: placed(remembered.at, ownStart, divisions) };
  }

  get rule(): Rule {
    return this.remembered.rule;
  }

  get severity(): Severity {
    return this.remembered.severity;
  }

  get details(): ReportDetails<never> {
    const { details, related } = this.remembered;
    if (related.length === 0) return details;
    const placeOf = (at: RememberedPlace): Place => ({ span: placed(at, this.ownStart, this.divisions) });
    return { ...details, related: related.map(({ at, says }) => ({ at: placeOf(at), says })) };
  }

  recall(): ReportDetails<never> | undefined {
    return this.recalled(this.remembered);
  }
}

function placed({ division, start, end }: RememberedPlace, ownStart: number, { stages }: Divisions): Span {
  const from = division === undefined ? ownStart : (stages[division]?.start ?? 0);
  return { start: from + start, end: from + end };
}
