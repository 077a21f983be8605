import type { TextEdit } from '../text/edit';
import type { Fix } from './finding';
import type { OpenedFile } from './opened-file';
import type { FixOffer, ReportDetails, Rule, Safety } from './rule';

/** The fixes that a report offers, in the order that its rule declares them. */
export function fixesOf(rule: Rule, details: ReportDetails<never>, opened: OpenedFile): Fix[] {
  const offers = Array.isArray(details.fix) ? details.fix : [details.fix];
  return offers.flatMap((offer: FixOffer<never> | ((edit: never) => void) | undefined, index): Fix[] => {
    if (!offer) return [];
    const own: FixOffer<never> = typeof offer === 'function' ? { edit: offer } : offer;
    const declared = rule.fixes[index] ?? rule.fixes[0];
    const title = opened.inWords(own.title ?? declared?.title ?? rule.title);
    return [new OfferedFix(title, own.safety ?? declared?.safety ?? 'suggested', index, own, opened)];
  });
}

interface MadeEdits {
  readonly edits: readonly TextEdit[] | undefined;
  /** What the edits reach beyond their place, such as the other uses of an anchor. */
  readonly notes: readonly string[];
}

/** A fix whose closure runs once, when somebody first asks what it would do. */
class OfferedFix implements Fix {
  private made: MadeEdits | undefined;

  constructor(
    private readonly ownTitle: string,
    private readonly ownSafety: Safety,
    readonly index: number,
    private readonly offer: FixOffer<never>,
    private readonly opened: OpenedFile,
  ) {}

  get title(): string {
    const { notes } = this.make();
    return notes.length > 0 ? `${this.ownTitle} (${notes.join(', ')})` : this.ownTitle;
  }

  /** What reaches beyond its place is never safe, whatever the rule says. */
  get safety(): Safety {
    return this.ownSafety === 'safe' && this.make().notes.length > 0 ? 'suggested' : this.ownSafety;
  }

  edits(): readonly TextEdit[] | undefined {
    return this.make().edits;
  }

  private make(): MadeEdits {
    this.made ??= makeEdits(this.offer, this.opened);
    return this.made;
  }
}

function makeEdits(offer: FixOffer<never>, opened: OpenedFile): MadeEdits {
  const builder = opened.createEdits();
  try {
    offer.edit(builder as never);
    const edits = builder.edits();
    const mayBeMade = edits?.every(({ span, newText }) => opened.mayEdit(span) && opened.inWords(newText) === newText);
    return { edits: mayBeMade ? edits : undefined, notes: 'notes' in builder ? builder.notes : [] };
  } catch {
    // A fix that throws is a fix that is not offered; the finding still stands.
    return { edits: undefined, notes: [] };
  }
}
