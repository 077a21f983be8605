import { rule } from '../../../engine/rule';
import { shippedRuntime, shippedTool } from '../../../knowledge/shipped-runtimes';
import type { ShellWord } from '../../../syntax/shell-tree';
import { leavePackageOut } from '../_shared/leave-package-out';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/base-tool-reinstalled', {
  title: 'A tool the base image already has is installed again',
  why: 'The image holds it twice, in two versions, and the one that runs may be the other one than the base promises.',
  severity: 'info',
  category: 'image-hygiene',
  peers: { tally: ['tally/ruby/redundant-bundler-install'], cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  fix: { title: 'Leave it out', safety: 'suggested' },
  visit: 'command',
  check(command, report, { path, project }) {
    const call = packageCommand(command);
    if (call?.task !== 'install' || !MANAGERS.has(call.manager.name)) return;
    const { stage } = command;
    const name = stage.rootStage.from.reference?.familiarName;
    if (name === undefined) return;
    const again = call.packages.filter(({ value }) => value !== undefined && isShipped(name, call, value));
    if (again.length === 0 || isForDevelopers(stage, path)) return;
    for (const word of again) {
      const bundled = /\nBUNDLED WITH\s+([\d.]+)/.exec(project.read('Gemfile.lock') ?? '')?.[1];
      const isLocked =
        bundled !== undefined && call.words.some(({ text }) => text === bundled || text === `bundler:${bundled}`);
      const rest = withoutVersion(call, word);
      report(word, {
        says: `${name} brings ${runtimeName(name, word.text)} already`,
        ...(isLocked ? { severity: 'hint' } : {}),
        fix: rest && again.length === 1 ? (edit) => leavePackageOut(edit, command, rest, word) : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM python:3.14-slim
        RUN apt-get update && apt-get install -y curl «python3-pip» && rm -rf /var/lib/apt/lists/*
      `,
      fixed: `
        FROM python:3.14-slim
        RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
      `,
    },
    {
      because: 'programs of a language, through another stage',
      bad: `
        FROM docker.io/library/ruby:3.4 AS base
        RUN gem install «bundler» -v 2.6.9 && bundle install
        FROM base
        RUN gem install --no-document rake «bundler:2.6.9»
        FROM node:24-slim
        RUN npm install -g «yarn»
        RUN yarn install
      `,
      fixed: `
        FROM docker.io/library/ruby:3.4 AS base
        RUN bundle install
        FROM base
        RUN gem install --no-document rake
        FROM node:24-slim
        RUN yarn install
      `,
    },
    {
      because: 'the version belongs to the gem, so it cannot just go',
      bad: 'FROM ruby:3.4\nRUN gem install rake «bundler» -v 2.6.9\n',
    },
    {
      because: 'the version of the lock file',
      files: { 'Gemfile.lock': 'GEM\n\nBUNDLED WITH\n   2.6.9\n' },
      bad: 'FROM ruby:3.4\nRUN gem install «bundler:2.6.9» rake\n',
      fixed: 'FROM ruby:3.4\nRUN gem install rake\n',
    },
    {
      because: 'the base does not have it',
      good: 'FROM debian:12-slim\nRUN apt-get install -y python3-pip ruby nodejs npm\nRUN gem install bundler\n',
    },
    { because: 'images of others promise nothing', good: 'FROM phusion/passenger-ruby34\nRUN gem install bundler\n' },
    { because: 'JRuby is not Ruby', good: 'FROM jruby:10\nRUN gem install bundler\n' },
    {
      because: 'other gems and packages, modules of the distribution',
      good: 'FROM python:3.14\nRUN apt-get install -y python3-apt python3-gi libpython3-dev && gem install bundler-audit\n',
    },
    {
      because: 'an upgrade is wanted',
      good: 'FROM python:3.14\nRUN pip install --upgrade pip\nRUN gem update --system\n',
    },
    {
      because: 'later yarn comes by corepack',
      good: 'FROM node:24\nRUN corepack enable && npm install -g corepack yarn@4\n',
    },
    { because: 'a stage for tests', good: 'FROM python:3.14 AS test\nRUN apt-get install -y python3-venv\n' },
  ],
});

const SYSTEM: ReadonlySet<string> = new Set(['apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper']);
const MANAGERS: ReadonlySet<string> = new Set([...SYSTEM, 'gem', 'npm']);

function isShipped(image: string, { manager, words }: PackageCommand, name: string): boolean {
  if (SYSTEM.has(manager.name)) return shippedRuntime(image, name) !== undefined;
  const isGlobal = words.some(({ text }) => /^(?:-g|--global|--location=global)$/.test(text));
  const isForced = words.some(({ text }) => /^(?:-f|--force)$/.test(text));
  if (manager.name === 'npm' && (!isGlobal || isForced)) return false;
  return shippedTool(image, manager.name, name);
}

function runtimeName(image: string, word: string): string {
  return shippedRuntime(image, word) ?? word.replace(/[:@=].*$/, '');
}

/** The packages of a call where one of them can go alone; nothing where a version speaks of it and others stay. */
function withoutVersion(
  { manager, packages, words }: PackageCommand,
  word: ShellWord,
): readonly ShellWord[] | undefined {
  const hasVersion = words.some(({ text }) => /^(?:-v|--version)/.test(text));
  if (manager.name !== 'gem' || !hasVersion) return packages;
  const others = packages.filter((one) => one !== word && !/^[\d.]+$/.test(one.text));
  return others.length === 0 ? [word] : undefined;
}
