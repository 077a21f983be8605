import { rule } from '../../../engine/rule';
import type { Cmd, Entrypoint, Healthcheck, Run } from '../../../model/dockerfile-command-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/ssh-server-installed', {
  title: 'An SSH server is part of the image',
  why: 'It is one more way in, with keys, accounts and updates of its own, and one more process to watch. `docker exec` needs none of it.',
  severity: 'warning',
  category: 'network',
  peers: { cis: ['5.7', '4.3'] },
  references: ['https://docs.docker.com/reference/cli/docker/container/exec/'],
  fix: { title: 'Do not install it', safety: 'suggested' },
  visit: 'commandInstruction',
  check(instruction, report) {
    for (const { at, says, call } of serversIn(instruction)) {
      if (!instruction.stage.isShipped) return;
      report(at, {
        says,
        fix:
          call &&
          ((edit) => {
            if (call.packages.length > 1) edit.removeWord(at);
            else edit.refuse('Nothing else is installed with it.');
          }),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN apt-get update && apt-get install -y ca-certificates «openssh-server» && rm -rf /var/lib/apt/lists/*
      `,
      fixed: `
        FROM debian:12
        RUN apt-get update && apt-get install -y ca-certificates && rm -rf /var/lib/apt/lists/*
      `,
    },
    {
      because: 'on Alpine the package holds both, and a key for the host tells which is meant',
      bad: `
        FROM alpine:3.22
        RUN apk add --no-cache «openssh» && ssh-keygen -A
        CMD ["«/usr/sbin/sshd»", "-D"]
      `,
    },
    {
      because: 'it is started by a step or by a manager of services, and Dropbear is one as well',
      bad: `
        FROM debian:12
        RUN apt-get install -y «dropbear=2022.83-1»
        RUN «service» ssh start
        ENTRYPOINT «/usr/sbin/sshd» -D -e
      `,
    },
    {
      because: 'Windows has it as a feature',
      bad: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        SHELL ["powershell", "-Command"]
        RUN Add-WindowsCapability -Online -Name «OpenSSH.Server»~~~~0.0.1.0
      `,
    },
    {
      because: 'the client, its keys, and Git over SSH',
      good: `
        FROM debian:12
        RUN apt-get install -y openssh-client && ssh-keyscan github.com >> /etc/ssh/ssh_known_hosts
        RUN git clone git@github.com:a/b && sshd -t
      `,
    },
    {
      because: 'on Alpine the package may be there for the client',
      good: `
        FROM alpine:3.22
        RUN apk add --no-cache openssh git
      `,
    },
    {
      because: 'the same step takes it out again',
      good: `
        FROM debian:12
        RUN apt-get install -y openssh-server && ./test.sh && apt-get purge -y openssh-server
      `,
    },
    {
      because: 'the image that is shipped does not hold it',
      good: `
        FROM debian:12 AS test
        RUN apt-get install -y openssh-server && service ssh start
        FROM debian:12
        COPY --from=test /results /results
      `,
    },
    {
      because: 'words of other commands',
      good: `
        FROM debian:12
        RUN echo openssh-server && rm -f /etc/init.d/ssh && apt-get remove -y openssh-server
      `,
    },
  ],
});

interface Server {
  readonly at: ShellWord;
  readonly says: string;
  /** The installation that names it. */
  readonly call?: PackageCommand;
}

function* serversIn(instruction: Run | Cmd | Entrypoint | Healthcheck): Generator<Server> {
  if (instruction.kind === 'HEALTHCHECK') return;
  for (const command of instruction.commands) {
    const started = startedServer(command);
    if (started) yield { at: started, says: `${started.text} starts an SSH server` };
    const call = instruction.kind === 'RUN' ? packageCommand(command) : undefined;
    if (call?.task !== 'install') continue;
    for (const word of call.packages) {
      const name = /^[a-z-]+/.exec(word.text)?.[0] ?? '';
      const isBoth = name === 'openssh' && hasServerSetUp(instruction.stage);
      if (!SERVERS.has(name) && !isBoth) continue;
      if (instruction.commands.some((one) => removes(one, name))) continue;
      yield { at: word, says: `${name} brings an SSH server into the image`, call };
    }
  }
  if (instruction.kind === 'RUN' && !instruction.hasPosixShell) {
    const word = instruction.syntax.words.find(({ value }) => value.includes('OpenSSH.Server'));
    const from = word?.value.indexOf('OpenSSH.Server') ?? 0;
    if (word && instruction.syntax.words.some(({ value }) => /^Add-WindowsCapability$/i.test(value))) {
      const start = word.parts ? word.span.start : word.span.start + from;
      const span = word.parts ? word.span : { start, end: start + 'OpenSSH.Server'.length };
      const at = { span, value: word.value, text: word.value, raw: word.value, isQuoted: false };
      yield { at, says: 'OpenSSH.Server is an SSH server' };
    }
  }
}

const SERVERS: ReadonlySet<string> = new Set(['openssh-server', 'dropbear', 'dropbear-bin', 'openssh-server-pam']);
const SERVICE = /^(?:ssh|sshd|dropbear)(?:\.service)?$/;

/** The word that starts an SSH server. */
function startedServer({ program, name, arguments: words }: ShellCommand): ShellWord | undefined {
  const texts = words.map(({ text }) => text);
  switch (program) {
    case 'sshd':
    case 'dropbear':
      return texts.some((text) => /^-[a-zA-Z]*[tTGV]$/.test(text)) ? undefined : name;
    case 'service':
    case 'rc-service':
      return SERVICE.test(texts[0] ?? '') && /^(?:re)?start$/.test(texts[1] ?? '') ? name : undefined;
    case 'systemctl':
      return /^(?:enable|start|restart)$/.test(texts[0] ?? '') && texts.some((text) => SERVICE.test(text))
        ? name
        : undefined;
    case 'rc-update':
      return texts[0] === 'add' && SERVICE.test(texts[1] ?? '') ? name : undefined;
    case 'ssh':
      return name?.text.startsWith('/etc/init.d/') === true && /^(?:re)?start$/.test(texts[0] ?? '') ? name : undefined;
    default:
      return undefined;
  }
}

function removes(command: ShellCommand, name: string): boolean {
  const call = packageCommand(command);
  const isRemoval = call?.task === 'remove' || /^(?:purge|autoremove|del)$/.test(call?.verbText ?? '');
  return isRemoval && call?.packages.some(({ text }) => text === name) === true;
}

/** Whether a stage sets a server up: it makes keys for the host or starts it. */
function hasServerSetUp(stage: Stage): boolean {
  const { cmd, entrypoint } = stage.endState;
  const commands = [
    ...chainOf(stage).flatMap((one) => one.ofKind('RUN').flatMap((run) => run.commands)),
    ...(cmd?.commands ?? []),
    ...(entrypoint?.commands ?? []),
  ];
  return commands.some(
    (command) =>
      startedServer(command) !== undefined ||
      (command.program === 'ssh-keygen' && command.arguments.some(({ text }) => text === '-A')),
  );
}
