import { rule } from '../../../engine/rule';
import type { Service } from '../../../model/compose-service';
import { limitPath } from '../_shared/limits';

const usual = 512 * 1024 ** 2;

/** An amount that the engine takes: not below what is reserved. Nothing where that is unknown. */
function limitFor({ resources, value }: Service): string | undefined {
  const { memoryReservation } = resources;
  if (value.has('memswap_limit')) return undefined;
  if (!memoryReservation || memoryReservation.isNull) return '512m';
  const reserved = resources.bytes(memoryReservation);
  if (reserved === undefined) return undefined;
  return reserved > usual ? memoryReservation.text?.trim() : '512m';
}

export default rule('compose/memory-limit-missing', {
  title: 'The service may use all memory of the host',
  why: 'One leak or one flood of requests takes the memory of every other container, and the kernel picks which process dies.',
  todo: 'Look at what it uses under load (docker stats) before you settle on an amount.',
  severity: 'warning',
  category: 'resources',
  peers: {
    kics: ['bb9ac4f7-e13b-423d-a010-c74a1bfbe492'],
    'compose-lint': ['CL-0026'],
    cis: ['5.11'],
  },
  references: ['https://docs.docker.com/engine/containers/resource_constraints/#memory'],
  fix: { title: 'Limit the memory', safety: 'suggested' },
  visit: 'wholeService',
  check(service, report) {
    const limit = service.resources.memoryLimit;
    if (service.has('provider') || (limit && !limit.isNull)) return;
    const amount = limitFor(service);
    const { node } = service.own;
    report(service, {
      says: `service ${service.name}: no memory limit is set`,
      missing: true,
      fix:
        node && amount !== undefined
          ? {
              title: `Limit the memory to ${amount}`,
              edit: (edit) => edit.set(node, limitPath(service, 'mem_limit', 'memory'), amount),
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        services:
          «web»:
            image: nginx:1.29
            ports:
              - "127.0.0.1:8080:80"
      `,
      fixed: `
        services:
          web:
            image: nginx:1.29
            ports:
              - "127.0.0.1:8080:80"
            mem_limit: 512m
      `,
    },
    {
      because: 'the limits of this service stand under deploy',
      bad: `
        services:
          «web»:
            image: nginx:1.29
            deploy:
              resources:
                limits:
                  cpus: "0.5"   # half a core
      `,
      fixed: `
        services:
          web:
            image: nginx:1.29
            deploy:
              resources:
                limits:
                  cpus: "0.5"   # half a core
                  memory: 512m
      `,
    },
    {
      because: 'a reservation is no limit, and the limit may not be below it',
      bad: `
        services:
          «search»:
            image: opensearchproject/opensearch:3
            mem_reservation: 2g
      `,
      fixed: `
        services:
          search:
            image: opensearchproject/opensearch:3
            mem_reservation: 2g
            mem_limit: 2g
      `,
    },
    {
      because: 'nobody knows how much is reserved',
      bad: 'services: { «web»: { image: web, mem_reservation: "${MEMORY}" } }\n',
    },
    {
      because: 'a key of the service beside other keys of it',
      bad: `
        services:
          «web»: { image: web, cpus: 1, deploy: { resources: { reservations: { memory: 64m } } } }
      `,
      fixed: `
        services:
          web: { image: web, cpus: 1, deploy: { resources: { reservations: { memory: 64m } } }, mem_limit: 512m }
      `,
    },
    {
      because: 'a stack is limited under deploy',
      path: 'docker-stack.yml',
      bad: `
        services:
          «web»:
            image: web
      `,
      fixed: `
        services:
          web:
            image: web
            deploy:
              resources:
                limits:
                  memory: 512m
      `,
    },
    {
      because: 'limits in either place, in an anchor or behind a variable',
      good: `
        x-limits: &limits
          mem_limit: 256m
        services:
          web:
            <<: *limits
            image: web
          worker:
            image: worker
            deploy: { resources: { limits: { memory: 1g } } }
          cache:
            image: redis:8
            mem_limit: \${CACHE_MEMORY}
      `,
    },
    {
      because: 'the extended service brings it, and is only a piece itself',
      good: `
        services:
          base:
            image: web
            mem_limit: 256m
          web:
            extends: base
          worker:
            extends: { service: base }
            command: work
      `,
    },
    {
      because: 'an override adds to a service, and a provider is no container',
      path: 'compose.override.yaml',
      good: 'services: { web: { image: web, ports: ["127.0.0.1:8080:80"] } }\n',
    },
    {
      because: 'a provider is no container',
      good: 'services: { db: { provider: { type: awesomecloud } } }\n',
    },
  ],
});
