/** A web framework that writes below the directory of its application. */
export interface StatefulFramework {
  readonly name: string;
  /** The directories it writes to, relative to that of the application. */
  readonly directories: readonly string[];
}

/** Sources: https://guides.rubyonrails.org/getting_started.html, the Dockerfile template of Rails 8. */
const rails: StatefulFramework = { name: 'Rails', directories: ['tmp', 'log', 'storage', 'db'] };
/** Source: https://laravel.com/docs/deployment#directory-permissions */
const laravel: StatefulFramework = { name: 'Laravel', directories: ['storage', 'bootstrap/cache'] };
/** Source: https://symfony.com/doc/current/setup/file_permissions.html */
const symfony: StatefulFramework = { name: 'Symfony', directories: ['var'] };

/** What a Dockerfile tells about the framework of its application. */
export interface FrameworkEvidence {
  readonly image: string;
  readonly workdir: string | undefined;
  readonly variables: ReadonlySet<string>;
  /** The commands of the build, and those that start the program, as they are written. */
  readonly commands: readonly string[];
  readonly starts: readonly string[];
}

/** The framework that a Dockerfile is written for, as far as it shows. */
export function statefulFramework(evidence: FrameworkEvidence): StatefulFramework | undefined {
  const { image, workdir, variables, commands, starts } = evidence;
  const all = [...commands, ...starts];
  const isRuby = /(?:^|\/)ruby(?:[:@]|$)/.test(image) || commands.some((text) => /^(?:\S*\/)?bundler?\b/.test(text));
  const isStarted = starts.some((text) => /(?:^|[\s/])(?:rails|puma|thrust|rackup)(?:\s|$)/.test(text));
  if (isRuby && (workdir === '/rails' || variables.has('RAILS_ENV') || isStarted)) return rails;
  if (all.some((text) => /(?:^|[\s/])artisan(?:\s|$)/.test(text))) return laravel;
  return all.some((text) => /(?:^|\s|\/)bin\/console(?:\s|$)/.test(text)) ? symfony : undefined;
}
