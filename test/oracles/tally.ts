import type { Answer } from './answer';
import type { Offer } from './changes';
import type { Collected } from './collect';
import { judge, judgeOffer, type OfferVerdict, type Verdict } from './judge';
import type { KnownDifference, Reader } from './reader';
import { keyOf, type Subject } from './subject';

/** The numbers of the report. */
export interface Counts {
  readonly texts: number;
  readonly equal: number;
  /** How many of the equal ones both refuse. */
  readonly refused: number;
  readonly different: number;
  /** Texts that differ for a known reason, by the reason. */
  readonly known: Readonly<Record<string, number>>;
  readonly fixes: OfferCounts;
  readonly plans: OfferCounts;
}

/** Of what Bulkhead offered: see `OfferVerdict`. */
export interface OfferCounts {
  readonly applied: number;
  readonly accepted: number;
  readonly mended: number;
  readonly stillRefused: number;
  readonly wrong: number;
}

/** Everything that came of comparing texts and edits of one kind. */
export interface Tally {
  readonly counts: Counts;
  readonly different: readonly Verdict[];
  readonly wrong: readonly OfferVerdict[];
  readonly used: ReadonlySet<KnownDifference>;
}

/** Asks the official program about every text before and after every edit, each once, and judges all of it. */
export async function examine(
  reader: Reader,
  { subjects, offers }: Collected,
  ask: (subject: Subject) => Promise<Answer>,
): Promise<Tally> {
  const asked = new Map<string, Promise<Answer>>();
  const answerTo = (subject: Subject): Promise<Answer> => {
    const key = keyOf(subject);
    const known = asked.get(key) ?? ask(subject);
    asked.set(key, known);
    return known;
  };
  const verdicts: Verdict[] = [];
  // The texts that fixes make are compared like any other: a reading must hold where fixes lead.
  const texts = new Map([...subjects, ...offers.map(({ after }) => after)].map((one) => [keyOf(one), one]));
  for (const batch of batches([...texts.values()])) {
    const answers = await Promise.all(batch.map(answerTo));
    verdicts.push(...batch.map((subject, index) => judge(reader, subject, answers[index] ?? {})));
  }
  const offered: OfferVerdict[] = [];
  for (const offer of unique(offers)) {
    offered.push(judgeOffer(reader, offer, await answerTo(offer.before), await answerTo(offer.after)));
  }
  return tallied(verdicts, offered);
}

/** The same edit of the same text is offered by several findings at times. */
function unique(offers: readonly Offer[]): Offer[] {
  return [...new Map(offers.map((one) => [`${one.what} ${keyOf(one.before)} ${keyOf(one.after)}`, one])).values()];
}

function* batches<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let at = 0; at < items.length; at += 200) yield items.slice(at, at + 200);
}

function tallied(verdicts: readonly Verdict[], offered: readonly OfferVerdict[]): Tally {
  const different = verdicts.filter(({ unexplained }) => unexplained.length > 0);
  const equal = verdicts.filter(({ unexplained, known }) => unexplained.length + known.length === 0);
  const known: Record<string, number> = {};
  for (const { reason } of verdicts.flatMap((verdict) => verdict.known)) known[reason] = (known[reason] ?? 0) + 1;
  const counted = (what: Offer['what']): OfferCounts => {
    const own = offered.filter(({ offer }) => offer.what === what);
    const count = (outcome: OfferVerdict['outcome']) => own.filter((one) => one.outcome === outcome).length;
    return {
      applied: own.length,
      accepted: count('accepted'),
      mended: count('mended'),
      stillRefused: count('still refused'),
      wrong: own.filter(({ wrongs }) => wrongs.length > 0).length,
    };
  };
  return {
    counts: {
      texts: verdicts.length,
      equal: equal.length,
      refused: equal.filter(({ isRefused }) => isRefused).length,
      different: different.length,
      known,
      fixes: counted('fix'),
      plans: counted('plan'),
    },
    different,
    wrong: offered.filter(({ wrongs }) => wrongs.length > 0),
    used: new Set(verdicts.flatMap((verdict) => verdict.known)),
  };
}
