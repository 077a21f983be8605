import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../../server/src/core/index';
import { oraclesFolder } from './golden';
import { proofPage } from './proof-page';
import type { Counts } from './tally';

/** The numbers behind docs/proof.md, kept beside the golden answers. */
export interface ProofNumbers {
  /** Our own texts. */
  readonly own: Partial<Record<Kind, Counts>>;
  /** The files of a folder outside the project, when it was last given. */
  readonly others: Partial<Record<Kind, Counts>>;
  /** The last recorded fuzz run. */
  readonly fuzz: Partial<Record<Kind, FuzzCounts>>;
}

export interface FuzzCounts {
  /** The first seed; the others follow it one by one. */
  readonly seed: number;
  readonly texts: number;
  readonly refused: number;
  readonly known: number;
  readonly different: number;
  /** Edits that were offered for these texts, applied and held against the program too. */
  readonly offers: number;
  readonly wrongOffers: number;
}

const numbersPath = join(oraclesFolder, 'golden', 'proof.json');
export const pagePath = 'docs/proof.md';

export function readProof(): ProofNumbers {
  if (!existsSync(numbersPath)) return { own: {}, others: {}, fuzz: {} };
  return JSON.parse(readFileSync(numbersPath, 'utf8')) as ProofNumbers;
}

/** Writes the numbers and the page that is made of them. */
export function writeProof(numbers: ProofNumbers): void {
  writeFileSync(numbersPath, `${JSON.stringify(numbers, undefined, 2)}\n`);
  writeFileSync(pagePath, proofPage(numbers));
}
