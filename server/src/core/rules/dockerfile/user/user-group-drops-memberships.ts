import { rule } from '../../../engine/rule';
import { isPowerfulGroup } from '../../../knowledge/account-programs';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { User } from '../../../model/dockerfile-image-instructions';
import { accountChange } from '../_shared/accounts';
import { chainOf } from '../_shared/run-time-part';
import { bareGroupSpan } from '../_shared/user-places';
import { windowsCommandLines } from '../_shared/windows-commands';

export default rule('dockerfile/user-group-drops-memberships', {
  title: "USER with a group drops the user's other groups",
  why: 'With a group behind the colon the program has that group only: it cannot open the device, socket or directory that the other group was for.',
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/user-explicit-group-drops-supplementary-groups'] },
  references: ['https://docs.docker.com/reference/dockerfile/#user'],
  fix: { title: 'Name the user alone', safety: 'suggested' },
  visit: 'user',
  check(user, report) {
    const { group } = user;
    const groupSpan = bareGroupSpan(user);
    if (!groupSpan || group === undefined || group === '') return;
    const { name, stage } = user;
    if (name === undefined || user.isRoot || /^\d+$/.test(name) || stage.rootStage.from.isScratch) return;
    const isSame = stage.isWindows
      ? (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
      : (a: string, b: string) => a === b;
    const lost = new Set(
      earlierRuns(user)
        .flatMap((run) => (stage.isWindows ? windowsMemberships(run) : memberships(run)))
        .flatMap((one) => (isSame(one.user, name) && !isSame(one.group, group) ? [one.group] : [])),
    );
    if (lost.size === 0) return;
    const span = { start: groupSpan.start - 1, end: groupSpan.end };
    report(
      { span },
      {
        says: `${name} loses ${lost.size === 1 ? 'the group' : 'the groups'} ${[...lost].join(', ')}`,
        // To lose these is what a hardened image wants.
        severity: [...lost].every(isPowerfulGroup) ? 'hint' : 'warning',
        fix: (edit) => edit.replace({ span }, ''),
      },
    );
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        RUN groupadd app && useradd -g app -G video,audio app
        USER app«:app»
      `,
      fixed: `
        FROM debian:13-slim
        RUN groupadd app && useradd -g app -G video,audio app
        USER app
      `,
    },
    {
      because: 'by every program, in the stage below, each time',
      bad: `
        FROM debian:13-slim AS base
        RUN useradd --groups=render app && adduser app dialout && gpasswd -a app docker
        RUN <<EOF
        usermod -aG plugdev app
        EOF
        FROM base
        USER app«:app»
        USER "app«:www»"
      `,
      fixed: `
        FROM debian:13-slim AS base
        RUN useradd --groups=render app && adduser app dialout && gpasswd -a app docker
        RUN <<EOF
        usermod -aG plugdev app
        EOF
        FROM base
        USER app
        USER "app"
      `,
    },
    {
      because: 'of Windows, in any case',
      bad: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN net localgroup Printers App /add\nUSER app«:Users»\n',
      fixed:
        '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN net localgroup Printers App /add\nUSER app\n',
    },
    { because: 'no group', good: 'FROM debian:13-slim\nRUN useradd -G video app\nUSER app\n' },
    {
      because: 'numbers, root and other accounts',
      good: 'FROM debian:13-slim\nRUN useradd -G video app && usermod -aG video root\nUSER 1000:1000\nUSER root:root\nUSER other:other\n',
    },
    {
      because: 'only a group of its own, or the very group that is named',
      good: 'FROM debian:13-slim\nRUN useradd -g video app && usermod -aG audio app\nUSER app:audio\n',
    },
    { because: 'what comes later', good: 'FROM debian:13-slim\nUSER app:app\nRUN usermod -aG video app\n' },
    { because: 'an empty image has no groups', good: 'FROM scratch\nUSER app:app\n' },
    {
      because: 'nobody knows the group',
      good: 'FROM debian:13-slim\nARG GROUP\nRUN useradd -G $GROUP app && useradd -G video b\nUSER app:app\nUSER b:$GROUP\n',
    },
  ],
});

interface Membership {
  readonly user: string;
  readonly group: string;
}

/** The steps that ran before a USER, in its stage and those that this one builds upon. */
function earlierRuns(user: User): readonly Run[] {
  const { stage, order } = user;
  return chainOf(stage).flatMap((one) => one.ofKind('RUN').filter((run) => one !== stage || run.order < order));
}

function memberships(run: Run): readonly Membership[] {
  return run.commands.flatMap((command) => {
    const change = accountChange(command);
    const user = change?.name?.value;
    return user === undefined || !change ? [] : change.groups.map(({ name }) => ({ user, group: name }));
  });
}

function windowsMemberships(run: Run): readonly Membership[] {
  return windowsCommandLines(run).flatMap((words) => {
    const texts = words.map(({ text }) => text);
    const [program = '', verb = '', group, ...users] = texts;
    if (
      /^net1?(?:\.exe)?$/i.test(program) &&
      /^localgroup$/i.test(verb) &&
      texts.some((text) => /^\/add$/i.test(text))
    ) {
      return users.flatMap((user) => (user.startsWith('/') || group === undefined ? [] : [{ user, group }]));
    }
    if (!/^Add-LocalGroupMember$/i.test(program)) return [];
    const behind = (name: RegExp) => texts.find((_, index) => name.test(texts[index - 1] ?? ''));
    const user = behind(/^-Member$/i);
    const to = behind(/^-(?:Group|Name)$/i);
    return user === undefined || to === undefined ? [] : [{ user, group: to }];
  });
}
