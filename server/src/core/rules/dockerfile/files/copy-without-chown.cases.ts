import type { Example } from '../../../engine/example';

/** Users, destinations and what counts as writing. */
export const cases: readonly Example[] = [
  {
    because: 'the user has a group, files of other stages and heredocs count too',
    bad: `
      FROM debian:13-slim
      WORKDIR /srv
      USER app:staff
      «COPY» --from=build --link=false /out/ /srv/
      «COPY» <<EOF ./
      x
      EOF
      RUN mkdir -p /srv/cache
    `,
    fixed: `
      FROM debian:13-slim
      WORKDIR /srv
      USER app:staff
      COPY --from=build --link=false --chown=app:staff /out/ /srv/
      COPY --chown=app:staff <<EOF ./
      x
      EOF
      RUN mkdir -p /srv/cache
    `,
  },
  {
    because: 'the user comes from a variable and from the stage below',
    bad: `
      FROM ruby:3.4-slim AS base
      ARG APP_USER=rails
      USER $APP_USER
      FROM base
      WORKDIR /rails
      «ADD» . .
      RUN bundle exec rake assets:precompile
    `,
    fixed: `
      FROM ruby:3.4-slim AS base
      ARG APP_USER=rails
      USER $APP_USER
      FROM base
      WORKDIR /rails
      ADD --chown=$APP_USER . .
      RUN bundle exec rake assets:precompile
    `,
  },
  {
    because: 'somebody has thought of it',
    good: `
      FROM node:24-slim
      WORKDIR /app
      USER node
      COPY --chown=node:node . .
      RUN npm ci
    `,
  },
  {
    because: 'a later step hands the directory over',
    good: `
      FROM node:24-slim
      WORKDIR /app/web
      USER node
      COPY . .
      USER root
      RUN chown -R node /app
      USER node
      RUN npm ci
    `,
  },
  {
    because: 'root does the writing, or the writing is done elsewhere',
    good: `
      FROM node:24-slim
      WORKDIR /app
      USER node
      COPY . .
      RUN npm install -g serve && mkdir -p /tmp/cache
      USER root
      RUN npm ci
    `,
  },
  {
    because: 'no user is set, or root is',
    good: `
      FROM node:24-slim
      WORKDIR /app
      COPY a ./
      RUN npm ci
      USER root
      COPY b ./
      RUN npm ci
    `,
  },
  {
    because: 'Windows has no such flag',
    good: `
      FROM mcr.microsoft.com/windows/nanoserver:ltsc2025
      WORKDIR C:/app
      USER ContainerUser
      COPY . .
      RUN mkdir cache
    `,
  },
];
