import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { keptFor } from '../../../model/outside-reads';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { commandWords } from '../_shared/command-options';
import { isCommit, namesVersion } from '../_shared/git-references';

export default rule('dockerfile/git-clone-not-pinned', {
  title: 'A repository is cloned at a moving branch',
  why: 'The same Dockerfile gives another image with each push, and whoever can push there decides what is built in.',
  todo: 'Name a commit: `git checkout <commit>` behind the clone, or `ADD https://…/tool.git#<commit> /src`.',
  severity: 'info',
  default: 'off',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository'],
  visit: 'command',
  check(command, report) {
    if (command.program !== 'git') return;
    const { options, others } = commandWords(command);
    const [verb, address, ...rest] = others.map(({ text }) => text);
    if (verb === 'pull') {
      const reference = rest[0];
      if (reference !== undefined && isFixed(reference)) return;
      if (!isPinnedLater(command)) report(command, { says: 'git pull takes whatever was pushed last' });
      return;
    }
    if (verb !== 'clone' || address === undefined || !isRemote(address)) return;
    if (options.some(({ name }) => name === '--revision')) return;
    const branch = options.find(({ name }) => name === '-b' || name === '--branch')?.value;
    if ((branch !== undefined && isFixed(branch)) || isPinnedLater(command)) return;
    const what = branch === undefined ? 'whatever was pushed last' : `whatever was pushed last to ${branch}`;
    report(command, { says: `${nameOf(address)} is cloned at ${what}` });
  },
  examples: [
    {
      bad: `
        FROM alpine/git:2.49.1
        RUN «git clone https://github.com/acme/tool.git» && cd tool && make
      `,
    },
    {
      because: 'a branch, a pull, a checkout of a branch',
      bad: `
        FROM alpine/git:2.49.1
        RUN «git clone --depth 1 -b main git@github.com:acme/tool.git» && «git -C other pull» && \\
            «git clone ssh://git@example.com/a.git» && cd a && git checkout develop
      `,
    },
    {
      because: 'a tag or a commit, now or behind',
      good: `
        FROM alpine/git:2.49.1
        RUN git clone --depth 1 --branch v1.4.2 https://github.com/acme/tool.git
        RUN git clone https://github.com/acme/a.git && cd a && git checkout 9fceb02d0ae598e95dc970b74767f19372d61af8
        RUN git clone https://github.com/acme/b.git && git -C b reset --hard 9fceb02 && git -C b submodule update --init
        RUN git clone https://github.com/acme/c.git && cd c && git fetch --tags && git switch --detach v2.0
      `,
    },
    {
      because: 'the build fills the reference in',
      good: `
        FROM alpine/git:2.49.1
        ARG VERSION
        RUN git clone -b "$VERSION" https://github.com/acme/tool.git && git clone https://github.com/acme/a.git && git -C a checkout $COMMIT
      `,
    },
    {
      because: 'a repository of the image itself, or one that the build fills in',
      good: `
        FROM alpine/git:2.49.1
        RUN git clone /src/tool.git && git clone ./a && git clone file:///b && git clone "$REPOSITORY"
      `,
    },
    {
      because: 'text',
      good: `
        FROM alpine/git:2.49.1
        RUN echo git clone https://github.com/acme/tool.git && git --version
      `,
    },
  ],
});

function isRemote(address: string): boolean {
  return /^(?:https?|git|ssh|git\+ssh):\/\/|^[\w.-]+@[\w.-]+:/i.test(address);
}

/** Whether a reference stays where it is, as far as its name tells; one in a variable is unknown. */
function isFixed(reference: string): boolean {
  return /[$`]/.test(reference) || isCommit(reference) || namesVersion(reference);
}

/** Where the last command of a step stands that takes a commit or a tag. */
const lastPin = keptFor((run: Run) => run.commands.findLast(pins)?.span.start ?? -1);

/** Whether a later command of the step takes a commit or a tag. */
function isPinnedLater({ instruction, span }: Run['commands'][number]): boolean {
  return lastPin(instruction) > span.start;
}

function pins(command: ShellCommand): boolean {
  if (command.program !== 'git') return false;
  const [verb, ...others] = commandWords(command).others.map(({ text }) => text);
  if (verb === undefined || !/^(?:checkout|reset|switch|fetch|worktree)$/.test(verb)) return false;
  return others.some((word) => isFixed(word) && !isRemote(word));
}

function nameOf(address: string): string {
  return (
    address
      .replace(/\/$/, '')
      .replace(/^.*[/:]/, '')
      .replace(/\.git$/, '') || address
  );
}
