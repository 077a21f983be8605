import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DockerfileEdits } from '../../../server/src/core/engine/dockerfile-edits';
import { buildDockerfile } from '../../../server/src/core/model/dockerfile';
import { dockerfileNodes } from '../../../server/src/core/model/dockerfile-visits';
import { type DockerfileTree, parseDockerfile } from '../../../server/src/core/syntax/dockerfile';
import type { Instruction } from '../../../server/src/core/syntax/dockerfile-instruction';
import type { Word } from '../../../server/src/core/syntax/dockerfile-tree';
import { applyEdits } from '../../../server/src/core/text/edit';
import { mutated, randomNumbers } from '../syntax/dockerfile-samples';

type Change = (edits: DockerfileEdits, tree: DockerfileTree) => void;

function edited(text: string, change: Change): string | undefined {
  const tree = parseDockerfile(text);
  const edits = new DockerfileEdits(tree);
  change(edits, tree);
  const made = edits.edits();
  return made && applyEdits(text, made);
}

function at(tree: DockerfileTree, index: number): Instruction {
  const instruction = tree.instructions[index];
  if (!instruction) throw new Error(`There is no instruction ${index}.`);
  return instruction;
}

function word(tree: DockerfileTree, index: number, wordIndex: number): Word {
  const found = at(tree, index).words[wordIndex];
  if (!found) throw new Error(`There is no word ${wordIndex}.`);
  return found;
}

describe('lines', () => {
  it('are put above the comments of an instruction, or below them', () => {
    const text = 'FROM a\n\n# other\n\n# of x\n  # too\n  RUN x\n';
    expect(edited(text, (edits, tree) => edits.insertBefore(at(tree, 1), 'USER y'))).toBe(
      'FROM a\n\n# other\n\n  USER y\n# of x\n  # too\n  RUN x\n',
    );
    expect(edited(text, (edits, tree) => edits.insertBelowComments(at(tree, 1), ['USER y', 'USER z']))).toBe(
      'FROM a\n\n# other\n\n# of x\n  # too\n  USER y\n  USER z\n  RUN x\n',
    );
  });

  it('never stand above a directive or a byte order mark', () => {
    expect(edited('\uFEFFFROM a', (edits, tree) => edits.insertBefore(at(tree, 0), 'ARG b'))).toBe(
      '\uFEFFARG b\nFROM a',
    );
    expect(edited('# syntax=x\n# c\nFROM a\n', (edits, tree) => edits.insertBefore(at(tree, 0), 'ARG b'))).toBe(
      '# syntax=x\nARG b\n# c\nFROM a\n',
    );
  });

  it('are in the case of most instructions from the first FROM on', () => {
    expect(edited('ARG A\nARG B\nfrom a\nRun x\n', (edits, tree) => edits.insertAfter(at(tree, 3), 'USER y'))).toBe(
      'ARG A\nARG B\nfrom a\nRun x\nuser y\n',
    );
    expect(edited('arg A\narg B\nFROM a\n', (edits, tree) => edits.insertAfter(at(tree, 2), 'USER y'))).toBe(
      'arg A\narg B\nFROM a\nUSER y\n',
    );
  });

  it('follow continued lines and heredocs', () => {
    expect(edited('RUN a \\\n  b\nUSER c', (edits, tree) => edits.insertAfter(at(tree, 0), 'X'))).toBe(
      'RUN a \\\n  b\nX\nUSER c',
    );
    expect(edited('COPY <<E /x\ny\nE\nUSER c', (edits, tree) => edits.insertAfter(at(tree, 0), 'X'))).toBe(
      'COPY <<E /x\ny\nE\nX\nUSER c',
    );
  });

  it('follow a last line without a line end, and keep CRLF', () => {
    expect(edited('FROM a\r\nRUN b', (edits, tree) => edits.insertAfter(at(tree, 1), ['X', 'Y']))).toBe(
      'FROM a\r\nRUN b\r\nX\r\nY',
    );
  });

  it('cannot follow what never ends', () => {
    for (const text of ['FROM a\nRUN <<E\nx\n', 'FROM a\nRUN x \\\n']) {
      expect(edited(text, (edits, tree) => edits.insertAfter(at(tree, 1), 'X'))).toBeUndefined();
    }
  });
});

describe('an instruction', () => {
  it('goes with its comments and heredocs', () => {
    const text = 'FROM a\n# of x\nRUN <<E\nx\nE\nUSER y\n';
    expect(edited(text, (edits, tree) => edits.removeInstruction(at(tree, 1)))).toBe('FROM a\nUSER y\n');
  });

  it('goes from the end of a file without a line end', () => {
    expect(edited('FROM a\r\nRUN x', (edits, tree) => edits.removeInstruction(at(tree, 1)))).toBe('FROM a');
  });

  it('under ONBUILD goes with it', () => {
    const change: Change = (edits, tree) => {
      const trigger = at(tree, 1).trigger;
      if (trigger) edits.removeInstruction(trigger);
    };
    expect(edited('FROM a\nONBUILD RUN x\nUSER y', change)).toBe('FROM a\nUSER y');
  });

  it('gets a flag behind its flags', () => {
    expect(edited('COPY --link \\\n  a b', (edits, tree) => edits.addFlag(at(tree, 0), '--chown=x'))).toBe(
      'COPY --link --chown=x \\\n  a b',
    );
    const change: Change = (edits, tree) => edits.addFlag(at(tree, 0).trigger ?? at(tree, 0), '--chown=x');
    expect(edited('ONBUILD COPY a b', change)).toBe('ONBUILD COPY --chown=x a b');
  });

  it('gets another argument', () => {
    expect(edited('USER root # x\n', (edits, tree) => edits.setUser(at(tree, 0), '65532'))).toBe('USER 65532\n');
    expect(edited('USER\n', (edits, tree) => edits.setUser(at(tree, 0), '65532'))).toBe('USER 65532\n');
  });
});

describe('a word', () => {
  const without = (text: string, index: number): string | undefined =>
    edited(text, (edits, tree) => edits.removeWord(word(tree, 0, index)));

  it('goes with the blanks before it', () => {
    expect(without('RUN a  b c', 1)).toBe('RUN a c');
    expect(without('RUN a b', 1)).toBe('RUN a');
  });

  it('goes with its line where it is alone there', () => {
    expect(without('RUN a \\\n  b \\\n  c\n', 1)).toBe('RUN a \\\n  c\n');
    expect(without('RUN a \\\r\n  b\r\n', 1)).toBe('RUN a\r\n');
    expect(without('RUN a \\\n  b c\n', 1)).toBe('RUN a \\\n  c\n');
  });

  it('goes in all its parts', () => {
    expect(without('RUN a b\\\nc d', 1)).toBe('RUN a\\\n d');
  });

  it('stays where a comment stands before it', () => {
    expect(without('RUN a \\\n  # c\n  b\n', 1)).toBeUndefined();
  });

  it('gets others behind it', () => {
    expect(edited('RUN a \\\n b', (edits, tree) => edits.appendWords(word(tree, 0, 0), ['x', 'y']))).toBe(
      'RUN a x y \\\n b',
    );
  });
});

describe('a command', () => {
  const without = (text: string, index: number): string | undefined =>
    edited(text, (edits, tree) => {
      const command = [...dockerfileNodes(buildDockerfile(tree), 'command')][index];
      if (command) edits.removeCommand(command);
    });

  it('goes with the operator that joins it', () => {
    const text = 'FROM a\nRUN a \\\n  && b x \\\n  && c\n';
    expect(without(text, 0)).toBe('FROM a\nRUN b x \\\n  && c\n');
    expect(without(text, 1)).toBe('FROM a\nRUN a \\\n  && c\n');
    expect(without('FROM a\nRUN a; \\\n  b', 0)).toBe('FROM a\nRUN b');
    expect(without('FROM a\nRUN a; \\\n  b', 1)).toBe('FROM a\nRUN a');
  });

  it('leaves a comment behind it on a line of its own', () => {
    expect(without('FROM a\nRUN a && \\\n  # b\n  b\n', 0)).toBe('FROM a\nRUN \\\n  # b\n  b\n');
  });

  it('stays where it is the only one', () => {
    expect(without('FROM a\nRUN a', 0)).toBeUndefined();
  });
});

describe('edits', () => {
  it('are none once refused, or when nothing changes', () => {
    expect(edited('FROM a', (edits) => edits.refuse('no'))).toBeUndefined();
    expect(edited('FROM a', (edits, tree) => edits.replace(word(tree, 0, 0), 'a'))).toBeUndefined();
  });

  it('at the same place become one, in order', () => {
    const change: Change = (edits, tree) => {
      edits.addFlag(at(tree, 0), '--a');
      edits.addFlag(at(tree, 0), '--b');
    };
    expect(edited('COPY x y', change)).toBe('COPY --a --b x y');
  });
});

/** The keywords and arguments of a text, as a builder sees them. */
const meaning = (text: string): string[] =>
  parseDockerfile(text).instructions.map((instruction) => `${instruction.name} ${instruction.rest.text.trimEnd()}`);

describe('random edits of random files', () => {
  // A byte order mark that comes to the start of the file says something else there.
  const files = fc
    .integer()
    .map((seed) => mutated(randomNumbers(seed)))
    .filter((text) => !text.includes('\ufeff', 1));

  it('put a line where it is meant and change nothing else', () => {
    fc.assert(
      fc.property(
        files,
        fc.nat(),
        fc.constantFrom('insertBefore', 'insertBelowComments', 'insertAfter'),
        (text, nth, how) => {
          const tree = parseDockerfile(text);
          const index = nth % Math.max(1, tree.instructions.length);
          const instruction = tree.instructions[index];
          if (!instruction) return;
          const result = edited(text, (edits) => edits[how](instruction, 'STOPSIGNAL 15'));
          if (result === undefined) return;
          const expected = meaning(text);
          expected.splice(how === 'insertAfter' ? index + 1 : index, 0, 'STOPSIGNAL 15');
          expect(meaning(result)).toEqual(expected);
          const edits = new DockerfileEdits(tree);
          edits[how](instruction, 'STOPSIGNAL 15');
          expect(edits.edits()?.every((edit) => edit.span.start === edit.span.end)).toBe(true);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('take an instruction out and leave the others', () => {
    fc.assert(
      fc.property(files, fc.nat(), (text, nth) => {
        const tree = parseDockerfile(text);
        const index = nth % Math.max(1, tree.instructions.length);
        const instruction = tree.instructions[index];
        if (!instruction) return;
        const result = edited(text, (edits) => edits.removeInstruction(instruction));
        // A comment that becomes a directive is for the proof to refuse.
        if (parseDockerfile(result ?? '').directives.length > tree.directives.length) return;
        expect(meaning(result ?? '')).toEqual(meaning(text).filter((_, other) => other !== index));
      }),
      { numRuns: 3_000 },
    );
  });

  it('add a flag that is read as one', () => {
    fc.assert(
      fc.property(files, fc.nat(), (text, nth) => {
        const tree = parseDockerfile(text);
        const index = nth % Math.max(1, tree.instructions.length);
        const instruction = tree.instructions[index];
        if (!instruction) return;
        const result = edited(text, (edits) => edits.addFlag(instruction, '--link'));
        if (!instruction.argument) {
          expect(result).toBeUndefined();
          return;
        }
        const flags = at(parseDockerfile(result ?? ''), index).flags.map((flag) => flag.name.value);
        expect(flags).toEqual([...instruction.flags.map((flag) => flag.name.value), 'link']);
        expect(meaning(result ?? '')).toEqual(meaning(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
