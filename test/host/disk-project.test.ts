import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DiskProjects } from '../../server/src/host/disk-project';
import { folderWith, removeFolders } from '../cli/run-cli';

afterAll(removeFolders);

it('reads and lists relative to the analysed file', () => {
  const folder = folderWith({ 'app/Dockerfile': '', 'app/.dockerignore': '.git\n', '.env': 'A=1\n', 'app/x/y': '' });
  const project = new DiskProjects().around(join(folder, 'app/Dockerfile'));
  expect(project.read('.dockerignore')).toBe('.git\n');
  expect(project.read('../.env')).toBe('A=1\n');
  expect(project.read('x')).toBeUndefined();
  expect(project.read('gone')).toBeUndefined();
  expect(project.read('x/y/z')).toBeUndefined();
  expect([...project.list('.')].sort()).toEqual(['.dockerignore', 'Dockerfile', 'x/']);
  expect(project.list('gone')).toEqual([]);
});

it('gives one answer for one run', () => {
  const folder = folderWith({ Dockerfile: '', a: 'one' });
  const projects = new DiskProjects();
  expect(projects.around(join(folder, 'Dockerfile')).read('a')).toBe('one');
  writeFileSync(join(folder, 'a'), 'two');
  expect(projects.around(join(folder, 'other')).read('a')).toBe('one');
  expect(new DiskProjects().around(join(folder, 'other')).read('a')).toBe('two');
});
