import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellCheck } from '../harness/shellcheck.mjs';
import { canFake, fakeShellCheck } from '../host/fake-shellcheck';
import { buildCommandLine, folderWith, newFolder, removeFolders, runCommandLine } from './run-cli';

let cli = '';
beforeAll(() => {
  shellCheck();
  cli = buildCommandLine();
}, 300_000);
afterAll(removeFolders);

const configuration = 'rules:\n  "*": off\n  dockerfile/shellcheck-finding: on\n';
const dockerfile = 'FROM debian:12-slim\nRUN rm $f && \\\n  # both\n  rm $g\n';
const folderOf = (files: Record<string, string> = {}) =>
  folderWith({ '.bulkhead.yaml': configuration, Dockerfile: dockerfile, ...files });
const codes = (out: string) =>
  JSON.parse(out).files.flatMap((file: { findings: { code: string; range: { start: { line: number } } }[] }) =>
    file.findings.map(({ code, range }) => `${code}:${range.start.line + 1}`),
  );

describe('--shellcheck', () => {
  it('brings the findings of ShellCheck, and nothing but it does', () => {
    const folder = folderOf({ '.shellcheckrc': 'disable=all\n' });
    const plain = runCommandLine(cli, folder, ['check', '--format', 'json']);
    expect([plain.code, codes(plain.out)]).toEqual([0, []]);
    const { out, code, err } = runCommandLine(cli, folder, ['check', '--format', 'json', '--shellcheck']);
    expect(err).toBe('');
    expect(codes(out).sort()).toEqual(['SC2086:2', 'SC2086:4', 'SC2154:2', 'SC2154:4']);
    expect(code).toBe(1);
  });

  it('takes the comments and the configuration of hadolint', () => {
    const folder = folderOf({
      Dockerfile: dockerfile.replace('RUN', '# hadolint ignore=SC2154\nRUN'),
      '.hadolint.yaml': 'override:\n  error: [SC2086]\n',
    });
    const { out, code } = runCommandLine(cli, folder, ['check', '--format', 'json', '--shellcheck', '--fail-on=error']);
    expect([code, codes(out)]).toEqual([1, ['SC2086:3', 'SC2086:5']]);
  });

  it('tells findings with different codes apart in SARIF', () => {
    const { out } = runCommandLine(cli, folderOf(), ['check', '--format', 'sarif', '--shellcheck']);
    const [run] = JSON.parse(out).runs;
    const prints = run.results.map((one: { partialFingerprints: Record<string, string> }) =>
      Object.values(one.partialFingerprints).join(),
    );
    expect(prints).toHaveLength(4);
    expect(new Set(prints).size).toBe(4);
    expect(run.results[0].properties).toMatchObject({ code: expect.stringMatching(/^SC2/) });
  });

  it('lets its fixes be made, one after the other, each proved by ShellCheck', () => {
    const { out } = runCommandLine(
      cli,
      folderOf({ Dockerfile: `${dockerfile}RUN cd /x\n` }),
      ['harden', '-', '--stdin-path', 'Dockerfile', '--write', '--include-suggested', '--shellcheck'],
      dockerfile.replaceAll('rm', 'touch'),
    );
    expect(out).toBe('FROM debian:12-slim\nRUN touch "$f" && \\\n  # both\n  touch "$g"\n');
  });

  it('reads standard input that has no name', () => {
    const words = ['check', '-', '--kind=dockerfile', '--format=json', '--shellcheck', '--no-config'];
    const { out } = runCommandLine(cli, newFolder(), words, dockerfile);
    expect(out).toContain('SC2086');
  });

  it('fails where there is no such program', () => {
    const { out, err, code } = runCommandLine(cli, folderOf(), ['check', '--format=json', '--shellcheck=./none']);
    expect(code).toBe(2);
    expect(JSON.parse(out).errors).toHaveLength(1);
    expect(err).toContain('is not a program that can be run');
  });

  it.skipIf(!canFake)('names the file whose script made trouble, and takes a program of the command line only', () => {
    const program = fakeShellCheck('process.stdout.write("oops");');
    const folder = folderOf({ 'app/Dockerfile': dockerfile });
    const { err, code } = runCommandLine(cli, folder, ['check', 'app', '--format=json', `--shellcheck=${program}`]);
    expect(code).toBe(2);
    expect(err).toContain('app/Dockerfile: ShellCheck could not read a script: what it printed is no answer');
    const named = folderOf({ '.bulkhead.yaml': `${configuration}shellcheck: { enabled: true, path: ${program} }\n` });
    const refused = runCommandLine(cli, named, ['check', '--format=json']);
    expect(refused.err).toContain('shellcheck');
    expect(refused.out).not.toContain('oops');
    expect(codes(refused.out)).toEqual([]);
  });

  it('works on many files, in threads', () => {
    const files = Object.fromEntries(Array.from({ length: 410 }, (_, index) => [`${index}/Dockerfile`, dockerfile]));
    const { out, code } = runCommandLine(cli, folderOf(files), ['check', '--format', 'json', '--shellcheck']);
    expect(code).toBe(1);
    expect(codes(out)).toHaveLength(411 * 4);
  });
});
