import { rule } from '../../../engine/rule';
import type { ImageFacts } from '../../../knowledge/images';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts, imagePlace } from '../_shared/base-image';
import { httpProbe, isHttpPort } from '../_shared/http-probe';
import { chainOf, insertBeforeStart, isExportOnly } from '../_shared/run-time-part';

export default rule('dockerfile/healthcheck-missing', {
  title: 'The image has no HEALTHCHECK',
  why: 'Docker sees a hung program as running: nothing restarts it, and what depends on it starts before it answers.',
  todo: 'Add a HEALTHCHECK that asks the program itself, or `HEALTHCHECK NONE` where something else watches it, as Kubernetes does.',
  severity: 'info',
  category: 'availability',
  peers: {
    hadolint: ['DL3057'],
    trivy: ['DS-0026'],
    checkov: ['CKV_DOCKER_2'],
    kics: ['Healthcheck Instruction Missing'],
    dockle: ['CIS-DI-0006'],
    tally: ['tally/ruby/healthcheck-rails-up-endpoint'],
    cis: ['4.6'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  fix: { title: 'Add a health check', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report) {
    const { healthcheck, entrypoint, cmd } = stage.endState;
    const facts = baseImageFacts(stage);
    if (healthcheck || facts?.hasHealthcheck || isExportOnly(stage)) return;
    const started = [entrypoint, cmd].map((one) => one?.syntax.rest.text ?? '').join(' ');
    if (NOTHING_TO_ASK.test(started) || isForPeople(stage)) return;
    const exposed = chainOf(stage).flatMap((one) => one.ofKind('EXPOSE').flatMap(({ ports }) => ports));
    // A tool that does its work and ends has no health.
    const isService = exposed.length > 0 || (facts?.ports.length ?? 0) > 0;
    const check = healthcheckFor(stage, facts);
    report(imagePlace(stage.from), {
      says: 'no HEALTHCHECK: a program that hangs counts as running',
      severity: isService ? 'info' : 'hint',
      missing: true,
      fix: check === undefined ? undefined : (edit) => insertBeforeStart(edit, stage, [check]),
    });
  },
  examples: [
    {
      bad: `
        FROM «node:24-slim»
        WORKDIR /app
        COPY . .
        USER node
        EXPOSE 3000
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        USER node
        EXPOSE 3000
        HEALTHCHECK CMD ["node", "-e", "require('http').get('http://127.0.0.1:3000/', (r) => process.exit(r.statusCode < 400 ? 0 : 1)).on('error', () => process.exit(1))"]
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'somebody decided against it',
      good: `
        FROM nginx:1.30
        HEALTHCHECK NONE
      `,
    },
    {
      because: 'a stage that is not shipped does not help; BusyBox has wget',
      bad: `
        FROM golang:1.27 AS build
        HEALTHCHECK CMD true
        FROM «alpine:3.24»
        COPY --from=build /server /
        EXPOSE 9090/udp 80
        # serves the shop
        ENTRYPOINT ["/server"]
      `,
      fixed: `
        FROM golang:1.27 AS build
        HEALTHCHECK CMD true
        FROM alpine:3.24
        COPY --from=build /server /
        EXPOSE 9090/udp 80
        HEALTHCHECK CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]
        # serves the shop
        ENTRYPOINT ["/server"]
      `,
    },
    {
      because: 'the file installs curl',
      bad: `
        FROM debian:13-slim AS base
        RUN apt-get update && apt-get install -y curl
        FROM «base»
        ARG PORT=8080
        EXPOSE $PORT
      `,
      fixed: `
        FROM debian:13-slim AS base
        RUN apt-get update && apt-get install -y curl
        FROM base
        ARG PORT=8080
        EXPOSE $PORT
        HEALTHCHECK CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/"]
      `,
    },
    {
      because: 'the image runs its own program, and how that is asked is known',
      bad: `
        FROM «postgres:18»
        COPY init.sql /docker-entrypoint-initdb.d/
      `,
      fixed: `
        FROM postgres:18
        COPY init.sql /docker-entrypoint-initdb.d/
        HEALTHCHECK CMD pg_isready -U "\${POSTGRES_USER:-postgres}"
      `,
    },
    {
      because: 'on Alpine the same image has another program to ask with',
      bad: `
        FROM «nginx:1.30-alpine»
        COPY site /usr/share/nginx/html
      `,
      fixed: `
        FROM nginx:1.30-alpine
        COPY site /usr/share/nginx/html
        HEALTHCHECK CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]
      `,
    },
    {
      because: 'nothing that could ask is known to be in the image, or the port speaks something else',
      bad: `
        FROM «gcr.io/distroless/static-debian13:nonroot»
        COPY server /
        EXPOSE 8080
        ENTRYPOINT ["/server"]
      `,
    },
    {
      because: 'another protocol cannot be asked by HTTP',
      bad: `
        FROM «alpine:3.24»
        EXPOSE 5432
        CMD ["proxy"]
      `,
    },
    {
      because: 'a stage below has one, and stages inherit it',
      good: `
        FROM alpine:3.24 AS base
        HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1/
        FROM base
        EXPOSE 80
      `,
    },
    { because: 'files to take out, nothing to run', good: 'FROM scratch\nCOPY dist /\n' },
    {
      because: 'a worker has no page to ask, a migration ends by itself',
      good: `
        FROM ruby:3.4-slim
        CMD ["bundle", "exec", "sidekiq"]
      `,
    },
    {
      because: 'a tool that prints its help until it is told more',
      good: `
        FROM alpine:3.24
        ENTRYPOINT ["jq"]
        CMD ["--help"]
      `,
    },
    { because: 'a shell to type into', good: 'FROM debian:13-slim\nCMD ["/bin/bash", "-l"]\n' },
    { because: 'a shell that runs something', bad: 'FROM «debian:13-slim»\nCMD ["/bin/sh", "/start.sh"]\n' },
    {
      because: 'the same for a migration',
      good: `
        FROM ruby:3.4-slim
        CMD bin/rails db:migrate
      `,
    },
  ],
});

/** Programs that answer nobody: workers of queues and jobs that end. */
const NOTHING_TO_ASK =
  /\b(?:sidekiq|resque|celery|delayed_job|db:migrate|rails["', ]+runner|queue:work|rq["', ]+worker)\b/;

/** Whether what starts is a shell that somebody types into, or prints its help: a tool, told what to do when it is run. */
function isForPeople(stage: Stage): boolean {
  const { entrypoint, cmd } = stage.endState;
  const commands = [...(entrypoint?.commands ?? []), ...(cmd?.commands ?? [])];
  const words = commands.flatMap((one) => [one.name, ...one.arguments]);
  if (/^(?:--?help|-h|help|--version)$/.test(words.at(-1)?.value ?? '')) return true;
  const isShell = /^(?:ba|z|a|da|fi)?sh$/.test(commands[0]?.program ?? '');
  return isShell && words.every((word, at) => at === 0 || /^-(?:i|l|il|li|-login)$/.test(word?.value ?? ''));
}

function healthcheckFor(stage: Stage, facts: ImageFacts | undefined): string | undefined {
  const { entrypoint, cmd } = stage.endState;
  const ports = chainOf(stage)
    .flatMap((one) => one.ofKind('EXPOSE').flatMap(({ ports: own }) => own))
    .filter(({ protocol }) => protocol === 'tcp')
    .map(({ first }) => first);
  if (ports.length === 0 && !entrypoint && !cmd) {
    const own = facts?.healthcheck && composeTest(facts.healthcheck.test);
    // The images on Alpine have no curl, but the wget of BusyBox.
    const hasNoCurl = facts?.packageManager === 'apk' && own?.includes('curl');
    if (own !== undefined && !hasNoCurl) return `HEALTHCHECK CMD ${own}`;
    ports.push(facts?.ports.find(({ protocol }) => protocol === 'tcp')?.port);
  }
  const port = ports.find((one) => one !== undefined && isHttpPort(one));
  const probe = port === undefined ? undefined : httpProbe(stage, port);
  return probe && `HEALTHCHECK CMD [${probe.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** A test in the words of Compose as those of HEALTHCHECK. */
function composeTest([kind, ...words]: readonly string[]): string | undefined {
  const plain = words.map((word) => word.replaceAll('$$', '$'));
  if (kind === 'CMD-SHELL') return plain[0];
  return kind === 'CMD' ? `[${plain.map((word) => JSON.stringify(word)).join(', ')}]` : undefined;
}
