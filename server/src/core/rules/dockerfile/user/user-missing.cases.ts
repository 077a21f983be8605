import type { Example } from '../../../engine/example';

/** Distributions, images with users of their own, and programs that step down by themselves. */
export const cases: readonly Example[] = [
  {
    because: 'a user in a stage that is not shipped does not help',
    bad: `
      FROM golang:1.27 AS build
      USER 1000
      RUN go build -o /server .
      FROM alpine:3.24
      COPY --from=build /server /server
      # listens on 8080
      «ENTRYPOINT» ["/server"]
    `,
    fixed: `
      FROM golang:1.27 AS build
      USER 1000
      RUN go build -o /server .
      FROM alpine:3.24
      COPY --from=build /server /server
      RUN addgroup -S -g 10001 app && adduser -S -D -H -u 10001 -G app app
      USER 10001:10001
      # listens on 8080
      ENTRYPOINT ["/server"]
    `,
  },
  {
    because: 'an image without a shell brings a user, an empty one takes any number',
    bad: `
      FROM gcr.io/distroless/static-debian13
      COPY server /
      «ENTRYPOINT» ["/server"]
    `,
    fixed: `
      FROM gcr.io/distroless/static-debian13
      COPY server /
      USER 65532:65532
      ENTRYPOINT ["/server"]
    `,
  },
  {
    because: 'nothing is known in an empty image',
    bad: `
      FROM scratch
      COPY server /
      ENTRYPOINT ["/server"]
      «CMD» ["--port=8080"]
    `,
    fixed: `
      FROM scratch
      COPY server /
      USER 10001:10001
      ENTRYPOINT ["/server"]
      CMD ["--port=8080"]
    `,
  },
  {
    because: 'the file creates a user, gives it files and forgets to use it',
    bad: `
      FROM python:3.14-slim
      RUN useradd --create-home --shell /bin/bash worker
      COPY --chown=worker . /srv
      «CMD» python /srv/main.py
    `,
    fixed: `
      FROM python:3.14-slim
      RUN useradd --create-home --shell /bin/bash worker
      COPY --chown=worker . /srv
      USER worker
      CMD python /srv/main.py
    `,
  },
  {
    because: 'nothing is started here, but whoever runs the image starts it as root',
    bad: `
      FROM «fedora:44»
      RUN dnf install -y make && dnf clean all
    `,
    fixed: `
      FROM fedora:44
      RUN dnf install -y make && dnf clean all
      RUN groupadd -r -g 10001 app && useradd -r -l -u 10001 -g app -M -s /usr/sbin/nologin app
      USER 10001:10001
    `,
  },
  {
    because: 'what is built behind CMD is still built as root',
    bad: `
      FROM ruby:3.4-slim
      «CMD» ["ruby", "app.rb"]
      COPY . /app
      WORKDIR /app
    `,
    fixed: `
      FROM ruby:3.4-slim
      CMD ["ruby", "app.rb"]
      COPY . /app
      WORKDIR /app
      RUN groupadd -r -g 10001 app && useradd -r -l -u 10001 -g app -M -s /usr/sbin/nologin app
      USER 10001:10001
    `,
  },
  {
    because: 'the web server opens its port as root: another user needs another image',
    bad: `
      FROM nginx:1.30
      COPY site /usr/share/nginx/html
      «CMD» ["nginx", "-g", "daemon off;"]
    `,
  },
  {
    because: 'the program must begin as root, whatever the image is',
    bad: `
      FROM alpine:3.24
      RUN apk add --no-cache openssh
      ENTRYPOINT ["/start.sh"]
      «CMD» ["/usr/sbin/sshd", "-D"]
    `,
  },
  {
    because: 'the script comes from another stage, and steps down from root',
    good: `
      FROM debian:13-slim AS files
      COPY <<"EOF" /start.sh
      exec gosu app server
      EOF
      FROM debian:13-slim
      COPY --from=files /start.sh /start.sh
      ENTRYPOINT ["/start.sh"]
    `,
  },
  {
    because: 'the script gives folders to others, which only root can do',
    files: { 'start.sh': '#!/bin/sh\nchown -R app /data\nexec server\n' },
    bad: `
      FROM debian:13-slim
      COPY start.sh /
      «ENTRYPOINT» ["/start.sh"]
    `,
  },
  {
    because: 'the script, which nobody can read, most likely starts the server that is installed',
    bad: `
      FROM debian:13-slim
      RUN apt-get update && apt-get install -y apache2
      COPY run.sh /
      «CMD» ["/run.sh"]
    `,
  },
  {
    because: 'images built on this one install as the user of this one',
    bad: `
      FROM node:24-slim
      ONBUILD COPY . /app
      ONBUILD RUN npm ci
      «CMD» ["node", "server.js"]
    `,
  },
  {
    because: 'the image may set a user, nobody knows',
    bad: `
      ARG BASE
      FROM $BASE
      COPY app /app
      «CMD» ["/app"]
    `,
    fixed: `
      ARG BASE
      FROM $BASE
      COPY app /app
      USER 10001:10001
      CMD ["/app"]
    `,
  },
  {
    because: 'a stage that is called like an image of others is none',
    bad: `
      FROM alpine:3.24 AS chainguard
      FROM chainguard
      «CMD» ["sh"]
    `,
    fixed: `
      FROM alpine:3.24 AS chainguard
      FROM chainguard
      RUN addgroup -S -g 10001 app && adduser -S -D -H -u 10001 -G app app
      USER 10001:10001
      CMD ["sh"]
    `,
  },
  { because: 'distroless for somebody else', good: 'FROM gcr.io/distroless/base-debian13:debug-nonroot\nCMD ["/a"]\n' },
  { because: 'these images end as an unprivileged user', good: 'FROM cgr.dev/chainguard/node\nCMD ["server.js"]\n' },
  {
    because: 'the name says it',
    good: 'FROM nginxinc/nginx-unprivileged:1.29\nCOPY site /usr/share/nginx/html\n',
  },
  {
    because: 'a chiselled image of .NET does not run as root',
    good: 'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\nENTRYPOINT ["dotnet", "shop.dll"]\n',
  },
  {
    because: "the image's own start script steps down",
    good: 'FROM postgres:18\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
  },
  {
    because: 'the start script steps down, whether it is written here or lies beside the file',
    files: { 'docker/entrypoint.sh': '#!/bin/sh\nchown -R app /data\nexec su-exec app "$@"\n' },
    good: `
      FROM alpine:3.24
      RUN apk add --no-cache su-exec
      COPY docker/entrypoint.sh /usr/local/bin/
      ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
      CMD ["server"]
    `,
  },
  {
    because: 'the start script steps down, and it is a heredoc',
    good: `
      FROM debian:13-slim
      COPY --chmod=755 <<EOF /start.sh
      #!/bin/sh
      exec setpriv --reuid=1000 --clear-groups server
      EOF
      ENTRYPOINT ["/start.sh"]
    `,
  },
  { because: 'gosu starts the program', good: 'FROM debian:13-slim\nENTRYPOINT ["gosu", "app", "server"]\n' },
  { because: 'files to take out, nothing to run', good: 'FROM scratch\nCOPY dist /\n' },
  {
    because: 'a stage below sets the user for whoever builds on it',
    good: `
      FROM alpine:3.24 AS base
      ONBUILD USER app
      FROM base
      CMD ["sh"]
    `,
  },
  {
    because: 'Windows has users of its own',
    good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nCMD ["cmd"]\n',
  },
];
