import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type FixOffer, rule } from '../../../engine/rule';
import { isCertain } from '../../../knowledge/images';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { baseImageFacts } from '../_shared/base-image';

export default rule('dockerfile/sudo-used', {
  title: 'sudo is used in a build step',
  why: 'sudo needs a terminal and rights of its own, hides who runs what, and whoever takes over the container finds it there.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    hadolint: ['DL3004'],
    trivy: ['DS-0010'],
    checkov: ['CKV2_DOCKER_1'],
    semgrep: ['no-sudo-in-dockerfile'],
    kics: ['Run Using Sudo'],
    dockle: ['DKL-DI-0001'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  fix: { title: 'Run the step without sudo', safety: 'safe' },
  visit: 'command',
  check(command, report) {
    const { name, program, wrappers } = command;
    if (program === 'sudo' && name) {
      report(name, { says: 'sudo opens a session of its own' });
      return;
    }
    for (const [index, word] of wrappers.entries()) {
      if (!/^(?:.*\/)?sudo$/.test(word.value ?? '')) continue;
      const next = wrappers[index + 1] ?? name;
      report(word, { says: `${program ?? 'a program'} is run by sudo`, fix: next && fixFor(command, word, next) });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        USER root
        RUN «sudo» apt-get update && «sudo» -E apt-get install -y curl
      `,
      fixed: `
        FROM debian:12-slim
        USER root
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'whoever is no root becomes it for this step alone',
      bad: `
        FROM node:24-slim
        USER node
        RUN «sudo» chown node /data
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        USER node
        USER root
        RUN chown node /data
        USER node
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'behind an assignment, in a pipe, a subshell, a substitution, a heredoc, the JSON form, under ONBUILD',
      bad: `
        FROM debian:12-slim
        USER root
        RUN A=1 «sudo» make | «sudo» tee log; (cd /src && «sudo» make) && echo "$(«sudo» id)"
        RUN <<EOF
        «/usr/bin/sudo» make install
        EOF
        RUN ["«sudo»", "make"]
        ONBUILD RUN «sudo» make
      `,
      fixed: `
        FROM debian:12-slim
        USER root
        RUN A=1 make | tee log; (cd /src && make) && echo "$(id)"
        RUN <<EOF
        make install
        EOF
        RUN ["make"]
        ONBUILD RUN make
      `,
    },
    {
      because: 'another user is asked for, settings are handed on, nobody knows who runs the image: nothing is offered',
      bad: `
        FROM example.com/base:1
        RUN «sudo» make
        USER root
        RUN «sudo» -u postgres createdb shop && «sudo» A=1 make && «sudo» -i
      `,
    },
    {
      because: 'the word as an argument',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y sudo && which sudo && echo sudo && command -v sudo
      `,
    },
    {
      because: 'in strings, comments and paths',
      good: `
        FROM debian:12-slim
        # sudo make
        RUN echo "sudo make" > /etc/sudoers.d/a && chmod 0440 /etc/sudoers.d/a # sudo
      `,
    },
    {
      because: 'other instructions do not count, and names that only begin alike',
      good: 'FROM debian:12-slim\nRUN sudoedit-like && visudo -c\nENV sudo=1\nCOPY sudo /sudo\n',
    },
    {
      because: 'a file that is written in a heredoc',
      good: 'FROM debian:12-slim\nCOPY <<EOF /run.sh\nsudo make\nEOF\n',
    },
    { because: 'nobody knows what the variable is', good: 'FROM debian:12-slim\nARG SUDO=sudo\nRUN $SUDO make\n' },
  ],
});

type RunCommand = InstructionCommand<Run>;

function fixFor(command: RunCommand, sudo: ShellWord, next: ShellWord): FixOffer<DockerfileEdits> | undefined {
  const { instruction, stage } = command;
  const span = { start: sudo.span.start, end: next.span.start };
  const between = instruction.textIn({ start: sudo.span.end, end: span.end });
  // Options that change nothing for root, and what parts words in either form.
  if (!/^(?:[\s"',\\`]|-E|-H|--preserve-env|--set-home)+$/.test(between)) return undefined;
  const user = instruction.onbuild ? stage.endState.user : instruction.state?.user;
  const facts = user ? undefined : baseImageFacts(stage);
  const isDefaultRoot = facts !== undefined && facts.defaultUser.uid === 0;
  if (user?.isRoot || isDefaultRoot) {
    const isSure = user !== undefined || (facts !== undefined && isCertain(facts.defaultUser.confidence));
    return { safety: isSure ? 'safe' : 'suggested', edit: (edit) => edit.replace({ span }, '') };
  }
  const name = user?.name === undefined ? facts?.userDirective : user.argument?.raw;
  if (name === undefined || instruction.onbuild) return undefined;
  return {
    title: 'Run the step as root without sudo',
    safety: 'suggested',
    edit(edit) {
      edit.insertBefore(instruction, 'USER root');
      edit.replace({ span }, '');
      edit.insertAfter(instruction, `USER ${name}`);
    },
  };
}
