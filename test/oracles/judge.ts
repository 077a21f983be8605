import { analysed } from './analysed';
import { type Answer, type Difference, differencesOf } from './answer';
import type { Offer } from './changes';
import type { KnownDifference, Reader } from './reader';
import type { Subject } from './subject';

/** What came of holding one text against the official program. */
export interface Verdict {
  readonly subject: Subject;
  readonly isRefused: boolean;
  /** What nobody has given a reason for. */
  readonly unexplained: readonly Difference[];
  readonly known: readonly KnownDifference[];
}

/** What came of holding an edit that Bulkhead offers against the official program. */
export interface OfferVerdict {
  readonly offer: Offer;
  /**
   * `accepted`: taken before and after; `mended`: refused before, taken after; `still refused`: refused before and
   * after; `broken`: taken before, refused after.
   */
  readonly outcome: 'accepted' | 'mended' | 'still refused' | 'broken';
  /** Why it must not be offered as it is. */
  readonly wrongs: readonly string[];
}

/** Compares what the official program says of a text with what Bulkhead reads. */
export function judge(reader: Reader, subject: Subject, official: Answer): Verdict {
  const differences = differencesOf(official, reader.read(analysed(subject, reader.settings)));
  const known = new Set<KnownDifference>();
  const unexplained = differences.filter((difference) => {
    const reason = reader.known.find((candidate) => candidate.isIt(difference, subject));
    if (reason) known.add(reason);
    return !reason;
  });
  return { subject, isRefused: official.refused !== undefined, unexplained, known: [...known] };
}

/** Says whether the official program takes what an edit makes of a text, and reads no more changes than it makes. */
export function judgeOffer(reader: Reader, offer: Offer, before: Answer, after: Answer): OfferVerdict {
  const wasTaken = before.refused === undefined;
  if (after.refused !== undefined) {
    const outcome = wasTaken ? 'broken' : 'still refused';
    return { offer, outcome, wrongs: wasTaken ? [`is refused: ${after.refused}`] : [] };
  }
  if (!wasTaken) return { offer, outcome: 'mended', wrongs: [] };
  const wrongs = reader.beyond({
    before: { subject: offer.before, analysis: analysed(offer.before, reader.settings), official: before },
    after: { subject: offer.after, analysis: analysed(offer.after, reader.settings), official: after },
    edits: offer.edits,
  });
  return { offer, outcome: 'accepted', wrongs };
}
