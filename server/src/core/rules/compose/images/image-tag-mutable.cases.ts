import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'data of an older Postgres are mounted, which the newest release does not read',
    bad: 'services: { db: { image: «postgres», volumes: ["db:/var/lib/postgresql/data"] } }\nvolumes: { db: }\n',
  },
  {
    because: 'they may be mounted in the file below this one',
    path: 'compose.override.yaml',
    bad: 'services: { db: { image: «postgres» } }\n',
  },
  {
    because: 'no tag means latest, and a port is no tag',
    bad: `
      services:
        db:
          image: «postgres» # the shop
        app:
          image: "«localhost:5000/app»"
    `,
    fixed: `
      services:
        db:
          image: postgres:18 # the shop
        app:
          image: "localhost:5000/app"
    `,
  },
  {
    because: 'the moving word may be a part of the tag',
    bad: `
      services:
        a: { image: "acme/app:«latest-alpine»" }
        b: { image: "debian:«stable-slim»" }
        c: { image: "node:«lts-alpine»" }
        d: { image: "acme/app:«release-nightly»" }
        e: { image: "redis:«alpine»" }
    `,
  },
  {
    because: 'the tag is the default of a variable',
    bad: `
      services:
        a: { image: "node:\${NODE_VERSION:-«latest»}" }
        b: { image: "\${IMAGE-node:«latest»}" }
        c: { image: "acme/app:\${TAG:-«main»}" }
    `,
    fixed: `
      services:
        a: { image: "node:\${NODE_VERSION:-26}" }
        b: { image: "\${IMAGE-node:26}" }
        c: { image: "acme/app:\${TAG:-main}" }
    `,
  },
  {
    because: 'an anchor is told once, where it is written, and so is an override',
    path: 'compose.override.yaml',
    bad: `
      x-app: &app
        image: acme/app:«edge»
      services:
        web: { <<: *app }
        worker: { <<: *app, command: work }
    `,
  },
  {
    because: 'images of hooks and volumes are less of a risk',
    bad: `
      services:
        web:
          image: web:1.2
          pre_start:
            - image: «busybox»
              command: ["true"]
          volumes:
            - { type: image, source: "acme/models:«latest»", target: /models }
    `,
  },
];
