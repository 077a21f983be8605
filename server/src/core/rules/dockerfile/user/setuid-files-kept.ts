import { rule } from '../../../engine/rule';
import { lacksShell } from '../../../knowledge/minimal-images';
import { worksBySetuid } from '../../../knowledge/setuid-programs';
import type { Stage } from '../../../model/dockerfile-stage';
import { commandsOf } from '../_shared/account-numbers';
import { baseImageFacts, baseImageText, imagePlace } from '../_shared/base-image';

export default rule('dockerfile/setuid-files-kept', {
  title: 'setuid and setgid files of the base image are kept',
  why: 'su, mount, passwd and the like run as root whoever calls them: without them a mistake in one is no way out of the unprivileged user.',
  severity: 'hint',
  default: 'off',
  category: 'least-privilege',
  peers: { dockle: ['CIS-DI-0008'], cis: ['4.8'] },
  references: ['https://man7.org/linux/man-pages/man7/inode.7.html'],
  fix: { title: 'Take the bits away from all files', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report) {
    const { user } = stage.endState;
    if (stage.isWindows || user?.name === undefined || user.isRoot || hasNoSuchFiles(stage)) return;
    if (commandsOf(stage).some(({ arguments: words }) => words.some(({ text }) => takesBitsAway(text)))) return;
    // Root takes them away, so there is nothing to offer where the stage is somebody else all along.
    const before = user.state?.user;
    const canBe =
      user.stage === stage &&
      !user.onbuild &&
      !bringsSetuidProgram(stage) &&
      (before ? before.isRoot : isRootAtFirst(stage));
    report(imagePlace(stage.from), {
      says: `the files of ${stage.from.image?.value ?? 'the base image'} that run as root stay as they are`,
      missing: true,
      fix: canBe
        ? (edit) => edit.insertBefore(user, 'RUN find / -xdev -perm /6000 -type f -exec chmod a-s {} + || true')
        : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM «debian:13-slim»
        RUN useradd -u 10001 app
        USER 10001
        CMD ["server"]
      `,
      fixed: `
        FROM debian:13-slim
        RUN useradd -u 10001 app
        RUN find / -xdev -perm /6000 -type f -exec chmod a-s {} + || true
        USER 10001
        CMD ["server"]
      `,
    },
    {
      because: 'nobody is root here who could take them away',
      bad: 'FROM debian:13-slim AS base\nUSER 10001\nFROM «base»\nCMD ["server"]\n',
    },
    {
      because: 'the image brings sudo, which would no longer work',
      bad: 'FROM «debian:13-slim»\nRUN apt-get update && apt-get install -y sudo\nUSER 10001\n',
    },
    {
      because: 'a sandbox that works by it',
      bad: 'FROM «node:24-slim»\nRUN apt-get update && apt-get install -y chromium\nUSER node\n',
    },
    {
      because: 'a package by its file, and an image that holds it',
      bad: 'FROM «debian:13-slim» AS b\nRUN apt-get update && apt-get install -y ./google-chrome-stable_current_amd64.deb\nUSER 10001\n',
    },
    {
      because: 'the image is made of it',
      bad: 'FROM «ghcr.io/puppeteer/puppeteer:24.10.0»\nUSER root\nRUN true\nUSER pptruser\n',
    },
    {
      because: 'they are taken away, here or in the stage below',
      good: 'FROM debian:13-slim AS base\nRUN find / -xdev -perm +6000 -type f -exec chmod a-s {} \\; || true\nFROM base\nUSER 10001\n',
    },
    {
      because: 'removed instead, with other tests',
      good: 'FROM debian:13-slim\nRUN find / -type f \\( -perm -4000 -o -perm -2000 \\) -delete\nUSER 10001\n',
    },
    { because: 'an empty image has none', good: 'FROM scratch\nCOPY a /a\nUSER 10001\n' },
    { because: 'nor has distroless', good: 'FROM gcr.io/distroless/static-debian13:nonroot\nUSER 65532\n' },
    { because: 'root needs no such file', good: 'FROM debian:13-slim\nCMD ["server"]\n' },
  ],
});

function takesBitsAway(text: string): boolean {
  return /^[-/+]?(?:0?[4267]000|(?:[ugoa]*[+=])?[ug]*[+=]s)\b/.test(text) && /\d{4}|s/.test(text);
}

function hasNoSuchFiles(stage: Stage): boolean {
  const { from } = stage.rootStage;
  if (from.isScratch || /distroless|chisel|^cgr\.dev\/|^dhi\.io\//.test(baseImageText(stage))) return true;
  const { reference } = from;
  return reference !== undefined && lacksShell(reference.name.text, reference.tag?.text ?? 'latest');
}

function isRootAtFirst(stage: Stage): boolean {
  const facts = baseImageFacts(stage);
  return facts === undefined || facts.defaultUser.uid === 0;
}

/** Whether the image is, or is given, a program that works by its setuid bit. */
function bringsSetuidProgram(stage: Stage): boolean {
  if (
    worksBySetuid(
      baseImageText(stage)
        .replace(/[:@].*$/, '')
        .replace(/^.*\//, ''),
    )
  )
    return true;
  return commandsOf(stage).some(({ arguments: words }) =>
    words.some(({ text }) => worksBySetuid(text.replace(/^.*\/(?=[^/]+$)/, '')) || /\/sudoers/.test(text)),
  );
}
