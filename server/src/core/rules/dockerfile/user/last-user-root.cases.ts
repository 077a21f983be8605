import type { Example } from '../../../engine/example';

/** Spellings of root, stages that inherit, and programs that step down by themselves. */
export const cases: readonly Example[] = [
  {
    because: 'root with a group, and in quotes',
    bad: `
      FROM alpine:3.24
      USER «root»:staff
      ENTRYPOINT ["sh"]
      CMD ["-c", "id"]
    `,
    fixed: `
      FROM alpine:3.24
      USER root:staff
      RUN addgroup -S -g 10001 app && adduser -S -D -H -u 10001 -G app app
      USER 10001:10001
      ENTRYPOINT ["sh"]
      CMD ["-c", "id"]
    `,
  },
  {
    because: 'quotes do not make another user of it',
    bad: 'FROM alpine:3.24\nUSER «"root"»',
    fixed:
      'FROM alpine:3.24\nUSER "root"\nRUN addgroup -S -g 10001 app && adduser -S -D -H -u 10001 -G app app\nUSER 10001:10001',
  },
  {
    because: 'a variable of the environment is known, and the stage below has set another user',
    bad: `
      FROM node:24 AS base
      ENV RUN_AS=0
      USER node
      FROM base AS tools
      USER «\${RUN_AS}»
      RUN npm install -g pm2
      FROM tools
      CMD ["pm2"]
    `,
    fixed: `
      FROM node:24 AS base
      ENV RUN_AS=0
      USER node
      FROM base AS tools
      USER \${RUN_AS}
      RUN npm install -g pm2
      FROM tools
      USER node
      CMD ["pm2"]
    `,
  },
  {
    because: 'the nearest stage decides, not the one below it',
    good: `
      FROM alpine:3.24 AS base
      USER root
      FROM base AS app
      USER 1000
      FROM app
      CMD ["sh"]
    `,
  },
  {
    because: 'the program steps down from root itself',
    good: `
      FROM debian:13-slim
      USER root
      ENTRYPOINT ["gosu", "app", "server"]
    `,
  },
  {
    because: 'its script does so',
    files: { 'entrypoint.sh': '#!/bin/sh\nexec setpriv --reuid=app "$@"\n' },
    good: `
      FROM debian:13-slim
      USER root
      COPY entrypoint.sh /
      ENTRYPOINT ["/entrypoint.sh"]
    `,
  },
  {
    because: 'Windows has no root',
    good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nUSER root\n',
  },
];
