// `npm run fuzz [-- --minutes N] [--texts N] [--kind KIND] [--seed N] [--complaints N] [--record]`: generated and mutated
// texts, held against the official programs, with the fixes that Bulkhead offers for some of them. Prints the seeds that
// differ, each text cut down to what still differs, and stops after so many complaints. `--record` writes the numbers
// into docs/proof.md. Needs Go. Exit code 1 where something differs without a known reason.
import { parseArgs } from 'node:util';
import { fixesOf, plansOf } from '../changes';
import type { Collected } from '../collect';
import { exampleSubjects } from '../collect';
import { shown } from '../complaints';
import { Oracle } from '../oracle';
import { type FuzzCounts, readProof, writeProof } from '../proof';
import type { Reader } from '../reader';
import { readers } from '../readers/index';
import { examine } from '../tally';
import { fuzzed } from './fuzzed';
import { shrink } from './shrink';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    texts: { type: 'string' },
    kind: { type: 'string' },
    seed: { type: 'string', default: '1' },
    // Enough to work on; more of them are mostly more of the same.
    complaints: { type: 'string', default: '10' },
    record: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const most = values.texts === undefined ? Number.POSITIVE_INFINITY : Number(values.texts);
const firstSeed = Number(values.seed);
const mostComplaints = Number(values.complaints);
if (![minutes, firstSeed, mostComplaints].every(Number.isFinite) || Number.isNaN(most))
  throw new Error('Give numbers.');
const batchSize = 500;
/** One text in so many has its fixes applied too: they cost many times what reading does. */
const everyWithOffers = 40;

const chosen = readers.filter(({ kind }) => !values.kind || kind === values.kind);
const fuzz: Partial<Record<string, FuzzCounts>> = {};
for (const reader of chosen) fuzz[reader.kind] = await fuzzKind(reader, (minutes * 60_000) / chosen.length);
if (values.record) {
  const proof = readProof();
  writeProof({ ...proof, fuzz: { ...proof.fuzz, ...fuzz } });
}

async function fuzzKind(reader: Reader, milliseconds: number): Promise<FuzzCounts> {
  const oracle = Oracle.start(reader.kind);
  const ask = oracle.ask.bind(oracle);
  const examples = exampleSubjects(reader);
  const end = Date.now() + milliseconds;
  const total = { seed: firstSeed, texts: 0, refused: 0, known: 0, different: 0, offers: 0, wrongOffers: 0 };
  let complaints = 0;
  while (Date.now() < end && total.texts < most && complaints < mostComplaints) {
    const seeds = Array.from(
      { length: Math.min(batchSize, most - total.texts) },
      (_, at) => firstSeed + total.texts + at,
    );
    const subjects = seeds.map((seed) => fuzzed(reader.kind, seed, examples));
    const texts: Collected = {
      subjects,
      offers: subjects
        .filter((_, at) => (seeds[at] ?? 0) % everyWithOffers === 0)
        .flatMap((subject) => [...fixesOf(subject), ...plansOf(subject)]),
    };
    const { counts, different, wrong } = await examine(reader, texts, ask);
    const small = [];
    for (const verdict of different.slice(0, mostComplaints - complaints))
      small.push(await shrink(reader, verdict, ask));
    for (const complaint of shown({ different: small, wrong })) console.log(`${complaint}\n`);
    complaints += different.length + wrong.length;
    total.texts += seeds.length;
    total.refused += counts.refused;
    total.known += Object.values(counts.known).reduce((sum, times) => sum + times, 0);
    total.different += different.length;
    total.offers += counts.fixes.applied + counts.plans.applied;
    total.wrongOffers += wrong.length;
  }
  oracle.stop();
  console.log(
    `${reader.kind}: seeds ${firstSeed} to ${firstSeed + total.texts - 1}: ${total.texts} texts, ${total.refused} refused ` +
      `by both, ${total.different} different, ${total.known} for known reasons; ${total.offers} edits applied, ` +
      `${total.wrongOffers} wrong`,
  );
  if (complaints > 0) process.exitCode = 1;
  return total;
}
