import { rule } from '../../../engine/rule';
import { daemonKey } from '../../../knowledge/daemon-keys';

/** Objects in which another rule tells about names that nothing reads. */
const openObjects = new Set(['builder']);

export default rule('daemon/misplaced-key', {
  title: 'Nothing reads the key where it stands',
  why: 'dockerd accepts settings inside other objects and then looks for them at the top: they are silently not in force.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file'],
  fix: { title: 'Delete the key', safety: 'suggested' },
  visit: 'place',
  check({ path, fate, entry, value }, report) {
    const [top = ''] = path;
    if (fate !== 'ignored' || !entry || openObjects.has(top)) return;
    const isTop = path.length === 1;
    // Names of flags and settings without effect at the top are told by rules of their own.
    if (isTop && (value.type !== 'map' || daemonKey(path))) return;
    const setting = isTop ? undefined : daemonKey([entry.name]);
    report(entry.key, {
      says: isTop
        ? `dockerd knows no object ${top}; what stands in it is not in force`
        : `dockerd does not read ${entry.name} inside ${top}${setting ? '; it belongs at the top of the file' : ''}`,
      fix: (edit) => edit.remove(entry),
    });
  },
  examples: [
    {
      bad: '{ «"network"»: { "mtu": 1400 }, "live-restore": true }\n',
      fixed: '{ "live-restore": true }\n',
    },
    {
      because: 'a known object does not read it either',
      bad: '{ "proxies": { "no-proxy": "192.0.2.0/24", «"bridge"»: "none" } }\n',
      fixed: '{ "proxies": { "no-proxy": "192.0.2.0/24" } }\n',
    },
    {
      because: 'runtimes know no such option',
      bad: '{ "runtimes": { "mine": { "path": "/usr/bin/mine", «"args"»: ["-v"] } } }\n',
      fixed: '{ "runtimes": { "mine": { "path": "/usr/bin/mine" } } }\n',
    },
    {
      because: 'switches are in force wherever they stand at the first level',
      good: '{ "network": { "icc": false }, "live-restore": true }\n',
    },
    { because: 'settings at their places', good: '{ "proxies": { "no-proxy": "192.0.2.0/24" }, "icc": false }\n' },
  ],
});
