/** A variable that switches a mode for developers on. */
interface DebugVariable {
  readonly names: readonly string[];
  /** Values that do so. */
  readonly on: RegExp;
  /** What to set instead; nothing where any value switches it on. */
  readonly off?: (value: string) => string;
}

/** `true` becomes `false`, other numbers and words `0`. */
const negated = (value: string) => (/^true$/i.test(value) ? (value === 'True' ? 'False' : 'false') : '0');
const production = (value: string) => (/^[A-Z]/.test(value) ? 'Production' : 'production');

/**
 * Sources: https://flask.palletsprojects.com/en/stable/config/, https://guides.rubyonrails.org/configuring.html,
 * https://learn.microsoft.com/en-us/aspnet/core/fundamentals/environments, https://laravel.com/docs/configuration,
 * https://nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production,
 * https://docs.python.org/3/using/cmdline.html#envvar-PYTHONASYNCIODEBUG
 */
const variables: readonly DebugVariable[] = [
  {
    names: [
      'FLASK_ENV',
      'APP_ENV',
      'NODE_ENV',
      'RAILS_ENV',
      'RACK_ENV',
      'ASPNETCORE_ENVIRONMENT',
      'DOTNET_ENVIRONMENT',
      'ENVIRONMENT',
    ],
    on: /^(?:development|dev|local)$/i,
    off: production,
  },
  { names: ['FLASK_DEBUG', 'DJANGO_DEBUG', 'APP_DEBUG', 'DEBUG'], on: /^(?:1|true)$/i, off: negated },
  { names: ['PYTHONASYNCIODEBUG'], on: /^./ },
];
const byName = new Map(variables.flatMap((one) => one.names.map((name) => [name, one] as const)));

/** What an environment variable switches on: how to switch it off, nothing for other variables and values. */
export function debugSetting(name: string, value: string): { readonly off: string | undefined } | undefined {
  const known = byName.get(name);
  return known?.on.test(value) ? { off: known.off?.(value) } : undefined;
}

const javaOptions = new Set(['JAVA_TOOL_OPTIONS', 'JAVA_OPTS', 'CATALINA_OPTS', 'JDK_JAVA_OPTIONS']);
const javaDebugger =
  /(?:-agentlib:jdwp|-Xrunjdwp)[=:]?[^\s"']{0,200}|-Dcom\.sun\.management\.jmxremote\.authenticate=false/g;
const nodeDebugger = /--inspect(?:-brk|-wait)?(?:=[^\s"']{0,100})?(?=[\s"']|$)/g;

/**
 * Which options in an environment variable open a port for a debugger (with the flag `g`); nothing for other variables.
 * Sources: https://docs.oracle.com/en/java/javase/21/docs/specs/jpda/conninv.html,
 * https://nodejs.org/en/learn/getting-started/debugging
 */
export function debuggerOptions(name: string): RegExp | undefined {
  if (javaOptions.has(name)) return javaDebugger;
  return name === 'NODE_OPTIONS' ? nodeDebugger : undefined;
}

/** Whether an option opens its port for the machine itself only. */
export function listensLocally(option: string): boolean {
  if (/jmxremote/.test(option)) return false;
  if (option.startsWith('--inspect')) return !/=(?:0\.0\.0\.0|\[?::\]?|\*)/.test(option);
  return /address=(?:localhost|127\.0\.0\.1):/.test(option);
}

/** A program with the word that makes it a server for developers, and whether it works without that word. */
type DevelopmentServer = readonly [program: RegExp, word: RegExp | undefined, canGo?: boolean];

/** Sources: the documentation of each program. A word of nothing is the program itself. */
const servers: readonly DevelopmentServer[] = [
  [/^(?:nodemon|webpack-dev-server|ts-node-dev)$/, undefined],
  [/^(?:npm|yarn|pnpm|bun)$/, /^(?:start:|serve:)?dev$/],
  [/^(?:next|nuxt|nuxi|astro)$/, /^dev$/],
  [/^vite$/, /^(?:dev|serve)$/],
  [/^(?:webpack|webpack-cli|ng)$/, /^serve$/],
  [/^flask$/, /^--debug$/, true],
  [/^(?:uvicorn|gunicorn|hypercorn)$/, /^--reload$/, true],
  [/^python[\d.]*$/, /^runserver$/],
  [/^manage\.py$/, /^runserver$/],
  [/^php$/, /^serve$/],
  [/^dlv$/, /^--headless(?:=true)?$/],
  [/^(?:node|nodejs)$/, /^--inspect(?:-brk|-wait)?=(?:0\.0\.0\.0|\[::\])/, true],
];

/** What makes a started program one for developers: the index of its word, -1 for the program itself. */
export function developmentServer(
  program: string,
  words: readonly string[],
): { readonly at: number; readonly canGo: boolean } | undefined {
  if (program === 'vite' && (words.length === 0 || words[0]?.startsWith('-'))) return { at: -1, canGo: false };
  for (const [name, word, canGo = false] of servers) {
    if (!name.test(program)) continue;
    if (!word) return { at: -1, canGo };
    const at = words.findIndex((one) => word.test(one));
    const isRight = at >= 0 && isOwnWord(program, words, at);
    if (isRight) return { at, canGo };
  }
  return undefined;
}

/** Whether a word stands where the program reads it, and is none of another command. */
function isOwnWord(program: string, words: readonly string[], at: number): boolean {
  if (program.startsWith('python')) return /manage\.py$/.test(words[at - 1] ?? '');
  if (program === 'php') return /(?:^|\/)artisan$/.test(words[at - 1] ?? '');
  if (words[at]?.startsWith('--')) return true;
  const first = words.findIndex((word) => !word.startsWith('-'));
  return at === first || (at === first + 1 && /^run(?:-script)?$/.test(words[first] ?? ''));
}
