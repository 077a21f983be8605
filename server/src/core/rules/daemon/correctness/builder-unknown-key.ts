import { rule } from '../../../engine/rule';
import { daemonMembers } from '../../../knowledge/daemon-keys';
import { nearestWord } from '../../../text/did-you-mean';

/** The names that stand inside the object at a path; items of lists are `[0]`. */
function namesIn(path: readonly string[]): string[] {
  const owner = path.map((step) => (step.startsWith('[') ? '[]' : step)).join('.');
  const written = owner.replace(/\.\[\]/g, '[]').toLowerCase();
  return [
    ...new Set(known.filter((key) => key.toLowerCase().startsWith(`${written}.`)).map(after(written.length + 1))),
  ];
}

const known = ['builder.gc', 'builder.gc.policy[]', 'builder.entitlements', 'builder.history']
  .flatMap(daemonMembers)
  .map(({ key }) => key);

function after(length: number): (key: string) => string {
  return (key) => key.slice(length).replace(/[.[].*/, '');
}

export default rule('daemon/builder-unknown-key', {
  title: 'The builder does not know the key and passes it over',
  why: 'A setting of the builder that is misspelt or gone is silently not in force: the cache grows as if it were not there.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/build/cache/garbage-collection/'],
  fix: [
    { title: 'Rename the key', safety: 'suggested' },
    { title: 'Delete the key', safety: 'suggested' },
  ],
  visit: 'place',
  check({ path, fate, entry }, report) {
    if (fate !== 'ignored' || path[0] !== 'builder' || path.length === 1 || !entry) return;
    const taken = new Set(entry.parent.entries.map(({ name }) => name.toLowerCase()));
    const free = namesIn(path.slice(0, -1)).filter((name) => !taken.has(name.toLowerCase()));
    const meant = nearestWord(entry.name, free);
    report(entry.key, {
      says: `${path.slice(0, -1).join('.')} knows no key ${entry.name}${meant ? `; did you mean ${meant}?` : ''}`,
      fix: [
        meant ? { title: `Rename to ${meant}`, edit: (edit) => edit.rename(entry, meant) } : undefined,
        { title: `Delete ${entry.name}`, edit: (edit) => edit.remove(entry) },
      ],
    });
  },
  examples: [
    {
      bad: '{ "builder": { "gc": { "enabled": true, «"defaultReservdSpace"»: "20GB" } } }\n',
      fixed: '{ "builder": { "gc": { "enabled": true, "defaultReservedSpace": "20GB" } } }\n',
      otherwiseFixed: ['{ "builder": { "gc": { "enabled": true } } }\n'],
    },
    {
      because: 'rules of removal have no such key, though the documentation shows it',
      bad: '{ "builder": { "gc": { "policy": [{ "all": true, «"keepDuration"»: "48h" }] } } }\n',
      otherwiseFixed: ['{ "builder": { "gc": { "policy": [{ "all": true }] } } }\n'],
    },
    {
      because: 'the builder does not mind capitals',
      good: '{ "builder": { "GC": { "Enabled": true, "DefaultKeepStorage": "20GB" } } }\n',
    },
  ],
});
