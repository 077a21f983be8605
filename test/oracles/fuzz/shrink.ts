import type { Answer } from '../answer';
import { judge, type Verdict } from '../judge';
import type { Reader } from '../reader';
import type { Subject } from '../subject';

/** Rounds of leaving out; what is still long then is long for a reason. */
const mostRounds = 200;

/** The same difference in less text: pieces are left out as long as something still differs without a reason. */
export async function shrink(
  reader: Reader,
  verdict: Verdict,
  ask: (subject: Subject) => Promise<Answer>,
): Promise<Verdict> {
  let smallest = verdict;
  let rounds = 0;
  for (let size = Math.ceil(verdict.subject.text.length / 2); size >= 1 && rounds < mostRounds; ) {
    const { subject } = smallest;
    let isSmaller = false;
    for (let at = 0; at < subject.text.length && rounds < mostRounds; at += size) {
      rounds++;
      const text = subject.text.slice(0, at) + subject.text.slice(at + size);
      if (/\p{Surrogate}/u.test(text)) continue;
      const candidate = { ...subject, text };
      const next = judge(reader, candidate, await ask(candidate));
      if (next.unexplained.length === 0) continue;
      smallest = next;
      isSmaller = true;
      break;
    }
    if (!isSmaller) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return smallest;
}
