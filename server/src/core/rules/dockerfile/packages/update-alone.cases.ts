import type { Example } from '../../../engine/example';

/** What refreshes an index, and what uses it in the same step. */
export const cases: readonly Example[] = [
  {
    because: 'something else in the step does not use the index',
    bad: `
      FROM ubuntu:24.04
      ENV LANG=C.UTF-8
      RUN adduser --system app && «apt-get -qq update»
      ENV TZ=UTC
      # what the server needs
      RUN set -ex; \\
          apt-get install -y curl
    `,
    fixed: `
      FROM ubuntu:24.04
      ENV LANG=C.UTF-8
      RUN adduser --system app
      ENV TZ=UTC
      # what the server needs
      RUN apt-get -qq update && set -ex; \\
          apt-get install -y curl
    `,
  },
  {
    because: 'the JSON form, and an install in a heredoc',
    bad: `
      FROM debian:12-slim
      RUN ["«apt-get", "update»"]
      RUN <<EOF
      set -e
      apt-get install -y curl
      EOF
    `,
    fixed: `
      FROM debian:12-slim
      RUN <<EOF
      set -e
      apt-get update
      apt-get install -y curl
      EOF
    `,
  },
  {
    because: 'a later step that fetches an index for itself needs none',
    bad: `
      FROM alpine:3.22
      RUN «apk update»
      RUN apk add --no-cache curl
    `,
    fixed: `
      FROM alpine:3.22
      RUN apk add --no-cache curl
    `,
  },
  {
    because: 'nothing uses the index, or everything is upgraded in a layer that is kept',
    bad: `
      FROM debian:12-slim AS lists
      RUN «apt-get update»
      FROM rockylinux:9
      RUN «yum -y update» && yum clean all
      FROM fedora:43
      RUN «dnf makecache»
      FROM opensuse/leap:15.6
      RUN zypper ref && «zypper up -y»
    `,
  },
  {
    because: 'the flag of apk refreshes for that command',
    good: `
      FROM alpine:3.22
      RUN apk --update add curl
      RUN apk update && apk upgrade
    `,
  },
  {
    because: 'the lists are in a mount that all steps share',
    good: `
      FROM debian:12-slim
      RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update
      RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get install -y curl
    `,
  },
  {
    because: 'a script may install',
    good: `
      FROM debian:12-slim
      RUN apt-get update && ./install.sh
      RUN apt-get update && xargs apt-get install -y < packages.txt
      RUN apt-get update && npx playwright install-deps chromium
      RUN apt-get update && su -c "apt-get install -y curl"
    `,
  },
  {
    because: 'other programs update other things',
    good: `
      FROM debian:12-slim
      RUN sbt update && update-locale LANG=C.UTF-8 && /script.sh update && apk-update
    `,
  },
  {
    because: 'yum is dnf under another name',
    good: `
      FROM rockylinux:9
      RUN yum -y update && dnf -y install httpd
      RUN dnf -y update kernel-headers
    `,
  },
];
