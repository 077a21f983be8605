import { rule } from '../../../engine/rule';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { packageCommand } from '../_shared/package-commands';

export default rule('dockerfile/package-install-without-root', {
  title: 'Packages are installed after switching to a user without rights',
  why: 'Only root may install packages or add users, so the build stops at this step.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#user'],
  fix: { title: 'Run the step as root', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const command = run.commands.find(needsRoot);
    // A trigger runs as the user that the stage ends with.
    if (!command || run.onbuild) return;
    const user = run.state?.user;
    const { argument } = user ?? {};
    if (!user || !argument || user.name === undefined || user.isRoot || run.stage.isWindows) return;
    report(command, {
      says: `${user.name} may not run ${command.program}: the build stops here`,
      related: [{ at: { span: user.nameSpan }, says: `from here on the build runs as ${user.name}` }],
      fix: (edit) => {
        edit.insertBefore(run, 'USER root');
        edit.insertAfter(run, `USER ${argument.raw}`);
      },
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        USER 10001
        RUN «apt-get update» && apt-get install -y --no-install-recommends curl
        CMD ["server"]
      `,
      fixed: `
        FROM debian:12-slim
        USER 10001
        USER root
        RUN apt-get update && apt-get install -y --no-install-recommends curl
        USER 10001
        CMD ["server"]
      `,
    },
    {
      because: 'a stage inherits its user, and adding a user needs root as well',
      bad: `
        FROM alpine:3.22 AS base
        USER app:app
        FROM base
        # for the tests
        RUN «apk add --no-cache git»
        COPY . .
        RUN «adduser -D tester»
      `,
      fixed: `
        FROM alpine:3.22 AS base
        USER app:app
        FROM base
        USER root
        # for the tests
        RUN apk add --no-cache git
        USER app:app
        COPY . .
        USER root
        RUN adduser -D tester
        USER app:app
      `,
    },
    {
      because: 'root is back, or the command asks for its rights itself',
      good: `
        FROM debian:12-slim
        USER app
        RUN sudo apt-get update
        USER root
        RUN apt-get update
        USER 0:0
        RUN apt-get install -y git
      `,
    },
    {
      because: 'package managers of languages work for everybody',
      good: `
        FROM python:3.13-slim
        USER app
        RUN pip install --user flask && npm ci && gem install rake
      `,
    },
    {
      because: 'asking needs no rights',
      good: `
        FROM debian:12-slim
        USER app
        RUN apt-cache policy curl && apt list --installed && apt-get --version && apt-get install --dry-run curl
      `,
    },
    {
      because: 'nobody knows who an argument will name, or who the base image runs as',
      good: `
        FROM jenkins/jenkins:2.528-jdk21 AS base
        RUN apt-get update
        FROM debian:12-slim
        ARG NAME
        USER $NAME
        RUN apt-get update
      `,
    },
  ],
});

const MANAGERS: ReadonlySet<string> = new Set(['apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper']);
const ACCOUNT_PROGRAMS: ReadonlySet<string> = new Set(['useradd', 'groupadd', 'adduser', 'addgroup', 'usermod']);

function needsRoot(command: ShellCommand): boolean {
  // sudo and the like bring the rights along; env and nice do not.
  if (command.wrappers.some(({ text }) => /(?:^|\/)(?:sudo|doas|gosu|su-exec|fakeroot|chroot)$/.test(text)))
    return false;
  if (command.isInsideSubstitution || command.isCondition || command.operatorAfter?.text === '||') return false;
  if (command.arguments.some(({ text }) => text === '--help' || text === '--version')) return false;
  if (ACCOUNT_PROGRAMS.has(command.program ?? '')) return true;
  const call = packageCommand(command);
  if (!call || !MANAGERS.has(call.manager.name)) return false;
  const { dryRun = [], verbs } = call.manager;
  if (command.arguments.some(({ text }) => dryRun.includes(text) || text === '--root' || text === '--installroot')) {
    return false;
  }
  const changing = [verbs.install, verbs.reinstall, verbs.updateIndex, verbs.upgrade, verbs.remove].flat();
  return changing.includes(call.verb.value);
}
