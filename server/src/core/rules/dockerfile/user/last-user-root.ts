import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { dropsPrivileges } from '../_shared/dropped-privileges';
import { needsRootAtStart } from '../_shared/root-at-start';
import { insertBeforeStart, isLastBuilt } from '../_shared/run-time-part';
import { unprivilegedUserLines } from '../_shared/unprivileged-user';
import { unusedAccount } from '../_shared/unused-account';
import { cases } from './last-user-root.cases';

export default rule('dockerfile/last-user-root', {
  title: 'The image ends as root',
  why: 'A process that breaks out of a container that runs as root is root on the host, unless user namespaces are in use.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    hadolint: ['DL3002'],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_8'],
    semgrep: ['last-user-is-root'],
    kics: ["Last User Is 'root'"],
    dockle: ['CIS-DI-0001'],
    tally: ['tally/stateful-root-runtime'],
    cis: ['4.1'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  fix: { title: 'Go back to the unprivileged user', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report, { project }) {
    if (stage.isWindows) return;
    const users = [stage, ...stage.ancestors].flatMap((one) => [...one.ofKind('USER')].reverse());
    const last = users[0];
    const read = (path: string) => project.read(path);
    if (!last?.isRoot || dropsPrivileges(stage, read) || unusedAccount(stage, read)) return;
    const before = users.slice(1).find((user) => user.name !== undefined && !user.isRoot)?.argument?.value;
    const fix = (edit: DockerfileEdits) => {
      const lines = before === undefined ? unprivilegedUserLines(stage) : [`USER ${before}`];
      const [line, ...others] = lines;
      // Nothing is built as root any more: the line itself can name the other user.
      if (last.stage === stage && !last.onbuild && others.length === 0 && line !== undefined && isLastBuilt(last)) {
        edit.setUser(last, line.slice('USER '.length));
      } else insertBeforeStart(edit, stage, lines);
    };
    report(
      { span: last.nameSpan },
      {
        says: `the image ends as ${last.name}: what it runs is root in the container`,
        fix: needsRootAtStart(stage, read) ? undefined : fix,
      },
    );
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        USER «root»
        RUN apt-get update && apt-get install -y --no-install-recommends redis-server
        CMD ["redis-server"]
      `,
      fixed: `
        FROM debian:12-slim
        USER root
        RUN apt-get update && apt-get install -y --no-install-recommends redis-server
        RUN groupadd -r -g 10001 app && useradd -r -l -u 10001 -g app -M -s /usr/sbin/nologin app
        USER 10001:10001
        CMD ["redis-server"]
      `,
    },
    {
      because: 'nothing is built behind it, so that it can name the other user itself',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        EXPOSE 3000
        USER «root»
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        EXPOSE 3000
        USER node
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'the web server opens its port and its logs as root',
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends nginx
        USER «root»
        CMD ["nginx", "-g", "daemon off;"]
      `,
    },
    {
      because: 'the user that was active before is the one to go back to',
      bad: `
        FROM node:24-slim
        USER node
        RUN npm ci
        USER «0»:0
        RUN apt-get update
      `,
      fixed: `
        FROM node:24-slim
        USER node
        RUN npm ci
        USER 0:0
        RUN apt-get update
        USER node
      `,
    },
    {
      because: 'a variable whose value is known counts, and stages inherit their user',
      bad: `
        ARG BASE=alpine:3.22
        FROM $BASE AS base
        ARG NAME=root
        USER «$NAME»
        FROM base
        # starts the shell
        CMD ["sh"]
      `,
      fixed: `
        ARG BASE=alpine:3.22
        FROM $BASE AS base
        ARG NAME=root
        USER $NAME
        FROM base
        RUN addgroup -S -g 10001 app && adduser -S -D -H -u 10001 -G app app
        USER 10001:10001
        # starts the shell
        CMD ["sh"]
      `,
    },
    {
      because: 'only the stage that ships counts',
      good: `
        FROM golang:1.25 AS build
        USER root
        RUN go build -o /app
        FROM gcr.io/distroless/static:nonroot
        COPY --from=build /app /app
        USER nonroot
      `,
    },
    {
      because: 'a later USER takes root back',
      good: `
        FROM alpine:3.22
        USER root
        RUN apk add --no-cache curl
        USER app:root
      `,
    },
    {
      because: 'a user that only the build knows is not known to be root',
      good: `
        FROM alpine:3.22
        ARG RUN_AS
        USER $RUN_AS
      `,
    },
    ...cases,
  ],
});
