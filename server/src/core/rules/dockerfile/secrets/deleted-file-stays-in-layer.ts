import { rule } from '../../../engine/rule';
import { looksLikeSecretName, sensitiveFile } from '../../../knowledge/secrets';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Spanned } from '../../../text/span';
import { chainOf } from '../_shared/run-time-part';
import { absolutePath, copiedTo, sensitiveSources } from '../_shared/sensitive-copy';

export default rule('dockerfile/deleted-file-stays-in-layer', {
  title: 'A secret file is deleted too late and stays readable',
  why: 'Deleting only hides the file: the layer that brought it is pulled with the image, and anybody can unpack it.',
  todo: 'Mount the file in the one RUN that needs it (`--mount=type=secret,id=<name>,target=<path>`), and change the secret if the image was pushed.',
  severity: 'error',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/secrets/'],
  visit: 'command',
  check(command, report, { path, project }) {
    const { instruction, program, arguments: words, stage } = command;
    if (!DELETERS.has(program ?? '') || instruction.onbuild) return;
    const deleted = words.flatMap(({ value }) => {
      const whole =
        value === undefined || value.startsWith('-') ? undefined : absolutePath(workdirOf(instruction), value);
      return whole === undefined ? [] : [whole];
    });
    if (deleted.length === 0) return;
    const earlier = chainOf(stage).flatMap((one) =>
      one.instructions.filter((other) => one !== stage || other.order < instruction.order),
    );
    const created = earlier
      .flatMap((one) => creations(one))
      .find((one) => deleted.some((gone) => one.path === gone || one.path.startsWith(`${gone}/`)));
    if (!created) return;
    report(command, {
      says: `${created.path} is still in the layer that brought it`,
      severity: stage.isShipped ? 'error' : 'hint',
      related: [{ at: created.at, says: 'it is put into the image here' }],
    });

    function creations(one: Instruction): readonly { readonly path: string; readonly at: Spanned }[] {
      if (one.kind === 'RUN') return writtenBy(one);
      if (one.kind !== 'COPY' && one.kind !== 'ADD') return [];
      return sensitiveSources(one, path, project).flatMap(({ source }) => {
        const to = copiedTo(one, source.value);
        return to === undefined ? [] : [{ path: to, at: source }];
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY .npmrc package.json ./
        RUN npm ci
        RUN «rm -f .npmrc»
      `,
    },
    {
      because: 'the folder that holds it, a base stage, and other programs',
      bad: `
        FROM alpine:3.22 AS base
        COPY id_rsa /root/.ssh/id_rsa
        FROM base
        RUN git clone git@example.com:a/b && «rm -rf ~/.ssh»
        COPY server.key /etc/ssl/server.key
        RUN «shred -u /etc/ssl/server.key»
      `,
    },
    {
      because: 'a step wrote it, from a secret or under a name that tells',
      bad: `
        FROM alpine:3.22
        ARG GITHUB_TOKEN
        RUN echo "machine github.com password x" > /root/.netrc
        RUN echo "$GITHUB_TOKEN" > /tmp/login
        RUN «rm /root/.netrc»; «rm /tmp/login»
      `,
    },
    {
      because: 'it comes and goes in one step',
      good: `
        FROM alpine:3.22
        RUN echo "machine github.com password x" > /root/.netrc && git clone https://github.com/a/b && rm /root/.netrc
      `,
    },
    {
      because: 'the step that wrote it has deleted it, whatever is deleted later',
      good: `
        FROM alpine:3.22
        RUN echo "machine github.com password x" > /root/.netrc && git clone https://github.com/a/b && rm /root/.netrc
        RUN rm -f /root/.netrc
      `,
    },
    {
      because: 'a mount is in no layer',
      good: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://github.com/a/b
        RUN rm -f /root/.netrc
      `,
    },
    {
      because: 'an ordinary file may stay, and another path is another file',
      good: `
        FROM alpine:3.22
        COPY app.tar.gz .npmrc /tmp/
        RUN rm /tmp/app.tar.gz /root/.npmrc
      `,
    },
    {
      because: 'nothing is known of where a relative path leads',
      good: `
        FROM node:24-slim
        COPY .npmrc ./
        RUN rm .npmrc
      `,
    },
  ],
});

const DELETERS: ReadonlySet<string> = new Set(['rm', 'shred', 'unlink']);

function workdirOf(run: Run): string | undefined {
  return run.state?.workdirPath;
}

/** The files that a step leaves whose names tell of a secret, or that it writes a secret variable into. */
function writtenBy(run: Run): readonly { readonly path: string; readonly at: Spanned }[] {
  const targets = run.mounts.map(({ target }) => target?.value);
  const gone = run.commands
    .filter(({ program }) => DELETERS.has(program ?? ''))
    .flatMap((command) => command.arguments.map(({ value }) => value && absolutePath(workdirOf(run), value)));
  return run.commands.flatMap(({ redirections, arguments: words }) =>
    redirections.flatMap(({ operator, target }) => {
      const value = target?.value;
      const path = value === undefined ? undefined : absolutePath(workdirOf(run), value);
      if (!target || path === undefined || !operator.startsWith('>') || targets.includes(path) || gone.includes(path))
        return [];
      const isSecret = sensitiveFile(path) !== undefined || words.some(({ raw }) => namesSecret(raw));
      return isSecret ? [{ path, at: target }] : [];
    }),
  );
}

function namesSecret(text: string): boolean {
  return [...text.matchAll(/\$\{?([A-Za-z_][A-Za-z0-9_]*)/g)].some(([, name]) => looksLikeSecretName(name ?? ''));
}
