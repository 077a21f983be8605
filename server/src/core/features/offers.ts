import type { Analysis } from '../engine/analysis';
import type { Finding, Fix } from '../engine/finding';
import type { Proof } from '../engine/prove';
import type { TextEdit } from '../text/edit';

/** Proves a fix of a finding against the text of an analysis. */
export type Prove = (analysis: Analysis, finding: Finding, fix: Fix) => Proof;

/** A fix that passed its proof, with the edits that were proved. */
export interface Offer {
  readonly finding: Finding;
  readonly fix: Fix;
  /** Which of the finding's fixes it is. */
  readonly index: number;
  readonly edits: readonly TextEdit[];
}

/** Null for what could not be proved. The new text and its analysis are as large as the file: only the edits are kept. */
const proved = new WeakMap<Fix, readonly TextEdit[] | null>();

/**
 * A fix of a finding, by its place in the list; nothing where there is none or it could not be proved. Proved once: a
 * fix belongs to one finding of one analysis, so its proof never gets old.
 */
export function offerOf(analysis: Analysis, finding: Finding, index: number, prove: Prove): Offer | undefined {
  const fix = finding.fixes[index];
  if (!fix) return undefined;
  let edits = proved.get(fix);
  if (edits === undefined) {
    const proof = prove(analysis, finding, fix);
    edits = proof.isProved ? proof.edits : null;
    proved.set(fix, edits);
  }
  return edits === null ? undefined : { finding, fix, index, edits };
}

/** The offer that an editor should make with one key press: the first safe one, else the first. */
export function preferred(offers: readonly Offer[]): Offer | undefined {
  return offers.find(({ fix }) => fix.safety === 'safe') ?? offers[0];
}
