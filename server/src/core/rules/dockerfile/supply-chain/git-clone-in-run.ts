import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { commandWords } from '../_shared/command-options';
import { fileNameOf } from '../_shared/downloads';
import { requireFeature } from '../_shared/frontend';
import { absolutePath } from '../_shared/sensitive-copy';

export default rule('dockerfile/git-clone-in-run', {
  title: 'A repository is cloned in RUN although ADD can do it',
  why: 'ADD needs no git in the image, takes a new clone when the commit has changed and only then, and can verify the commit.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  peers: { tally: ['tally/prefer-add-git'], cis: ['4.11'] },
  references: ['https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository'],
  fix: { title: 'Clone with ADD', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    if (command.program !== 'git') return;
    const { options, others } = commandWords(command);
    const [verb, address] = others;
    if (verb?.text !== 'clone' || !address || !isRemote(address.text)) return;
    if (options.some(({ name }) => /^--(?:filter|sparse|mirror|bare|shared|reference)$/.test(name))) return;
    const { instruction: run } = command;
    if (command.isInsideSubstitution || command.isCondition || /\b(?:for|while|until)\s/.test(run.script?.text ?? ''))
      return;
    if (run.mounts.some(({ type }) => type === 'ssh' || type === 'secret')) return;
    report(command, {
      says: `ADD can clone ${fileNameOf(address.text).replace(/\.git$/, '') || address.text} by itself`,
      fix: (edit) => add(edit, command),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        WORKDIR /src
        RUN «git clone https://github.com/acme/tool» && git -C tool checkout 9fceb02d0ae598e95dc970b74767f19372d61af8 && make -C tool
      `,
      fixed: `
        FROM debian:12
        WORKDIR /src
        ADD --link https://github.com/acme/tool.git?ref=9fceb02d0ae598e95dc970b74767f19372d61af8&submodules=false /src/tool
        RUN make -C tool
      `,
    },
    {
      because: 'with submodules, and nothing else to do',
      bad: `
        FROM debian:12
        RUN «git clone --recurse-submodules https://github.com/acme/tool.git /opt/tool» \\
            && git -C /opt/tool checkout 9fceb02d0ae598e95dc970b74767f19372d61af8
      `,
      fixed: `
        FROM debian:12
        ADD --link https://github.com/acme/tool.git#9fceb02d0ae598e95dc970b74767f19372d61af8 /opt/tool
      `,
    },
    {
      because: 'other ways to name it; more is done than ADD can take over',
      bad: `
        FROM debian:12
        RUN apt-get update; «git clone git@github.com:acme/tool.git»
        RUN «git clone ssh://git@example.com/a.git /a» && cd /a && git log
      `,
    },
    { because: 'no remote', good: 'FROM debian:12\nRUN git clone /src/a.git /a && git clone file:///b.git /b\n' },
    {
      because: 'what ADD cannot do',
      good: 'FROM debian:12\nRUN git clone --filter=blob:none https://a.example/b.git\nRUN git clone --mirror https://a.example/b.git\n',
    },
    {
      because: 'a list of repositories',
      good: 'FROM debian:12\nRUN for r in a b; do git clone https://a.example/$r.git; done\n',
    },
    {
      because: 'the clone needs a key',
      good: 'FROM debian:12\nRUN --mount=type=ssh git clone git@github.com:acme/private.git\n',
    },
    { because: 'other work of git', good: 'FROM debian:12\nRUN git lfs install && git config --global a.b c\n' },
    { because: 'ADD does it', good: 'FROM debian:12\nADD --link https://github.com/acme/tool.git#v1.4.2 /tool\n' },
  ],
});

function isRemote(address: string): boolean {
  return /^(?:https?|ssh|git):\/\/|^[\w.-]+@[\w.-]+:/.test(address);
}

/**
 * Only for a chain that begins with the clone and checks out a whole commit: what stands before it would have to come
 * first, and a branch or a tag is nothing that ADD should be given.
 */
function add(edit: DockerfileEdits, command: InstructionCommand<Run>): void {
  const { instruction: run, operatorBefore } = command;
  const { options, others } = commandWords(command);
  const address = others[1]?.value;
  const folder = run.state?.workdirPath;
  const path = absolutePath(folder, others[2]?.value ?? fileNameOf(address ?? '').replace(/\.git$/, ''));
  const behind = run.commands.slice(run.commands.indexOf(command) + 1);
  const cd = behind[0]?.program === 'cd' ? behind[0] : undefined;
  const checkout = behind[cd ? 1 : 0];
  const commit = checkout && checkedOut(checkout);
  const isThere =
    absolutePath(folder, (cd ? cd.arguments[0]?.value : checkout && givenFolder(checkout)) ?? '') === path;
  const rest = behind.slice(cd ? 2 : 1);
  const isPlain =
    run.flags.length === 0 && run.heredocs.length === 0 && run.syntax.comments.length === 0 && !run.onbuild;
  const isChain = run.commands.every(({ operatorAfter }) => operatorAfter === undefined || operatorAfter.text === '&&');
  const usesGit = rest.some(({ program }) => program === 'git');
  const isKnown = address?.startsWith('https://') === true && path !== undefined && commit !== undefined && isThere;
  if (
    !isPlain ||
    !isChain ||
    usesGit ||
    !isKnown ||
    operatorBefore ||
    (cd && rest.length > 0) ||
    command.wrappers.length > 0
  ) {
    edit.refuse('The step does more than clone and check out a commit.');
    return;
  }
  const withModules = options.some(({ name }) => /^--recurs(?:e-submodules|ive)$/.test(name));
  const repository = address.endsWith('.git') ? address : `${address.replace(/\/$/, '')}.git`;
  const keyword = run.keyword.value === 'run' ? 'add' : 'ADD';
  // Without being told, ADD fetches submodules: https://docs.docker.com/build/concepts/context/#url-queries
  const source = withModules ? `${repository}#${commit}` : `${repository}?ref=${commit}&submodules=false`;
  requireFeature(edit, run.model, withModules ? 'addGit' : 'gitQuery');
  const line = `${keyword} --link ${source} ${path}`;
  const next = rest[0];
  if (!next) {
    edit.replace(run, line);
    return;
  }
  edit.insertBelowComments(run, line);
  edit.replace({ span: { start: command.span.start, end: next.span.start } }, '');
}

/** The commit that a command checks out. */
function checkedOut({ program, arguments: words }: InstructionCommand<Run>): string | undefined {
  const at = program === 'git' ? words.findIndex(({ text }) => text === 'checkout' || text === 'reset') : -1;
  const last = at < 0 ? undefined : words.at(-1)?.value;
  return last !== undefined && /^[0-9a-f]{40}$/.test(last) ? last : undefined;
}

function givenFolder({ arguments: words }: InstructionCommand<Run>): string | undefined {
  const at = words.findIndex(({ text }) => text === '-C');
  return at < 0 ? undefined : words[at + 1]?.value;
}
