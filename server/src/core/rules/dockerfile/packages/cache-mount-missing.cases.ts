import type { Example } from '../../../engine/example';

/** Where each program keeps what it downloads, and what must go so that it stays there. */
export const cases: readonly Example[] = [
  {
    because: 'parts of the folder are mounted, as somebody has chosen',
    good: 'FROM rust:1\nRUN --mount=type=cache,target=/usr/local/cargo/git/db --mount=type=cache,target=/usr/local/cargo/registry/cache cargo build\n',
  },
  {
    because: 'a clean-up, and a flag, leave nothing in the mount',
    bad: `
        FROM node:22-slim
        RUN --mount=type=cache,target=/root/.npm npm «ci» && npm cache clean --force
        FROM python:3.14-slim
        RUN --mount=type=cache,target=/root/.cache pip «install» --no-cache-dir -r requirements.txt && rm -rf /root/.cache/pip /tmp/a
      `,
    otherwiseFixed: [
      `
        FROM node:22-slim
        RUN --mount=type=cache,target=/root/.npm npm ci
        FROM python:3.14-slim
        RUN --mount=type=cache,target=/root/.cache pip install -r requirements.txt && rm -rf /tmp/a
      `,
    ],
  },
  {
    because: 'what is cleaned up lies elsewhere',
    good: 'FROM node:22-slim\nRUN --mount=type=cache,target=/root/.npm npm ci && rm -rf /tmp/* && yarn cache clean\n',
  },
  {
    because: 'apt keeps nothing in official images until they are told to, and the clean-up would empty the mounts',
    bad: `
      FROM debian:12-slim
      RUN apt-get update && \\
          apt-get «install» -y --no-install-recommends curl && \\
          apt-get clean && \\
          rm -rf /var/lib/apt/lists/* /tmp/*
    `,
    fixed: `
      FROM debian:12-slim
      RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked rm -f /etc/apt/apt.conf.d/docker-clean && apt-get update && \\
          apt-get install -y --no-install-recommends curl && \\
          rm -rf /tmp/*
    `,
  },
  {
    because: 'the last step that installs comes first, as each before it would keep its packages in the image',
    bad: `
      FROM debian:12-slim AS base
      RUN apt-get update && apt-get «install» -y curl
      FROM base
      RUN <<EOF
      apt-get update
      apt-get «install» -y git
      EOF
    `,
    fixed: `
      FROM debian:12-slim AS base
      RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked rm -f /etc/apt/apt.conf.d/docker-clean && apt-get update && apt-get install -y curl
      FROM base
      RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked <<EOF
      rm -f /etc/apt/apt.conf.d/docker-clean
      apt-get update
      apt-get install -y git
      EOF
    `,
  },
  {
    because: 'a flag that keeps nothing goes',
    bad: `
      FROM python:3.13-slim
      RUN pip «install» --no-cache-dir -r requirements.txt
      FROM alpine:3.22
      RUN apk «add» --no-cache curl
      FROM fedora:43
      RUN dnf «install» -y httpd && dnf clean all
    `,
    fixed: `
      FROM python:3.13-slim
      RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
      FROM alpine:3.22
      RUN --mount=type=cache,target=/etc/apk/cache,sharing=locked apk add curl
      FROM fedora:43
      RUN --mount=type=cache,target=/var/cache/libdnf5,sharing=locked dnf install -y httpd
    `,
  },
  {
    because: 'variables, images and users move the folder',
    bad: `
      FROM golang:1.26 AS build
      RUN --mount=type=bind,target=. go «build» -o /app .
      FROM rust:1.90 AS rust
      ENV CARGO_HOME=/cargo
      RUN ["cargo", "«install»", "--locked", "just@1.42.4"]
      FROM node:22-slim
      USER node
      RUN yarn «install» --frozen-lockfile
      WORKDIR /srv
      ENV npm_config_cache=cache
      RUN npm «ci»
    `,
    fixed: `
      FROM golang:1.26 AS build
      RUN --mount=type=bind,target=. --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /app .
      FROM rust:1.90 AS rust
      ENV CARGO_HOME=/cargo
      RUN --mount=type=cache,target=/cargo/registry --mount=type=cache,target=/cargo/git/db ["cargo", "install", "--locked", "just@1.42.4"]
      FROM node:22-slim
      USER node
      RUN --mount=type=cache,target=/home/node/.cache/yarn,sharing=locked,uid=1000,gid=1000 yarn install --frozen-lockfile
      WORKDIR /srv
      ENV npm_config_cache=cache
      RUN --mount=type=cache,target=/srv/cache,uid=1000,gid=1000 npm ci
    `,
  },
  {
    because: 'what is compiled for node needs its headers',
    bad: `
      FROM node:22-alpine
      RUN --mount=type=cache,target=/etc/apk/cache apk add python3 make g++
      RUN npm «ci»
    `,
    fixed: `
      FROM node:22-alpine
      RUN --mount=type=cache,target=/etc/apk/cache apk add python3 make g++
      RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/root/.cache/node-gyp npm ci
    `,
  },
  {
    because: 'the environment switches the cache off, for all steps',
    bad: `
      FROM python:3.13-slim
      ENV PIP_NO_CACHE_DIR=1
      RUN pip «install» .
    `,
  },
  {
    because: 'these download nothing',
    good: `
      FROM golang:1.26
      RUN go generate ./... && go test ./... && go mod tidy && go build -mod=vendor .
      RUN cargo test && uv pip compile requirements.in && yarn --version && npm ci --offline && npm run build
    `,
  },
  {
    because: 'nobody knows where the folder is',
    good: `
      FROM node:22-slim
      ARG CACHE
      ENV npm_config_cache=$CACHE
      RUN npm ci
      USER 1234
      RUN yarn install
      FROM ruby:3.4-slim AS bundle
      FROM registry.example.com/ruby:3.4
      RUN bundle install
    `,
  },
  {
    because: 'another step builds from the packages, and would not find them in a mount',
    good: `
      FROM mcr.microsoft.com/dotnet/sdk:9.0
      RUN dotnet restore
      RUN dotnet publish --no-restore -o /app
    `,
  },
  {
    because: 'Windows has other folders',
    good: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      RUN npm ci
    `,
  },
  {
    because: 'later versions of yarn keep their packages in the project',
    good: `
      FROM node:22-slim
      COPY .yarnrc.yml package.json yarn.lock ./
      RUN yarn install --immutable
    `,
  },
];
