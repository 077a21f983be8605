import { rule } from '../../../engine/rule';
import { isOneShot } from '../_shared/one-shot';

export default rule('compose/restart-policy-missing', {
  title: 'Nothing restarts the service when it stops',
  why: 'After a crash, or after the host restarts, the service stays down until somebody notices.',
  severity: 'info',
  category: 'availability',
  peers: { cis: ['5.15'] },
  references: ['https://docs.docker.com/engine/containers/start-containers-automatically/'],
  fix: [
    { title: 'Restart it unless it was stopped on purpose', safety: 'suggested' },
    { title: 'Restart it up to five times after a failure', safety: 'suggested' },
  ],
  visit: 'wholeService',
  check(service, report) {
    // Swarm restarts without being asked; a service behind a profile is started for an occasion.
    if (service.model.isStack || service.has('provider') || service.has('profiles')) return;
    if ((service.restart && !service.restart.isNull) || isOneShot(service)) return;
    const { node } = service.own;
    report(service, {
      says: `service ${service.name}: nothing restarts it when it stops`,
      missing: true,
      fix: node && [
        (edit) => edit.set(node, ['restart'], 'unless-stopped'),
        (edit) => edit.set(node, ['restart'], 'on-failure:5'),
      ],
    });
  },
  examples: [
    {
      bad: `
        services:
          «api»:
            image: registry.example.com/api:1.4
            ports:
              - "127.0.0.1:8080:8080"
      `,
      fixed: `
        services:
          api:
            image: registry.example.com/api:1.4
            ports:
              - "127.0.0.1:8080:8080"
            restart: unless-stopped
      `,
      otherwiseFixed: [
        `
        services:
          api:
            image: registry.example.com/api:1.4
            ports:
              - "127.0.0.1:8080:8080"
            restart: on-failure:5
      `,
      ],
    },
    {
      because: 'a migration that a server follows ends in a server',
      bad: `
        services:
          «api»:
            build: .
            command: sh -c "./manage.py migrate && gunicorn app.wsgi"
      `,
      fixed: `
        services:
          api:
            build: .
            command: sh -c "./manage.py migrate && gunicorn app.wsgi"
            restart: unless-stopped
      `,
    },
    {
      because: 'a policy in either place, also one that says no on purpose',
      good: `
        x-base: &base
          restart: always
        services:
          a: { image: a, restart: "no" }
          b: { image: b, restart: on-failure:5 }
          c: { image: c, deploy: { restart_policy: { condition: on-failure } } }
          d: { <<: *base, image: d }
          e: { image: e, restart: "\${RESTART}" }
      `,
    },
    {
      because: 'jobs end by themselves',
      good: `
        services:
          api:
            image: api
            restart: always
            depends_on:
              schema:
                condition: service_completed_successfully
          schema: { image: flyway }
          db-migrate: { image: api }
          minio_init: { image: minio/mc }
          fixtures: { image: api, command: ["./manage.py", "seed"] }
          dump: { image: "postgres:18", command: "sh -c 'sleep 5; pg_dump app'" }
      `,
    },
    {
      because: 'what is started for an occasion, or used by a person',
      good: `
        services:
          debug: { image: debug, profiles: [debug] }
          shell: { image: shell, tty: true, stdin_open: true }
      `,
    },
    {
      because: 'an override adds to a service',
      path: 'compose.override.yml',
      good: 'services: { web: { image: web } }\n',
    },
    { because: 'a stack restarts by default', path: 'stack.yml', good: 'services: { web: { image: web } }\n' },
    { because: 'a provider is no container', good: 'services: { db: { provider: { type: awesomecloud } } }\n' },
  ],
});
