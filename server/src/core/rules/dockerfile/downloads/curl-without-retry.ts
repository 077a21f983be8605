import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { insertWords } from '../_shared/command-edits';
import { commandWords } from '../_shared/command-options';
import { curlConfiguration, isTelling, usesOptionFile } from '../_shared/curl-configuration';
import { downloadOf } from '../_shared/downloads';
import { hostOf, isInternal } from '../_shared/hosts';
import type { Step } from '../_shared/removal';

export default rule('dockerfile/curl-without-retry', {
  title: 'curl gives up at the first network error',
  why: 'A server that is busy for a second breaks the build, and it has to be started again by hand.',
  severity: 'hint',
  default: 'off',
  category: 'availability',
  peers: { tally: ['tally/prefer-curl-config'] },
  references: ['https://curl.se/docs/manpage.html#--retry'],
  // A configuration file with ENV CURL_HOME would stay in the image and change curl for whoever runs it.
  fix: { title: 'Try again', safety: 'suggested' },
  visit: 'stage',
  check(stage, report) {
    const commands = fetchesOf(stage);
    const name = commands[0]?.name;
    if (!name || isConfigured(stage)) return;
    report(name, {
      says: 'curl tries only once to fetch this',
      fix(edit) {
        for (const command of commands) tryAgain(edit, command);
      },
    });
  },
  examples: [
    {
      because: 'told at the first of each stage, and mended at all',
      bad: `
        FROM debian:12-slim
        RUN «curl» -fsSLO https://example.com/a.tgz && curl -fsSLO https://example.com/b.tgz
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl --retry 5 --retry-connrefused --connect-timeout 15 -fsSLO https://example.com/a.tgz && curl --retry 5 --retry-connrefused --connect-timeout 15 -fsSLO https://example.com/b.tgz
      `,
    },
    {
      because: 'no tries are no tries; the JSON form',
      bad: `
        FROM debian:12-slim AS fetch
        RUN «curl» --retry 0 -fsSLO https://example.com/a.tgz
        FROM debian:12-slim
        RUN ["«curl»", "-O", "https://example.com/b.tgz"]
      `,
      fixed: `
        FROM debian:12-slim AS fetch
        RUN curl --retry 5 -fsSLO https://example.com/a.tgz
        FROM debian:12-slim
        RUN ["curl", "--retry", "5", "--retry-connrefused", "--connect-timeout", "15", "-O", "https://example.com/b.tgz"]
      `,
    },
    {
      because: 'it tries again',
      good: `
        FROM debian:12-slim
        RUN curl --retry 3 -fsSLO https://example.com/a.tgz
      `,
    },
    {
      because: 'a configuration says so, or may',
      good: `
        FROM debian:12-slim AS base
        RUN echo "retry = 5" > ~/.curlrc
        FROM base
        RUN curl -fsSLO https://example.com/a.tgz
        FROM debian:12-slim
        ENV CURL_HOME=/etc/curl
        RUN curl -fsSLO https://example.com/b.tgz
        FROM debian:12-slim
        COPY .curlrc /root/
        RUN curl -fsSLO https://example.com/c.tgz && curl -K own.conf -O https://example.com/d.tgz
      `,
    },
    {
      because: 'a loop tries again',
      good: `
        FROM debian:12-slim
        RUN until curl -fsSLO https://example.com/a.tgz; do sleep 5; done
        RUN for try in 1 2 3; do curl -fsSLO https://example.com/b.tgz && break; done
      `,
    },
    {
      because: 'hosts of the inside, addresses that are unknown, and curl that is only installed',
      good: `
        FROM debian:12-slim
        RUN apt-get install -y curl && curl --version && curl -fsS http://localhost:8080/ && curl -O "$ADDRESS"
        HEALTHCHECK CMD curl -f https://example.com/ || exit 1
      `,
    },
    {
      because: 'wget tries again by itself, and ADD is no command',
      good: `
        FROM debian:12-slim
        ADD https://example.com/a.tgz /tmp/
        RUN wget https://example.com/b.tgz
      `,
    },
  ],
});

/** The commands of a stage that fetch from outside and do so once. */
function fetchesOf(stage: Stage): readonly Step[] {
  return stage.ofKind('RUN').flatMap(({ commands }) => commands.filter(fetchesOnce));
}

function fetchesOnce(command: Step): boolean {
  const download = downloadOf(command);
  if (download?.program !== 'curl' || command.isCondition || isTelling(command) || usesOptionFile(command))
    return false;
  const retry = commandWords(command).options.find(({ name }) => name === '--retry');
  if (retry && retry.value !== '0') return false;
  if (command.chain.commands.some(({ program }) => program === 'break')) return false;
  return download.addresses.some(({ text }) => {
    const host = /^https?:/i.test(text) ? hostOf(text) : undefined;
    return host !== undefined && !isInternal(host);
  });
}

function isConfigured(stage: Stage): boolean {
  const { text, isUnknown } = curlConfiguration(stage);
  return isUnknown || /(?<![\w-])retry\b/.test(text);
}

const FLAGS = ['--retry', '5', '--retry-connrefused', '--connect-timeout', '15'];

function tryAgain(edit: DockerfileEdits, command: Step): void {
  const { name } = command;
  const retry = commandWords(command).options.find((option) => option.name === '--retry')?.valueWord;
  if (!name) return;
  if (retry) {
    if (retry.text === '0') edit.replace(retry, '5');
    else edit.refuse('The number is part of a word.');
  } else insertWords(edit, command, name, ...FLAGS);
}
