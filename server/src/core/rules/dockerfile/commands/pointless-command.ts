import { rule } from '../../../engine/rule';
import type { Step } from '../_shared/removal';

/** Programs that show or change what runs on a machine, or that wait for a person. */
const PROGRAMS: ReadonlySet<string> = new Set(
  (
    'free kill killall pkill mount umount ps reboot service shutdown poweroff halt ssh top htop vim vi nano emacs less ' +
    'more ifconfig iptables swapon swapoff'
  ).split(' '),
);

export default rule('dockerfile/pointless-command', {
  title: 'This command makes no sense in an image build',
  why: 'Only files are kept of a RUN: what is started, mounted or set in the kernel is gone when it ends, and nobody sits at the terminal.',
  severity: 'info',
  category: 'correctness',
  peers: {
    hadolint: ['DL3001'],
    semgrep: ['nonsensical-command'],
    kics: ['Run Utilities And POSIX Commands'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#run'],
  visit: 'command',
  check(command, report) {
    const { program, name, instruction } = command;
    if (!program || !name || !isPointless(command)) return;
    // The key of whoever builds is lent for it.
    if (program === 'ssh' && instruction.mounts.some(({ type }) => type === 'ssh')) return;
    // What the script itself has put into the background is its own to end.
    if (/^(?:p?kill|killall)$/.test(program) && startsInBackground(command)) return;
    if (/^u?mount$/.test(program) && instruction.security?.value === 'insecure') return;
    // Started, used and stopped again in one script, it may have left something behind.
    const isServer = program === 'service' || program === 'systemctl' || program === 'kill' || program === 'killall';
    const isStopped = isServer && instruction.commands.length > 1;
    report(name, { severity: isStopped ? 'hint' : 'info', says: `nothing of ${program} is left when the RUN ends` });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN apt-get update && «top» -b -n 1
        RUN «mount» -t tmpfs tmpfs /mnt
      `,
    },
    {
      because: 'services, kernel settings, editors, also in a trigger and behind sudo',
      bad: 'FROM debian:12\nRUN «service» nginx start\nRUN «sysctl» -w vm.swappiness=1\nRUN sudo «vi» /etc/hosts\nONBUILD RUN «systemctl» restart nginx\nRUN (mysqld_safe & sleep 5; «service» mysql stop)\n',
    },
    {
      because: 'packages, arguments, texts',
      good: 'FROM debian:12\nRUN apt-get install -y ssh vim less && which vim\nRUN echo "service nginx start" > /run.sh\nRUN ls mount\n',
    },
    {
      because: 'systemd is told what to start later',
      good: 'FROM debian:12\nRUN systemctl enable nginx && systemctl mask tmp.mount && systemctl set-default multi-user.target\n',
    },
    {
      because: 'a key or a right is lent for it',
      good: 'FROM debian:12\nRUN --mount=type=ssh ssh -T git@github.com || true\nRUN --security=insecure mount /dev/a /mnt\nRUN sysctl -a\n',
    },
    {
      because: 'a program that the script has started itself is stopped',
      good: 'FROM debian:12\nRUN firefox --headless & pid=$!; sleep 10; kill $pid || true\nRUN (server &) && ./fill && pkill server\n',
    },
    {
      because: 'nothing was started before it',
      bad: 'FROM debian:12\nRUN sleep 1; «kill» 1; sleep 1 &\n',
    },
    { because: 'at the start of the container', good: 'FROM debian:12\nCMD service nginx start\n' },
  ],
});

function startsInBackground({ instruction, span }: Step): boolean {
  return instruction.commands.some((one) => one.span.start < span.start && one.operatorAfter?.text === '&');
}

function isPointless({
  program,
  arguments: words,
}: {
  program: string | undefined;
  arguments: readonly { text: string }[];
}): boolean {
  if (program === undefined) return false;
  if (program === 'systemctl')
    return words.some(({ text }) => /^(?:start|stop|restart|reload|status|daemon-reload)$/.test(text));
  if (program === 'sysctl') return words.some(({ text }) => text === '-w' || text === '-p' || /^[\w.]+=/.test(text));
  return PROGRAMS.has(program);
}
