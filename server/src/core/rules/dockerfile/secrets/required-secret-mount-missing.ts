import { listOption, rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';

export default rule('dockerfile/required-secret-mount-missing', {
  title: 'A program runs without the secret that the project requires for it',
  why: 'Without its mount the program asks a public server, fails, or tempts somebody to pass the credential as a build argument.',
  severity: 'warning',
  category: 'secrets',
  peers: { tally: ['tally/require-secret-mounts'], cis: ['4.10'] },
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypesecret'],
  fix: { title: 'Mount the secret', safety: 'suggested' },
  options: {
    secrets: listOption(
      'Programs and the secret that each needs, as options of `--mount`: `npm id=npmrc,target=/root/.npmrc`, `pip id=pip,env=PIP_INDEX_URL,required=true`.',
    ),
  },
  visit: 'run',
  check(run, report, { options: { secrets } }) {
    if (secrets.length === 0) return;
    const wanted = secrets.flatMap((entry) => requirementOf(entry) ?? []);
    const missing = wanted.filter(
      (one) => !isMounted(one, run) && run.commands.some(({ program }) => program === one.program),
    );
    const first = run.commands.find(({ program }) => missing.some((one) => one.program === program));
    if (!first?.name) return;
    const texts = [...new Set(missing.map(({ text }) => text))];
    const programs = [...new Set(missing.map(({ program }) => program))].join(', ');
    const ids = [...new Set(missing.map(({ options }) => options.get('id') ?? ''))].join(', ');
    report(first.name, {
      says: `${programs} runs without the secret ${ids}`,
      // Before the other flags: a mount may hide what stands behind it, never what the project asks for.
      fix: (edit) => edit.insertAfterNode(run.keyword, texts.map((text) => ` --mount=type=secret,${text}`).join('')),
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        RUN --mount=type=cache,target=/root/.npm «npm» ci && npm run build && npm prune
      `,
      fixed: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=cache,target=/root/.npm npm ci && npm run build && npm prune
      `,
      options: { secrets: ['npm id=npmrc,target=/root/.npmrc'] },
    },
    {
      because: 'another path, another name, and two at once',
      bad: `
        FROM python:3.13-slim
        RUN --mount=type=secret,id=pip,target=/other «pip» install app==1.2 && npm ci
        RUN --mount=type=secret,id=other,target=/root/.npmrc «npm» ci
      `,
      fixed: `
        FROM python:3.13-slim
        RUN --mount=type=secret,id=pip,target=/etc/pip.conf --mount=type=secret,id=npm,env=NPM_TOKEN,required=true --mount=type=secret,id=pip,target=/other pip install app==1.2 && npm ci
        RUN --mount=type=secret,id=npm,env=NPM_TOKEN,required=true --mount=type=secret,id=other,target=/root/.npmrc npm ci
      `,
      options: { secrets: ['pip id=pip,target=/etc/pip.conf', 'npm id=npm,env=NPM_TOKEN,required=true'] },
    },
    {
      because: 'nothing is required of itself',
      good: `
        FROM node:24-slim
        RUN npm ci
      `,
    },
    {
      because: 'the options of a mount have several names and any order',
      good: `
        FROM node:24-slim
        RUN --mount=dst=/root/.npmrc,id=npmrc,type=secret npm ci
        RUN --mount=type=secret,destination=/root/.npmrc,required=true,id=npmrc npm ci
      `,
      options: { secrets: ['npm id=npmrc,target=/root/.npmrc'] },
    },
    {
      because: 'the name is only a word of another command, or the container runs it',
      good: `
        FROM node:24-slim
        RUN apk add --no-cache npm && echo "npm ci"
        CMD ["npm", "start"]
      `,
      options: { secrets: ['npm id=npmrc,target=/root/.npmrc'] },
    },
  ],
});

interface Requirement {
  readonly program: string;
  /** The options as they are put into a mount. */
  readonly text: string;
  readonly options: ReadonlyMap<string, string>;
}

/** An entry of the setting; nothing where it cannot be read. */
function requirementOf(entry: string): Requirement | undefined {
  const [, program, text] = /^\s*(\S+)\s+([\w./=,@~-]+)\s*$/.exec(entry) ?? [];
  if (program === undefined || text === undefined) return undefined;
  const options = new Map(
    text.split(',').map((option): [string, string] => {
      const equals = option.indexOf('=');
      const key = equals < 0 ? option : option.slice(0, equals);
      return [key === 'dst' || key === 'destination' ? 'target' : key, equals < 0 ? '' : option.slice(equals + 1)];
    }),
  );
  return options.has('id') ? { program, text, options } : undefined;
}

function isMounted({ options }: Requirement, run: Run): boolean {
  return run.mounts.some((mount) => {
    if (mount.type !== 'secret' || mount.option('id')?.value !== options.get('id')) return false;
    const target = options.get('target');
    const variable = options.get('env');
    if (target !== undefined && mount.target?.value !== target) return false;
    return variable === undefined || mount.option('env')?.value === variable;
  });
}
