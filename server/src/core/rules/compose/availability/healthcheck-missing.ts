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

/** Releases too old to hold the program that asks: mongosh came with 5.0, healthcheck.sh with the releases of 2022. */
const tooOld: Readonly<Record<string, RegExp>> = {
  mongosh: /^[34]\./,
  'healthcheck.sh': /^(?:5|10\.[0-4]|10\.5\.(?:\d|1[0-3])|10\.6\.[0-5]|10\.7\.[01])(?:$|[.-])/,
};

/** The proposal for the image, where this release and this command line can answer it. */
function testFor(service: Service): readonly string[] | undefined {
  const test = factsOf(service)?.healthcheck?.test;
  const program = test?.[1] ?? '';
  if (tooOld[program]?.test(service.image?.reference?.tag?.text ?? '')) return undefined;
  // Traefik answers a ping only where it is told to.
  const isDeaf = program === 'traefik' && !service.texts('command').some((text) => /--ping(?:[\s=]|$)/.test(text));
  return isDeaf ? undefined : test;
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
    const test = testFor(service);
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
      because: 'the program that asks is not in this old release, or Traefik is not told to answer',
      bad: `
        services:
          «docs»: { image: "mongo:4.2.0" }
          «shop»: { image: "mariadb:10.6.4-focal" }
          «edge»: { image: "traefik:v3.6", command: --providers.docker }
      `,
    },
    {
      because: 'Traefik answers',
      bad: 'services: { «edge»: { image: "traefik:v3.6", command: [--ping=true] } }\n',
      fixed:
        'services: { edge: { image: "traefik:v3.6", command: [--ping=true], healthcheck: { test: [CMD, traefik, healthcheck, --ping], interval: 30s, timeout: 5s, retries: 3, start_period: 10s } } }\n',
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
