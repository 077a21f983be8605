import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { FixOffer, Safety } from '../../../engine/rule';
import { rule } from '../../../engine/rule';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { insertWords } from '../_shared/command-edits';
import { packageCommand } from '../_shared/package-commands';

const SAME = 'install reinstall update remove purge autoremove autopurge clean autoclean build-dep source download';

interface Scripted {
  readonly program: string;
  readonly verb: string;
  readonly flag?: string;
  readonly safety: Safety;
}

/** What does the same in a script, for each thing that apt can be told. */
const SCRIPTED: ReadonlyMap<string, Scripted> = new Map([
  ...SAME.split(' ').map((verb) => scripted('apt-get', verb)),
  scripted('apt-cache', 'search'),
  scripted('apt-cache', 'show'),
  // apt also installs what an upgrade newly needs, and its full-upgrade weighs conflicts as dist-upgrade does.
  ['upgrade', { program: 'apt-get', verb: 'upgrade', flag: '--with-new-pkgs', safety: 'suggested' }],
  ['full-upgrade', { program: 'apt-get', verb: 'dist-upgrade', safety: 'suggested' }],
]);

function scripted(program: string, verb: string): readonly [string, Scripted] {
  return [verb, { program, verb, safety: 'safe' }];
}

export default rule('dockerfile/apt-instead-of-apt-get', {
  title: 'apt is used instead of apt-get',
  why: 'apt is made for people at a terminal: what it prints and does may change from one release to the next, and it says so in the log of each build.',
  severity: 'hint',
  category: 'correctness',
  peers: {
    hadolint: ['DL3027'],
    checkov: ['CKV_DOCKER_9'],
    semgrep: ['prefer-apt-get'],
    kics: ['Run Using apt'],
  },
  references: [
    'https://manpages.debian.org/bookworm/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS',
  ],
  fix: { title: 'Use apt-get', safety: 'safe' },
  visit: 'command',
  check(command, report) {
    const { program, name } = command;
    if (program !== 'apt' || !name) return;
    const verb = packageCommand(command)?.verb;
    report(name, {
      says: verb ? `apt ${verb.text} is meant for people; scripts use apt-get` : 'apt is meant for people',
      fix: offer(command),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «apt» update && «apt» install -y curl
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'the full path, the JSON form, and what only looks something up',
      bad: `
        FROM debian:12-slim
        RUN sudo «/usr/bin/apt» -y install curl; «apt» show curl | grep Version
        RUN ["«apt»", "purge", "-y", "curl"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN sudo /usr/bin/apt-get -y install curl; apt-cache show curl | grep Version
        RUN ["apt-get", "purge", "-y", "curl"]
      `,
    },
    {
      because: 'an upgrade by apt also brings new packages in',
      bad: `
        FROM debian:12-slim
        RUN apt-get update && «apt» upgrade -y && «apt» full-upgrade -y
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get upgrade --with-new-pkgs -y && apt-get dist-upgrade -y
      `,
    },
    {
      because: 'nothing else prints that list',
      bad: `
        FROM debian:12-slim
        RUN «apt» list --installed
      `,
    },
    {
      because: 'its relatives are made for scripts',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-cache policy curl && apt-mark hold curl && apt-file update && apt-key list
      `,
    },
    {
      because: 'the word is a folder, or only printed',
      good: `
        FROM debian:12-slim
        RUN rm -rf apt dpkg && ls /etc/apt && echo apt install curl && tee /etc/apt/sources.list < list
      `,
    },
    {
      because: 'texts that are copied run nothing',
      good: `
        FROM debian:12-slim
        COPY <<EOF /usr/local/bin/update
        apt update
        EOF
      `,
    },
    {
      because: 'a script in another language only holds the words',
      good: `
        FROM python:3.13-slim
        RUN <<EOF python3
        print("apt install curl")
        EOF
      `,
    },
  ],
});

function offer(command: ShellCommand): FixOffer<DockerfileEdits> | undefined {
  const { name, isExecForm } = command;
  const verb = packageCommand(command)?.verb;
  const found = verb && SCRIPTED.get(verb.value ?? '');
  if (!found || !name || name.parts || verb.parts || (name.isQuoted && !isExecForm)) return undefined;
  return {
    title: `Use ${found.program}`,
    safety: found.safety,
    edit: (edit) => {
      edit.replace({ span: { start: name.span.end - 'apt'.length, end: name.span.end } }, found.program);
      edit.replace(verb, found.verb);
      if (found.flag !== undefined) insertWords(edit, command, verb, found.flag);
    },
  };
}
