import { EVERYTHING, FRAME, type Look, type Looks } from '../model/outside-reads';
import type { Span } from '../text/span';
import { type Placement, type RememberedReport, rememberedReport } from './remembered-report';
import type { Rule } from './rule';
import type { Reported } from './run-rules';

/** What some rules said of something, and what else they looked at. */
export interface Part {
  /** Nothing where they looked at nothing else. */
  readonly looks: readonly Look[] | undefined;
  readonly rules: readonly Rule[];
  /** None where only asking again can tell. */
  readonly reports: readonly RememberedReport[];
}

const ONLY_FRAME: Looks = new Set([FRAME]);
const ALL: Looks = new Set([EVERYTHING]);

/** Gathers what rules said of one thing, those together that looked at the same. */
export class Parts {
  private readonly parts: { looks: readonly Look[] | undefined; rules: Rule[]; reports: RememberedReport[] }[] = [];

  constructor(
    private readonly placement: Placement,
    private readonly own: Span | undefined,
  ) {}

  get all(): readonly Part[] {
    return this.parts.length === 0 ? NO_PARTS : this.parts;
  }

  add(rule: Rule, looks: Looks | undefined, said: readonly Reported[], hasFailed: boolean): void {
    // A stage as such is part of the frame.
    const all = hasFailed ? ALL : (looks ?? (this.own ? undefined : ONLY_FRAME));
    if (!all && said.length === 0) return;
    if (all?.has(EVERYTHING)) {
      this.partOf(ALL).rules.push(rule);
      return;
    }
    if (said.length === 0) {
      this.partOf(all).rules.push(rule);
      return;
    }
    const looked = new Set<Look>(all);
    const reports: RememberedReport[] = [];
    for (const [index, one] of said.entries()) {
      const found = rememberedReport(one, index, this.own, this.placement);
      if (!found) {
        this.partOf(ALL).rules.push(rule);
        return;
      }
      reports.push(found.report);
      for (const look of found.looks) looked.add(look);
    }
    const part = this.partOf(looked.size > 0 ? looked : undefined);
    part.rules.push(rule);
    part.reports.push(...reports);
  }

  private partOf(looks: Looks | undefined): { rules: Rule[]; reports: RememberedReport[] } {
    const known = this.parts.find((one) => isSameLooks(one.looks, looks));
    if (known) return known;
    const part = { looks: looks && [...looks], rules: [], reports: [] };
    this.parts.push(part);
    return part;
  }
}

const NO_PARTS: readonly Part[] = [];

function isSameLooks(known: readonly Look[] | undefined, looks: Looks | undefined): boolean {
  if (!known || !looks) return known === looks;
  return known.length === looks.size && known.every((look) => looks.has(look));
}
