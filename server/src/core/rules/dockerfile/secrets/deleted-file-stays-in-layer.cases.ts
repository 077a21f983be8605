import type { Example } from '../../../engine/example';

/** Other ways to create and to delete, and files that are in no layer. */
export const cases: readonly Example[] = [
  {
    because: 'the step that deletes it uses it before',
    bad: `
        FROM alpine:3.22
        COPY deploy/id_rsa /root/.ssh/id_rsa
        RUN git clone git@example.com:a/b \\
            && «rm /root/.ssh/id_rsa» \\
            && apk add --no-cache make
      `,
    fixed: `
        FROM alpine:3.22
        RUN --mount=type=bind,source=deploy/id_rsa,target=/root/.ssh/id_rsa git clone git@example.com:a/b \\
            && apk add --no-cache make
      `,
  },
  {
    because: 'nobody knows which of the steps needs it, and a mount cannot be changed',
    bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY .npmrc ./
        RUN npm ci
        RUN npm run build
        RUN «rm .npmrc»
        COPY id_rsa /root/.ssh/id_rsa
        RUN chmod 600 /root/.ssh/id_rsa && npm i git+ssh://git@example.com/a/b && «rm /root/.ssh/id_rsa»
      `,
  },
  {
    because: 'the folder that holds it, a base stage, and other programs',
    bad: `
        FROM alpine:3.22 AS base
        COPY id_rsa /root/.ssh/id_rsa
        FROM base
        RUN git clone git@example.com:a/b && «rm -rf ~/.ssh»
        COPY server.key /etc/ssl/server.key
        RUN «shred -u /etc/ssl/server.key»
      `,
  },
  {
    because: 'a step wrote it, from a secret or under a name that tells',
    bad: `
        FROM alpine:3.22
        ARG GITHUB_TOKEN
        RUN echo "machine github.com password x" > /root/.netrc
        RUN echo "$GITHUB_TOKEN" > /tmp/login
        RUN «rm /root/.netrc»; «rm /tmp/login»
      `,
  },
  {
    because: 'the step that wrote it has deleted it, whatever is deleted later',
    good: `
        FROM alpine:3.22
        RUN echo "machine github.com password x" > /root/.netrc && git clone https://github.com/a/b && rm /root/.netrc
        RUN rm -f /root/.netrc
      `,
  },
  {
    because: 'a mount is in no layer',
    good: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://github.com/a/b
        RUN rm -f /root/.netrc
      `,
  },
  {
    because: 'an ordinary file may stay, and another path is another file',
    good: `
        FROM alpine:3.22
        COPY app.tar.gz .npmrc /tmp/
        RUN rm /tmp/app.tar.gz /root/.npmrc
      `,
  },
  {
    because: 'nothing is known of where a relative path leads',
    good: `
        FROM node:24-slim
        COPY .npmrc ./
        RUN rm .npmrc
      `,
  },
];
