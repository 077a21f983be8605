import { ScriptPlaces } from './script-places';
import type { ShellAnswer, ShellComment, ShellQuestion } from './shell-questions';

/** A question with what ShellCheck said. */
export interface AnsweredQuestion {
  readonly question: ShellQuestion;
  readonly answer: ShellAnswer;
}

/**
 * What is likely to be said of a script that was changed a little: what was said of the nearest earlier script before and
 * behind the change. It stands in until ShellCheck has answered, so that findings do not flicker with every key.
 */
export function carriedAnswer(earlier: readonly AnsweredQuestion[], question: ShellQuestion): ShellAnswer | undefined {
  let nearest: { one: AnsweredQuestion; start: number; end: number } | undefined;
  for (const one of earlier) {
    if (one.question.dialect !== question.dialect) continue;
    const [start, end] = commonEnds(one.question.text, question.text);
    if (!nearest || start + end > nearest.start + nearest.end) nearest = { one, start, end };
  }
  if (!nearest) return undefined;
  const { one, start, end } = nearest;
  const old = one.question.text;
  if (2 * (start + end) < Math.max(old.length, question.text.length)) return undefined;
  const before = new ScriptPlaces(old);
  const after = new ScriptPlaces(question.text);
  const comments = one.answer.comments.flatMap((comment): ShellComment[] => {
    const from = before.offsetAt(comment.line, comment.column);
    const to = before.offsetAt(comment.endLine, comment.endColumn);
    if (from === undefined || to === undefined) return [];
    const isBehind = from >= old.length - end;
    if (to > start && !isBehind) return [];
    const shift = isBehind ? question.text.length - old.length : 0;
    const [first, last] = [after.placeOf(from + shift), after.placeOf(to + shift)];
    // Its fix was made for the other script.
    return [{ ...comment, ...first, endLine: last.line, endColumn: last.column, fix: undefined }];
  });
  return { comments, isProvisional: true };
}

/** How many UTF-16 units two texts begin and end with in common, none counted twice. */
function commonEnds(a: string, b: string): [number, number] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return [start, end];
}
