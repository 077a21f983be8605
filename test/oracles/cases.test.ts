import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { classify } from '../../server/src/core/index';

const folder = 'test/oracles/cases';
/** What stands beside a case. */
const neighbours = /(?:^|\/)\.dockerignore$/;

it('every case is taken for a file of its folder', () => {
  const cases = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: kind }) =>
      readdirSync(join(folder, kind), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => ({ kind, path: join(entry.parentPath, entry.name).replaceAll('\\', '/') }))
        .filter(({ path }) => !neighbours.test(path)),
    );
  const others = cases.filter(({ kind, path }) => classify({ path, text: readFileSync(path, 'utf8') }) !== kind);
  expect(others).toEqual([]);
  expect(cases.length).toBeGreaterThan(60);
});
