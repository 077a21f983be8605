import { describe, expect, it } from 'vitest';
import { LogicalText } from '../../../server/src/core/syntax/dockerfile-logical-text';
import { type ShellCommand, type ShellScript, shellScriptOf } from '../../../server/src/core/syntax/shell';

function script(text: string): ShellScript {
  const options = { errexit: false, pipefail: false };
  return shellScriptOf({ kind: 'script', text: LogicalText.at(text, 100), options });
}

const programs = (text: string): (string | undefined)[] => script(text).commands.map((command) => command.program);

function first(text: string): ShellCommand {
  const command = script(text).commands[0];
  if (!command) throw new Error('There is no command.');
  return command;
}

describe('commands', () => {
  it('are found at every place where the shell runs one', () => {
    expect(programs('a && b || c; d | e & f\ng')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(programs('if a; then b; elif c; then d; else e; fi; while f; do g; done')).toEqual([...'abcdefg']);
    expect(programs('for x in $(a); do b; done; (c; { d; }); case x in y) e;; esac; f() { g; }')).toEqual([
      ...'abcdeg',
    ]);
    expect(programs('a "$(b `c`)" <(d) > $(e)')).toEqual([...'abcde']);
    expect(programs(`X=$(a) b \${Y:-$(c)}`)).toEqual(['b', 'a', 'c']);
  });

  it('are not words, quotes or comments', () => {
    expect(programs('echo "curl x" \'wget y\' # rm z')).toEqual(['echo']);
  });

  it('are named behind sudo, env and the like', () => {
    expect(programs('X=1 /usr/bin/sudo -E -u app env -i A=b nice -n 5 /bin/curl x')).toEqual(['curl']);
    expect(programs('time -p a; exec -a x b; command c; nohup d')).toEqual(['a', 'b', 'c', 'd']);
    expect(programs('command -v curl; env; sudo')).toEqual(['command', 'env', 'sudo']);
    const command = first('X=1 sudo env A=b curl -s x');
    expect(command.wrappers.map((word) => word.text)).toEqual(['sudo', 'env']);
    expect(command.assignments.map(({ name, value }) => [name, value?.value])).toEqual([
      ['X', '1'],
      ['A', 'b'],
    ]);
    expect(command.arguments.map((word) => word.value)).toEqual(['-s', 'x']);
  });

  it('have no known program where a variable names it', () => {
    expect(programs('$X a')).toEqual([undefined]);
  });
});

describe('words', () => {
  it('have a value unless they hold something unknown', () => {
    const values = first(`a b\\ c 'd e'"f" "$X" *.txt g$(h) {i,j} "\\$k"`).arguments.map((word) => word.value);
    expect(values).toEqual(['b c', 'd ef', undefined, '*.txt', undefined, '{i,j}', '$k']);
  });

  it('keep what is written beside a variable', () => {
    const [word] = first('curl "https://x/$V.tgz"').arguments;
    expect(word).toMatchObject({ text: 'https://x/$V.tgz', isQuoted: true, span: { start: 105, end: 123 } });
  });

  it('of a redirection stand apart', () => {
    const command = first('a b 2>/dev/null >> c');
    expect(command.arguments.map((word) => word.value)).toEqual(['b']);
    expect(
      command.redirections.map(({ operator, descriptor, target }) => [operator, descriptor, target?.value]),
    ).toEqual([
      ['>', 2, '/dev/null'],
      ['>>', undefined, 'c'],
    ]);
  });
});

describe('chains', () => {
  it('know the operators on both sides, with their spans', () => {
    const [a, b, c] = script('a && b | c').commands;
    expect([a?.operatorBefore, a?.operatorAfter?.text, b?.operatorBefore?.text]).toEqual([undefined, '&&', '&&']);
    expect(b?.operatorAfter).toEqual({ text: '|', span: { start: 107, end: 108 } });
    expect(a?.chain.commands).toHaveLength(3);
    expect(b?.pipeline).toEqual([b, c]);
  });

  it('of a subshell are their own', () => {
    const [a, b] = script('a && (b; c)').commands;
    expect(a?.operatorAfter?.text).toBe('&&');
    expect(b?.operatorBefore).toBeUndefined();
    expect(b?.chain.commands).toHaveLength(2);
  });

  it('tell conditions', () => {
    expect(script('if a; then b; fi; ! c').commands.map((command) => command.isCondition)).toEqual([true, false, true]);
  });
});

describe('options', () => {
  it('hold for what follows set', () => {
    const options = script('a; set -eux; b; set -o pipefail; c; set +e; d').commands.map((command) => command.options);
    expect(options.filter((_, index) => index % 2 === 0)).toEqual([
      { errexit: false, pipefail: false },
      { errexit: true, pipefail: false },
      { errexit: true, pipefail: true },
      { errexit: false, pipefail: true },
    ]);
  });

  it('do not leave a subshell', () => {
    expect(script('(set -e); a').commands[1]?.options.errexit).toBe(false);
  });
});

describe('a script that cannot be read', () => {
  it('gives what could be read and a problem', () => {
    const broken = script('a; if b; then c');
    expect(broken.commands.map((command) => command.program)).toEqual(['a', 'b', 'c']);
    expect(broken.problems).not.toEqual([]);
  });

  it('is empty when it is too long', () => {
    expect(script('a;'.repeat(200_000))).toMatchObject({ commands: [], problems: [{ code: 'script-too-long' }] });
  });
});
