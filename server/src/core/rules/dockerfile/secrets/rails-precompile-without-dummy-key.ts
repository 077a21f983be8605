import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import type { ShellWord } from '../../../syntax/shell-tree';
import { mountedSecrets } from '../_shared/mounted-secret';
import { chainOf } from '../_shared/run-time-part';
import { imageName } from '../_shared/variable-origin';

export default rule('dockerfile/rails-precompile-without-dummy-key', {
  title: 'Rails assets are compiled without SECRET_KEY_BASE_DUMMY',
  why: 'Rails wants a secret to start, so the build fails, or somebody passes the real one as a build argument, which stays in the history.',
  severity: 'info',
  category: 'secrets',
  peers: { tally: ['tally/ruby/asset-precompile-without-dummy-key'], cis: ['4.10'] },
  references: ['https://guides.rubyonrails.org/7_1_release_notes.html', 'https://github.com/rails/rails/pull/46760'],
  fix: { title: 'Compile them with a key that opens nothing', safety: 'suggested' },
  visit: 'command',
  check(command, report, context) {
    const { program } = command;
    if (program === undefined || !PROGRAMS.has(program)) return;
    const word = taskRunner(command);
    if (!word) return;
    const { stage, instruction: run } = command;
    if (isSupplied(command) || isForDevelopment(stage) || !isRuby(stage)) return;
    const { project } = context;
    const known = project.list('config');
    const usesCredentials = known.length === 0 || known.some((name) => /^credentials(?:\.yml\.enc)?$/.test(name));
    const isOld = isOlderThanDummy(project.read('Gemfile.lock'));
    report(word, {
      says: `${word.text} compiles the assets without SECRET_KEY_BASE_DUMMY`,
      severity: usesCredentials ? 'info' : 'hint',
      fix(edit) {
        if (isOld) edit.addFlag(run, '--mount=type=secret,id=rails_master_key,env=RAILS_MASTER_KEY');
        else if (command.isExecForm) edit.refuse('The JSON form has no assignments.');
        else edit.insertBeforeNode(command, 'SECRET_KEY_BASE_DUMMY=1 ');
      },
    });
  },
  examples: [
    {
      bad: `
        FROM ruby:3.4-slim
        WORKDIR /rails
        COPY . .
        RUN bundle install && «./bin/rails» assets:precompile
      `,
      fixed: `
        FROM ruby:3.4-slim
        WORKDIR /rails
        COPY . .
        RUN bundle install && SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile
      `,
    },
    {
      because: 'an assignment covers one command, and Bundler or rake start it as well',
      bad: `
        FROM debian:12 AS build
        ENV RAILS_ENV=production
        RUN SECRET_KEY_BASE_DUMMY=1 echo ok && bundle exec «rake» assets:precompile
        FROM debian:12
        COPY --from=build /rails /rails
      `,
      fixed: `
        FROM debian:12 AS build
        ENV RAILS_ENV=production
        RUN SECRET_KEY_BASE_DUMMY=1 echo ok && SECRET_KEY_BASE_DUMMY=1 bundle exec rake assets:precompile
        FROM debian:12
        COPY --from=build /rails /rails
      `,
    },
    {
      because: 'Rails before 7.1 knows no such variable',
      bad: `
        FROM ruby:3.1-slim
        COPY . .
        RUN «bin/rails» assets:precompile
      `,
      fixed: `
        FROM ruby:3.1-slim
        COPY . .
        RUN --mount=type=secret,id=rails_master_key,env=RAILS_MASTER_KEY bin/rails assets:precompile
      `,
      files: { 'Gemfile.lock': 'GEM\n  specs:\n    rails (7.0.8.4)\n' },
    },
    {
      because: 'the command, the step, ENV or ARG set it',
      good: `
        FROM ruby:3.4-slim
        RUN SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile
        RUN env SECRET_KEY_BASE=x bundle exec rails assets:precompile
        RUN export SECRET_KEY_BASE_DUMMY=1 && bin/rails assets:precompile
        ARG SECRET_KEY_BASE_DUMMY=1
        RUN bin/rails assets:precompile
      `,
    },
    {
      because: 'a mount supplies the real key',
      good: `
        FROM ruby:3.4-slim
        RUN --mount=type=secret,id=key,env=RAILS_MASTER_KEY bin/rails assets:precompile
        RUN --mount=type=secret,id=key,target=/rails/config/master.key bin/rails assets:precompile
        RUN --mount=type=secret,id=key RAILS_MASTER_KEY=$(cat /run/secrets/key) bin/rails assets:precompile
      `,
    },
    {
      because: 'other tasks and other words',
      good: `
        FROM ruby:3.4-slim
        RUN bin/rails db:migrate && bin/rails routes && echo rails assets:precompile
      `,
    },
    {
      because: 'stages to develop and to test in have keys of their own',
      good: `
        FROM ruby:3.4-slim AS test
        RUN bin/rails assets:precompile
        FROM scratch
      `,
    },
    {
      because: 'another language has tasks of such names too',
      good: `
        FROM node:24-slim
        RUN rake assets:precompile
      `,
    },
  ],
});

const PROGRAMS: ReadonlySet<string> = new Set(['rails', 'rake', 'bundle', 'ruby']);
const KEYS = /^(?:SECRET_KEY_BASE(?:_DUMMY)?|RAILS_MASTER_KEY)$/;

/** The word that names rails or rake where it is told to compile the assets. */
function taskRunner({ program, name, arguments: words }: InstructionCommand<Run>): ShellWord | undefined {
  if (!words.some(({ text }) => text === 'assets:precompile')) return undefined;
  if (program === 'rails' || program === 'rake') return name;
  return words.find(({ text }) => /^(?:\.\/)?(?:bin\/)?(?:rails|rake)$/.test(text));
}

function isSupplied(command: InstructionCommand<Run>): boolean {
  const { instruction: run, stage, assignments } = command;
  const isSet = (name: string, text: string | undefined) => KEYS.test(name) && text !== '';
  if (assignments.some(({ name, value }) => isSet(name, value?.text))) return true;
  for (const key of ['SECRET_KEY_BASE_DUMMY', 'SECRET_KEY_BASE', 'RAILS_MASTER_KEY']) {
    const setting = stage.setting(key, run.order);
    if (setting && setting.value !== '') return true;
  }
  for (const one of run.commands) {
    if (one.span.start >= command.span.start) break;
    const isExport = one.program === 'export' || one.program === 'set';
    if (isExport && one.arguments.some(({ text }) => KEYS.test(text.split('=')[0] ?? ''))) return true;
  }
  return mountedSecrets(run).some(
    ({ path, variables }) => path?.endsWith('/master.key') === true || [...variables].some((name) => KEYS.test(name)),
  );
}

function isForDevelopment({ name }: Stage): boolean {
  return /^(?:dev|development|test|tests|ci|debug)$/i.test(name?.value ?? '');
}

/** Whether a stage builds a Ruby program, as its base, its variables or its commands say. */
function isRuby(stage: Stage): boolean {
  if (stage.isWindows) return false;
  if (/ruby|rails|passenger/.test(imageName(stage.rootStage) ?? '')) return true;
  return chainOf(stage).some(
    (one) =>
      one.ofKind('ENV').some(({ pairs }) => pairs.some(({ name }) => /^(?:RAILS_|BUNDLE_|RUBY_)/.test(name))) ||
      one.ofKind('RUN').some(({ commands }) => commands.some(({ program }) => /^bundler?$/.test(program ?? ''))),
  );
}

/** Whether the lock file names a Rails before 7.1. */
function isOlderThanDummy(lock: string | undefined): boolean {
  const [, major, minor] = /^ {4}rails \((\d+)\.(\d+)/m.exec(lock ?? '') ?? [];
  return major !== undefined && (Number(major) < 7 || (Number(major) === 7 && Number(minor) < 1));
}
