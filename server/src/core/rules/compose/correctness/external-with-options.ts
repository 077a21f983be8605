import { rule } from '../../../engine/rule';

const allowed = new Set(['name', 'external']);

export default rule('compose/external-with-options', {
  title: 'An external volume has further settings',
  why: 'Compose refuses the whole file: it does not make the volume and so has no use for the settings.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/volumes/#external'],
  fix: { title: 'Delete the setting', safety: 'suggested' },
  visit: 'volume',
  check({ name, value, isExternal }, report) {
    if (!isExternal) return;
    for (const member of value.entries) {
      if (allowed.has(member.name) || member.name.startsWith('x-')) continue;
      const { entry, key, place } = member.value;
      report(key ?? place, {
        says: `volume ${name} is external, so ${member.name} cannot be set`,
        fix: entry && ((edit) => edit.remove(entry)),
      });
    }
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
