import { rule } from '../../../engine/rule';
import { isOfficial } from '../../../knowledge/registries';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { appendCommand, rightsOf } from '../_shared/command-edits';
import { isWrittenBefore } from '../_shared/earlier-text';
import { keptCache } from '../_shared/package-caches';

/** Official images of Debian and Ubuntu, and those built on them, empty the folder after each install by this file. */
const KEEPS = /(?:\brm\b[^\n]*docker-clean|Keep-Downloaded-Packages["\s=:]{1,6}(?:true|1|yes)\b)/i;

export default rule('dockerfile/apt-archives-not-removed', {
  title: 'Downloaded .deb files stay in the layer',
  why: 'Each package is in the layer twice, once as the file that it was installed from, and a later RUN cannot take it out.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: { hadolint: ['DL3009'], semgrep: ['remove-package-cache'], dockle: ['DKL-DI-0005'] },
  references: ['https://manpages.debian.org/bookworm/apt/apt-get.8.en.html#clean'],
  fix: { title: 'Clean up at the end of the step', safety: 'safe' },
  visit: 'run',
  check(run, report) {
    const kept = keptCache(run, {
      folders: ['/var/cache/apt/archives'],
      // apt itself deletes what it has installed from.
      fills: ({ manager, task }, { program }) =>
        manager.name === 'apt' && program !== 'apt' && (task === 'install' || task === 'upgrade'),
      cleans: ({ manager, verbText }) => manager.name === 'apt' && /^(?:clean|dist-?clean)$/.test(verbText),
    });
    if (!kept || !run.stage.isShipped || !keepsArchives(run)) return;
    report(kept.call.verb, {
      says: `${kept.command.program} leaves what it has downloaded in this layer`,
      fix: (edit) => appendCommand(edit, run, `${rightsOf(kept.command)}apt-get clean`),
    });
  },
  examples: [
    {
      bad: `
        FROM registry.example.com/base/debian:12
        RUN apt-get update && apt-get «install» -y curl
      `,
      fixed: `
        FROM registry.example.com/base/debian:12
        RUN apt-get update && apt-get install -y curl && apt-get clean
      `,
    },
    {
      because: 'what empties the folder is taken away',
      bad: `
        FROM debian:12-slim
        RUN rm -f /etc/apt/apt.conf.d/docker-clean
        RUN apt-get update && \\
            apt-get clean && \\
            apt-get «install» -y curl && \\
            rm -rf /var/lib/apt/lists/*
      `,
      fixed: `
        FROM debian:12-slim
        RUN rm -f /etc/apt/apt.conf.d/docker-clean
        RUN apt-get update && \\
            apt-get clean && \\
            apt-get install -y curl && \\
            rm -rf /var/lib/apt/lists/* && \\
            apt-get clean
      `,
    },
    {
      because: 'a trigger takes it away for those behind it',
      bad: `
        FROM debian:12-slim
        ONBUILD RUN rm -f /etc/apt/apt.conf.d/docker-clean
        ONBUILD RUN apt-get update && apt-get «install» -y curl
      `,
      fixed: `
        FROM debian:12-slim
        ONBUILD RUN rm -f /etc/apt/apt.conf.d/docker-clean
        ONBUILD RUN apt-get update && apt-get install -y curl && apt-get clean
      `,
    },
    {
      because: 'official images of Debian and Ubuntu, and those built on them, empty the folder themselves',
      good: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y curl
        FROM docker.io/library/python:3.13-slim
        RUN apt-get update && apt-get install -y curl
      `,
    },
    {
      because: 'the step cleans up behind its last install',
      good: `
        FROM registry.example.com/base/debian:12
        RUN apt-get install -y curl && apt-get clean
        RUN apt-get install -y git && rm -rf /var/cache/apt/archives/* /var/lib/apt/lists/*
        RUN apt install -y jq
      `,
    },
    {
      because: 'a mount keeps the files out of the layer',
      good: `
        FROM debian:12-slim
        RUN rm -f /etc/apt/apt.conf.d/docker-clean
        RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get install -y curl
      `,
    },
    {
      because: 'nobody knows the base',
      good: `
        ARG BASE
        FROM $BASE
        RUN apt-get update && apt-get install -y curl
      `,
    },
  ],
});

function keepsArchives(run: Run): boolean {
  const { reference } = run.stage.rootStage.from;
  if (!reference) return isWrittenBefore(run, KEEPS);
  return !isOfficial(reference.name.text) || isWrittenBefore(run, KEEPS);
}
