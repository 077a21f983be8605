import type { Example } from '../../../engine/example';

/** Ways to name packages and versions. */
export const cases: readonly Example[] = [
  {
    because: 'tags move, and a repository is what it is today',
    bad: `
      FROM node:22-alpine
      RUN npm i --registry https://example.com -g «npm@latest» @angular/cli@20.3.0
      RUN npm install «git+https://github.com/npm/npm.git»
      RUN npm add «@angular/cli»
    `,
  },
  {
    because: 'the other package managers, and what downloads a program to run it',
    bad: `
      FROM node:22-alpine
      RUN yarn global add «serve» && pnpm add -g «serve» && bun add «zod»
      RUN npx --yes «create-app» /app && pnpm dlx «cowsay» hello && yarn dlx -q «cowsay» hello
      RUN ["npx", "--package", "«typescript»", "tsc"]
    `,
  },
  {
    because: 'a version, a range or a commit is named',
    good: `
      FROM node:22-alpine
      RUN npm install -g serve@14.2.4 "@angular/cli@^20.3.0" left-pad@1 && yarn global add serve@14.2.4
      RUN npm install git+https://github.com/npm/npm.git#v11.0.0 && npx serve@14.2.4 --help serve
    `,
  },
  {
    because: 'archives and folders are one version',
    good: `
      FROM node:22-alpine
      RUN npm install ./tool tool.tgz /opt/tool ../other ~/third . file:vendor/fourth
    `,
  },
  {
    because: 'values of options are no packages',
    good: `
      FROM node:22-alpine
      RUN npm install --loglevel error --prefix /app --cache /cache -w web && npm ci --omit dev
    `,
  },
  {
    because: 'the name of a script is no package',
    good: `
      FROM node:22-alpine
      RUN npm run install && yarn build install && pnpm run add && npm link tool
    `,
  },
  {
    because: 'nobody knows what a variable holds',
    good: `
      FROM node:22-alpine
      RUN npm install -g $TOOL "serve@\${SERVE_VERSION}"
    `,
  },
  {
    because: 'npx runs what the project has installed',
    good: `
      FROM node:22-alpine
      COPY . .
      RUN npm ci
      RUN npx prisma generate && bunx vite build
    `,
  },
  {
    because: 'the project lists the program',
    files: { 'package.json': '{ "devDependencies": { "prisma": "6.16.2" } }' },
    good: `
      FROM node:22-alpine
      RUN npx prisma generate
    `,
  },
];
