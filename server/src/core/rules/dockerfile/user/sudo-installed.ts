import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { isDevelopmentFile } from '../_shared/development';
import { leavePackageOut } from '../_shared/leave-package-out';
import { packageCommand } from '../_shared/package-commands';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/sudo-installed', {
  title: 'sudo is installed in the final image',
  why: 'A program with the setuid bit that makes whoever calls it root is one more way out of an unprivileged user.',
  severity: 'info',
  category: 'least-privilege',
  peers: { cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  fix: { title: 'Leave it out', safety: 'suggested' },
  visit: 'command',
  check(command, report, { path }) {
    const call = packageCommand(command);
    if (call?.task !== 'install' || call.manager.kind !== 'os') return;
    const found = call.packages.filter(({ text }) => SUDO.test(text));
    if (found.length === 0 || isDevelopmentFile(path) || !command.stage.isShipped) return;
    for (const word of found) {
      const name = nameOf(word.text);
      if (isRemoved(command, name)) continue;
      report(word, {
        says: `${name} comes into the image`,
        // Steps that call it would fail, and what is allowed in sudoers is wanted when the container runs.
        fix:
          isCalled(command) || isConfigured(command)
            ? undefined
            : (edit) => leavePackageOut(edit, command, call.packages, word),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends curl «sudo»
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends curl
      `,
    },
    {
      because: 'the command goes where nothing else is installed, and other package managers',
      bad: `
        FROM alpine:3.22 AS base
        RUN apk add --no-cache «doas»
        FROM base
        RUN apk add --no-cache «sudo=1.9.17-r0» \\
              curl
        RUN microdnf install -y «sudo» && microdnf clean all
        RUN ["apk", "add", "«sudo»", "jq"]
      `,
      fixed: `
        FROM alpine:3.22 AS base
        FROM base
        RUN apk add --no-cache \\
              curl
        RUN ["apk", "add", "jq"]
      `,
    },
    {
      because: 'later steps call it',
      bad: 'FROM debian:12-slim\nRUN apt-get install -y «sudo»\nUSER app\nRUN sudo make\n',
    },
    {
      because: 'it is called when the container starts, or somebody is allowed to',
      bad: `
        FROM alpine:3.22
        RUN apk add --no-cache «doas»
        RUN apk add --no-cache «sudo»
        RUN echo "app ALL=/usr/bin/mount" >> /etc/sudoers
        CMD ["doas", "/serve"]
      `,
    },
    {
      because: 'a stage that is not shipped',
      good: 'FROM debian:12-slim AS build\nRUN apt-get install -y sudo\nFROM scratch\nCOPY --from=build /a /\n',
    },
    {
      because: 'programs that only step down, and names that begin alike',
      good: 'FROM debian:12-slim\nRUN apt-get install -y gosu tini su-exec sudoku libapache2-mod-sudo\n',
    },
    {
      because: 'the step removes it again',
      good: 'FROM alpine:3.22\nRUN apk add sudo && sudo make && apk del sudo\nRUN apt-get remove -y sudo\n',
    },
    {
      because: 'whoever develops in the container wants it',
      path: '.devcontainer/Dockerfile',
      good: 'FROM debian:12-slim\nRUN apt-get install -y sudo\n',
    },
  ],
});

const SUDO = /^(?:sudo|sudo-ldap|doas|opendoas)(?:[=<>~@:][^\s]*)?$/;

function nameOf(word: string): string {
  return /^[a-z-]+/.exec(word)?.[0] ?? word;
}

function isRemoved({ instruction, span }: InstructionCommand<Run>, name: string): boolean {
  return instruction.commands.some((other) => {
    if (other.span.start < span.start) return false;
    const call = packageCommand(other);
    return call?.task === 'remove' && call.packages.some(({ value }) => value === name);
  });
}

/** Whether a step of the image calls what is installed. */
function isCalled({ stage }: InstructionCommand<Run>): boolean {
  const final = stage.model.finalStage ?? stage;
  return chainOf(final).some((one) =>
    one
      .ofKind('RUN')
      .some(({ commands }) => commands.some(({ wrappers }) => wrappers.some(({ text }) => /sudo|doas/.test(text)))),
  );
}

/** Whether the image says who may call it, or starts with it. */
function isConfigured({ stage }: InstructionCommand<Run>): boolean {
  const final = stage.model.finalStage ?? stage;
  const { entrypoint, cmd } = final.endState;
  const starts = [...(entrypoint?.commands ?? []), ...(cmd?.commands ?? [])];
  if (starts.some(({ wrappers }) => wrappers.some(({ text }) => /sudo|doas/.test(text)))) return true;
  return chainOf(final).some(({ instructions }) =>
    instructions.some(
      (one) => (one.kind === 'RUN' || one.kind === 'COPY' || one.kind === 'ADD') && namesRights(one.textIn(one.span)),
    ),
  );
}

function namesRights(text: string): boolean {
  return /\/(?:sudoers|doas\.)/.test(text);
}
