import { rule } from '../../../engine/rule';
import { imageFacts } from '../../../knowledge/images';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts, imagePlace } from '../_shared/base-image';
import { missingUserSeverity } from '../_shared/missing-user';
import { needsRootAtStart } from '../_shared/root-at-start';
import { hasBuildTriggers, insertBeforeStart, isExportOnly } from '../_shared/run-time-part';
import { unprivilegedUserLines } from '../_shared/unprivileged-user';
import { unusedAccount } from '../_shared/unused-account';
import { cases } from './user-missing.cases';

export default rule('dockerfile/user-missing', {
  title: 'The image sets no user and so runs as root',
  why: 'Whoever takes over the program is root in the container, with every tool and file in it, and one kernel bug away from being root on the host.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_3'],
    semgrep: ['missing-user', 'missing-user-entrypoint'],
    kics: ['Missing User Instruction'],
    dockle: ['CIS-DI-0001'],
    tally: ['tally/stateful-root-runtime'],
    cis: ['4.1'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  fix: { title: 'Run as an unprivileged user', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report, { project }) {
    if (stage.isWindows || stage.endState.user || isExportOnly(stage)) return;
    const read = (path: string) => project.read(path);
    const severity = missingUserSeverity(stage, read);
    if (severity === undefined || unusedAccount(stage, read)) return;
    const starts = stage.instructions.findLast(({ kind }) => kind === 'CMD' || kind === 'ENTRYPOINT');
    report(starts?.keyword ?? imagePlace(stage.from), {
      says: messageFor(stage, starts?.syntax.name),
      severity,
      missing: true,
      fix:
        needsRootAtStart(stage, read) || hasBuildTriggers(stage)
          ? undefined
          : (edit) => insertBeforeStart(edit, stage, unprivilegedUserLines(stage)),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        COPY --chmod=755 server /usr/local/bin/server
        EXPOSE 8080
        «CMD» ["server"]
      `,
      fixed: `
        FROM debian:13-slim
        COPY --chmod=755 server /usr/local/bin/server
        EXPOSE 8080
        RUN groupadd -r -g 10001 app && useradd -r -l -u 10001 -g app -M -s /usr/sbin/nologin app
        USER 10001:10001
        CMD ["server"]
      `,
    },
    {
      because: 'the image brings a user along',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        RUN npm ci --omit=dev
        «CMD» ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        RUN npm ci --omit=dev
        USER node
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'a stage below sets the user',
      good: `
        FROM alpine:3.24 AS base
        RUN adduser -S -D app
        USER app
        FROM base AS app
        CMD ["sh"]
      `,
    },
    ...cases,
  ],
});

/** What the finding says: an image that nobody knows may have set a user already. */
function messageFor(stage: Stage, keyword: string | undefined): string {
  const { from } = stage.rootStage;
  const { reference } = from;
  const starts = keyword === undefined ? 'what the image runs is root' : `${keyword} runs as root`;
  if (from.isScratch || isKnown(stage)) return `no USER: ${starts}`;
  return `no USER: ${starts}, unless ${reference?.name.text ?? 'the base image'} sets a user`;
}

function isKnown(stage: Stage): boolean {
  const { reference } = stage.rootStage.from;
  return baseImageFacts(stage) !== undefined || (reference && imageFacts({ name: reference.name.text })) !== undefined;
}
