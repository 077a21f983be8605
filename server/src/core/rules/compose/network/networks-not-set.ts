import { rule } from '../../../engine/rule';
import { imageFacts } from '../../../knowledge/images';
import { datastorePorts } from '../../../knowledge/ports';
import type { Service } from '../../../model/compose-service';

/** Whether the image listens where data stores do. */
function isDataStore({ image }: Service): boolean {
  const { reference } = image ?? {};
  const facts = reference && imageFacts({ name: reference.name.text, isTagUnknown: true });
  return facts?.ports.some(({ port }) => datastorePorts.has(port)) ?? false;
}

export default rule('compose/networks-not-set', {
  title: 'The service relies on the implicit default network',
  why: 'All services without networks reach each other on all ports: who takes over the one in front attacks the database next.',
  // An edit cannot know who must reach whom, and a service alone in a new network is cut off.
  todo: 'Declare a network for each group that must talk, and list at every service the networks it needs.',
  severity: 'info',
  default: 'off',
  category: 'network',
  peers: { kics: ['ce14a68b-1668-41a0-ab7d-facd9f784742'], cis: ['5.30'] },
  references: ['https://docs.docker.com/compose/how-tos/networking/'],
  visit: 'file',
  check(file, report) {
    const services = file.services.filter((service) => !service.isFragment && !service.has('provider'));
    if (services.length < 3 || file.networks.some(({ name }) => name === 'default')) return;
    if (!services.some((service) => service.ports.length > 0 || isDataStore(service))) return;
    for (const service of services) {
      if (service.has('networks') || service.has('network_mode')) continue;
      report(service, {
        says: `service ${service.name}: it shares the default network with every service that names none`,
        missing: true,
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          «proxy»:
            image: caddy:2
            ports: ["443:443"]
          «app»:
            image: registry.example.com/app:1.4
          db:
            image: postgres:18
            networks: [data]
        networks:
          data: {}
      `,
    },
    {
      because: 'one of them is a data store',
      bad: `
        services:
          «app»: { image: app }
          «worker»: { image: worker }
          «cache»: { image: redis:8 }
      `,
    },
    {
      because: 'two services have to talk',
      good: 'services: { app: { image: app, ports: ["80:80"] }, db: { image: postgres:18 } }\n',
    },
    {
      because: 'the default network is listed or set up on purpose',
      good: `
        services:
          app: { image: app, ports: ["80:80"], networks: [default] }
          worker: { image: worker, network_mode: none }
          db: { image: postgres:18, networks: { default: {} } }
      `,
    },
    {
      because: 'the default network has settings',
      good: `
        services:
          app: { image: app }
          worker: { image: worker }
          db: { image: postgres:18 }
        networks:
          default: { internal: true }
      `,
    },
    {
      because: 'nothing is published, nothing stores data',
      good: 'services: { a: { image: a }, b: { image: b }, c: { image: c } }\n',
    },
    {
      because: 'an override adds to services',
      path: 'compose.override.yaml',
      good: 'services: { a: { image: a, ports: ["80:80"] }, b: { image: b }, c: { image: c } }\n',
    },
  ],
});
