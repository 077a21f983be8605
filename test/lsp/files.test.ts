import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFiles } from '../../server/src/lsp/disk-files';
import { folderOf, resolveUri } from '../../server/src/lsp/files';
import { pathOf } from '../../server/src/lsp/paths';

describe('URIs', () => {
  it.each([
    ['file:///project/a', 'b/c', 'file:///project/a/b/c'],
    ['file:///project/a', './../b', 'file:///project/b'],
    ['file:///project', '..', 'file://'],
    ['file:///project', '../..', undefined],
    ['file:///project/a', '/etc/x', 'file:///etc/x'],
    ['file:///project', 'a b#c', 'file:///project/a%20b%23c'],
    ['vscode-vfs://host/project', 'a', 'vscode-vfs://host/project/a'],
  ])('%s with %s is %s', (folder, path, expected) => {
    expect(resolveUri(folder, path)).toBe(expected);
  });

  it.each([
    ['file:///project/a%20b/Dockerfile', '/project/a b/Dockerfile'],
    ['file:///c%3A/project/Dockerfile', 'c:/project/Dockerfile'],
    ['vscode-vfs://host/project/x?y#z', '/project/x'],
    ['untitled:Untitled-1', 'Untitled-1'],
    ['file:///100%/x', '/100%/x'],
  ])('%s is the path %s', (uri, expected) => {
    expect(pathOf(uri)).toBe(expected);
  });

  it('have a folder', () => {
    expect(folderOf('file:///project/x')).toBe('file:///project');
    expect(folderOf('untitled:x')).toBe('');
  });
});

describe('files of the disk', () => {
  let folder: string;
  let uri: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bulkhead-files-'));
    uri = pathToFileURL(folder).href;
    writeFileSync(join(folder, 'a.txt'), 'one');
    mkdirSync(join(folder, 'inner'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are read, listed, and absent without a fuss', () => {
    const files = diskFiles(() => true);
    expect(files.read(`${uri}/a.txt`)).toBe('one');
    expect(files.read(`${uri}/b.txt`)).toBeNull();
    expect(files.read(`${uri}/inner`)).toBeNull();
    expect(files.read('untitled:x')).toBeNull();
    expect([...(files.list(uri) ?? [])].sort()).toEqual(['a.txt', 'inner/']);
    expect(files.list(`${uri}/nowhere`)).toEqual([]);
  });

  it('are kept until somebody says that they changed', () => {
    const files = diskFiles(() => true);
    expect(files.read(`${uri}/a.txt`)).toBe('one');
    writeFileSync(join(folder, 'a.txt'), 'two');
    expect(files.read(`${uri}/a.txt`)).toBe('one');
    files.forget(`${uri}/a.txt`);
    expect(files.read(`${uri}/a.txt`)).toBe('two');
  });

  it('are looked at again after a while where nobody says so', () => {
    let now = 0;
    const files = diskFiles(
      () => false,
      () => now,
    );
    expect(files.read(`${uri}/a.txt`)).toBe('one');
    writeFileSync(join(folder, 'a.txt'), 'two');
    now = 1000;
    expect(files.read(`${uri}/a.txt`)).toBe('one');
    now = 5000;
    expect(files.read(`${uri}/a.txt`)).toBe('two');
  });

  it('that are no text are not read', () => {
    writeFileSync(join(folder, 'b.bin'), 'a\0b');
    expect(diskFiles(() => true).read(`${uri}/b.bin`)).toBeNull();
  });
});
