import { rule } from '../../../engine/rule';
import { insertWords } from '../_shared/command-edits';
import { askingCall } from '../_shared/unattended';

const MANAGERS: ReadonlySet<string> = new Set(['apt']);

export default rule('dockerfile/apt-get-missing-yes', {
  title: 'apt-get may wait for an answer',
  why: 'A build has nobody who answers: as soon as a package brings others along, apt-get asks, reads nothing and aborts.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL3014'],
    trivy: ['DS-0021'],
    semgrep: ['missing-assume-yes-switch'],
    kics: ['APT-GET Missing Flags To Avoid Manual Input'],
  },
  references: ['https://manpages.debian.org/bookworm/apt/apt-get.8.en.html#OPTIONS'],
  fix: { title: 'Answer yes', safety: 'safe' },
  visit: 'command',
  check(command, report) {
    const call = askingCall(command, MANAGERS);
    if (!call) return;
    report(call.verb, {
      says: `${command.program} ${call.verbText} asks before it goes on`,
      fix: (edit) => insertWords(edit, command, call.verb, '-y'),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get «install» curl
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'one -q only says less, and to remove or upgrade asks as well',
      bad: `
        FROM debian:12-slim
        RUN apt-get -q «install» \\
              curl && \\
            aptitude «purge» perl
        ONBUILD RUN sudo apt «upgrade»
        RUN ["apt-get", "«autoremove»"]
        RUN ["sh", "-c", "apt-get «dist-upgrade»"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get -q install -y \\
              curl && \\
            aptitude purge -y perl
        ONBUILD RUN sudo apt upgrade -y
        RUN ["apt-get", "autoremove", "-y"]
        RUN ["sh", "-c", "apt-get dist-upgrade -y"]
      `,
    },
    {
      because: 'a list of packages that is not known says nothing about the flag',
      bad: `
        FROM debian:12-slim
        ARG PACKAGES
        RUN apt-get «install» --no-install-recommends $PACKAGES | tee install.log
      `,
      fixed: `
        FROM debian:12-slim
        ARG PACKAGES
        RUN apt-get install -y --no-install-recommends $PACKAGES | tee install.log
      `,
    },
    {
      because: 'the flag has many spellings and may stand anywhere',
      good: `
        FROM debian:12-slim
        RUN apt-get -y install curl && apt-get install git --yes && apt-get install -yqq jq && apt-get -fmy install
        RUN apt-get -qq install curl; apt-get install -q -q git; apt-get --quiet --quiet install jq; apt-get -q=2 install tar
        RUN apt-get -o APT::Get::Assume-Yes=true install curl && apt-get --assume-yes remove git && apt-get install jq -y
      `,
    },
    {
      because: 'something else answers',
      good: `
        FROM debian:12-slim
        RUN yes | apt-get install curl
        RUN apt-get install git <<< y
      `,
    },
    {
      because: 'apt is configured to ask nothing, here or in the base stage',
      good: `
        FROM debian:12-slim AS base
        RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes
        FROM base
        RUN apt-get install curl
      `,
    },
    {
      because: 'settings that are copied in may say it',
      good: `
        FROM debian:12-slim
        COPY unattended.conf /etc/apt/apt.conf.d/
        RUN apt-get install curl
      `,
    },
    {
      because: 'the flag is in a variable, or may be',
      good: `
        FROM debian:12-slim
        ENV APT="-y --no-install-recommends"
        ARG APT_OPTIONS
        RUN apt-get install $APT curl
        RUN apt-get install $APT_OPTIONS git
        RUN apt-get $QUIETLY install jq
      `,
    },
    {
      because: 'these ask nothing',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get clean && apt-get download curl && apt-get -s install git && apt list
        RUN echo apt-get install curl
      `,
    },
  ],
});
