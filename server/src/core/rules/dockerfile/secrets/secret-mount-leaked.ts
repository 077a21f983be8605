import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { handsOn, holdsSecret, type MountedSecret, mountedSecrets, readsFile } from '../_shared/mounted-secret';
import { absolutePath } from '../_shared/sensitive-copy';
import { cases } from './secret-mount-leaked.cases';

export default rule('dockerfile/secret-mount-leaked', {
  title: 'A mounted secret is copied into the image or the build log',
  why: 'A secret mount is gone after its step, but a copy of it is not: everybody who can pull the image or read the log has the secret.',
  todo: 'Let the program read the mount where it is, or mount the secret where the program looks for it (`target=` or `env=`).',
  severity: 'error',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/secrets/'],
  fix: { title: 'Mount the secret where it is copied to', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const seen = new Set<ShellCommand>();
    for (const secret of mountedSecrets(run)) {
      for (const leak of leaksOf(run, secret)) {
        if (seen.has(leak.command)) continue;
        seen.add(leak.command);
        const { command, to, says, isCopy } = leak;
        if (to === undefined) {
          report(command, { says: `The build log shows the secret ${secret.name}`, severity: 'warning' });
          continue;
        }
        const kept = keptAt(run, to);
        if (kept === 'gone') continue;
        const severity = kept === 'cache' ? 'hint' : run.stage.isShipped ? 'error' : 'info';
        const where = kept === 'cache' || !run.stage.isShipped ? 'the build cache' : 'the image';
        const fix = isCopy ? (edit: DockerfileEdits) => mountThere(edit, run, secret, command, to) : undefined;
        report(command, { says: says ?? `The secret ${secret.name} stays in ${where} as ${to}`, severity, fix });
      }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=secret,id=npmrc «cp /run/secrets/npmrc /root/.npmrc» && npm ci
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
      `,
    },
    {
      because: 'a file that a variable is written into, and the log',
      bad: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=token,env=TOKEN «echo "machine example.com password $TOKEN" > /root/.netrc»
        RUN --mount=type=secret,id=token,env=TOKEN «echo "using \${TOKEN}"» && curl -H "Authorization: $TOKEN" https://example.com
      `,
    },
    {
      because: 'a program may read it, from the file, its input or a variable',
      good: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=token curl -H @/run/secrets/token https://example.com -o /data.json
        RUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) ./fetch.sh > fetch.log
        RUN --mount=type=secret,id=token cat /run/secrets/token | docker login --username me --password-stdin
      `,
    },
    ...cases,
  ],
});

interface Leak {
  readonly command: ShellCommand;
  /** The file as the command names it; nothing for the log. */
  readonly to: string | undefined;
  readonly says?: string;
  /** Whether the file is the secret as it is, so that a mount can take its place. */
  readonly isCopy: boolean;
}

function leaksOf(run: Run, secret: MountedSecret): readonly Leak[] {
  return run.commands.flatMap((command) => {
    if (command.isInsideSubstitution) return [];
    const { program, arguments: words } = command;
    const copied = copyTarget(command, secret.path);
    if (copied !== undefined) return [{ command, to: copied, isCopy: true }];
    const isHeld = words.some((word) => holdsSecret(word, secret, run));
    if (program === 'sed' && words.some(({ text }) => /^(?:-[a-zA-Z]*i|--in-place)/.test(text)) && isHeld)
      return [{ command, to: words.at(-1)?.text ?? '', isCopy: false }];
    if (isHeld && storesSetting(command) && !isTakenBack(run, command)) {
      const says = `${program} stores the secret ${secret.name} in its configuration`;
      return [{ command, to: '', says, isCopy: false }];
    }
    if (showsAll(command) && exported(run, secret)) return [{ command, to: undefined, isCopy: false }];
    const printed = program === 'printenv' && words.some(({ value }) => secret.variables.has(value ?? ''));
    const isPrinted = (isHeld && (program === 'echo' || program === 'printf')) || printed;
    const isRead = handsOn(command) && readsFile(command, secret.path);
    return isPrinted || isRead ? flow(command, isRead) : [];
  });
}

/** Follows what a command prints down its pipeline, to files or to the log. */
function flow(first: ShellCommand, isRead: boolean): readonly Leak[] {
  const { pipeline } = first;
  const behind = pipeline.slice(pipeline.indexOf(first));
  for (const command of behind) {
    if (command !== first && !handsOn(command)) return [];
    if (command.program === 'tee') {
      const file = command.arguments.find(({ text }) => !text.startsWith('-'));
      if (file) return [{ command, to: file.text, isCopy: isRead && behind.length === 1 }];
    }
    const output = command.redirections.find(
      ({ operator, descriptor }) => /^(?:&?>|>>|&>>|>\|)/.test(operator) && (descriptor ?? 1) === 1,
    );
    if (!output) continue;
    const to = output.target?.text ?? '';
    if (output.operator === '>&' && /^\d+$/.test(to)) return [{ command: first, to: undefined, isCopy: false }];
    const isCopy = isRead && command === first && command.program === 'cat' && command.arguments.length < 2;
    return [{ command, to, isCopy: isCopy && output.operator === '>' }];
  }
  // What cuts a piece out shows it as well, but most often it is a check of the first bytes.
  const isWhole = behind.every(({ program }) => /^(?:base64|cat|echo|printf|printenv|tee)$/.test(program ?? ''));
  return isWhole ? [{ command: first, to: undefined, isCopy: false }] : [];
}

/** Where `cp`, `mv`, `install` or `dd` puts the secret. A link is no copy: it leads nowhere once the mount is gone. */
function copyTarget({ program, arguments: words }: ShellCommand, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  if (program === 'dd') {
    const isRead = words.some(({ value }) => value === `if=${path}`);
    return isRead ? words.find(({ text }) => text.startsWith('of='))?.text.slice(3) : undefined;
  }
  if (program !== 'cp' && program !== 'mv' && program !== 'install') return undefined;
  const last = words.at(-1);
  const sources = words.slice(0, -1).map(({ value }) => value?.replace(/\/\*?$/, ''));
  const isTaken = sources.some((source) => source === path || (source === '/run/secrets' && path.startsWith(source)));
  if (!isTaken || !last) return undefined;
  const folder = last.text.endsWith('/') || last.text === '.';
  return folder ? `${last.text.replace(/\/?$/, '/')}${path.slice(path.lastIndexOf('/') + 1)}` : last.text;
}

/** Commands that write what they are given into a file of their own. */
function storesSetting({ program, arguments: words }: ShellCommand): boolean {
  const verbs = words.map(({ text }) => text).filter((text) => !text.startsWith('-'));
  if (!/^(?:npm|pnpm|yarn|pip3?|git|poetry|composer|bundle|gem|nuget|dotnet)$/.test(program ?? '')) return false;
  return verbs[0] === 'config' && !/^(?:get|list|delete|unset|rm)$/.test(verbs[1] ?? '');
}

const SETTINGS_FILE =
  /(?:^|\/)(?:\.npmrc|\.gitconfig|\.yarnrc(?:\.yml)?|pip\.conf|\.config(?:\/[\w./-]*)?|auth\.json|\.bundle(?:\/config)?)$/;

/** Whether the same step takes a setting back later. */
function isTakenBack(run: Run, command: ShellCommand): boolean {
  const later = run.commands.slice(run.commands.findIndex(({ span }) => span.start === command.span.start) + 1);
  return later.some(({ program, arguments: words }) => {
    if (program === 'rm') return words.some(({ text }) => SETTINGS_FILE.test(text));
    if (program !== command.program || words[0]?.text !== 'config') return false;
    return words.some(({ text }) => /^(?:delete|rm|unset|--unset(?:-all)?|--remove-section)$/.test(text));
  });
}

function showsAll({ program, arguments: words, pipeline, redirections }: ShellCommand): boolean {
  const isAll = (program === 'env' || program === 'printenv' || program === 'export') && words.length === 0;
  return isAll && pipeline.length === 1 && redirections.length === 0;
}

function exported(run: Run, { mount }: MountedSecret): boolean {
  return mount.option('env') !== undefined && !run.isExecForm;
}

/** What becomes of a file: it is gone after the step, in a cache, or kept in the layer. */
function keptAt(run: Run, to: string): 'gone' | 'cache' | 'kept' {
  const path = absolutePath(run.state?.workdirPath, to);
  const whole = path ?? to;
  if (/^\/(?:dev|proc)\//.test(whole)) return 'gone';
  for (const { type, target } of run.mounts) {
    const folder = target?.value?.replace(/\/$/, '');
    if (folder === undefined || !(whole === folder || whole.startsWith(`${folder}/`))) continue;
    return type === 'cache' ? 'cache' : type === 'bind' ? 'kept' : 'gone';
  }
  const isGone = run.commands.some(({ program, arguments: words }) => {
    if (program !== 'rm' && program !== 'shred' && program !== 'unlink') return false;
    return words.some(({ text }) => {
      const removed = (absolutePath(run.state?.workdirPath, text) ?? text).replace(/\/?\*?$/, '');
      return removed === whole || (removed !== '' && whole.startsWith(`${removed}/`));
    });
  });
  return isGone ? 'gone' : 'kept';
}

/** Mounts a secret where a command copies it to, and takes the command out. */
function mountThere(edit: DockerfileEdits, run: Run, secret: MountedSecret, command: ShellCommand, to: string): void {
  const { mount, path } = secret;
  const target = to.startsWith('/') ? to : absolutePath(run.state?.workdirPath, to);
  const others = run.commands.filter((other) => other !== command);
  const text = others.map(({ span }) => edit.text.slice(span.start, span.end)).join('\n');
  const joints = [command.operatorBefore?.text, command.operatorAfter?.text];
  if (target === undefined || !/^[\w./@-]+$/.test(target) || mount.flag.value?.value.includes('"')) {
    edit.refuse('The path is not known.');
  } else if (!mount.option('id')) edit.refuse('The target names the secret.');
  else if (path === undefined || text.includes(path)) edit.refuse('Another command reads the mount where it is.');
  else if (others.some((other) => changes(other, to, target))) edit.refuse('Another command changes the copy.');
  else if (joints.includes('||') || joints.includes('|')) edit.refuse('Another command depends on the copy.');
  else {
    const at = mount.target?.valueSpan;
    if (at) edit.replace({ span: at }, target);
    else edit.insertAfterNode(mount, `,target=${target}`);
    edit.removeCommand(command);
  }
}

/** Whether a command wants to write to a file: a secret mount is read-only. */
function changes({ program, arguments: words, redirections }: ShellCommand, to: string, target: string): boolean {
  const names = (text: string | undefined): boolean => text === to || text === target;
  if (redirections.some(({ target: file }) => names(file?.text))) return true;
  return /^(?:chmod|chown|sed|mv|tee|truncate)$/.test(program ?? '') && words.some(({ text }) => names(text));
}
