import { rule } from '../../../engine/rule';
import { daemonMembers, nearestDaemonKey, removedDaemonKey } from '../../../knowledge/daemon-keys';
import { nearestWord } from '../../../text/did-you-mean';

/** The daemon looks for the members of most objects among its own settings, but not for those of `nri-opts`. */
function meantBy(path: readonly string[]): string | undefined {
  const name = path.at(-1) ?? '';
  if (path[0] !== 'nri-opts' || path.length === 1) return nearestDaemonKey(name);
  const known = daemonMembers('nri-opts').map(({ key }) => key.slice('nri-opts.'.length));
  return nearestWord(name, known);
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
  visit: 'place',
  check({ path, fate, entry }, report, { file }) {
    if (fate !== 'unknown' || !entry || removedDaemonKey(entry.name)) return;
    const { name } = entry;
    const meant = meantBy(path);
    const isFree = meant !== undefined && !meant.includes('.') && !file.has(...path.slice(0, -1), meant);
    report(entry.key, {
      says: meant
        ? `dockerd knows no key ${name}; did you mean ${meant}?`
        : `dockerd knows no key ${name} and will not start`,
      fix: [
        isFree ? { title: `Rename to ${meant}`, edit: (edit) => edit.rename(entry, meant) } : undefined,
        { title: `Delete ${name}`, edit: (edit) => edit.remove(entry) },
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
