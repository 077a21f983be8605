import { rule } from '../../../engine/rule';
import { type LoginCommand, loginCommands } from '../../../knowledge/login-commands';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';

export default rule('dockerfile/cloud-login-in-build', {
  title: 'A login is stored in a layer of the image',
  why: 'The program keeps the credential in the home directory, and whoever can pull the image takes it out of the layer.',
  todo: 'Mount a secret for the step, and keep the folder of the program out of the layer with `--mount=type=tmpfs,target=<folder>`, or log out in the same step.',
  severity: 'warning',
  category: 'secrets',
  peers: { trivy: ['DS-0031'], cis: ['4.10'] },
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
  ],
  fix: { title: 'Keep the folder of the credential out of the layer', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const { program } = command;
    const known = program === undefined ? [] : loginCommands(program);
    if (known.length === 0) return;
    const login = known.find((one) => isCalled(one, command));
    const run = command.instruction;
    // What becomes of a mounted secret is looked at on its own: see secret-mount-leaked.
    if (!login || run.mounts.some(({ type }) => type === 'secret') || isUndone(login, command)) return;
    const { folder } = login;
    const home = homeOf(run);
    const target = folder === undefined || home === undefined ? undefined : `${home}/${folder}`;
    // No word behind the verb: it may be the credential.
    const words = (login.verbs.exec(wordsOf(command).join(' '))?.[0] ?? '').split(' ').slice(0, 2).join(' ').trim();
    const fix = target === undefined ? undefined : { edit: mounting(run, target) };
    const says = `${program} ${words} stores a credential in the layer`;
    // A stage that is only copied from leaves it in the cache of the build, not in the image.
    if (command.stage.isShipped) report(command, { says, fix });
    else report(command, { says: `${program} ${words} stores a credential in the build cache`, severity: 'hint', fix });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN «aws configure set aws_secret_access_key "$AWS_SECRET_ACCESS_KEY"» && aws s3 cp s3://example/model /srv/model
      `,
      fixed: `
        FROM debian:12
        RUN --mount=type=tmpfs,target=/root/.aws aws configure set aws_secret_access_key "$AWS_SECRET_ACCESS_KEY" && aws s3 cp s3://example/model /srv/model
      `,
    },
    {
      because: 'in a branch',
      bad: `
        FROM debian:12
        RUN if [ -n "$KEY" ]; then «gcloud auth activate-service-account --key-file="$KEY"»; fi
      `,
      fixed: `
        FROM debian:12
        RUN --mount=type=tmpfs,target=/root/.config/gcloud if [ -n "$KEY" ]; then gcloud auth activate-service-account --key-file="$KEY"; fi
      `,
    },
    {
      because: 'the file of the credential is no folder of its own',
      bad: `
        FROM debian:12
        RUN echo "$PW" | «podman login -u me --password-stdin registry.example.com» && podman pull registry.example.com/a/b:1
      `,
    },
    {
      because: 'a stage that is only copied from, and a user whose home is unknown',
      bad: `
        FROM debian:12 AS build
        USER builder
        RUN «docker login -u me --password-stdin registry.example.com < /pw»
        FROM debian:12
        COPY --from=build /srv /srv
      `,
    },
    {
      because: 'a secret mount is looked at on its own',
      good: `
        FROM debian:12
        RUN --mount=type=secret,id=key,env=KEY aws configure set aws_access_key_id "$KEY"
      `,
    },
    {
      because: 'the step takes it back, or keeps the folder for itself',
      good: `
        FROM debian:12
        RUN docker login -u me --password-stdin < /pw && docker pull registry.example.com/a/b:1 && docker logout
        RUN gcloud auth login && rm -rf ~/.config/gcloud
        RUN --mount=type=tmpfs,target=/root/.azure az login --service-principal --password "$PW"
        RUN --mount=type=cache,target=/root/.aws aws configure set aws_access_key_id x
      `,
    },
    {
      because: 'other settings and other verbs store no credential',
      good: `
        FROM debian:12
        RUN aws configure set region eu-central-1 && gcloud auth list && az login --identity && docker pull alpine
        RUN echo docker login && gh auth status
      `,
    },
  ],
});

function wordsOf({ arguments: words }: ShellCommand): readonly string[] {
  return words.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text);
}

function isCalled({ verbs, needs }: LoginCommand, command: ShellCommand): boolean {
  if (!verbs.test(wordsOf(command).join(' '))) return false;
  return needs === undefined || command.arguments.some(({ text }) => needs.test(text));
}

/** Whether the step takes the credential away again or keeps the folder of it out of the layer. */
function isUndone({ logout, folder }: LoginCommand, command: InstructionCommand<Run>): boolean {
  const run = command.instruction;
  const later = run.commands.slice(run.commands.indexOf(command) + 1);
  if (later.some((one) => one.program === command.program && logout.test(wordsOf(one).join(' ')))) return true;
  if (folder === undefined) return false;
  const isIn = (path: string | undefined) =>
    path !== undefined && `${path.replace(/\/$/, '')}/`.endsWith(`/${folder}/`);
  if (later.some(({ program, arguments: words }) => program === 'rm' && words.some(({ text }) => isIn(text))))
    return true;
  return run.mounts.some(({ type, target }) => (type === 'tmpfs' || type === 'cache') && isIn(target?.value));
}

/** The home of whoever runs a step, as far as it is known: that of root. */
function homeOf(run: Run): string | undefined {
  const user = run.state?.user;
  return (user === undefined || user.isRoot) && !run.stage.isWindows ? '/root' : undefined;
}

function mounting(run: Run, target: string) {
  return (edit: { addFlag(run: Run, flag: string): void }) => edit.addFlag(run, `--mount=type=tmpfs,target=${target}`);
}
