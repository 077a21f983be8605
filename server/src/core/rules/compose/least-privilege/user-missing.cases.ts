import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
      services:
        «worker»:
          image: registry.example.com/shop/worker:2.0
          command: work
    `,
    fixed: `
      services:
        worker:
          image: registry.example.com/shop/worker:2.0
          user: 1000:1000
          command: work
    `,
  },
  {
    because: 'the image brings a user along',
    bad: 'services: { «db»: { image: "postgres:17" } }\n',
    fixed: 'services: { db: { image: "postgres:17", user: "999:999" } }\n',
  },
  {
    because: 'its master process needs root',
    bad: 'services: { «web»: { image: "nginx:1.29" } }\n',
  },
  {
    because: 'the Dockerfile ends as root, or never leaves it',
    files: {
      'app/Dockerfile': 'FROM node:24\nUSER node\nFROM node:24 AS run\nUSER root\n',
      'Dockerfile.job': 'FROM alpine\n',
    },
    bad: `
      services:
        «web»: { build: { context: ./app/ } }
        «job»: { build: { dockerfile: Dockerfile.job } }
        «tool»: { build: { dockerfile_inline: "FROM alpine" } }
    `,
    fixed: `
      services:
        web: { build: { context: ./app/ }, user: "1000:1000" }
        job: { build: { dockerfile: Dockerfile.job }, user: "1000:1000" }
        tool: { build: { dockerfile_inline: "FROM alpine" }, user: "1000:1000" }
    `,
  },
  {
    because: 'the Dockerfile ends as somebody else, and nobody knows the other ones',
    files: { Dockerfile: 'FROM node:24 AS dev\nUSER root\nFROM node:24 AS run\nUSER 10001\n' },
    good: `
      services:
        a: { build: . }
        b: { build: { context: ., target: run } }
        c: { build: ../elsewhere }
        d: { build: "https://git.example.com/app.git" }
        e: { build: { context: ., target: "\${TARGET}" } }
    `,
  },
  {
    because: 'images that do not run as root',
    good: `
      services:
        a: { image: "gcr.io/distroless/static:nonroot" }
        b: { image: cgr.dev/chainguard/node }
        c: { image: "bitnami/redis:8" }
        d: { image: "nginxinc/nginx-unprivileged:1.29" }
    `,
  },
  {
    because: 'a user is set, also behind a variable or by root on purpose, which is another finding',
    good: `
      services:
        a: { image: a, user: "10001" }
        b: { image: b, user: "\${UID}:\${GID}" }
        c: { image: c, user: root }
    `,
  },
  {
    because: 'the image changes to the user that a variable names',
    good: 'services: { vpn: { image: registry.example.com/vpn, environment: [PUID=1000, PGID=1000] } }\n',
  },
  { because: 'Windows has other users', good: 'services: { iis: { image: iis, platform: windows/amd64 } }\n' },
  {
    because: 'an override is only a piece',
    path: 'compose.override.yml',
    good: 'services: { web: { image: web } }\n',
  },
];
