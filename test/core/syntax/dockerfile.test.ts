import { describe, expect, it } from 'vitest';
import { type DockerfileTree, parseDockerfile } from '../../../server/src/core/syntax/dockerfile';
import { flagOptions } from '../../../server/src/core/syntax/dockerfile-flag-options';
import type { Instruction } from '../../../server/src/core/syntax/dockerfile-instruction';
import { textOf } from '../../../server/src/core/text/span';

const codes = (text: string): string[] => parseDockerfile(text).problems.map((problem) => problem.code);
const names = (text: string): string[] => parseDockerfile(text).instructions.map((instruction) => instruction.name);

function only(tree: DockerfileTree, index = 0): Instruction {
  const instruction = tree.instructions[index];
  if (!instruction) throw new Error(`There is no instruction ${index}.`);
  return instruction;
}

function words(text: string, index = 0): string[] {
  return only(parseDockerfile(text), index).words.map((word) => word.value);
}

describe('lines', () => {
  it('takes a byte order mark off', () => {
    const tree = parseDockerfile('\uFEFF# syntax=docker/dockerfile:1\nFROM a\n');
    expect(tree.directives.map((directive) => directive.value)).toEqual(['docker/dockerfile:1']);
    expect(only(tree).span).toEqual({ start: 30, end: 36 });
  });

  it('keeps CRLF out of words and spans', () => {
    const text = 'FROM a \r\nRUN x \\\r\n  y\r\n';
    const tree = parseDockerfile(text);
    expect(tree.instructions.map((instruction) => textOf(text, instruction.span))).toEqual([
      'FROM a',
      'RUN x \\\r\n  y',
    ]);
    expect(only(tree, 1).place.lines).toEqual({ start: 9, end: text.length });
  });

  it('joins continued lines, comments and blank lines between them left out', () => {
    const text = 'RUN a \\\n  # no\n\n  b\\\n  c # d\nUSER x';
    const run = only(parseDockerfile(text));
    expect(run.rest.text).toBe('a   b  c # d');
    expect(run.comments.map((comment) => comment.text)).toEqual(['no']);
    expect(run.place.emptyLines).toHaveLength(1);
    expect(names(text)).toEqual(['RUN', 'USER']);
  });

  it('gives the parts of a word that a continuation breaks', () => {
    const text = 'COPY so\\\nurce /target';
    const [source] = only(parseDockerfile(text)).words;
    expect(source?.value).toBe('source');
    expect(source?.parts?.map((part) => textOf(text, part))).toEqual(['so', 'urce']);
    expect(source && textOf(text, source.span)).toBe('so\\\nurce');
  });

  it('does not continue behind two escape characters or a comment', () => {
    expect(names('RUN a \\\\\nUSER b')).toEqual(['RUN', 'USER']);
    expect(names('# a \\\nUSER b')).toEqual(['USER']);
  });

  it('allows blanks behind the escape character', () => {
    expect(names('RUN a \\ \t\n  b\nUSER c')).toEqual(['RUN', 'USER']);
  });

  it('reads an instruction that begins on a line behind a lone escape character', () => {
    expect(words('\\\nUSER b')).toEqual(['b']);
  });

  it('takes # behind the first word as an argument', () => {
    expect(words('USER app # x')).toEqual(['app', '#', 'x']);
  });

  it('reports lines over 64 KiB and goes on', () => {
    const text = `FROM a\nRUN ${'x'.repeat(70_000)}\nUSER`;
    expect(codes(text)).toEqual(['line-too-long', 'missing-arguments']);
  });
});

describe('directives', () => {
  it('stand only in the unbroken first lines', () => {
    const tree = parseDockerfile('# check=skip=all\n# syntax = a/b:1 --x y\n# note\n# escape=`\nFROM a');
    expect(tree.directives.map(({ name, value }) => [name, value])).toEqual([
      ['check', 'skip=all'],
      ['syntax', 'a/b:1'],
    ]);
    expect(tree.escapeCharacter).toBe('\\');
    expect(parseDockerfile('\n# escape=`\nFROM a').escapeCharacter).toBe('\\');
  });

  it('may change the escape character', () => {
    const tree = parseDockerfile('# Escape=`\nFROM a\nCOPY C:\\ `\n  D:\\\nUSER x');
    expect(tree.instructions.map((instruction) => instruction.words.map((word) => word.value))).toEqual([
      ['a'],
      ['C:\\', 'D:\\'],
      ['x'],
    ]);
  });

  it('follow a first line with #!, which hides the escape directive only', () => {
    const tree = parseDockerfile('#!/usr/bin/env docker\n# syntax=x\n# escape=`\nFROM a');
    expect(tree.directives.map((directive) => directive.name)).toEqual(['syntax']);
    expect(tree.escapeCharacter).toBe('\\');
  });

  it('are refused twice, or with a strange escape character', () => {
    expect(codes('# syntax=a\n# syntax=b\n# escape=x\nFROM a')).toEqual(['duplicate-directive', 'invalid-escape']);
  });

  it('give exact spans', () => {
    const text = '#  syntax =  x/y \nFROM a';
    const [directive] = parseDockerfile(text).directives;
    expect(directive && textOf(text, directive.nameSpan)).toBe('syntax');
    expect(directive && textOf(text, directive.valueSpan)).toBe('x/y');
  });
});

describe('heredocs', () => {
  const bodies = (text: string, index = 0): string[] =>
    only(parseDockerfile(text), index).heredocs.map((heredoc) => textOf(text, heredoc.body));

  it('are read in order, several on a line', () => {
    expect(bodies('COPY <<a <<"b" /x\n1\na\n2\nb\nUSER y')).toEqual(['1\n', '2\n']);
    expect(names('COPY <<a <<"b" /x\n1\na\n2\nb\nUSER y')).toEqual(['COPY', 'USER']);
  });

  it('know their marks', () => {
    const [first, second, third] = only(parseDockerfile('RUN 3<<-\'E O\' <<"F" <<G\n\tE O\nF\nG\n')).heredocs;
    expect(first).toMatchObject({ name: 'E O', expands: false, stripsTabs: true, fileDescriptor: 3 });
    expect(second).toMatchObject({ name: 'F', expands: false, stripsTabs: false });
    expect(third).toMatchObject({ name: 'G', expands: true, fileDescriptor: 0 });
  });

  it('strip tabs only before the end mark of <<-', () => {
    expect(bodies('RUN <<-E\n E\n\tx\n\tE\nUSER y')).toEqual([' E\n\tx\n']);
    expect(codes('FROM a\nRUN <<E\n\tE\n')).toEqual(['unterminated-heredoc']);
  });

  it('may begin on a continued line', () => {
    expect(bodies('RUN a && \\\n  cat <<E\n# x \\\nE\nUSER y')).toEqual(['# x \\\n']);
  });

  it('stand under ONBUILD, but not in other instructions or quotes', () => {
    expect(bodies('ONBUILD RUN <<E\nx\nE\n')).toEqual(['x\n']);
    expect(bodies('ADD <<E /x\nx\nE')).toEqual(['x\n']);
    for (const line of [
      'CMD <<E',
      'RUN echo "<<E"',
      "RUN echo '<<E'",
      'RUN ["cat", "<<E"]',
      'ONBUILD RUN ["cat", "<<E"]',
      'RUN echo "$(cat <<E)"',
      'RUN a <<<E',
      'RUN a <<',
    ]) {
      expect(names(`${line}\nUSER x`)).toEqual([line.split(' ')[0], 'USER']);
    }
  });

  it('stand in substitutions, with the parenthesis in the name, and in shifts of bits', () => {
    expect(bodies('RUN echo $(cat <<E)\nx\nE)\n')).toEqual(['x\n']);
    expect(codes('FROM a\nRUN echo $((1 << 2))\n')).toEqual(['unterminated-heredoc']);
    expect(codes('FROM a\nRUN echo "$((1 << 2))"\n')).toEqual([]);
  });

  it('have quotes around a name that no variables are filled in for, unless the quotes are escaped', () => {
    const expands = (marker: string) => {
      const body = marker.replace(/^<<-?/, '').replace(/(\\?)["']/g, (_, backslash) => (backslash ? '"' : ''));
      return only(parseDockerfile(`RUN ${marker}\n${body}\n`)).heredocs.map((one) => one.expands);
    };
    expect([expands('<<E'), expands('<<"E"'), expands("<<E''X"), expands('<<\\"E')].flat()).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('are none where a quote or brace never closes', () => {
    for (const line of ['RUN cat <<E "a', 'RUN cat <<E ${a', 'RUN cat <<E ${a*}']) {
      expect(names(`${line}\nUSER x`)).toEqual(['RUN', 'USER']);
    }
  });

  it('take the rest of the file where they never end', () => {
    const text = 'FROM a\nRUN <<E\nUSER x\n';
    expect(names(text)).toEqual(['FROM', 'RUN']);
    expect(codes(text)).toEqual(['unterminated-heredoc']);
  });

  it('may end with the file, without a line end', () => {
    const text = 'RUN <<E\nx\nE';
    expect(only(parseDockerfile(text)).span.end).toBe(text.length);
  });
});

describe('flags', () => {
  it('stand only before the first argument', () => {
    const copy = only(parseDockerfile('COPY --from=x --link a --chown=b c'));
    expect(copy.flags.map((flag) => [flag.name.value, flag.text])).toEqual([
      ['from', 'x'],
      ['link', ''],
    ]);
    expect(copy.words.map((word) => word.value)).toEqual(['a', '--chown=b', 'c']);
  });

  it('lose their quotes', () => {
    const text = 'RUN --mount="type=cache,target=/a b" x';
    const [flag] = only(parseDockerfile(text)).flags;
    expect(flag?.text).toBe('type=cache,target=/a b');
    expect(flag?.value && textOf(text, flag.value.span)).toBe('"type=cache,target=/a b"');
  });

  it('end at a lone --', () => {
    const run = only(parseDockerfile('RUN -- --mount=x'));
    expect(run.flags).toEqual([]);
    expect(run.rest.text).toBe('--mount=x');
  });

  it('of mounts are comma-separated values with spans of their own', () => {
    const text = 'RUN --mount=Type=secret,id=a,\\\n  required x';
    const [flag] = only(parseDockerfile(text)).flags;
    const options = flag ? flagOptions(flag) : [];
    expect(options.map(({ key, value }) => [key, value])).toEqual([
      ['type', 'secret'],
      ['id', 'a'],
    ]);
    const quoted = `RUN --mount='"source=a,b",target=/c' x`;
    const [other] = only(parseDockerfile(quoted)).flags;
    const [source, target] = other ? flagOptions(other) : [];
    expect(source?.value).toBe('a,b');
    expect(target?.valueSpan && textOf(quoted, target.valueSpan)).toBe('/c');
  });

  it('are reported where an instruction has no such flag', () => {
    expect(codes('FROM --x=1 a\nCMD --y z\nCOPY --link=maybe --from a b')).toEqual([
      'unknown-flag',
      'unknown-flag',
      'invalid-flag-value',
      'missing-flag-value',
    ]);
  });
});

describe('JSON form', () => {
  const items = (text: string): string[] | undefined =>
    only(parseDockerfile(text)).json?.items.map((item) => item.value);

  it('keeps blanks, brackets and escapes in strings', () => {
    expect(items('CMD ["a b", "echo [x]", "\\u0041\\n\\""]')).toEqual(['a b', 'echo [x]', 'A\n"']);
    expect(items('CMD [ ]')).toEqual([]);
  });

  it('is the whole rest or nothing', () => {
    expect(items('CMD ["a"] b')).toBeUndefined();
    expect(items("CMD ['a']")).toBeUndefined();
    expect(items('CMD ["a",]')).toBeUndefined();
    expect(items('RUN [ -z "$X" ]')).toBeUndefined();
  });

  it('may be continued', () => {
    const text = 'CMD ["a", \\\n  "b"]';
    const item = only(parseDockerfile(text)).json?.items[1];
    expect(item && textOf(text, item.span)).toBe('"b"');
  });

  it('of other things than strings is refused', () => {
    expect(codes('FROM a\nCMD [1]')).toEqual(['json-not-strings']);
  });

  it('stands behind HEALTHCHECK CMD and its flags', () => {
    const { command } = only(parseDockerfile('HEALTHCHECK --interval=1s CMD ["a", "b c"]'));
    expect(command?.form === 'exec' && command.json.items.map((item) => item.value)).toEqual(['a', 'b c']);
  });
});

describe('pairs', () => {
  const pairs = (text: string): unknown[] =>
    only(parseDockerfile(text)).pairs.map((pair) => [pair.name.value, pair.value?.value]);

  it('are split at blanks outside quotes', () => {
    expect(pairs('ENV a=1 b="x y" c=d\\ e f=')).toEqual([
      ['a', '1'],
      ['b', '"x y"'],
      ['c', 'd\\ e'],
      ['f', ''],
    ]);
  });

  it('may be written with a blank', () => {
    expect(pairs('ENV a b=c  d')).toEqual([['a', 'b=c  d']]);
    expect(codes('FROM x\nENV a')).toEqual(['missing-value']);
  });

  it('of ARG may be names', () => {
    expect(pairs('ARG a b=c d')).toEqual([
      ['a', undefined],
      ['b', 'c'],
      ['d', undefined],
    ]);
  });
});

describe('problems', () => {
  it('stay by themselves: one bad line hides no other', () => {
    expect(codes('FROM a\nFOO x\nUSER\nCOPY a\nHEALTHCHECK x\nENV a=b c\nSHELL sh\nFROM a b')).toEqual([
      'unknown-instruction',
      'missing-arguments',
      'missing-destination',
      'healthcheck-type',
      'missing-value',
      'shell-not-json',
      'from-arguments',
    ]);
  });

  it('tell what is missing from the file', () => {
    expect(codes('')).toEqual(['empty-file']);
    expect(codes('# only\n')).toEqual(['empty-file']);
    expect(codes('ARG a=1\n')).toEqual(['no-from']);
    expect(codes('RUN a\nUSER b\nFROM c\n')).toEqual(['instruction-before-from']);
  });

  it('are seen under ONBUILD', () => {
    expect(codes('FROM a\nONBUILD FROM b\nONBUILD ONBUILD RUN x\nONBUILD COPY a\nONBUILD')).toEqual([
      'trigger-not-allowed',
      'trigger-not-allowed',
      'missing-destination',
      'missing-arguments',
    ]);
  });

  it('do not touch what may be empty or in any case', () => {
    expect(codes('from a as B\ncmd []\nentrypoint\nonbuild run x\nHealthcheck none\n')).toEqual([]);
  });
});
