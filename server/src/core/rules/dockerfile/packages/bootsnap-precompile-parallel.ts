import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { insertWords } from '../_shared/command-edits';
import { isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/bootsnap-precompile-parallel', {
  title: 'bootsnap precompile may crash in emulated builds',
  why: 'Where the image is built for a foreign processor, the workers that it starts crash under QEMU, and the build hangs or fails.',
  severity: 'hint',
  default: 'off',
  category: 'correctness',
  peers: { tally: ['tally/ruby/bootsnap-precompile-without-j1'] },
  references: ['https://github.com/Shopify/bootsnap/issues/495'],
  fix: { title: 'Compile in one process', safety: 'safe' },
  visit: 'command',
  check(command, report, { path, project }) {
    const verb = precompileWord(command);
    if (!verb || command.arguments.some((word, index, all) => isOne(word, all[index + 1]))) return;
    const { stage, instruction: run } = command;
    if (stage.isWindows || isForDevelopers(stage, path) || lacksBootsnap(project)) return;
    // Built where the builder runs, nothing is emulated.
    if (/BUILDPLATFORM/.test(stage.rootStage.from.platform?.raw ?? '')) return;
    const script = run.scripts[0]?.text?.text ?? '';
    if (script.includes('BUILDPLATFORM') && script.includes('TARGETPLATFORM')) return;
    const jobs = command.arguments.find(({ text }) => /^(?:-j|--jobs)/.test(text));
    report(verb, {
      says: 'bootsnap starts several workers, which crash in emulated builds',
      fix: (edit) =>
        jobs ? edit.refuse('A number of workers is given.') : insertWords(edit, command, verb, '-j', '1'),
    });
  },
  examples: [
    {
      bad: 'FROM ruby:3.4-slim\nRUN bundle exec bootsnap «precompile» app/ lib/\n',
      fixed: 'FROM ruby:3.4-slim\nRUN bundle exec bootsnap precompile -j 1 app/ lib/\n',
    },
    {
      because: 'several in a chain, each by itself; the JSON form',
      bad: 'FROM ruby:3.4-slim\nRUN bootsnap «precompile» --gemfile && bootsnap precompile -j1 app/ && make -j 1\nRUN ["bundle", "exec", "bootsnap", "«precompile»", "app"]\n',
      fixed:
        'FROM ruby:3.4-slim\nRUN bootsnap precompile -j 1 --gemfile && bootsnap precompile -j1 app/ && make -j 1\nRUN ["bundle", "exec", "bootsnap", "precompile", "-j", "1", "app"]\n',
    },
    { because: 'another number of workers', bad: 'FROM ruby:3.4-slim\nRUN bootsnap «precompile» -j 4 app/\n' },
    {
      because: 'one worker, in each way to say it',
      good: 'FROM ruby:3.4\nRUN bootsnap precompile -j 1 a && bootsnap -j=1 precompile a\nRUN bundle exec bootsnap precompile --jobs=1 a && bootsnap precompile a --jobs 1\n',
    },
    { because: 'nothing is emulated', good: 'FROM --platform=$BUILDPLATFORM ruby:3.4\nRUN bootsnap precompile a\n' },
    {
      because: 'the step looks whether it is',
      good: 'FROM ruby:3.4\nRUN if [ "$BUILDPLATFORM" = "$TARGETPLATFORM" ]; then bootsnap precompile a; fi\n',
    },
    {
      because: 'other names',
      good: 'FROM ruby:3.4\nRUN mybootsnap precompile a; echo "bootsnap precompile"; bootsnap help; rake precompile\n',
    },
    { because: 'a stage for tests', good: 'FROM ruby:3.4 AS test\nRUN bootsnap precompile a\n' },
    {
      because: 'the lock file has no bootsnap',
      files: { 'Gemfile.lock': 'GEM\n  specs:\n    rack (3.0)\n' },
      good: 'FROM ruby:3.4\nRUN bundle exec bootsnap precompile a\n',
    },
  ],
});

function precompileWord({ program, arguments: words }: InstructionCommand<Run>): ShellWord | undefined {
  if (program === 'bootsnap')
    return words.find(({ text }) => !text.startsWith('-') && !/^\d+$/.test(text))?.text === 'precompile'
      ? words.find(({ text }) => text === 'precompile')
      : undefined;
  if (program !== 'bundle' || words[0]?.text !== 'exec' || words[1]?.text !== 'bootsnap') return undefined;
  return words.find(({ text }, index) => index > 1 && text === 'precompile');
}

function isOne({ text }: ShellWord, next: ShellWord | undefined): boolean {
  return /^(?:-j=?1|--jobs=1)$/.test(text) || (/^(?:-j|--jobs)$/.test(text) && next?.text === '1');
}

function lacksBootsnap(project: Project): boolean {
  const lock = project.read('Gemfile.lock');
  return lock !== undefined && !/^ +bootsnap\b/m.test(lock);
}
