import { describe, expect, it } from 'vitest';
import type { Kind } from '../../server/src/core/index';
import { type Collected, ownTexts } from './collect';
import { shown } from './complaints';
import { readGolden } from './golden';
import { readProof } from './proof';
import type { Reader } from './reader';
import { readers } from './readers/index';
import { keyOf } from './subject';
import { examine, type Tally } from './tally';

export const refresh = 'run `npm run oracles` (it needs Go) and commit what it writes';

/**
 * The tests of one kind: its golden answers are complete, our readings equal them but for listed reasons, and every edit
 * that Bulkhead offers is taken. A test file for each kind, so that they run beside one another.
 */
export function describeAgreement(kind: Kind): void {
  const reader = readers.find((one) => one.kind === kind);
  if (!reader) throw new Error(`Nobody reads ${kind}.`);
  describe(`${kind}: ${reader.program}`, () => tests(reader));
}

function tests(reader: Reader): void {
  const golden = readGolden(reader.kind);
  let known: { readonly texts: Collected; readonly tally: Tally } | undefined;
  const examined = async () => {
    const texts = known?.texts ?? ownTexts(reader);
    const tally = known?.tally ?? (await examine(reader, texts, async (subject) => golden.get(keyOf(subject)) ?? {}));
    known = { texts, tally };
    return known;
  };

  it('has been asked about every text of ours, and about no other', { timeout: 120_000 }, async () => {
    const { texts } = await examined();
    const asked = [...texts.subjects, ...texts.offers.map(({ after }) => after)];
    const missing = asked.filter((subject) => !golden.has(keyOf(subject))).map(({ origin }) => origin);
    expect(missing, `nobody has asked about these: ${refresh}`).toEqual([]);
    expect(golden.size, `some answers are about texts that are gone: ${refresh}`).toBe(new Set(asked.map(keyOf)).size);
  });

  it('reads every text as we do', async () => {
    const { tally } = await examined();
    expect(shown({ different: tally.different, wrong: [] }).join('\n\n')).toBe('');
  });

  it('takes what every fix and every harden plan makes, and reads no change but theirs', async () => {
    const { tally } = await examined();
    expect(shown({ different: [], wrong: tally.wrong }).join('\n\n')).toBe('');
    expect(tally.counts.fixes.applied).toBeGreaterThan(0);
    expect(tally.counts.plans.applied).toBeGreaterThan(0);
  });

  it('differs for every reason that is listed', async () => {
    const { tally } = await examined();
    expect(reader.known.filter((one) => !tally.used.has(one)).map(({ reason }) => reason)).toEqual([]);
  });

  it('is in the report as it is', async () => {
    const { tally } = await examined();
    expect(readProof().own[reader.kind], refresh).toEqual(tally.counts);
  });
}
