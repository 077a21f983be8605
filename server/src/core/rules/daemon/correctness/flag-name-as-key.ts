import { rule } from '../../../engine/rule';
import { daemonKey, ignoredDaemonFlag } from '../../../knowledge/daemon-keys';

export default rule('daemon/flag-name-as-key', {
  title: 'The name of a flag is used as a key, and nothing reads it',
  why: 'dockerd accepts the names of its flags here and then looks for other ones: the setting is silently not in force.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file'],
  fix: [
    { title: 'Rename the key', safety: 'suggested' },
    { title: 'Delete the key', safety: 'suggested' },
  ],
  visit: 'place',
  check({ path, fate, entry, value }, report, { file }) {
    const flag = fate === 'ignored' && path.length === 1 && entry ? ignoredDaemonFlag(entry.name) : undefined;
    if (!flag || !entry) return;
    const { name, use } = flag;
    const type = use === undefined ? undefined : daemonKey([use])?.type;
    const isList = type === 'strings' || type === 'addresses' || type === 'objects';
    const fits = isList ? value.type === 'list' : type !== undefined && value.type === 'map';
    const canRename = use !== undefined && !use.includes('.') && fits && !file.has(use);
    report(entry.key, {
      says: `dockerd does not read ${name} from this file${use ? `; the key is ${use}` : ''}`,
      fix: [
        canRename ? { title: `Rename to ${use}`, edit: (edit) => edit.rename(entry, use) } : undefined,
        { title: `Delete ${name}`, edit: (edit) => edit.remove(entry) },
      ],
    });
  },
  examples: [
    {
      bad: '{ «"label"»: ["site=oslo"], "icc": false }\n',
      fixed: '{ "labels": ["site=oslo"], "icc": false }\n',
      otherwiseFixed: ['{ "icc": false }\n'],
    },
    {
      because: 'proxies have an object of their own',
      bad: '{ «"http-proxy"»: "http://192.0.2.8:3128", "icc": false }\n',
      otherwiseFixed: ['{ "icc": false }\n'],
    },
    {
      because: 'some flags have no key at all',
      bad: '{ "icc": false, «"validate"»: true }\n',
      otherwiseFixed: ['{ "icc": false }\n'],
    },
    {
      because: 'the keys',
      good: '{ "labels": ["site=oslo"], "proxies": { "http-proxy": "http://192.0.2.8:3128" } }\n',
    },
    { because: 'many flags and keys have one name', good: '{ "dns-search": ["example.com"], "group": "docker" }\n' },
  ],
});
