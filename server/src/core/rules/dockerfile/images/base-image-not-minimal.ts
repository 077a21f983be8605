import { rule } from '../../../engine/rule';
import { slimmerImages } from '../../../knowledge/minimal-images';
import type { Stage } from '../../../model/dockerfile-stage';
import { parseImageReference } from '../../../model/image-reference';
import { imagePlace, writtenPlace } from '../_shared/base-image';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/base-image-not-minimal', {
  title: 'A smaller variant of the final base image exists',
  why: 'Compilers, shells and libraries that the program never uses are there for whoever breaks in, and each of them needs patches.',
  todo: 'Move to the smaller variant, or to a distroless image: without a shell little is left to attack, but debugging takes a second container.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: { cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  fix: { title: 'Use the smaller variant', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report) {
    const { from } = stage.rootStage;
    const { reference } = from;
    if (!reference?.tag || reference.digest || isForDevelopers(stage) || needsCompilers(stage)) return;
    const { name, tag } = reference;
    const smaller = slimmerImages(name.text, tag.text).filter((one) => one !== `${name.text}:${tag.text}`);
    const [first] = smaller;
    if (first === undefined || /(?:^|-)(?:jre|headless|runtime)(?:-|$)/.test(tag.text)) return;
    const place = writtenPlace(from, tag.span);
    const newTag = smaller
      .filter((one) => parseImageReference(one)?.familiarName === reference.familiarName)
      .map((one) => sameFlavour(tag.text, parseImageReference(one)?.tag?.text))
      .find((one) => one !== undefined && !(one.includes('alpine') && usesApt(stage)));
    report(place ? { span: place } : imagePlace(from), {
      says: `${reference.text} holds more than the program needs; ${newTag ? `${name.text}:${newTag}` : first} is smaller`,
      fix:
        place && newTag !== undefined
          ? { title: `Use the tag ${newTag}`, edit: (edit) => edit.replace({ span: place }, newTag) }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:24 AS build
        RUN npm ci && npm run build
        FROM node:«24»
        COPY --from=build /dist /app
        CMD ["node", "/app/server.js"]
      `,
      fixed: `
        FROM node:24 AS build
        RUN npm ci && npm run build
        FROM node:24-slim
        COPY --from=build /dist /app
        CMD ["node", "/app/server.js"]
      `,
    },
    {
      because: 'what is slim stays as it is',
      good: `
        FROM node:24 AS build
        FROM gcr.io/distroless/nodejs24-debian13:nonroot
      `,
    },
    {
      because: 'the distribution that is named stays; each image has its own order of words',
      bad: `
        ARG TAG=3.13-bookworm
        FROM python:$TAG AS base
        FROM base AS app
        CMD ["python", "-m", "shop"]
      `.replace('3.13-bookworm', '«3.13-bookworm»'),
      fixed: `
        ARG TAG=3.13-slim-bookworm
        FROM python:$TAG AS base
        FROM base AS app
        CMD ["python", "-m", "shop"]
      `,
    },
    {
      because: 'a release of Debian may be named by its code name',
      bad: 'FROM debian:«bookworm»\nRUN apt-get update && apt-get install -y nginx\n',
      fixed: 'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y nginx\n',
    },
    {
      because: 'Java programs run without the compiler',
      bad: 'FROM eclipse-temurin:«21-jdk»\nCOPY app.jar /\nCMD ["java", "-jar", "/app.jar"]\n',
      fixed: 'FROM eclipse-temurin:21-jre\nCOPY app.jar /\nCMD ["java", "-jar", "/app.jar"]\n',
    },
    {
      because: 'apt-get does not run on Alpine, so another variant is no plain swap',
      bad: 'FROM redis:«8»\nRUN apt-get update && apt-get install -y curl\n',
    },
    { because: 'a variant that is small', good: 'FROM python:3.14-alpine3.23\nCMD ["python"]\n' },
    { because: 'nobody knows a smaller one', good: 'FROM ghcr.io/acme/base:4\nCMD ["app"]\n' },
    {
      because: 'the stage builds native modules',
      good: 'FROM python:3.14\nRUN apt-get update && apt-get install -y gcc libpq-dev\n',
    },
    { because: 'developers want their tools', good: 'FROM node:24 AS dev\nCMD ["npm", "run", "dev"]\n' },
    {
      because: 'a digest says which image it is',
      good: 'FROM node:24@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
    },
  ],
});

function isForDevelopers(stage: Stage): boolean {
  return /dev|test|debug|build/.test(stage.foldedName ?? '');
}

function commandsOf(stage: Stage) {
  return chainOf(stage).flatMap((one) => one.ofKind('RUN').flatMap(({ commands }) => commands));
}

function usesApt(stage: Stage): boolean {
  return commandsOf(stage).some(({ program }) => program === 'apt-get' || program === 'apt');
}

/** Whether the stage itself compiles something against the libraries of the full image. */
function needsCompilers(stage: Stage): boolean {
  return commandsOf(stage).some(
    ({ program, arguments: words }) =>
      program === 'make' ||
      program === 'gcc' ||
      program === 'docker-php-ext-install' ||
      words.some(
        ({ value }) => value !== undefined && /^(?:build-essential|gcc|g\+\+|make|.+-dev(?:el)?)$/.test(value),
      ),
  );
}

/** The smaller tag with the distribution that the tag names; nothing where such a tag is not known to exist. */
function sameFlavour(tag: string, smaller: string | undefined): string | undefined {
  const codeName = /-(trixie|bookworm|bullseye)$/.exec(tag)?.[1];
  if (codeName === undefined || smaller === undefined) return smaller;
  const match = /^(.+)-slim$/.exec(smaller);
  if (!match?.[1] || !tag.startsWith(match[1])) return undefined;
  return `${match[1]}-slim-${codeName}`;
}
