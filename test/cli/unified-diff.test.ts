import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/unified-diff';
import { applyEdits, type TextEdit } from '../../server/src/core/index';
import { newFolder, removeFolders } from './run-cli';

afterAll(removeFolders);

it('is empty where nothing changes', () => {
  expect(unifiedDiff('a', 'x\n', [])).toBe('');
});

it('marks files without a line end', () => {
  const edits = [{ span: { start: 1, end: 1 }, newText: '\nb' }];
  expect(unifiedDiff('a', 'a', edits)).toBe(
    '--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n',
  );
});

it('keeps distant changes in hunks of their own', () => {
  const text = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join('');
  const insert = (start: number, newText: string): TextEdit => ({ span: { start, end: start }, newText });
  const diff = unifiedDiff('a', text, [
    insert(text.indexOf('line 5'), 'new\n'),
    insert(text.indexOf('line 25'), 'more '),
  ]);
  expect(diff.match(/^@@ .*$/gm)).toEqual(['@@ -3,6 +3,7 @@', '@@ -23,7 +24,7 @@']);
});

it('leaves out an edit that changes nothing', () => {
  const text = 'a\n'.repeat(8);
  const edits = [
    { span: { start: 16, end: 16 }, newText: '' },
    { span: { start: 0, end: 0 }, newText: 'z\n' },
  ];
  expect(unifiedDiff('file', text, edits).match(/^@@ .*$/gm)).toEqual(['@@ -1,3 +1,4 @@']);
});

it('gives what git applies, whatever the edits', () => {
  const folder = newFolder();
  execFileSync('git', ['init', '-q'], { cwd: folder });
  const line = fc.constantFrom('a\n', 'b\n', 'c c\n', '\n', 'd\r\n', 'e\rf\n');
  const edit = fc.record({
    at: fc.nat(60),
    length: fc.nat(6),
    newText: fc.constantFrom('', 'x', 'y\n', '\nz', 'v\nw\n'),
  });
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 25 }),
      fc.boolean(),
      fc.array(edit, { maxLength: 4 }),
      (parts, isCut, wanted) => {
        const text = isCut ? `${parts.join('')}end` : parts.join('');
        const byStart = new Map<number, TextEdit>();
        for (const { at, length, newText } of wanted) {
          const start = Math.min(at, text.length);
          byStart.set(start, { span: { start, end: Math.min(start + length, text.length) }, newText });
        }
        const edits = [...byStart.values()];
        const after = applyEdits(text, edits);
        fc.pre(after !== undefined && after !== text && after !== '' && text !== '');
        writeFileSync(join(folder, 'file'), text);
        execFileSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn'], {
          cwd: folder,
          input: unifiedDiff('file', text, edits),
        });
        expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(after);
      },
    ),
    { numRuns: 60 },
  );
});
