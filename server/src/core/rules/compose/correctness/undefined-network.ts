import { rule } from '../../../engine/rule';
import type { ComposeModel } from '../../../model/compose';
import { isWholeProject } from '../../../model/compose-references';
import { titleOf } from '../_shared/service';
import { undefinedName, undefinedNameFixes } from '../_shared/undefined-name';

/** Whether a service that containers are started for is in the network of the project. */
function hasDefault({ services }: ComposeModel): boolean {
  return services.some(
    (service) =>
      !service.has('provider') &&
      !service.has('network_mode') &&
      (service.networks.length === 0 || service.networks.some(({ name }) => name === 'default')),
  );
}

export default rule('compose/undefined-network', {
  title: 'The network is not declared',
  why: 'Compose refuses the whole file over a network that the top level does not declare.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/networks/'],
  fix: undefinedNameFixes,
  visit: 'service',
  check(service, report, { file, project }) {
    const { networks } = service;
    if (networks.length === 0 || !isWholeProject(file, project.list('.'))) return;
    const declared = file.networks.map(({ name }) => name);
    for (const { name, place, value } of networks) {
      if (name === undefined || (name === 'default' && hasDefault(file)) || declared.includes(name)) continue;
      const names = { file, name, value, owner: titleOf(service), what: 'network', declared };
      report(place, undefinedName(names, { section: 'networks', content: {} }));
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            networks:
              - «frontend»
              - backend
        networks:
          fronted:
          backend:
      `,
      fixed: `
        services:
          web:
            image: web
            networks:
              - fronted
              - backend
        networks:
          fronted:
          backend:
      `,
      otherwiseFixed: [
        `
        services:
          web:
            image: web
            networks:
              - frontend
              - backend
        networks:
          fronted:
          backend:
          frontend: {}
      `,
      ],
    },
    {
      because: 'nobody makes the network of the project where no container is started',
      bad: 'services: { web: { provider: { type: x }, networks: [«default»] } }\n',
    },
    {
      because: 'another service brings the network of the project',
      good: 'services: { web: { provider: { type: x }, networks: [default] }, db: { image: db } }\n',
    },
    {
      because: 'in the long form it is the key, and nothing may be declared at all',
      bad: 'services: { a: { image: a, networks: { «back»: { aliases: [b] }, default: } } }\n',
    },
    {
      because: 'declared ones, that of the project, and what a variable names',
      good: 'services: { a: { image: a, networks: [front, default, "${NET}"] } }\nnetworks: { front: { external: true } }\n',
    },
    {
      because: 'the file below declares it',
      path: 'docker-compose.override.yml',
      good: 'services: { a: { networks: [front] } }\n',
    },
    {
      because: 'another file brings it in',
      good: 'include: [base.yaml]\nservices: { a: { image: a, networks: [b] } }\n',
    },
  ],
});
