import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildCommandLine,
  folderWith,
  goodDockerfile,
  onlyLastUserRoot,
  removeFolders,
  rootDockerfile,
  runCommandLine,
} from './run-cli';

let cli = '';
beforeAll(() => {
  cli = buildCommandLine();
});
afterAll(removeFolders);

const harden = (folder: string, words: string, input?: string) =>
  runCommandLine(cli, folder, `harden ${words}`.trim().split(' '), input);
const configured = (files: Record<string, string | Buffer>) =>
  folderWith({ '.bulkhead.yaml': onlyLastUserRoot, ...files });
const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
const isClean = (folder: string, name: string) =>
  runCommandLine(cli, folder, ['check', name, '--fail-on', 'hint']).code === 0;

describe('bulkhead harden', () => {
  it('writes nothing unless it is told to', () => {
    const folder = configured({ Dockerfile: rootDockerfile });
    const { code, out } = harden(folder, '--include-suggested');
    expect(code).toBe(0);
    expect(out).toContain('dockerfile/last-user-root (suggested)');
    expect(out).toContain('1 fix would change 1 of 1 file');
    expect(textOf(folder, 'Dockerfile')).toBe(rootDockerfile);
  });

  it('leaves suggested fixes alone unless they are asked for, and says that there are some', () => {
    const folder = configured({ Dockerfile: rootDockerfile });
    const { code, out } = harden(folder, '--write');
    expect(code).toBe(0);
    expect(out).toContain('--include-suggested');
    expect(textOf(folder, 'Dockerfile')).toBe(rootDockerfile);
  });

  it('prints a diff that patch applies', () => {
    const folder = configured({ 'a/Dockerfile': rootDockerfile, 'b/Dockerfile': goodDockerfile });
    const { out } = harden(folder, '--diff --include-suggested');
    expect(out).toMatch(/^--- a\/a\/Dockerfile\n\+\+\+ b\/a\/Dockerfile\n@@ /);
    expect(out).not.toContain('b/b/Dockerfile');
    execFileSync('git', ['apply'], { cwd: folder, input: out });
    expect(isClean(folder, 'a/Dockerfile')).toBe(true);
  });

  it('writes files so that a second run changes nothing', () => {
    const folder = configured({ Dockerfile: rootDockerfile });
    expect(harden(folder, '--write --include-suggested')).toMatchObject({ code: 0, err: '' });
    const once = textOf(folder, 'Dockerfile');
    expect(once).not.toBe(rootDockerfile);
    expect(isClean(folder, 'Dockerfile')).toBe(true);
    expect(harden(folder, '--write --include-suggested').out).toContain('Nothing to change in 1 file');
    expect(textOf(folder, 'Dockerfile')).toBe(once);
    expect(readdirSync(folder).sort()).toEqual(['.bulkhead.yaml', 'Dockerfile']);
  });

  it('keeps mode, line ends and byte order mark', () => {
    const text = `\uFEFF${rootDockerfile.replaceAll('\n', '\r\n')}`;
    const folder = configured({ Dockerfile: text });
    const path = join(folder, 'Dockerfile');
    chmodSync(path, 0o640);
    harden(folder, '--write --include-suggested');
    const after = textOf(folder, 'Dockerfile');
    expect(after).not.toBe(text);
    expect(after.startsWith('\uFEFFFROM')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('keeps UTF-16', () => {
    const bytes = Buffer.from(`\uFEFF${rootDockerfile}`, 'utf16le');
    const folder = configured({ Dockerfile: bytes });
    harden(folder, '--write --include-suggested');
    const after = readFileSync(join(folder, 'Dockerfile'));
    expect(after.subarray(0, 4)).toEqual(bytes.subarray(0, 4));
    expect(after.length).toBeGreaterThan(bytes.length);
    expect(after.toString('utf16le')).toContain('USER root\n');
  });

  it('writes the target of a symbolic link and leaves the link', () => {
    const folder = configured({ 'real/base': rootDockerfile });
    symlinkSync('real/base', join(folder, 'Dockerfile'));
    harden(folder, 'Dockerfile --write --include-suggested');
    expect(lstatSync(join(folder, 'Dockerfile')).isSymbolicLink()).toBe(true);
    expect(textOf(folder, 'real/base')).not.toBe(rootDockerfile);
  });

  it('prints the new text of standard input', () => {
    const folder = configured({});
    const { code, out } = harden(folder, '- --stdin-path Dockerfile --write --include-suggested', rootDockerfile);
    expect(code).toBe(0);
    expect(out.startsWith('FROM alpine:3.20\n')).toBe(true);
    expect(out).not.toBe(rootDockerfile);
    expect(harden(folder, '- --kind dockerfile --write', goodDockerfile).out).toBe(goodDockerfile);
    const unknown = harden(folder, '- --write', 'hello\n');
    expect(unknown).toMatchObject({ code: 2, out: 'hello\n' });
  });

  it('goes on after what cannot be read and exits with 2', () => {
    const folder = configured({ 'a.yaml': 'a\0b', Dockerfile: rootDockerfile });
    const { code, err } = harden(folder, '--write --include-suggested');
    expect(code).toBe(2);
    expect(err).toBe('bulkhead: a.yaml: it is a binary file\n');
    expect(isClean(folder, 'Dockerfile')).toBe(true);
  });
});
