import { describe, expect, it } from 'vitest';
import { buildDockerfile } from '../../../server/src/core/model/dockerfile';
import { shellScriptTexts } from '../../../server/src/core/model/dockerfile-shell-scripts';
import { dockerfileNodes } from '../../../server/src/core/model/dockerfile-visits';
import { parseDockerfile } from '../../../server/src/core/syntax/dockerfile';

function scriptsOf(text: string) {
  return dockerfileNodes(buildDockerfile(parseDockerfile(text)), 'run').flatMap(shellScriptTexts);
}

/** The questions without the line of variables that everybody has. */
function questionsOf(text: string): string[] {
  return scriptsOf(text).map(({ question }) => `${question.dialect}: ${question.text.replace(/^export .*\n/m, '')}`);
}

function variablesOf(text: string): string[] {
  const line = /^export (.*)$/m.exec(scriptsOf(text).at(-1)?.question.text ?? '')?.[1] ?? '';
  return line.split(' ').filter((pair) => !/^(?:https?|ftp|no|all)_proxy=1$/i.test(pair));
}

describe('the scripts that ShellCheck is asked about', () => {
  it('are read by the shell that runs them', () => {
    expect(questionsOf('FROM a\nRUN a\nSHELL ["/bin/bash", "-c"]\nRUN b\n')).toEqual(['sh: a', 'bash: b']);
    expect(questionsOf('FROM a\nSHELL ["/bin/ash", "-c"]\nRUN a\nSHELL ["zsh", "-c"]\nRUN b\n')).toEqual(['dash: a']);
    expect(questionsOf('FROM a\nRUN <<EOF\n#!/usr/bin/env bash\na\nEOF\n')).toEqual(['bash: #!/usr/bin/env bash\na\n']);
    expect(questionsOf('FROM a\nRUN bash -e <<EOF\na\nEOF\n')).toEqual(['sh: bash -e <<EOF\na\nEOF', 'bash: a\n']);
  });

  it('heed the comments by which hadolint is told of a shell, until SHELL says otherwise', () => {
    const text = (head: string, first: string) => `${head}FROM a AS b\n${first}RUN a\nFROM b\nRUN b\n`;
    expect(questionsOf(text('# hadolint shell=bash\n', ''))).toEqual(['bash: a', 'bash: b']);
    expect(questionsOf(text('', '# hadolint  shell = /bin/dash\n'))).toEqual(['dash: a', 'sh: b']);
    expect(questionsOf(text('# hadolint shell=cmd\n', 'SHELL ["ksh", "-c"]\n'))).toEqual(['ksh: a', 'ksh: b']);
    expect(questionsOf(text('', 'SHELL ["ksh", "-c"]\n# hadolint shell=pwsh\n'))).toEqual(['ksh: b']);
    expect(questionsOf(text('', '# hadolint shell=pwsh\nSHELL ["ksh", "-c"]\n'))).toEqual(['ksh: a', 'ksh: b']);
  });

  it('know the variables that the Dockerfile sets until then, and those of the builder', () => {
    const text = 'ARG G=1\nFROM a AS b\nARG x\nENV y=1 $z=2 3=4\nFROM b\nARG v\nRUN a\nENV late=1\n';
    expect(variablesOf(text)).toEqual(['v=1', 'x=1', 'y=1']);
    expect(scriptsOf(text)[0]?.question.text).toContain('HTTPS_PROXY=1');
    expect(variablesOf('ARG a\nENV b=1\nRUN c\n')).toEqual(['a=1', 'b=1']);
    expect(variablesOf('FROM a\nARG no\nENV e=1\nONBUILD ARG b\nONBUILD RUN c $b\n')).toEqual(['b=1', 'e=1']);
  });

  it('keep comments that speak of the whole script before anything else', () => {
    const text = 'FROM a\nENV b=1\nRUN <<EOF\n\n# shellcheck disable=SC2086\nrm $b\nEOF\n';
    expect(scriptsOf(text)[0]?.question.text).toMatch(/^\n# shellcheck disable=SC2086\nexport .*b=1.*\nrm \$b\n$/);
  });

  it('are left out where nothing is run', () => {
    expect(scriptsOf('FROM a\nRUN <<EOF\n# nothing\nEOF\nRUN # nothing\nRUN ["a"]\nRUN\n')).toEqual([]);
  });
});

describe('what ShellCheck says', () => {
  function placeOf(text: string, needle: string, length = needle.length) {
    const script = scriptsOf(text)[0];
    const lines = script?.question.text.split('\n') ?? [];
    const line = lines.findLastIndex((one) => one.includes(needle));
    const column = [...(lines[line]?.slice(0, lines[line]?.indexOf(needle)) ?? '')].length + 1;
    const span = script?.spanOf({ line: line + 1, column, endLine: line + 1, endColumn: column + length });
    return span && text.slice(span.start, span.end);
  }

  it('stands where it stands in the file, with any line ends and characters', () => {
    for (const end of ['\n', '\r\n']) {
      const text = ['FROM a', 'RUN <<-EOF', '\techo "😀ü"; a $b', '\tc', '\tEOF', ''].join(end);
      expect(placeOf(text, '$b')).toBe('$b');
      expect(placeOf(text, 'c')).toBe('c');
      const joined = ['FROM a', 'RUN echo "😀" \\', '  # comment', '  && a $b', ''].join(end);
      expect(placeOf(joined, '$b')).toBe('$b');
    }
  });

  it('is said of a word where ShellCheck names a mere place', () => {
    expect(placeOf('FROM a\nRUN if true\n', 'true', 0)).toBe('true');
    expect(placeOf('FROM a\nRUN if true;\n', ';', 0)).toBe(';');
  });

  it('is left out where it is about what was put in', () => {
    const script = scriptsOf('FROM a\nENV b=1\nRUN a\n')[0];
    expect(script?.spanOf({ line: 1, column: 8, endLine: 1, endColumn: 9 })).toBeUndefined();
    expect(script?.spanOf({ line: 9, column: 1, endLine: 9, endColumn: 1 })).toBeUndefined();
  });

  it('is mended only where each replacement has one place', () => {
    const script = scriptsOf('FROM a\nENV b=1\nRUN a $\\\nb c\n')[0];
    const at = (column: number, endColumn: number, replacement: string) =>
      ({ line: 2, column, endLine: 2, endColumn, replacement, insertionPoint: 'afterEnd' }) as const;
    expect(script?.editsOf([at(3, 3, '"'), at(5, 5, '"')])?.map(({ span }) => span.start)).toEqual([21, 25]);
    expect(script?.editsOf([at(3, 5, '"$b"')])).toBeUndefined();
    expect(script?.editsOf([at(1, 2, 'x\ny')])).toBeUndefined();
    expect(script?.editsOf([at(3, 3, 'a'), at(3, 3, 'b')])).toBeUndefined();
    expect(script?.editsOf([{ ...at(1, 1, 'a'), line: 1, endLine: 1 }])).toBeUndefined();
  });
});
