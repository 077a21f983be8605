import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { looksLikeSecretName } from '../../../knowledge/secrets';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import type { Span } from '../../../text/span';
import { givenSecret, settingPair } from '../_shared/given-secret';
import { expandedPart } from '../_shared/mounted-secret';
import { absolutePath } from '../_shared/sensitive-copy';

export default rule('dockerfile/private-key-written-in-run', {
  title: 'A step writes a key or password into a file of the image',
  why: 'The file stays in its layer for everybody who can pull the image, even when a later step deletes it, and a build argument stays in the history as well.',
  todo: 'Mount it where the step needs it: `--mount=type=secret,id=<name>,target=<path>`, or `--mount=type=ssh` for Git over SSH.',
  severity: 'error',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/secrets/#secret-mounts'],
  fix: { title: 'Mount it as a secret at that path', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const { program } = command;
    if (program !== 'echo' && program !== 'printf' && program !== 'cat' && program !== 'ssh-add') return;
    const run = command.instruction;
    const written = program === 'ssh-add' ? undefined : targetOf(command);
    if (program === 'ssh-add') {
      const given = command.redirections.find(({ operator }) => operator === '<<<');
      if (given?.target && secretIn([given.target], run, true) !== undefined)
        report(given, { says: 'ssh-add is given a key of this file' });
      return;
    }
    if (!written || !isCredentialFile(written.path) || isDeleted(run, written.path)) return;
    const words = program === 'cat' ? hereStrings(command) : command.arguments;
    const name = secretIn(words, run, KEY.test(written.path));
    if (name === undefined) return;
    const what = name === '' ? 'A literal' : name;
    report(
      { span: written.span },
      {
        says: `${what} is written to ${written.path}, which stays in the layer`,
        fix:
          name === '' || command.pipeline.length > 1
            ? undefined
            : (edit) => mountThere(edit, command, name, written.path),
      },
    );
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        ARG SSH_KEY
        RUN echo "$SSH_KEY" «> /root/.ssh/id_ed25519» && chmod 600 /root/.ssh/id_ed25519 && git clone git@example.com:a/b
      `,
      fixed: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=ssh_key,target=/root/.ssh/id_ed25519,mode=0400 git clone git@example.com:a/b
      `,
    },
    {
      because: 'other files of credentials, and other ways to write',
      bad: `
        FROM alpine:3.22
        ARG LOGIN
        RUN printf '%s\\n' "machine example.com login me password $LOGIN" «>> ~/.netrc»
        RUN echo "//registry.npmjs.org/:_authToken=\${LOGIN}" | «tee .npmrc» && npm ci
        RUN echo "-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjE\\n" «> $HOME/.ssh/id_rsa»
        RUN ssh-add - «<<< "$LOGIN"»
      `,
    },
    {
      because: 'public halves and other files',
      good: `
        FROM alpine:3.22
        ARG KEY
        RUN echo "$KEY" > /root/.ssh/id_rsa.pub && echo "$KEY" >> ~/.ssh/authorized_keys && echo "$KEY" > /etc/app.conf
        RUN echo "$KEY" > /etc/ssl/ca.pem && ssh-keyscan github.com > ~/.ssh/known_hosts
      `,
    },
    {
      because: 'the same step deletes it, so that nothing of it is stored; the argument is reported itself',
      good: `
        FROM alpine:3.22
        ARG SSH_KEY
        RUN echo "$SSH_KEY" > /root/.ssh/id_rsa && git clone git@example.com:a/b && rm -f /root/.ssh/id_rsa
      `,
    },
    {
      because: 'npm fills the variable in when it runs, and settings are no secret',
      good: `
        FROM node:24-slim
        ARG TOKEN
        RUN echo '//registry.npmjs.org/:_authToken=\${TOKEN}' > .npmrc
        ARG REGISTRY=https://npm.example.com/
        RUN echo "registry=https://npm.example.com/" >> .npmrc && echo "registry=$REGISTRY" >> .npmrc
      `,
    },
    {
      because: 'what a secret mount lends is looked at on its own, and so is what the file does not tell',
      good: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=key,env=SSH_KEY --mount=type=tmpfs,target=/root/.ssh echo "$SSH_KEY" > /root/.ssh/id_rsa
        RUN echo "$OTHER" > /root/.ssh/id_rsa
      `,
    },
  ],
});

const FILE =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)[\w-]*|[\w.-]+\.(?:pem|key)|[._]netrc|\.npmrc|\.pypirc|\.git-credentials|\.pgpass|credentials|settings\.xml)$/;
const KEY = /(?:^|\/)(?:id_[a-z0-9]+[\w-]*|[\w.-]+\.(?:pem|key))$/;
const PUBLIC = /(?:^|\/)(?:ca|cacert|ca-cert|ca-bundle|fullchain|chain|cert|public|pub)[\w.-]*\.(?:pem|key)$/;

function isCredentialFile(path: string): boolean {
  return FILE.test(path) && !PUBLIC.test(path);
}

/** The file that the output of a command ends in, and the redirection or the call of tee that says so. */
function targetOf(command: InstructionCommand<Run>): { path: string; span: Span } | undefined {
  const own = command.redirections.find(
    ({ operator, descriptor }) => /^>[>|]?$/.test(operator) && (descriptor ?? 1) === 1,
  );
  if (own?.target) return { path: own.target.text, span: own.span };
  const next = command.pipeline[command.pipeline.indexOf(command) + 1];
  const file = next?.program === 'tee' ? next.arguments.find(({ text }) => !text.startsWith('-')) : undefined;
  return next && file && { path: file.text, span: next.span };
}

function hereStrings({ redirections }: InstructionCommand<Run>): readonly ShellWord[] {
  return redirections.flatMap(({ operator, target }) => (operator === '<<<' && target ? [target] : []));
}

/** The variable of the file that words hold, an empty text for a literal key; nothing for anything else. */
function secretIn(words: readonly ShellWord[], run: Run, isKey: boolean): string | undefined {
  for (const { raw } of words) {
    const text = expandedPart(raw);
    const names = [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? []);
    const given = names.filter((name) => givenSecret(`\${${name}}`, run)?.kind === 'variable');
    const secret = given.find((name) => looksLikeSecretName(name));
    // In a file of settings a variable is a secret by its name or by what stands before it, in a key always.
    if (secret !== undefined) return secret;
    if (given.length > 0 && (isKey || /_auth|passw|token|secret|:[^/\s]{1,100}@/i.test(text))) return given.at(-1);
    if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(raw)) return '';
  }
  return undefined;
}

function isDeleted(run: Run, path: string): boolean {
  return run.commands.some(({ program, arguments: words }) => {
    if (program !== 'rm' && program !== 'shred' && program !== 'unlink') return false;
    return words.some(({ text }) => path === text || path.startsWith(`${text.replace(/\/?\*?$/, '')}/`));
  });
}

/** Mounts the secret where a command writes it, and takes out the command with those that only set its mode. */
function mountThere(edit: DockerfileEdits, command: InstructionCommand<Run>, name: string, path: string): void {
  const run = command.instruction;
  const target = absolutePath(run.state?.workdirPath, path.replace(/^\$\{?HOME\}?\//, '~/'));
  const pair = settingPair(name, run);
  const user = run.state?.user;
  const modes = run.commands.filter(
    (one) => one.program === 'chmod' && one.arguments.some(({ text }) => text === path),
  );
  const gone = [command, ...modes];
  const left = run.commands.filter((one) => !gone.includes(one));
  const isUsedLater = run.stage.instructions.some((later) => {
    const text = later.order > run.order ? edit.text.slice(later.span.start, later.span.end) : '';
    return text.includes(path) || text.includes(`$${name}`) || text.includes(`\${${name}`);
  });
  if (target === undefined || !/^[\w./-]+$/.test(target) || (user && !user.isRoot))
    edit.refuse('The path is not known.');
  else if (!pair || left.length === 0 || isUsedLater) edit.refuse('Another step needs the file.');
  else if (gone.some((one) => one.isCondition || one.pipeline.length > 1 || one.operatorAfter?.text === '||'))
    edit.refuse('Something waits for its result.');
  else if (left.some(({ span }) => edit.text.slice(span.start, span.end).includes(name)))
    edit.refuse('Another command uses it.');
  else {
    edit.addFlag(run, `--mount=type=secret,id=${name.toLowerCase()},target=${target},mode=0400`);
    const first = run.commands[0];
    const last = gone.at(-1);
    // Commands at the start of a step go as one stretch, so that no operator stays behind.
    const isAtStart = gone.every((one, index) => run.commands[index] === one) && first && last?.operatorAfter;
    if (isAtStart && first && last?.operatorAfter) removeStretch(edit, first.span.start, last.operatorAfter.span.end);
    else for (const one of gone) edit.removeCommand(one);
    removePair(edit, pair);
  }
}

function removeStretch(edit: DockerfileEdits, start: number, end: number): void {
  const behind = /^[ \t]*(?:\\[ \t]*\r?\n[ \t]*)?/.exec(edit.text.slice(end, end + 300))?.[0].length ?? 0;
  edit.replace({ span: { start, end: end + behind } }, '');
}

function removePair(edit: DockerfileEdits, pair: ArgPair | EnvPair): void {
  if (pair.instruction.pairs.length > 1) edit.removeWord(pair);
  else edit.removeInstruction(pair.instruction);
}
