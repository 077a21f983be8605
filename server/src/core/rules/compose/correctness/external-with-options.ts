import { type Report, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { Resource } from '../../../model/compose';

const allowed = new Set(['name', 'external']);

/** The older form has its name inside. */
function checkNames({ kind, name, value }: Resource, report: Report<YamlEdits>): void {
  const outer = value.get('name');
  const inner = value.get('external', 'name');
  if (!outer || !inner || outer.text === undefined || inner.text === undefined || outer.text === inner.text) return;
  const entry = value.get('external')?.entry;
  report(inner.place, {
    says: `${kind} ${name} has two names: ${outer.text} and ${inner.text}`,
    related: [{ at: outer.place, says: 'The other name' }],
    fix: entry && { title: `Call it ${outer.text}`, edit: (edit) => edit.set(entry.parent, ['external'], true) },
  });
}

function checkSettings({ name, value, isExternal }: Resource<'volume'>, report: Report<YamlEdits>): void {
  if (!isExternal) return;
  for (const member of value.entries) {
    if (allowed.has(member.name) || member.name.startsWith('x-')) continue;
    const { entry, key, place } = member.value;
    report(key ?? place, {
      says: `volume ${name} is external, so ${member.name} cannot be set`,
      fix: entry && ((edit) => edit.remove(entry)),
    });
  }
}

export default rule('compose/external-with-options', {
  title: 'Something external has further settings, or two names',
  why: 'Compose refuses the whole file: it does not make what exists already, and so has no use for settings.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/volumes/#external'],
  fix: { title: 'Delete the setting', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const resource of [...file.volumes, ...file.networks, ...file.secrets, ...file.configs]) {
      checkNames(resource, report);
    }
    for (const volume of file.volumes) checkSettings(volume, report);
  },
  examples: [
    {
      bad: `
        services: { web: { image: web } }
        volumes:
          data:
            external: true
            name: shop-data
            «driver»: local
      `,
      fixed: `
        services: { web: { image: web } }
        volumes:
          data:
            external: true
            name: shop-data
      `,
    },
    {
      because: 'the older form has its name inside',
      bad: `
        services: { web: { image: web } }
        networks:
          front: { name: a, external: { name: «b» } }
      `,
      fixed: `
        services: { web: { image: web } }
        networks:
          front: { name: a, external: true }
      `,
    },
    {
      because: 'not external, unknown, or nothing more; of networks Compose takes it',
      good: `
        services: { web: { image: web } }
        volumes:
          a: { external: false, driver: local }
          b: { external: "\${EXTERNAL}", driver: local }
          c: { external: true, x-note: mine }
        networks: { n: { external: true, driver: overlay } }
      `,
    },
  ],
});
