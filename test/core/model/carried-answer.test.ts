import { expect, it } from 'vitest';
import { carriedAnswer, type ShellComment } from '../../../server/src/core/index';

const comment = (line: number, column: number, endColumn: number): ShellComment => ({
  line,
  column,
  endLine: line,
  endColumn,
  level: 'info',
  code: 2086,
  message: 'm',
});

function carried(before: string, comments: readonly ShellComment[], after: string) {
  const earlier = [
    { question: { dialect: 'bash', text: after }, answer: { comments: [] } },
    { question: { dialect: 'sh', text: 'something else' }, answer: { comments: [] } },
    { question: { dialect: 'sh', text: before }, answer: { comments } },
  ] as const;
  const answer = carriedAnswer(earlier, { dialect: 'sh', text: after });
  return answer?.comments.map(({ line, column, endColumn }) => [line, column, endColumn]);
}

it('keeps what was said before and behind a change, and drops what the change touches', () => {
  const comments = [comment(1, 4, 6), comment(2, 4, 6), comment(3, 9, 11)];
  expect(carried('rm $a\nrm $b\nrm "😀😀" $c', comments, 'rm $a\nrm -f $b\nrm "😀😀" $c')).toEqual([
    [1, 4, 6],
    [2, 7, 9],
    [3, 9, 11],
  ]);
  expect(carried('rm $a\nrm $b\nrm "😀😀" $c', comments, 'rm $a\nrm $bc\n\nrm "😀😀" $c')).toEqual([
    [1, 4, 6],
    [2, 4, 6],
    [4, 9, 11],
  ]);
  expect(carried('rm $a\nrm $b\nrm "😀😀" $c', comments, 'rm $a\nrm "$b"\nrm "😀😀" $c')).toEqual([
    [1, 4, 6],
    [3, 9, 11],
  ]);
});

it('carries nothing over from a script that is another one', () => {
  expect(carried('rm $a', [comment(1, 4, 6)], 'apt-get update && apt-get install')).toBeUndefined();
  expect(carriedAnswer([], { dialect: 'sh', text: 'a' })).toBeUndefined();
});
