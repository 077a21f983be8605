import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { baseImageFacts, baseImageText } from '../_shared/base-image';
import { insertWords } from '../_shared/command-edits';
import { withoutFlags } from '../_shared/package-commands';
import { chainOf } from '../_shared/run-time-part';
import { onceForStage } from '../_shared/stage-memory';

/** One of the programs that are called adduser. */
interface Adduser {
  readonly valueFlags: ReadonlySet<string>;
  /** What keeps it from asking for a password. */
  readonly asksNothing: RegExp;
  readonly fix: readonly string[];
}

/** https://manpages.debian.org/bookworm/adduser/adduser.8.en.html */
const DEBIAN: Adduser = {
  valueFlags: new Set(
    '--home --shell --uid --gid --ingroup --firstuid --lastuid --firstgid --lastgid --gecos --comment --conf -c'.split(
      ' ',
    ),
  ),
  asksNothing: /^--(?:disabled-(?:password|login)|system|group|help|version)$/,
  fix: ['--disabled-password', '--gecos ""'],
};

/** https://busybox.net/downloads/BusyBox.html#adduser */
const BUSYBOX: Adduser = {
  valueFlags: new Set('-h -g -s -G -u -k --home --gecos --shell --ingroup --uid --skel'.split(' ')),
  asksNothing: /^(?:-[HDS]*[DS][HDS]*(?:[hgsGuk].*)?|--disabled-password|--system|--help)$/,
  fix: ['-D'],
};

export default rule('dockerfile/adduser-interactive', {
  title: 'adduser waits for a password',
  why: 'A build has nobody who types one: adduser reads nothing and the step fails, or the account is left half made.',
  severity: 'warning',
  category: 'correctness',
  references: [
    'https://manpages.debian.org/bookworm/adduser/adduser.8.en.html',
    'https://busybox.net/downloads/BusyBox.html#adduser',
  ],
  fix: { title: 'Make an account without a password', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const { program, name, arguments: words } = command;
    if (program !== 'adduser' || !name || isAnswered(command)) return;
    const kind = adduserOf(command.stage);
    if (!kind || words.some(({ text }) => kind.asksNothing.test(text))) return;
    // A name that is not known may hold the flag, and a second name is that of a group.
    const names = withoutFlags(words, kind.valueFlags);
    if (names.length !== 1 || words.some(({ value, isQuoted }) => value === undefined && !isQuoted)) return;
    const hasDetails = words.some(({ text }) => /^--(?:gecos|comment)(?:=|$)/.test(text));
    const added = kind.fix.filter((flag) => !hasDetails || !flag.startsWith('--gecos'));
    report(command, {
      says: `adduser asks for the password of ${names[0]?.text}`,
      fix: (edit) => {
        // In the JSON form each word is a string, and a script in one cannot hold its quotes.
        const plain = added.flatMap((flag) => flag.split(' ').map((word) => (word === '""' ? '' : word)));
        const quoted = command.instruction.isExecForm ? added.map((flag) => flag.replace('""', "''")) : added;
        insertWords(edit, command, name, ...(command.isExecForm ? plain : quoted));
      },
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «adduser app»
      `,
      fixed: `
        FROM debian:12-slim
        RUN adduser --disabled-password --gecos "" app
      `,
    },
    {
      because: 'that of BusyBox has other flags',
      bad: `
        FROM alpine:3.22
        RUN addgroup -g 1000 app && «adduser -h /app -G app -u 1000 app»
      `,
      fixed: `
        FROM alpine:3.22
        RUN addgroup -g 1000 app && adduser -D -h /app -G app -u 1000 app
      `,
    },
    {
      because: 'values of options are no names',
      bad: `
        FROM ubuntu:24.04
        RUN «adduser --uid 1000 --home /app --gecos App app»
      `,
      fixed: `
        FROM ubuntu:24.04
        RUN adduser --disabled-password --uid 1000 --home /app --gecos App app
      `,
    },
    {
      because: 'the JSON form',
      bad: `
        FROM debian:12-slim
        RUN ["«adduser", "app»"]
        RUN ["sh", "-c", "«adduser other»"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN ["adduser", "--disabled-password", "--gecos", "", "app"]
        RUN ["sh", "-c", "adduser --disabled-password --gecos '' other"]
      `,
    },
    {
      because: 'an account without a password, or of the system',
      good: `
        FROM debian:12-slim
        RUN adduser --disabled-password --gecos "" app && adduser --system --group worker && adduser --disabled-login other
        FROM alpine:3.22
        RUN adduser -D app && adduser -S -G app worker && adduser -DHu 1000 other && adduser --system third
      `,
    },
    {
      because: 'something else answers',
      good: `
        FROM debian:12-slim
        RUN yes "" | adduser app
        RUN adduser other < answers
      `,
    },
    {
      because: 'a user is put into a group',
      good: `
        FROM debian:12-slim
        RUN adduser app sudo
        FROM alpine:3.22
        RUN adduser app wheel
      `,
    },
    {
      because: 'elsewhere adduser is another name of useradd, which never asks',
      good: `
        FROM fedora:43
        RUN adduser app && useradd other
        FROM registry.example.com/base:1
        RUN adduser app
      `,
    },
    {
      because: 'nobody knows what a variable holds',
      good: `
        FROM debian:12-slim
        ARG ADDUSER_OPTIONS
        RUN adduser $ADDUSER_OPTIONS app
      `,
    },
  ],
});

function isAnswered(command: ShellCommand): boolean {
  const { pipeline, redirections } = command;
  return pipeline[0] !== command || redirections.some(({ operator }) => operator.startsWith('<'));
}

/** Which adduser a stage has, by what is known of its base, else by the package manager that it calls. */
function adduserOf(stage: Stage): Adduser | undefined {
  const manager = baseImageFacts(stage)?.packageManager;
  const text = baseImageText(stage);
  if (manager === 'apk' || /alpine|busybox/.test(text)) return hasShadow(stage) ? undefined : BUSYBOX;
  if (manager === 'apt' || /debian|ubuntu|bookworm|bullseye|trixie|noble|jammy|focal/.test(text)) return DEBIAN;
  if (manager !== undefined) return undefined;
  const used = programsOf(stage);
  if (used.has('apk')) return hasShadow(stage) ? undefined : BUSYBOX;
  return used.has('apt-get') || used.has('apt') ? DEBIAN : undefined;
}

const programsOf = onceForStage(
  (stage): ReadonlySet<string | undefined> => new Set(commandsOf(stage).map(({ program }) => program)),
);

/** Whether the stage installs the tools of other distributions on Alpine. */
const hasShadow = onceForStage((stage) =>
  commandsOf(stage).some(
    ({ program, arguments: words }) => program === 'apk' && words.some(({ text }) => text === 'shadow'),
  ),
);

function commandsOf(stage: Stage) {
  return chainOf(stage).flatMap((one) => one.ofKind('RUN').flatMap(({ commands }) => commands));
}
