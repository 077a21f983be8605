import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { imageFacts } from '../../../knowledge/images';
import type { Service } from '../../../model/compose-service';
import { readDockerfile } from '../_shared/build';
import { isOneShot } from '../_shared/one-shot';

const instruction = /^[ \t]*HEALTHCHECK[ \t]+(?!NONE\b)/im;

/** Whether the Dockerfile brings a check, in whichever stage; nothing where it cannot be read. */
function buildsCheck(service: Service, project: Project): boolean {
  const text = readDockerfile(service, project);
  return text !== undefined && instruction.test(text);
}

function factsOf({ image, build }: Service) {
  const { reference } = image ?? {};
  if (!reference || build) return undefined;
  const { name, tag } = reference;
  return imageFacts({
    name: name.text,
    ...(tag ? { tag: tag.text } : { isTagUnknown: reference.digest !== undefined }),
  });
}

export default rule('compose/healthcheck-missing', {
  title: 'No health check is defined',
  why: 'Compose takes a process that hangs for a healthy one, and services that depend on it start before it answers.',
  todo: 'Add a healthcheck whose command asks the service the way its users do; the program must exist in the image.',
  severity: 'info',
  category: 'availability',
  peers: { kics: ['698ed579-b239-4f8f-a388-baa4bcb13ef8'], cis: ['5.27', '4.6'] },
  references: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  fix: { title: 'Add the health check that fits the image', safety: 'suggested' },
  visit: 'wholeService',
  check(service, report, { project }) {
    if (service.healthcheck || service.has('provider') || isOneShot(service)) return;
    const facts = factsOf(service);
    if (facts?.hasHealthcheck || buildsCheck(service, project)) return;
    const { node } = service.own;
    const test = facts?.healthcheck?.test;
    report(service, {
      says: `service ${service.name}: no health check is defined${service.build ? '' : ' here, and its image may have none'}`,
      missing: true,
      fix:
        node && test
          ? (edit) => {
              const rhythm = { interval: '30s', timeout: '5s', retries: 3, start_period: '10s' };
              edit.set(node, ['healthcheck'], { test, ...rhythm });
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        services:
          «db»:
            image: postgres:18
            volumes:
              - data:/var/lib/postgresql
      `,
      fixed: `
        services:
          db:
            image: postgres:18
            volumes:
              - data:/var/lib/postgresql
            healthcheck:
              test:
                - CMD-SHELL
                - pg_isready -U "$\${POSTGRES_USER:-postgres}"
              interval: 30s
              timeout: 5s
              retries: 3
              start_period: 10s
      `,
    },
    {
      because: 'in braces',
      bad: 'services: { «cache»: { image: "redis:8-alpine" } }\n',
      fixed:
        'services: { cache: { image: "redis:8-alpine", healthcheck: { test: [CMD, redis-cli, ping], interval: 30s, timeout: 5s, retries: 3, start_period: 10s } } }\n',
    },
    {
      because: 'nobody knows what the image answers',
      bad: 'services: { «web»: { image: registry.example.com/web:1.4 } }\n',
    },
    {
      because: 'the Dockerfile has none, or takes that of its base away',
      files: { 'app/Dockerfile': 'FROM node:26\nHEALTHCHECK NONE\n' },
      bad: `
        services:
          «app»: { build: ./app }
          «far»: { build: "https://example.com/far.git" }
          «free»: { build: { context: "\${CONTEXT}" } }
      `,
    },
    {
      because: 'a check is there, or switched off on purpose',
      good: `
        x-check: &check
          healthcheck: { test: ["CMD", "true"] }
        services:
          a: { image: a, healthcheck: { disable: true } }
          b: { <<: *check, image: b }
          c: { extends: { file: other.yaml, service: c }, image: c }
      `,
    },
    {
      because: 'the Dockerfile brings it',
      files: {
        Dockerfile: 'FROM node:26\nHEALTHCHECK CMD ["node", "check.js"]\n',
        'app/docker/web.Dockerfile': 'FROM node:26\nhealthcheck --interval=5s CMD node check.js\n',
      },
      good: `
        services:
          a: { build: . }
          b: { build: { context: ./app/, dockerfile: docker/web.Dockerfile } }
          c:
            build:
              dockerfile_inline: |
                FROM node:26
                HEALTHCHECK CMD ["node", "check.js"]
      `,
    },
    { because: 'the image brings it', good: 'services: { mail: { image: "axllent/mailpit:v1.27" } }\n' },
    {
      because: 'a job ends before anybody asks',
      good: 'services: { db-migrate: { image: app, command: migrate }, db: { provider: { type: awesomecloud } } }\n',
    },
    {
      because: 'an override adds to a service',
      path: 'compose.override.yaml',
      good: 'services: { db: { image: "postgres:18" } }\n',
    },
  ],
});
