import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  analyse,
  applyEdits,
  defaultSettings,
  noProject,
  prove,
  type ShellQuestion,
} from '../../server/src/core/index';
import { ShellCheckAtOnce } from '../../server/src/host/shellcheck/at-once';
import { findShellCheck, versionProblem } from '../../server/src/host/shellcheck/program';
import { ShellCheckQueue } from '../../server/src/host/shellcheck/queue';
import { readShellAnswer } from '../../server/src/host/shellcheck/read-answer';
import { newFolder, removeFolders } from '../cli/run-cli';
import { shellCheck } from '../harness/shellcheck.mjs';
import { canFake, fakeShellCheck } from './fake-shellcheck';

afterAll(removeFolders);

const script: ShellQuestion = { dialect: 'sh', text: 'rm $f\n' };
const sh = (text: string): ShellQuestion => ({ dialect: 'sh', text });
const comment = '{ line: 1, column: 4, endLine: 1, endColumn: 6, level: "info", code: 2086, message: script }';

/** Asks both, each by itself, and gives what they answered and what they complained of. */
async function both(program: string | undefined, question = script, longest = 60_000) {
  const problems: string[] = [];
  const now = new ShellCheckAtOnce(program, (message) => problems.push(message), longest);
  const first = now.ask(question, '/a/Dockerfile');
  now.ask(question, '/a/Dockerfile');
  const told: string[] = [];
  const queue = new ShellCheckQueue(program, (message) => told.push(message), longest);
  await queue.ask(question);
  const second = queue.known(question);
  await queue.ask(question);
  queue.dispose();
  expect(second).toEqual(first);
  expect(told.length).toBe(problems.length);
  return { comments: first?.comments, problems: [...problems, ...told] };
}

describe('the program', () => {
  it('is found on the PATH, but not in folders that are named relative to where one is', () => {
    if (!canFake) return;
    const program = fakeShellCheck('say([]);');
    expect(findShellCheck(undefined, { PATH: ['.', '', 'bin', dirname(program)].join(delimiter) })).toEqual({
      program,
    });
    expect(findShellCheck(program, {})).toEqual({ program });
    const folder = newFolder();
    copyFileSync(program, join(folder, 'shellcheck'));
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(findShellCheck(undefined, { PATH: ['.', '', 'bin'].join(delimiter) })).toHaveProperty('problem');
      expect(findShellCheck('./shellcheck', {})).toHaveProperty('problem');
    } finally {
      process.chdir(before);
    }
  });

  it('must be one that can be run', () => {
    if (!canFake) return;
    const folder = newFolder();
    mkdirSync(join(folder, 'shellcheck'));
    expect(findShellCheck(undefined, { PATH: folder })).toHaveProperty('problem');
    writeFileSync(join(folder, 'plain'), '');
    chmodSync(join(folder, 'plain'), 0o644);
    expect(findShellCheck(join(folder, 'plain'), {})).toHaveProperty('problem');
    expect(findShellCheck(join(folder, 'none'), {})).toHaveProperty('problem');
  });

  it('must be new enough', () => {
    const printed = (version: string) => `ShellCheck - shell script analysis tool\nversion: ${version}\nlicense: GNU\n`;
    expect(versionProblem('/x', printed('0.6.0'))).toContain('0.6.0');
    for (const version of ['0.7.0', '0.9.0', '0.10.0', 'v0.11.0', '1.0']) {
      expect(versionProblem('/x', printed(version)), version).toBeUndefined();
    }
    expect(versionProblem('/x', 'hello')).toContain('does not answer as ShellCheck');
  });
});

describe.skipIf(!canFake)('a program that stands for ShellCheck', { timeout: 120_000 }, () => {
  it('is given the script and nothing that changes what it prints', async () => {
    process.env.SHELLCHECK_OPTS = '--format=gcc';
    const words = 'script += words.join(" ") + process.env.SHELLCHECK_OPTS;';
    const { comments, problems } = await both(fakeShellCheck(`${words} say([${comment}]);`));
    delete process.env.SHELLCHECK_OPTS;
    expect(comments?.[0]?.message).toBe('rm $f\n--format=json1 --norc --shell=sh -undefined');
    expect(problems).toEqual([]);
  });

  it('is not there, or too old: said once', async () => {
    const { comments, problems } = await both(join(newFolder(), 'shellcheck'));
    expect(comments).toBeUndefined();
    expect(problems).toHaveLength(2);
    expect((await both(fakeShellCheck('', 'version: 0.4.7'))).problems[0]).toContain('too old');
  });

  it('answers with something else, or ends before it has read the script', async () => {
    const long = sh(`echo ${'a'.repeat(2_000_000)}\n`);
    for (const body of ['process.stdout.write("Segmentation fault");', 'say([{ line: 0 }]);', 'process.exit(3);']) {
      const { comments, problems } = await both(fakeShellCheck(body), long);
      expect(comments, body).toBeUndefined();
      expect(problems[0], body).toContain('is no answer');
    }
    const deaf = fakeShellCheck('');
    writeFileSync(deaf, `#!/bin/sh\ncase $1 in --version) echo version: 0.9.0;; *) echo '{"comments":[]}';; esac\n`);
    expect((await both(deaf, long)).comments).toEqual([]);
  });

  it('prints without end', async () => {
    const { comments, problems } = await both(
      fakeShellCheck(
        'setInterval(() => { for (let i = 0; i < 99; i++) process.stdout.write("a".repeat(99999)); }, 1);',
      ),
    );
    expect(comments).toBeUndefined();
    expect(problems[0]).toContain('too much');
  });

  it('does not come back', async () => {
    const { comments, problems } = await both(fakeShellCheck('setInterval(() => {}, 1000);'), script, 1_000);
    expect(comments).toBeUndefined();
    expect(problems[0]).toContain('longer than 1 seconds');
  });

  it('runs twice at a time at most, each script once', async () => {
    const folder = newFolder();
    const log = join(folder, 'log');
    const program = fakeShellCheck(`
      const fs = require('node:fs');
      fs.appendFileSync(${JSON.stringify(log)}, '+');
      setTimeout(() => { fs.appendFileSync(${JSON.stringify(log)}, '-'); say([]); }, 100);`);
    const queue = new ShellCheckQueue(program, (message) => expect.unreachable(message));
    const questions = ['a', 'b', 'c', 'd', 'a'].map(sh);
    expect(queue.known(questions[0] ?? script)).toBeUndefined();
    await Promise.all(questions.map((question) => queue.ask(question)));
    expect(queue.known(questions[0] ?? script)).toEqual({ comments: [] });
    const signs = [...readFileSync(log, 'utf8')];
    expect(signs).toHaveLength(8);
    const running = signs.map((_, index) =>
      signs.slice(0, index + 1).reduce((sum, sign) => sum + (sign === '+' ? 1 : -1), 0),
    );
    expect(Math.max(...running)).toBeLessThanOrEqual(2);
    queue.dispose();
  });

  it('is ended with the queue', async () => {
    const gone = join(newFolder(), 'gone');
    const program = fakeShellCheck(
      `setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(gone)}, ''), 800);`,
    );
    const queue = new ShellCheckQueue(program, () => undefined);
    const asked = [queue.ask(sh('a')), queue.ask(sh('b')), queue.ask(sh('c'))];
    await new Promise((resolve) => setTimeout(resolve, 300));
    queue.dispose();
    await Promise.all(asked);
    expect(queue.known(sh('a'))).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(existsSync(gone)).toBe(false);
  });
});

it('reads nothing but answers', () => {
  for (const printed of ['', '[]', 'null', '{}', '{"comments":1}', '{"comments":[1]}', '{"comments":[{"line":1}]}']) {
    expect(readShellAnswer(printed), printed).toBeUndefined();
  }
  const one = { line: 1, column: 1, endLine: 1, endColumn: 2, level: 'style', code: 2006, message: 'm' };
  const read = (fix: unknown) => readShellAnswer(JSON.stringify({ comments: [{ ...one, file: '-', fix }] }));
  expect(read(null)).toEqual([{ ...one, fix: undefined }]);
  expect(read({ replacements: [{ replacement: 'x' }] })?.[0]?.fix).toBeUndefined();
  expect(read({ replacements: [{ ...one, replacement: 'x', insertionPoint: 'beforeStart' }] })?.[0]?.fix).toHaveLength(
    1,
  );
});

describe('the real ShellCheck', () => {
  beforeAll(() => void shellCheck(), 300_000);

  const text = [
    'FROM debian:12-slim',
    'ARG version',
    'RUN --mount=type=cache,target=/c cd /x; \\',
    '    # why "not"',
    '    echo "😀" $dir $version \\',
    '    && ls `pwd`',
    'RUN <<-EOF',
    '\t# shellcheck disable=SC2154',
    '\trm $file',
    '\tEOF',
    'RUN if true; then echo',
    '',
  ];

  function look(content: string) {
    const shell = new ShellCheckAtOnce(undefined, (message) => expect.unreachable(message));
    const project = { ...noProject, shellAnswer: (question: ShellQuestion) => shell.ask(question, '/a') };
    const analysis = analyse({ path: 'Dockerfile', text: content, project }, defaultSettings('2026-11-21'));
    if (!analysis) throw new Error('not a Dockerfile');
    const findings = analysis.findings.filter(({ code }) => code);
    return { analysis, findings };
  }

  it.each(['\n', '\r\n'])('is understood at the exact token, whatever the line ends (%j)', (end) => {
    const content = text.join(end);
    const { findings } = look(content);
    const said = findings.map(({ code, severity, span }) => [code?.id, severity, content.slice(span.start, span.end)]);
    expect(said.filter(([id]) => id !== 'SC1073' && id !== 'SC1046' && id !== 'SC1047' && id !== 'SC1072')).toEqual([
      ['SC2164', 'warning', 'cd /x'],
      ['SC2154', 'warning', '$dir'],
      ['SC2086', 'info', '$dir'],
      ['SC2046', 'warning', '`pwd`'],
      ['SC2006', 'hint', '`pwd`'],
      ['SC2086', 'info', '$file'],
    ]);
    const unclosed = findings.filter(({ severity }) => severity === 'error');
    expect(unclosed.length).toBeGreaterThan(0);
    const line = content.indexOf('RUN if');
    for (const { span } of unclosed) expect(span.start).toBeGreaterThan(line);
  });

  it.each(['\n', '\r\n'])('has fixes that are proved (%j)', (end) => {
    const content = text.slice(0, 10).join(end);
    const { analysis, findings } = look(content);
    const fixed = findings.flatMap((finding) =>
      finding.fixes.map((fix) => {
        const proof = prove(analysis, finding, fix);
        if (!proof.isProved) throw new Error(`${finding.code?.id}: ${proof.reason}`);
        expect(applyEdits(content, proof.edits)).toBe(proof.text);
        return [finding.code?.id, ...proof.edits.map(({ newText }) => newText)];
      }),
    );
    expect(fixed).toEqual([
      ['SC2164', ' || exit'],
      ['SC2086', '"', '"'],
      ['SC2006', '$(', ')'],
      ['SC2086', '"', '"'],
    ]);
  });
});
