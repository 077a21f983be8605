import type { Project } from '../../../engine/project';
import { booleanOption, listOption, rule } from '../../../engine/rule';
import { contextSources } from '../_shared/copy-sources';
import { contextPath, ignoreFileOf, ignoringPattern } from '../_shared/ignore-file';

export default rule('dockerfile/copy-source-missing', {
  title: 'The source does not exist in the build context',
  why: 'The build stops at this step, after all those before it.',
  todo: 'Mend the path, or name what the build makes before in `producedPaths`.',
  severity: 'warning',
  default: 'off',
  category: 'correctness',
  references: ['https://docs.docker.com/build/concepts/context/'],
  options: {
    contextIsFolder: booleanOption('Take the folder of the Dockerfile as the build context wherever it lies', false),
    producedPaths: listOption('Paths that are there only when an image is built', [
      'dist',
      'target',
      'build',
      'out',
      'bin',
      'publish',
    ]),
  },
  fix: { title: 'Use the path that exists', safety: 'suggested' },
  visit: 'copy',
  check(copy, report, { path, project, options }) {
    if (copy.onbuild || copy.hasSwitch('parents')) return;
    const sources = contextSources(copy).filter(({ value }) => value !== '' && !/[*?[\\]/.test(value));
    if (sources.length === 0 || !isContext(path, project, options.contextIsFolder)) return;
    const ignored = ignoreFileOf(path, project);
    for (const source of sources) {
      const own = contextPath(source.value);
      if (own === '' || /(?:^|\/)\.\.(?:\/|$)/.test(source.value)) continue;
      const first = own.split('/')[0] ?? '';
      if (
        options.producedPaths.some(
          (produced) => own === produced || own.startsWith(`${produced}/`) || first === produced,
        )
      )
        continue;
      // What the ignore file excludes is another finding.
      if ((ignored && ignoringPattern(ignored, own) !== undefined) || exists(own, project)) continue;
      const nearest = nearestPath(own, project);
      report(source, {
        says: `${source.value} is not in the build context`,
        fix:
          nearest !== undefined && source.raw === source.value && !copy.syntax.json
            ? (edit) => edit.replace(source, nearest)
            : undefined,
      });
    }
  },
  examples: [
    {
      files: { 'package.json': '{}', 'src/index.js': '', '.dockerignore': 'node_modules\n' },
      bad: 'FROM node:24-slim\nCOPY «Package.json» src /app/\nCOPY «src/main.js» /app/\n',
    },
    {
      because: 'a path that is nearly the one',
      files: { 'package.json': '{}', 'src/index.js': '', '.dockerignore': 'node_modules\n' },
      bad: 'FROM node:24-slim\nCOPY «packge.json» /app/\n',
      fixed: 'FROM node:24-slim\nCOPY package.json /app/\n',
    },
    {
      because: 'it is there',
      files: { 'src/index.js': '', '.dockerignore': '' },
      good: 'FROM node:24\nCOPY src ./src/index.js /app/\n',
    },
    {
      because: 'nobody knows which folder is the context',
      files: { 'src/index.js': '' },
      good: 'FROM node:24\nCOPY missing /app/\n',
    },
    {
      because: 'the build makes it before',
      files: { '.dockerignore': '' },
      good: 'FROM node:24\nCOPY dist/app.js target /app/\n',
    },
    {
      because: 'patterns and variables',
      files: { '.dockerignore': '' },
      good: 'FROM node:24\nCOPY *.json $FILE /app/\n',
    },
    {
      because: 'from another stage',
      files: { '.dockerignore': '' },
      good: 'FROM node:24\nCOPY --from=a /missing /app/\n',
    },
  ],
});

/** An ignore file lies at the root of a context, so its folder is one. */
function isContext(path: string, project: Project, isFolder: boolean): boolean {
  return isFolder || ignoreFileOf(path, project) !== undefined;
}

function exists(path: string, project: Project): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return project.list(parts.join('/') || '.').includes(name) || project.read(path) !== undefined;
}

/** A file of the same folder whose name differs in a letter or its case. */
function nearestPath(path: string, project: Project): string | undefined {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const folder = parts.join('/');
  const found = project.list(folder || '.').filter((other) => other !== name && isNear(name, other));
  const [only] = found;
  return found.length === 1 && only !== undefined ? (folder === '' ? only : `${folder}/${only}`) : undefined;
}

function isNear(name: string, other: string): boolean {
  if (name.toLowerCase() === other.toLowerCase()) return true;
  if (Math.abs(name.length - other.length) > 1 || name.length < 4) return false;
  let at = 0;
  while (at < name.length && name.charAt(at) === other.charAt(at)) at++;
  const skip = Math.sign(name.length - other.length);
  return name.slice(at + (skip >= 0 ? 1 : 0)) === other.slice(at + (skip <= 0 ? 1 : 0));
}
