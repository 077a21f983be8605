import { rule } from '../../../engine/rule';
import { daemonKey, removedDaemonKey } from '../../../knowledge/daemon-keys';

export default rule('daemon/removed-key', {
  title: 'The key was removed from the engine',
  why: 'An engine that no longer knows a key does not start with it.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/engine/deprecated/'],
  fix: [
    { title: 'Rename the key', safety: 'suggested' },
    { title: 'Delete the key', safety: 'suggested' },
  ],
  visit: 'place',
  check({ path, fate, entry }, report, { file }) {
    const removed = fate === 'unknown' && entry ? removedDaemonKey(entry.name) : undefined;
    if (!removed || !entry) return;
    const { key, removedIn, successor } = removed;
    const isRenamed = path.length === 1 && successor && daemonKey([successor]) && !file.has(successor);
    report(entry.key, {
      says: `${key} is gone since engine ${removedIn}${successor ? `; use ${successor}` : ''}`,
      fix: [
        isRenamed ? { title: `Rename to ${successor}`, edit: (edit) => edit.rename(entry, successor) } : undefined,
        { title: `Delete ${key}`, edit: (edit) => edit.remove(entry) },
      ],
    });
  },
  examples: [
    {
      bad: '{ «"graph"»: "/srv/docker", "icc": false }\n',
      fixed: '{ "data-root": "/srv/docker", "icc": false }\n',
      otherwiseFixed: ['{ "icc": false }\n'],
    },
    {
      because: 'nothing took its place',
      bad: '{ "icc": false, «"cluster-store"»: "consul://192.0.2.1:8500" }\n',
      otherwiseFixed: ['{ "icc": false }\n'],
    },
    { because: 'the key of today', good: '{ "data-root": "/srv/docker" }\n' },
  ],
});
