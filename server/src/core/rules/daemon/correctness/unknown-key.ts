import { rule } from '../../../engine/rule';
import {
  daemonKey,
  daemonMembers,
  ignoredDaemonFlag,
  nearestDaemonKey,
  openDaemonKeys,
  removedDaemonKey,
} from '../../../knowledge/daemon-keys';
import type { DaemonMember } from '../../../model/daemon';
import { nearestWord } from '../../../text/did-you-mean';

/** Whether the daemon accepts a key: it compares names with its flags before it reads values. */
function isKnown(member: DaemonMember): boolean {
  const row = daemonKey(member.path);
  if (row) return row.isUnread !== true;
  const [top = ''] = member.path;
  if (member.path.length === 1) return ignoredDaemonFlag(top) !== undefined || removedDaemonKey(top) !== undefined;
  // Options of something else, and objects that are no settings at all, have rules of their own.
  return openDaemonKeys.has(top) || member.path.length > 2 || daemonMembers(top).length === 0;
}

function meantBy(member: DaemonMember): string | undefined {
  if (member.path.length === 1) return nearestDaemonKey(member.name);
  const known = daemonMembers(member.path.slice(0, -1).join('.'));
  return nearestWord(
    member.name,
    known.map(({ key }) => key.slice(key.lastIndexOf('.') + 1)),
  );
}

export default rule('daemon/unknown-key', {
  title: 'The daemon does not know this key and will not start',
  why: 'dockerd refuses the whole file over one unknown key; where it does start, the setting you meant is not in force.',
  severity: 'error',
  category: 'correctness',
  peers: { cis: ['2.14'] },
  references: ['https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file'],
  fix: [
    { title: 'Rename the key', safety: 'safe' },
    { title: 'Delete the key', safety: 'suggested' },
  ],
  visit: 'member',
  check(member, report) {
    if (isKnown(member)) return;
    const meant = meantBy(member);
    const isFree = meant !== undefined && !meant.includes('.') && !member.model.has(...member.path.slice(0, -1), meant);
    report(member.key, {
      says: meant
        ? `dockerd knows no key ${member.name}; did you mean ${meant}?`
        : `dockerd knows no key ${member.name} and will not start`,
      fix: [
        isFree ? { title: `Rename to ${meant}`, edit: (edit) => edit.rename(member.entry, meant) } : undefined,
        { title: `Delete ${member.name}`, edit: (edit) => edit.remove(member.entry) },
      ],
    });
  },
  examples: [
    {
      bad: `
        {
          "icc": false,
          "log-driver": "syslog",
          "userland-proxy": false,
          «"no-new-privleges"»: true
        }
      `,
      fixed: `
        {
          "icc": false,
          "log-driver": "syslog",
          "userland-proxy": false,
          "no-new-privileges": true
        }
      `,
      otherwiseFixed: [
        `
        {
          "icc": false,
          "log-driver": "syslog",
          "userland-proxy": false
        }
      `,
      ],
    },
    {
      because: 'capitals and underscores are other keys',
      bad: '{ «"ICC"»: false, «"live_restore"»: true }\n',
      fixed: '{ "icc": false, "live-restore": true }\n',
    },
    {
      because: 'there is no place for a comment or a schema',
      bad: '{ «"$schema"»: "https://example.com/daemon.json", «"comment"»: "ours" }\n',
      otherwiseFixed: ['{}\n'],
    },
    {
      because: 'the key that was meant is there already',
      bad: '{ "icc": false, «"Icc"»: true }\n',
      otherwiseFixed: ['{ "icc": false }\n'],
    },
    {
      because: 'options of drivers, runtimes and features have names of their own',
      good: `
        {
          "log-opts": { "anything": "goes" },
          "runtimes": { "mine": { "path": "/usr/bin/mine" } },
          "features": { "buildkit": true }
        }
      `,
    },
    { because: 'flag names are accepted, and read as nothing', good: '{ "label": ["a=b"] }\n' },
  ],
});
