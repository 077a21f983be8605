import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DockerfileTree, parseDockerfile } from '../../../server/src/core/syntax/dockerfile';
import type { Instruction } from '../../../server/src/core/syntax/dockerfile-instruction';
import { mutated, randomNumbers } from './dockerfile-samples';

/** Everything that an instruction says, read or not. */
function said(instruction: Instruction): unknown {
  const { name, span, keyword, place, flags, words, argument, pairs, json, restSpan, headSpan, problems } = instruction;
  const { parent: _, ...own } = place;
  const text = instruction.line.text;
  const offsets = Array.from({ length: text.length + 1 }, (_, index) => instruction.line.offsetAt(index));
  const slice = instruction.line.slice(0, text.length);
  const parts = [slice.partsOf(0, text.length), slice.spanOf(0, text.length)];
  const items = json?.items.map(({ content, ...item }) => ({ ...item, at: content.spanOf(0, content.text.length) }));
  const trigger = instruction.trigger && said(instruction.trigger);
  return {
    name,
    span,
    keyword,
    own,
    flags,
    words,
    argument,
    pairs,
    items,
    restSpan,
    headSpan,
    problems,
    trigger,
    text,
    offsets,
    parts,
  };
}

const all = ({ escapeCharacter, directives, comments, instructions, problems }: DockerfileTree) => ({
  escapeCharacter,
  directives,
  comments,
  instructions: instructions.map(said),
  problems,
});

describe('a Dockerfile that is read after an earlier version of it', () => {
  const files = fc.integer().map((seed) => mutated(randomNumbers(seed)));
  const pieces = fc.constantFrom('', 'x', '\n', ' \\\n', '"', '#', '<<E', '\nFROM a\n', '# escape=`\n', '\\', ' ');

  it('says the same as one that is read anew, edit after edit', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), pieces), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(files, edits, fc.boolean(), (text, changes, isRead) => {
        let tree = parseDockerfile(text);
        for (const [at, length, piece] of changes) {
          if (isRead) all(tree);
          const start = at % (tree.text.length + 1);
          tree = parseDockerfile(tree.text.slice(0, start) + piece + tree.text.slice(start + length), tree);
          expect(all(tree)).toEqual(all(parseDockerfile(tree.text)));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the instructions before the change, and reads those behind it as little again', () => {
    const tree = parseDockerfile('FROM a\nRUN b\nCMD c\nUSER d\n');
    const next = parseDockerfile('FROM a\nRUN bb\nCMD c\nUSER d\n', tree);
    expect(next.instructions[0]).toBe(tree.instructions[0]);
    expect(next.instructions[1]).not.toBe(tree.instructions[1]);
    expect(next.instructions[3]?.line.text).toBe('USER d');
    expect(next.instructions[3]?.span).toEqual({ start: 20, end: 26 });
  });
});
