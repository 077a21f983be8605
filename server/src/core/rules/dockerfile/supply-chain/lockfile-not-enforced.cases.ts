import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'each program has its own way',
    bad: `
      FROM node:24-slim
      COPY . .
      RUN yarn «install» --production && «yarn» --silent
      RUN pnpm «install» --no-frozen-lockfile --prod
      RUN bun «i»
      RUN composer «update» --no-dev && pipenv «install» --system && poetry «update»
      RUN uv «sync» --no-dev && cargo «build» --release && cargo «install» --path . && dotnet «restore» app.csproj
      RUN bundle «install» --jobs 4 && «bundle»
      RUN ["npm", "«i»"]
    `,
    files: {
      'yarn.lock': '',
      'pnpm-lock.yaml': '',
      'bun.lock': '',
      'composer.lock': '',
      'Pipfile.lock': '',
      'poetry.lock': '',
      'uv.lock': '',
      'Cargo.lock': '',
      'packages.lock.json': '',
      'Gemfile.lock': '',
      'package-lock.json': '',
    },
    fixed: `
      FROM node:24-slim
      COPY . .
      RUN yarn install --frozen-lockfile --production && yarn --frozen-lockfile --silent
      RUN pnpm install --frozen-lockfile --prod
      RUN bun i --frozen-lockfile
      RUN composer install --no-dev && pipenv install --deploy --system && poetry install
      RUN uv sync --locked --no-dev && cargo build --locked --release && cargo install --locked --path . && dotnet restore --locked-mode app.csproj
      RUN BUNDLE_FROZEN=true bundle install --jobs 4 && BUNDLE_FROZEN=true bundle
      RUN ["npm", "ci"]
    `,
  },
  {
    because: 'a pattern brings the file, and so does a mount or a stage below',
    bad: `
      FROM node:24-slim AS base
      COPY package*.json ./
      FROM base
      RUN npm «install» \\
          # no tests in here
          --omit=dev
      FROM python:3.13-slim
      RUN --mount=type=bind,source=uv.lock,target=uv.lock uv «sync»
    `,
    fixed: `
      FROM node:24-slim AS base
      COPY package*.json ./
      FROM base
      RUN npm ci \\
          # no tests in here
          --omit=dev
      FROM python:3.13-slim
      RUN --mount=type=bind,source=uv.lock,target=uv.lock uv sync --locked
    `,
  },
  {
    because: 'false is no lock, and an update is one never',
    bad: `
      FROM ruby:3.4
      ENV BUNDLE_DEPLOYMENT=false
      COPY Gemfile Gemfile.lock ./
      RUN bundle «update» --all
    `,
  },
  {
    because: 'the lock file is kept',
    good: `
      FROM node:24-slim
      COPY package.json package-lock.json yarn.lock uv.lock Cargo.lock Pipfile.lock ./
      RUN npm ci && yarn install --immutable && yarn --frozen-lockfile && uv sync --frozen && cargo build --locked && pipenv install --deploy
    `,
  },
  {
    because: 'variables and settings keep it',
    good: `
      FROM ruby:3.4
      ENV BUNDLE_DEPLOYMENT=1 UV_LOCKED=true
      COPY Gemfile Gemfile.lock uv.lock ./
      RUN bundle install && uv sync
      FROM ruby:3.4
      COPY Gemfile Gemfile.lock ./
      RUN bundle config set --local frozen true && bundle install
    `,
  },
  {
    because: 'packages that are named, and tools for the whole image',
    good: `
      FROM node:24-slim
      COPY package.json package-lock.json Cargo.lock ./
      RUN npm install -g typescript@5.9.2 && npm install express@5.1.0 && npm install --global && cargo install ripgrep@14.1.1
    `,
  },
  {
    because: 'pnpm keeps it by itself in a build that says it is one; composer and poetry install what is locked',
    good: `
      FROM node:24-slim
      COPY pnpm-lock.yaml composer.lock poetry.lock ./
      RUN pnpm install && composer install && poetry install && yarn build && npm run build
    `,
  },
  {
    because: 'the context holds no lock file, or keeps it out',
    files: { 'package.json': '{}', 'yarn.lock': '', '.dockerignore': 'yarn.lock\n' },
    good: `
      FROM node:24-slim
      COPY package*.json ./
      COPY . .
      RUN npm install && yarn install
    `,
  },
  {
    because: 'the lock file comes later',
    good: `
      FROM node:24-slim
      COPY package.json ./
      RUN npm install
      COPY package-lock.json ./
    `,
  },
  {
    because: 'the build fills the options in',
    good: `
      FROM node:24-slim
      COPY package-lock.json ./
      RUN npm install $NPM_FLAGS
    `,
  },
];
