import { rule } from '../../../engine/rule';
import { isPinned } from '../../../knowledge/package-managers';
import { packageCommand } from '../_shared/package-commands';
import { reportUnpinned } from '../_shared/unpinned-packages';

/** Values of options that a gem brings along. */
const SWITCHES: ReadonlySet<string> = new Set(['true', 'false']);

export default rule('dockerfile/gem-version-not-pinned', {
  title: 'Ruby gems are installed without a version',
  why: 'Two builds of the same file give different images: a new release may break the program, or come from somebody who took the gem over.',
  todo: 'Name the version (`gem install rails:8.0.2`), or install from a Gemfile.lock.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { hadolint: ['DL3028'], kics: ['Gem Install Without Version'], cis: ['4.11'] },
  references: ['https://guides.rubygems.org/command-reference/#gem-install'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name !== 'gem' || call.task !== 'install') return;
    const { manager, words, packages } = call;
    // What stands behind two hyphens goes to the compiler.
    const end = words.findIndex(({ text }) => text === '--');
    const own = end < 0 ? words : words.slice(0, end);
    if (own.some(({ text }) => /^(?:-v.*|--version(?:=.*)?|-g|--file(?:=.*)?)$/.test(text))) return;
    reportUnpinned(
      command.program,
      packages.filter((word) => own.includes(word) && !SWITCHES.has(word.text) && !isPinned(manager, word.text)),
      report,
    );
  },
  examples: [
    {
      bad: `
        FROM ruby:3.4-slim
        RUN gem install «rails» bundler:2.7.2
      `,
    },
    {
      because: 'what stands behind two hyphens goes to the compiler',
      bad: `
        FROM ruby:3.4-slim
        RUN gem i --no-document -s https://example.com «nokogiri» -- --use-system-libraries -v 1
        RUN ["gem", "install", "«rails»"]
      `,
    },
    {
      because: 'every way to name a version',
      good: `
        FROM ruby:3.4-slim
        RUN gem install rails:8.0.2 bundler:2.7.2 && gem install rake -v 13.3.0 && gem install puma --version=7.0.4
        RUN gem install --version '~> 3.0' sidekiq && gem install -v7.0.4 puma
      `,
    },
    {
      because: 'the value of an option that only the gem knows',
      good: `
        FROM ruby:3.4-slim
        RUN gem install bundler:2.7.2 --use-system-libraries true
      `,
    },
    {
      because: 'files, and variables that nobody knows',
      good: `
        FROM ruby:3.4-slim
        RUN gem install ./tool.gem other.gem "rails:$RAILS_VERSION" $GEMS
      `,
    },
    {
      because: 'a lock file decides, or nothing is installed',
      good: `
        FROM ruby:3.4-slim
        RUN bundle install && gem install -g Gemfile && gem update --system 3.7.2 && gem list rails
      `,
    },
  ],
});
