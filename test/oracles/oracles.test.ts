import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Collected, ownTexts } from './collect';
import { shown } from './complaints';
import { readGolden } from './golden';
import { pagePath, readProof } from './proof';
import { proofPage } from './proof-page';
import { readers } from './readers/index';
import { keyOf } from './subject';
import { examine, type Tally } from './tally';

const refresh = 'run `npm run oracles` (it needs Go) and commit what it writes';

describe.each(readers)('$kind: $program', (reader) => {
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
});

describe('docs/proof.md', () => {
  it('says what was measured', () => {
    expect(existsSync(pagePath), refresh).toBe(true);
    expect(readFileSync(pagePath, 'utf8'), refresh).toBe(proofPage(readProof()));
  });
});
