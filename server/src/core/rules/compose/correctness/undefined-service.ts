import { rule } from '../../../engine/rule';
import { isWholeProject, serviceReferences } from '../../../model/compose-references';
import { titleOf } from '../_shared/service';
import { undefinedName } from '../_shared/undefined-name';

export default rule('compose/undefined-service', {
  title: 'The service does not exist',
  why: 'Compose refuses the whole file: it does not know what to start first.',
  severity: 'error',
  category: 'correctness',
  peers: { dclint: ['invalid-schema'] },
  references: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  fix: [{ title: 'Write the name of a service', safety: 'suggested' }],
  visit: 'file',
  check(file, report, { project }) {
    const declared = file.services.map(({ name }) => name);
    const isWhole = isWholeProject(file, project.list('.'));
    for (const service of file.services) {
      if (isWhole) {
        for (const { name, place, value } of serviceReferences(service)) {
          if (file.service(name)) continue;
          const others = declared.filter((one) => one !== service.name);
          const names = { file, name, value, owner: titleOf(service), what: 'service', declared: others };
          report(place, undefinedName(names));
        }
      }
      const { file: other } = service.extension ?? {};
      if (other?.text?.trim() === '') {
        report(other.place, { says: `${titleOf(service)}: the file that it extends has no name` });
        continue;
      }
      // A service of another file is no affair of this one; what stands without a file must be here, whatever is laid
      // under or over it.
      const base = service.extension?.file ? undefined : service.extension?.service;
      if (!base || base.text === undefined || file.hasIncludes) continue;
      const value = service.extension?.value;
      const named = value?.get('service') ?? value;
      if (!named) continue;
      const extended = file.service(base.text);
      if (extended) {
        if (!extended.isWrittenIn(named.place.document)) {
          const says = `${titleOf(service)} extends what its own document holds: service ${base.text} stands in another one`;
          report(base.place, { says });
        }
        continue;
      }
      const names = { file, name: base.text, value: named, owner: titleOf(service), what: 'service', declared };
      report(base.place, undefinedName(names));
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            depends_on:
              - «databse»
          worker:
            image: worker
            depends_on:
              «databas»: { condition: service_healthy }
          database:
            image: postgres:18
      `,
      fixed: `
        services:
          web:
            image: web
            depends_on:
              - database
          worker:
            image: worker
            depends_on:
              database: { condition: service_healthy }
          database:
            image: postgres:18
      `,
    },
    {
      because: 'a file without a name is none',
      bad: 'services: { a: { image: a, extends: { file: «""», service: b } } }\n',
    },
    {
      because: 'links, volumes, namespaces and extended services are services, too',
      bad: `
        services:
          a: { image: a, links: [«"one:two"»], volumes_from: [«"two:ro"»], network_mode: «"service:three"» }
          b: { image: b, extends: { service: «four» } }
          c: { image: c, extends: «five», pid: «service:six» }
      `,
    },
    {
      because: 'extends looks into its own document alone',
      bad: `
        services:
          web: { image: web }
          db: { image: db }
        ---
        services:
          web: { extends: { service: «db» } }
      `,
    },
    {
      because: 'each document holds what its own extends',
      good: `
        services:
          web: { image: web }
          db: { image: db }
        ---
        services:
          web: { extends: db }
          db: { cap_drop: [ALL] }
      `,
    },
    {
      because: 'they are there, or none of this engine',
      good: `
        services:
          a: { image: a, links: ["b:c"], volumes_from: ["b", "container:other"], network_mode: host, depends_on: [b] }
          b: { image: b, extends: a, ipc: shareable }
      `,
    },
    {
      because: 'a variable may name anything',
      good: 'services: { a: { image: a, depends_on: ["${OTHER}"], network_mode: "service:${VPN}" } }\n',
    },
    {
      because: 'what is taken away is not waited for',
      good: 'services: { a: { image: a, depends_on: !reset [b] } }\n',
    },
    {
      because: 'the service may stand in the file below',
      path: 'compose.override.yaml',
      good: 'services: { a: { depends_on: [b] } }\n',
    },
    {
      because: 'beside a main file, one of another name may be laid over it',
      path: 'compose.dev.yaml',
      files: { 'compose.yaml': 'services: { b: { image: b } }\n' },
      good: 'services: { a: { image: a, depends_on: [b] } }\n',
    },
    {
      because: 'another file brings it in',
      good: 'include: [base.yaml]\nservices: { a: { image: a, depends_on: [b], extends: c } }\n',
    },
    {
      because: 'the base stands in another file',
      good: 'services: { a: { extends: { file: base.yaml, service: b } } }\n',
    },
  ],
});
