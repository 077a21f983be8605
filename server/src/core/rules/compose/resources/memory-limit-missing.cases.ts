import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
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
          image: registry.example.com/search:3
          mem_reservation: 2g
    `,
    fixed: `
      services:
        search:
          image: registry.example.com/search:3
          mem_reservation: 2g
          mem_limit: 2g
    `,
  },
  {
    because: 'the image does not start with less',
    bad: 'services: { «db»: { image: "mcr.microsoft.com/mssql/server:2022-latest" } }\n',
    fixed: 'services: { db: { image: "mcr.microsoft.com/mssql/server:2022-latest", mem_limit: 2g } }\n',
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
];
