import { DockerfileParser, JSONInstruction, type Instruction as OtherInstruction } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../server/src/core/syntax/dockerfile';
import { SAMPLES } from './dockerfile-samples';

/** Keyword, lines and arguments of every instruction, as our scanner reads them. */
function ours(text: string): unknown[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  return parseDockerfile(text).instructions.map((instruction) => [
    instruction.name,
    lineOf(instruction.span.start),
    lineOf(instruction.span.end),
    instruction.words.map((word) => word.value),
  ]);
}

function theirs(text: string): unknown[] {
  const isPlain = (instruction: OtherInstruction): boolean => instruction.getKeyword() !== '';
  return DockerfileParser.parse(text)
    .getInstructions()
    .filter(isPlain)
    .map((instruction) => {
      const range = instruction.getRange();
      const words = instruction.getArguments().map((argument) => argument.getValue());
      return [instruction.getKeyword(), range.start.line, range.end.line, words];
    });
}

/** Files on which both agree. */
const AGREED: readonly string[] = [
  'FROM alpine:3.20 AS build\nRUN apk add curl\nUSER app\n',
  'FROM a\n\n# comment\nRUN x \\\n  # inside\n  y \\\n\n  z\nCOPY a b c\n',
  'FROM a\r\nRUN x \\\r\n  y\r\nWORKDIR /srv\r\n',
  '# escape=`\nFROM a\nRUN dir `\n  x\nWORKDIR C:\\app\n',
  'ARG A=1\nFROM a:$A\nEXPOSE 80 443/tcp\nVOLUME /a /b\nSTOPSIGNAL SIGTERM\n',
  'from a\nrun b\nExpose 1\n',
  'FROM a\nFOO bar\nUSER x\n',
];

describe('dockerfile-ast', () => {
  it.each(AGREED)('reads %j as we do', (text) => {
    expect(ours(text)).toEqual(theirs(text));
  });

  it('finds as many instructions in the samples, known differences apart', () => {
    // The last sample has a heredoc with a number before its mark.
    for (const text of SAMPLES.slice(0, -1)) {
      expect(theirs(text).length).toBe(ours(text).length);
    }
  });
});

describe('dockerfile-ast differs, and we follow BuildKit, where', () => {
  function otherStrings(text: string): string[] {
    const [, instruction] = DockerfileParser.parse(text).getInstructions();
    return instruction instanceof JSONInstruction
      ? instruction.getJSONStrings().map((string) => string.getJSONValue())
      : [];
  }

  const ourStrings = (text: string): string[] | undefined =>
    parseDockerfile(text).instructions[1]?.json?.items.map((item) => item.value);

  it.each([
    ['blanks stand in a JSON string', 'CMD ["a b"]', ['a b'], ['ab']],
    ['a JSON string has a unicode escape', 'CMD ["\\u0041"]', ['A'], ['0041']],
    ['text follows the JSON form', 'CMD ["a"] b', undefined, ['a']],
  ])('%s', (_, line, own, other) => {
    expect(ourStrings(`FROM a\n${line}`)).toEqual(own);
    expect(otherStrings(`FROM a\n${line}`)).toEqual(other);
  });

  it('a number stands before a heredoc', () => {
    const text = 'FROM a\nRUN 3<<E cat\nUSER x\nE\nUSER y\n';
    expect(ours(text)).toHaveLength(3);
    expect(theirs(text)).toHaveLength(5);
  });

  it('a heredoc never ends', () => {
    const text = 'FROM a\nRUN <<E\nUSER x\n';
    expect(parseDockerfile(text).problems.map((problem) => problem.code)).toEqual(['unterminated-heredoc']);
  });

  it('an escape character is escaped at the end of a line', () => {
    const text = 'FROM a\nRUN x \\\\\nUSER y\n';
    expect(ours(text)).toHaveLength(3);
    expect(theirs(text)).toHaveLength(2);
  });

  it('flags and heredoc bodies stand among the arguments', () => {
    const text = 'FROM a\nRUN cat <<E\nbody\nE\n';
    expect(parseDockerfile(text).instructions[1]?.words.map((word) => word.value)).toEqual(['cat', '<<E']);
    const [, run] = DockerfileParser.parse(text).getInstructions();
    expect(run?.getArguments().map((argument) => argument.getValue())).toEqual(['cat', '<<E', 'body', 'E']);
  });
});
