import { rule } from '../../../engine/rule';
import { accountGroupNumber, accountNumber } from '../_shared/account-numbers';
import { needsRootAtStart } from '../_shared/root-at-start';
import { hasBuildTriggers, insertBeforeStart, isLastBuilt } from '../_shared/run-time-part';
import { unusedAccount } from '../_shared/unused-account';

/** Stands in the place of `user-missing` and `last-user-root` where it reports, so their peers are its own too. */
export default rule('dockerfile/created-user-not-used', {
  title: 'An account is created but the image still runs as root',
  why: 'The account was made so that the program need not be root, but without USER nobody uses it: whoever takes over the program is root in the container.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    hadolint: ['DL3002'],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_3', 'CKV_DOCKER_8'],
    semgrep: ['missing-user', 'missing-user-entrypoint', 'last-user-is-root'],
    kics: ['Missing User Instruction', "Last User Is 'root'"],
    dockle: ['CIS-DI-0001'],
    tally: ['tally/user-created-but-never-used'],
    cis: ['4.1'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  fix: { title: 'Run as the account', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report, { project }) {
    const read = (path: string) => project.read(path);
    const account = unusedAccount(stage, read);
    if (!account) return;
    const { name } = account;
    const { user } = stage.endState;
    const canBe = !account.isRoot && !needsRootAtStart(stage, read) && !hasBuildTriggers(stage);
    report(account, {
      says: user
        ? `${name} is created, but the image ends as ${user.name}`
        : `${name} is created, but no USER names it`,
      related: user ? [{ at: { span: user.nameSpan }, says: 'the user that the image runs as' }] : [],
      fix: canBe
        ? (edit) => {
            const uid = accountNumber(stage, name);
            const gid = accountGroupNumber(stage, name);
            const numbers = uid !== undefined && gid !== undefined ? `${uid}:${gid}` : name;
            // Nothing is built as root any more: the line itself can name the other user.
            if (user?.stage === stage && !user.onbuild && isLastBuilt(user)) edit.setUser(user, numbers);
            else insertBeforeStart(edit, stage, [`USER ${numbers}`]);
          }
        : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM python:3.14-slim
        RUN useradd --create-home --shell /bin/bash «worker»
        COPY . /srv
        CMD ["python", "/srv/main.py"]
      `,
      fixed: `
        FROM python:3.14-slim
        RUN useradd --create-home --shell /bin/bash worker
        COPY . /srv
        USER worker
        CMD ["python", "/srv/main.py"]
      `,
    },
    {
      because: 'root was needed for a step, and the numbers are known',
      bad: `
        FROM alpine:3.24 AS base
        RUN addgroup -g 10001 app && adduser -D -u 10002 -G app «app»
        USER root
        FROM base
        RUN apk add --no-cache curl
        CMD ["sh"]
      `,
      fixed: `
        FROM alpine:3.24 AS base
        RUN addgroup -g 10001 app && adduser -D -u 10002 -G app app
        USER root
        FROM base
        RUN apk add --no-cache curl
        USER 10002:10001
        CMD ["sh"]
      `,
    },
    {
      because: 'a USER root behind which nothing is built gives way',
      bad: 'FROM debian:13-slim\nRUN groupadd app && useradd -g app «app»\nUSER root\nCMD ["server"]\n',
      fixed: 'FROM debian:13-slim\nRUN groupadd app && useradd -g app app\nUSER app\nCMD ["server"]\n',
    },
    {
      because: 'a line of the file of accounts, and the first account that nothing refers to',
      bad: `
        FROM debian:13-slim
        RUN useradd used && chown used /data && mkdir /run/a
        COPY <<EOF /etc/passwd
        root:x:0:0:root:/root:/bin/sh
        «app»:x:1000:1000::/:/bin/sh
        EOF
        CMD ["server"]
      `,
      fixed: `
        FROM debian:13-slim
        RUN useradd used && chown used /data && mkdir /run/a
        COPY <<EOF /etc/passwd
        root:x:0:0:root:/root:/bin/sh
        app:x:1000:1000::/:/bin/sh
        EOF
        USER app
        CMD ["server"]
      `,
    },
    {
      because: 'the program must begin as root',
      bad: 'FROM alpine:3.24\nRUN apk add --no-cache openssh && adduser -D «git»\nCMD ["/usr/sbin/sshd", "-D"]\n',
    },
    {
      because: 'an account with the number of root is no better',
      bad: 'FROM debian:13-slim\nRUN useradd -o -u 0 «admin»\nCMD ["server"]\n',
    },
    { because: 'a USER behind it', good: 'FROM debian:13-slim\nRUN useradd app\nUSER 1000\nCMD ["server"]\n' },
    {
      because: 'the start steps down from root',
      good: 'FROM debian:13-slim\nRUN useradd app\nENTRYPOINT ["gosu", "app", "server"]\n',
    },
    {
      because: 'the script does so, written here or read beside the file',
      files: { 'start.sh': '#!/bin/sh\nexec su app -c server\n' },
      good: 'FROM debian:13-slim\nRUN useradd app\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
    },
    {
      because: 'owners of files: other rules report that the image runs as root',
      good: 'FROM debian:13-slim\nRUN useradd app && useradd -u 1234 other\nCOPY --chown=app:app . /srv\nRUN chown -R 1234 /data\nCMD ["server"]\n',
    },
    {
      because: 'an account that there is joins a group',
      good: 'FROM node:24\nRUN adduser node video && groupadd app && addgroup other\nCMD ["node"]\n',
    },
    {
      because: 'accounts of stages that files are only taken from',
      good: 'FROM debian:13-slim AS build\nRUN useradd app\nFROM debian:13-slim\nCOPY --from=build /a /\nCMD ["/a"]\n',
    },
    {
      because: 'the image is known to run as somebody else',
      good: 'FROM cgr.dev/chainguard/node\nRUN adduser -D app\nCMD ["server.js"]\n',
    },
    {
      because: 'nobody knows what the name is, or who runs the image',
      good: 'FROM debian:13-slim\nARG NAME\nRUN useradd $NAME\nFROM debian:13-slim\nARG NAME\nRUN useradd app\nUSER $NAME\n',
    },
  ],
});
