import { type Analysis, harden, prove, type Settings, type TextEdit } from '../../server/src/core/index';
import { everything } from '../harness/example-runs';
import { analysed } from './analysed';
import { composed } from './composed-edits';
import type { Subject } from './subject';

/** What Bulkhead offers to make of a text. */
export interface Offer {
  /** One quick fix, or everything that hardening does. */
  readonly what: 'fix' | 'plan';
  readonly before: Subject;
  readonly after: Subject;
  readonly edits: readonly TextEdit[];
}

/** Every proved fix of the findings that settings bring up, each applied to the text by itself. */
export function fixesOf(subject: Subject, settings: Settings = everything): Offer[] {
  const analysis = analysed(subject, settings);
  return analysis.findings.flatMap((finding) =>
    finding.fixes.flatMap((fix): Offer[] => {
      const proof = prove(analysis, finding, fix);
      return proof.isProved ? [offer('fix', subject, `${finding.rule.id} "${fix.title}"`, proof)] : [];
    }),
  );
}

/** What hardening makes of a text: with safe fixes alone, and with the suggested ones. */
export function plansOf(subject: Subject): Offer[] {
  const analysis: Analysis = analysed(subject, everything);
  return (['safe', 'suggested'] as const).flatMap((safety): Offer[] => {
    const result = harden(analysis, safety);
    if (result.applied.length === 0) return [];
    // Its own edits, not the smallest ones: those take one of two alike lines for the other.
    const edits = composed(subject.text.length, result.rounds);
    return [offer('plan', subject, `hardened, ${safety} fixes`, { text: result.text, edits })];
  });
}

function offer(
  what: Offer['what'],
  before: Subject,
  how: string,
  made: { readonly text: string; readonly edits: readonly TextEdit[] },
): Offer {
  const after = { ...before, origin: `${before.origin}, ${how}`, text: made.text };
  return { what, before, after, edits: made.edits };
}
