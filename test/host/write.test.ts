import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../server/src/host/decode';
import { reasonOf } from '../../server/src/host/errors';
import { readText } from '../../server/src/host/files';
import { ChangedMeanwhile, writeAtomically } from '../../server/src/host/write';
import { folderWith, newFolder, removeFolders } from '../cli/run-cli';

afterAll(removeFolders);

describe('writing a file', () => {
  it('replaces the text and keeps the mode, leaving nothing else behind', () => {
    const folder = folderWith({ file: 'old' });
    const path = join(folder, 'file');
    chmodSync(path, 0o755);
    writeAtomically(path, 'new', 'utf-8', Buffer.from('old'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('follows symbolic links', () => {
    const folder = folderWith({ 'a/file': 'old' });
    symlinkSync('a/file', join(folder, 'link'));
    writeAtomically(join(folder, 'link'), 'new', 'utf-8-bom', Buffer.from('old'));
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'a/file'), 'utf8')).toBe('\uFEFFnew');
  });

  it('leaves a file that something else changed meanwhile', () => {
    const folder = folderWith({ file: 'theirs' });
    expect(() => writeAtomically(join(folder, 'file'), 'ours', 'utf-8', Buffer.from('old'))).toThrow(ChangedMeanwhile);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('fails on what is no file and leaves everything as it was', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'inner'));
    expect(() => writeAtomically(join(folder, 'inner'), 'x', 'utf-8', Buffer.alloc(0))).toThrow();
    expect(() => writeAtomically(join(folder, 'gone'), 'x', 'utf-8', Buffer.alloc(0))).toThrow();
    expect(readdirSync(folder)).toEqual(['inner']);
    expect(readdirSync(join(folder, 'inner'))).toEqual([]);
  });
});

describe('the bytes of a text', () => {
  it.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const)('go to %s and back', (encoding) => {
    const text = 'FROM älpine 😀\r\n';
    expect(decodeText(encodeText(text, encoding))).toEqual({ text, encoding });
  });

  it.each([
    [[0x61, 0x00], 'it is a binary file'],
    [[0xc3], 'its text is not UTF-8'],
    [[0xff, 0xfe, 0x61], 'its text is cut off in the middle of a UTF-16 unit'],
    [[0xff, 0xfe, 0x00, 0x00], 'it is a binary file'],
  ])('%j cannot be read: %s', (bytes, unreadable) => {
    expect(decodeText(Buffer.from(bytes))).toEqual({ unreadable });
  });

  it('of an empty file are an empty text', () => {
    expect(decodeText(Buffer.alloc(0))).toEqual({ text: '', encoding: 'utf-8' });
  });
});

describe('reading a file', () => {
  it('says why there is no text', () => {
    const folder = folderWith({ 'large.yaml': Buffer.alloc(21 * 1024 * 1024, 0x61), plain: 'x' });
    expect(readText(folder)).toEqual({ unreadable: 'it is a folder, not a file' });
    expect(readText(join(folder, 'gone'))).toEqual({ unreadable: 'there is no such file or folder' });
    expect(readText(join(folder, 'plain/x'))).toEqual({
      unreadable: 'a part of its path is a file, not a folder',
    });
    expect(readText(join(folder, 'large.yaml'))).toEqual({ unreadable: 'it is larger than 20 MB' });
    expect(readText('/dev/null')).toEqual({ unreadable: 'it is not an ordinary file' });
  });

  it('has words for the errors of the file system', () => {
    expect(reasonOf(Object.assign(new Error('EACCES: x'), { code: 'EACCES' }))).toBe('permission denied');
    expect(reasonOf(Object.assign(new Error('EODD: x'), { code: 'EODD' }))).toBe('EODD: x');
    expect(reasonOf('text')).toBe('text');
  });
});
