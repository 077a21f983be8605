import type { Example } from '../../../engine/example';

/** Other ways to copy, files that hold no secret, and fixes in files of several stages. */
export const cases: readonly Example[] = [
  {
    because: 'the step names it, and a step that does not goes without',
    bad: `
        FROM golang:1.27 AS build
        RUN apt-get update
        COPY «deploy/netrc.secret» /run/netrc
        RUN curl --netrc-file /run/netrc -o /data.json https://example.com/data
        RUN go build -o /server
        FROM scratch
        COPY --from=build /server /
      `,
    fixed: `
        FROM golang:1.27 AS build
        RUN apt-get update
        RUN --mount=type=secret,id=netrc.secret,target=/run/netrc curl --netrc-file /run/netrc -o /data.json https://example.com/data
        RUN go build -o /server
        FROM scratch
        COPY --from=build /server /
      `,
  },
  {
    because: 'no step uses it: the program wants it when it runs, or a later step deletes it',
    bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY «.env» ./
        COPY «.npmrc» ./
        RUN npm ci
        RUN rm .npmrc
        CMD ["node", "--env-file=.env", "server.js"]
      `,
  },
  {
    because: 'folders of credentials, keys, ADD, the JSON form, ONBUILD and known variables',
    bad: `
        FROM alpine:3.22
        ARG KEY=deploy/id_ed25519
        COPY «.ssh» /root/.ssh
        ADD [«"certs/server.key"», "/etc/ssl/"]
        COPY --chmod=600 «$KEY» /root/key
        ONBUILD COPY «.env.production» /app/.env
      `,
  },
  {
    because: 'a stage that is only copied from keeps it in the build cache',
    bad: `
        FROM node:24 AS build
        COPY «.npmrc» ./
        FROM node:24-slim
        COPY --from=build /app /app
      `,
  },
  {
    because: 'the stage that ships takes the whole folder; only the install reads the file',
    bad: `
        FROM node:24 AS build
        WORKDIR /app
        COPY package.json «.npmrc» ./
        RUN npm ci
        RUN npm run build
        FROM node:24-slim
        COPY --from=build /app /app
      `,
    fixed: `
        FROM node:24 AS build
        WORKDIR /app
        COPY package.json ./
        RUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci
        RUN npm run build
        FROM node:24-slim
        COPY --from=build /app /app
      `,
  },
  {
    because: 'the ignore file or a flag keeps it out',
    good: `
        FROM alpine:3.22
        COPY .env /app/
        COPY --exclude=*.key server.key /etc/ssl/
      `,
    files: { '.dockerignore': '.env*\n' },
  },
  {
    because: 'what the file says is known, and it is no secret',
    good: `
        FROM node:24-slim
        COPY .npmrc package.json ./
        COPY server.pem /etc/ssl/
      `,
    files: {
      '.npmrc': 'engine-strict=true\n',
      'server.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    },
  },
  {
    because: 'files of other stages and heredocs are not from the context',
    good: `
        FROM alpine:3.22 AS certs
        FROM alpine:3.22
        COPY --from=certs /etc/ssl/server.key /etc/ssl/
        COPY <<.env /app/
        MODE=fast
        .env
      `,
  },
  {
    because: 'a mount is gone after the step',
    good: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
        COPY environment.ts keys.md monkey.json ./
      `,
  },
  {
    because: 'a variable tells what the file is',
    bad: `
        FROM alpine:3.22
        COPY ./config «$AWS_CONFIG_FILE»
        COPY ./token «$HF_TOKEN_PATH»
        COPY src /app/
        ENV A=1 «GOOGLE_APPLICATION_CREDENTIALS=/app/key.json»
      `,
  },
  {
    because: 'the file is mounted, lies elsewhere, or is kept out',
    good: `
        FROM alpine:3.22
        COPY . /
        COPY src /app/
        COPY package.json /srv/
        ENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/key.json AWS_CONFIG_FILE=/srv/config KUBECONFIG=/app/local/config
      `,
    files: { '.dockerignore': '**/local\n' },
  },
];
