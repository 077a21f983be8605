import { rule } from '../../../engine/rule';
import { sensitiveFile } from '../../../knowledge/secrets';
import { contextSources } from '../_shared/copy-sources';
import { contextPath, type IgnoreFile, ignoreFileOf, ignoringPattern } from '../_shared/ignore-file';

export default rule('dockerfile/dockerignore-missing', {
  title: 'The whole folder is copied, and no ignore file keeps secrets out',
  why: 'The history of the repository, files of credentials and installed modules go into the image, where everybody who can pull it finds them.',
  todo: 'List them in .dockerignore beside the Dockerfile, or copy only what the image needs.',
  severity: 'warning',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  visit: 'copy',
  check(copy, report, context) {
    const whole = contextSources(copy).find(({ value }) => contextPath(value) === '');
    if (!whole || copy.excludes.length > 0) return;
    const { path, project } = context;
    const names = project.list('.').filter(isUnwanted);
    if (names.length === 0) return;
    const ignored = ignoreFileOf(path, project);
    const sent = names.filter((name) => !isIgnored(ignored, name)).sort();
    if (sent.length === 0) return;
    const listed = sent.length > 4 ? `${sent.slice(0, 4).join(', ')} and ${sent.length - 4} more` : sent.join(', ');
    report(whole, {
      says: ignored
        ? `${ignored.name} does not keep ${listed} out of the image`
        : `There is no .dockerignore: ${listed} ${sent.length > 1 ? 'go' : 'goes'} into the image`,
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY «.» .
        ADD «./» /other/
      `,
      files: { '.git': '', '.env': 'TOKEN=1', 'server.js': '' },
    },
    {
      because: 'an ignore file that leaves some of them out',
      bad: `
        FROM node:24-slim AS build
        COPY --link «/» /app
        FROM scratch
      `,
      files: {
        '.dockerignore': '.git\n*.log\n',
        '.git': '',
        'node_modules/a/package.json': '',
        'terraform.tfstate': '',
      },
    },
    {
      because: 'patterns that cover the names',
      good: `
        FROM node:24-slim
        COPY . .
      `,
      files: {
        '.dockerignore': '**/.env*\n.git/\n**/node_modules\n',
        '.git': '',
        '.env.production': 'A=1',
        'node_modules/a': '',
      },
    },
    {
      because: 'everything is left out but what is named',
      good: `
        FROM node:24-slim
        COPY . .
      `,
      files: { '.dockerignore': '*\n!src\n', '.env': 'A=1', 'src/a.js': '' },
    },
    {
      because: 'nothing in the folder is a secret',
      good: `
        FROM node:24-slim
        COPY . .
      `,
      files: { 'server.js': '', '.env.example': 'A=', '.gitignore': '' },
    },
    {
      because: 'nothing is known of the folder',
      good: `
        FROM node:24-slim
        COPY . .
      `,
    },
    {
      because: 'a part of the folder, another stage, and what the instruction itself leaves out',
      good: `
        FROM node:24-slim AS build
        COPY src package.json ./
        COPY --exclude=.env --exclude=.git . .
        FROM node:24-slim
        COPY --from=build . .
      `,
      files: { '.git': '', '.env': 'A=1' },
    },
  ],
});

function isUnwanted(name: string): boolean {
  return name === '.git' || name === 'node_modules' || isEnvironmentFile(name) || sensitiveFile(name) !== undefined;
}

function isEnvironmentFile(name: string): boolean {
  return /^\.env(?:\.[\w.-]+)?$/.test(name) && !/\.(?:example|sample|template|dist)$/.test(name);
}

function isIgnored(file: IgnoreFile | undefined, name: string): boolean {
  return file !== undefined && ignoringPattern(file, name) !== undefined;
}
