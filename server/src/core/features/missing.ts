import type { Analysis } from '../engine/analysis';
import { type Hardened, harden } from '../engine/harden';
import type { Reanalyse } from '../engine/prove';
import type { Safety } from '../engine/rule';
import type { Span } from '../text/span';

/** Adds what is missing from the thing whose name stands at `at`, up to a safety: the fixes of a folded diagnostic. */
export function addMissing(analysis: Analysis, at: Span, safety: Safety, reanalyse: Reanalyse): Hardened {
  const rules = new Set(
    analysis.findings
      .filter(({ isMissing, span }) => isMissing && span.start === at.start && span.end === at.end)
      .map(({ rule }) => rule),
  );
  return harden(
    analysis,
    (item) => item.offset === at.start && rules.has(item.rule) && (item.safety === 'safe' || safety === 'suggested'),
    reanalyse,
  );
}
