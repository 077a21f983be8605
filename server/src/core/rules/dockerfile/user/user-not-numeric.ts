import { rule } from '../../../engine/rule';
import { accountNumber } from '../_shared/account-numbers';
import { bareNameSpan } from '../_shared/user-places';

export default rule('dockerfile/user-not-numeric', {
  title: 'USER is a name, so Kubernetes cannot prove it is not root',
  why: 'A pod with runAsNonRoot does not start: the kubelet knows only the name, and not what its number is.',
  severity: 'info',
  category: 'least-privilege',
  peers: { hadolint: ['DL3066'], cis: ['PSS restricted: runAsNonRoot'] },
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  fix: { title: 'Name the user by its number', safety: 'suggested' },
  visit: 'user',
  check(user, report) {
    const { stage, name } = user;
    // What a variable holds is decided elsewhere.
    if (name === undefined || user.argument?.raw.includes('$') || user.isRoot || stage.isWindows) return;
    if ((user.model.finalStage ?? stage).endState.user !== user) return;
    if (name === '' || /^\d+$/.test(name) || user.argument?.problem !== undefined) return;
    const number = accountNumber(stage, name);
    const span = bareNameSpan(user);
    const message = number === undefined ? '' : `, whose number is ${number}`;
    report(
      { span },
      {
        says: `USER is the name ${name}${message}`,
        fix: number === undefined ? undefined : (edit) => edit.replace({ span }, number),
      },
    );
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN groupadd -g 10001 app && useradd -u 10002 -g app app
        USER «app»
      `,
      fixed: `
        FROM debian:12-slim
        RUN groupadd -g 10001 app && useradd -u 10002 -g app app
        USER 10002
      `,
    },
    {
      because: 'the image brings the account along; the group stays',
      bad: 'FROM node:24-slim\nUSER "«node»:node"\nCMD ["node"]\n',
      fixed: 'FROM node:24-slim\nUSER "1000:node"\nCMD ["node"]\n',
    },
    {
      because: 'a distribution has its own accounts',
      bad: 'FROM alpine:3.22\nUSER «nobody»\n',
      fixed: 'FROM alpine:3.22\nUSER 65534\n',
    },
    {
      because: 'in quotes, in the stage below, with a number in another spelling',
      bad: 'FROM debian:12-slim AS base\nRUN adduser --system --uid=7000 app\nUSER «"app"»\nFROM base\nCMD ["sh"]\n',
      fixed: 'FROM debian:12-slim AS base\nRUN adduser --system --uid=7000 app\nUSER 7000\nFROM base\nCMD ["sh"]\n',
    },
    {
      because: 'nobody knows the number',
      bad: 'FROM debian:12-slim\nRUN useradd app && useradd -u $APP_UID other\nUSER other\nUSER «app»\n',
    },
    { because: 'a number, with or without a group', good: 'FROM debian:12-slim\nUSER app\nUSER 10001:app\n' },
    { because: 'root is told elsewhere', good: 'FROM debian:12-slim\nUSER root\n' },
    { because: 'a variable is decided elsewhere', good: 'FROM debian:12-slim\nARG RUN_AS=app\nUSER $RUN_AS\n' },
    {
      because: 'a stage that is not shipped, and a user that a later one takes the place of',
      good: 'FROM debian:12-slim AS build\nUSER app\nFROM debian:12-slim\nUSER app\nRUN make\nUSER 1000\n',
    },
    {
      because: 'Windows has no numbers',
      good: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nUSER ContainerUser\n',
    },
    { because: 'no USER at all', good: 'FROM debian:12-slim\nCMD ["sh"]\n' },
  ],
});
