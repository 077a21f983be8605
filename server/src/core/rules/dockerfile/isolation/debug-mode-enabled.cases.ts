import type { Example } from '../../../engine/example';

/** Variables, options of debuggers, servers for developers, and what only looks like them. */
export const cases: readonly Example[] = [
  {
    because: 'the value keeps its form; a variable that any value switches on goes',
    bad: `
      FROM python:3.14-slim AS base
      ENV FLASK_DEBUG=«1» DJANGO_DEBUG="«True»" PYTHONASYNCIODEBUG=«1»
      ENV APP_DEBUG «true»
      FROM base
      ENV ASPNETCORE_ENVIRONMENT=«Development»
    `,
    fixed: `
      FROM python:3.14-slim AS base
      ENV FLASK_DEBUG=0 DJANGO_DEBUG="False"
      ENV APP_DEBUG false
      FROM base
      ENV ASPNETCORE_ENVIRONMENT=Production
    `,
  },
  {
    because: 'options that open a port for a debugger',
    bad: `
      FROM eclipse-temurin:25-jre
      ENV JAVA_TOOL_OPTIONS="-Xmx1g «-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005»"
      ENV CATALINA_OPTS="«-Dcom.sun.management.jmxremote.authenticate=false» -Xmx1g"
      ENV NODE_OPTIONS=«--inspect=0.0.0.0:9229»
    `,
    fixed: `
      FROM eclipse-temurin:25-jre
      ENV JAVA_TOOL_OPTIONS="-Xmx1g"
      ENV CATALINA_OPTS="-Xmx1g"
    `,
  },
  {
    because: 'options that a program works without',
    bad: `
      FROM python:3.14-slim
      ENTRYPOINT ["uvicorn", "app:app", "«--reload»", "--port", "80"]
    `,
    fixed: `
      FROM python:3.14-slim
      ENTRYPOINT ["uvicorn", "app:app", "--port", "80"]
    `,
  },
  {
    because: 'also in the shell form, behind a starter',
    bad: 'FROM python:3.14-slim\nCMD poetry run flask --app a run «--debug» --port 80\n',
    fixed: 'FROM python:3.14-slim\nCMD poetry run flask --app a run --port 80\n',
  },
  { because: 'a server for developers', bad: 'FROM node:24-slim\nCMD ["npm", "run", "«dev»"]\n' },
  { because: 'that of a framework', bad: 'FROM python:3.14\nCMD python manage.py «runserver» 0.0.0.0:8000\n' },
  { because: 'that of Laravel', bad: 'FROM php:8.4-cli\nCMD php artisan «serve» --host=0.0.0.0\n' },
  { because: 'that restarts a program', bad: 'FROM node:24\nENTRYPOINT ["npx", "«nodemon»", "server.js"]\n' },
  { because: 'that of a bundler', bad: 'FROM node:24\nCMD «vite» --host\n' },
  {
    because: 'the debugger of Node.js for everybody',
    bad: 'FROM node:24\nCMD ["node", "«--inspect=0.0.0.0»", "server.js"]\n',
    fixed: 'FROM node:24\nCMD ["node", "server.js"]\n',
  },
  {
    because: 'values of production and tests',
    good: 'FROM node:24\nENV NODE_ENV=production FLASK_DEBUG=0 APP_ENV=test DEBUG=app:* APP_DEBUG=false RAILS_ENV=staging\n',
  },
  {
    because: 'a later one takes its place',
    good: 'FROM node:24 AS base\nENV NODE_ENV=development\nRUN npm ci\nFROM base\nENV NODE_ENV=production\n',
  },
  {
    because: 'the stage is not shipped, and a later CMD is started',
    good: 'FROM node:24 AS build\nENV NODE_ENV=development\nFROM node:24\nCMD npm run dev\nCMD ["node", "server.js"]\n',
  },
  {
    because: 'words that only look alike',
    good: 'FROM node:24\nENV JAVA_OPTS=-Xmx1g NODE_OPTIONS=--max-old-space-size=512\nENTRYPOINT ["npm", "run", "start:prod"]\nCMD ["vite", "preview", "serve-dev"]\n',
  },
  {
    because: 'who builds decides',
    good: 'FROM node:24\nARG NODE_ENV=development\nENV NODE_ENV=$NODE_ENV\n',
  },
  {
    because: 'whoever develops in the container wants it',
    path: '.devcontainer/Dockerfile',
    good: 'FROM node:24\nENV NODE_ENV=development\n',
  },
  { because: 'a file for developers', path: 'Dockerfile.dev', good: 'FROM node:24\nCMD ["npm", "run", "dev"]\n' },
];
