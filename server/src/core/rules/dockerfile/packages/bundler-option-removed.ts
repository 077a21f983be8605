import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { removeWords } from '../_shared/removal';

/** Options that Bundler 4 has no more, with the variable that does the same: https://bundler.io/guides/bundler_2_upgrade.html */
const REMOVED: Readonly<Record<string, { readonly variable?: string; readonly hasValue?: boolean }>> = {
  '--deployment': { variable: 'BUNDLE_DEPLOYMENT' },
  '--frozen': { variable: 'BUNDLE_FROZEN' },
  '--clean': { variable: 'BUNDLE_CLEAN' },
  '--without': { variable: 'BUNDLE_WITHOUT', hasValue: true },
  '--with': { variable: 'BUNDLE_WITH', hasValue: true },
  '--path': { variable: 'BUNDLE_PATH', hasValue: true },
  '--no-prune': {},
  '--shebang': { hasValue: true },
  '--binstubs': {},
};

export default rule('dockerfile/bundler-option-removed', {
  title: 'This bundle install option no longer exists',
  why: 'Bundler 4 stops with an error. Bundler 2 warns, and keeps the setting for later commands without a word.',
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/ruby/deprecated-bundler-install-flags'] },
  references: ['https://bundler.io/man/bundle-install.1.html', 'https://bundler.io/man/bundle-config.1.html'],
  fix: { title: 'Set the variable instead', safety: 'suggested' },
  visit: 'command',
  check(command, report, { project }) {
    if (command.program !== 'bundle' && command.program !== 'bundler') return;
    const words = command.arguments;
    const verb = words.find(({ text }) => !text.startsWith('-') && !/^_[\d.]+_$/.test(text));
    if (verb && !/^(?:install|update|check)$/.test(verb.text)) return;
    const options = removedOptions(words);
    if (options.length === 0) return;
    const locked = /\nBUNDLED WITH\s+(\d+)\./.exec(project.read('Gemfile.lock') ?? '')?.[1];
    for (const option of options) {
      report(option, {
        says: `Bundler 4 has no option ${option.name}`,
        ...(locked !== undefined && Number(locked) < 4 ? { severity: 'hint' } : {}),
        fix: (edit) => replaceAll(edit, command, options),
      });
    }
  },
  examples: [
    {
      bad: 'FROM ruby:3.4\nRUN bundle install «--deployment» --jobs 4\n',
      fixed: 'FROM ruby:3.4\nENV BUNDLE_DEPLOYMENT="1"\nRUN bundle install --jobs 4\n',
    },
    {
      because: 'a list by blanks',
      bad: 'FROM ruby:3.4\nRUN bundle _2.6.9_ install «--without development test» -j4 && true\n',
      fixed: 'FROM ruby:3.4\nENV BUNDLE_WITHOUT="development:test"\nRUN bundle _2.6.9_ install -j4 && true\n',
    },
    {
      because: 'an option that nothing takes the place of',
      bad: 'FROM ruby:3.4\nRUN bundle update «--no-prune»\n',
      fixed: 'FROM ruby:3.4\nRUN bundle update\n',
    },
    {
      because: 'a value that only the shell knows becomes one of the command',
      bad: 'FROM ruby:3.4\nRUN bundle install «--path=$GEMS»\n',
      fixed: 'FROM ruby:3.4\nRUN BUNDLE_PATH=$GEMS bundle install\n',
    },
    {
      because: 'the version that is locked still has it',
      files: { 'Gemfile.lock': 'GEM\n\nBUNDLED WITH\n   2.6.9\n' },
      bad: 'FROM ruby:3.4\nRUN bundle check «--path vendor»\n',
      fixed: 'FROM ruby:3.4\nENV BUNDLE_PATH="vendor"\nRUN bundle check\n',
    },
    {
      because: 'options that stay',
      good: 'FROM ruby:3.4\nRUN bundle install --jobs=4 --retry 3 --local --quiet --gemfile Gemfile --prefer-local\n',
    },
    { because: 'settings', good: "FROM ruby:3.4\nRUN bundle config set --local without 'development'\n" },
    { because: 'variables', good: 'FROM ruby:3.4\nENV BUNDLE_DEPLOYMENT=1\nRUN bundle install\n' },
    { because: 'other programs', good: 'FROM ruby:3.4\nRUN pip install --path a b && npm ci --frozen\n' },
    {
      because: 'what bundle starts has its own options',
      good: 'FROM ruby:3.4\nRUN bundle exec rake --path a --deployment\n',
    },
    { because: 'no call', good: 'FROM ruby:3.4\nRUN echo bundle install --deployment\n' },
  ],
});

interface RemovedOption {
  readonly name: string;
  readonly words: readonly ShellWord[];
  readonly values: readonly ShellWord[];
  readonly glued: string | undefined;
  readonly span: { readonly start: number; readonly end: number };
}

function removedOptions(words: readonly ShellWord[]): readonly RemovedOption[] {
  const found: RemovedOption[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const equals = word?.text.indexOf('=') ?? -1;
    const name = word && (equals < 0 ? word.text : word.text.slice(0, equals));
    const option = name !== undefined && Object.hasOwn(REMOVED, name) ? REMOVED[name] : undefined;
    if (!word || name === undefined || !option) continue;
    const values: ShellWord[] = [];
    if (option.hasValue && equals < 0) {
      // Only lists of groups go on behind the first value.
      const most = /^--with/.test(name) ? words.length : 1;
      for (let next = words[at + 1]; next && !next.text.startsWith('-') && values.length < most; next = words[at + 1]) {
        values.push(next);
        at++;
      }
    }
    const last = values.at(-1) ?? word;
    const glued = equals < 0 ? undefined : word.text.slice(equals + 1);
    found.push({ name, words: [word, ...values], values, glued, span: { start: word.span.start, end: last.span.end } });
  }
  return found;
}

function replaceAll(edit: DockerfileEdits, command: InstructionCommand<Run>, options: readonly RemovedOption[]): void {
  const settings: string[] = [];
  const assignments: string[] = [];
  for (const { name, words, values, glued } of options) {
    const { variable, hasValue } = REMOVED[name] ?? {};
    const value = hasValue ? (glued ?? values.map(({ text }) => text).join(' ')).trim().replace(/\s+/g, ':') : '1';
    if (variable !== undefined && value.includes('$')) assignments.push(`${variable}=${value}`);
    else if (variable !== undefined) settings.push(`${variable}="${value}"`);
    removeWords(edit, command, words);
  }
  if (assignments.length > 0 && command.isExecForm) edit.refuse('No shell sets variables here.');
  if (assignments.length > 0) edit.insertBeforeNode(command, `${assignments.join(' ')} `);
  if (settings.length > 0) edit.insertBefore(command.instruction, `ENV ${settings.join(' ')}`);
}
