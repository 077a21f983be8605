// `npm run oracles [-- --kind KIND] [-- --cases DIR]`: asks the official programs about all our texts, writes down what
// they say, compares, and writes docs/proof.md. With `--cases` the files of a folder are compared as well; their answers
// are not kept, their numbers are. Needs Go. Exit code 1 where something differs without a known reason.
import { parseArgs } from 'node:util';
import type { Kind } from '../../server/src/core/index';
import type { Answer } from './answer';
import { filesIn, ownTexts } from './collect';
import { shown } from './complaints';
import { writeGolden } from './golden';
import { Oracle } from './oracle';
import { readProof, writeProof } from './proof';
import type { Reader } from './reader';
import { readers } from './readers/index';
import { keyOf } from './subject';
import { type Counts, examine, type Tally } from './tally';

const { values } = parseArgs({ options: { kind: { type: 'string' }, cases: { type: 'string' } } });
const chosen = readers.filter(({ kind }) => !values.kind || kind === values.kind);
if (chosen.length === 0) throw new Error(`There is no kind "${values.kind ?? ''}".`);

let isWrong = false;
const measured: Record<'own' | 'others', Partial<Record<Kind, Counts>>> = { own: {}, others: {} };
for (const reader of chosen) {
  const oracle = Oracle.start(reader.kind);
  const answers = new Map<string, Answer>();
  const own = await examine(reader, ownTexts(reader), async (subject) => {
    const answer = await oracle.ask(subject);
    answers.set(keyOf(subject), answer);
    return answer;
  });
  writeGolden(reader.kind, answers);
  tell(reader, 'own texts', own);
  measured.own[reader.kind] = own.counts;
  if (values.cases) {
    const others = await examine(reader, filesIn(values.cases, reader), (subject) => oracle.ask(subject));
    tell(reader, values.cases, others);
    measured.others[reader.kind] = others.counts;
  }
  oracle.stop();
}
const { own, others, fuzz } = readProof();
writeProof({ own: { ...own, ...measured.own }, others: { ...others, ...measured.others }, fuzz });
process.exitCode = isWrong ? 1 : 0;

function tell(reader: Reader, what: string, tally: Tally): void {
  for (const complaint of shown(tally)) console.log(complaint);
  const { texts, equal, different, fixes, plans } = tally.counts;
  console.log(
    `${reader.kind}, ${what}: ${texts} texts, ${equal} equal, ${different} different, ` +
      `${texts - equal - different} for known reasons; ${fixes.applied} fixes, ${fixes.wrong} wrong; ` +
      `${plans.applied} plans, ${plans.wrong} wrong`,
  );
  for (const [reason, times] of Object.entries(tally.counts.known)) console.log(`  ${times} × ${reason}`);
  isWrong ||= different + fixes.wrong + plans.wrong > 0;
}
