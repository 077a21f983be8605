import { listOption, rule } from '../../../engine/rule';
import { accountNumber } from '../_shared/account-numbers';
import { absolutePath } from '../_shared/sensitive-copy';

export default rule('dockerfile/copy-chown-runtime-user', {
  title: 'Executables are owned by the user that runs them',
  why: 'Whoever takes over the program may rewrite it, and what was written stays until the container is made anew.',
  severity: 'hint',
  default: 'off',
  category: 'least-privilege',
  peers: { kics: ['Chown Flag Exists'] },
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  options: {
    dataDirectories: listOption('Names of directories that the program has to write to.', [
      'data',
      'db',
      'cache',
      'log',
      'logs',
      'storage',
      'tmp',
      'uploads',
      'var',
    ]),
  },
  fix: { title: 'Leave the files to root', safety: 'suggested' },
  visit: 'copy',
  check(copy, report, { options }) {
    const flag = copy.flag('chown');
    const owner = copy.chown?.value?.split(':')[0];
    if (!flag || owner === undefined || owner === '' || owner === 'root' || /^0+$/.test(owner)) return;
    const { stage } = copy;
    const user = stage.model.finalStage?.endState.user?.name;
    if (!stage.isShipped || user === undefined || stage.isWindows) return;
    const isSame = user === owner || accountNumber(stage, user) === owner || accountNumber(stage, owner) === user;
    const to = copy.destination?.value;
    const path = to === undefined ? undefined : absolutePath(copy.state?.workdirPath, to);
    const isData = path?.split('/').some((folder) => options.dataDirectories.includes(folder));
    if (!isSame || isData) return;
    report(flag, {
      says: `${user} runs the files and owns them`,
      fix(edit) {
        edit.removeWord(flag);
        if (!copy.flag('chmod')) edit.addFlag(copy, '--chmod=755');
      },
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY «--chown=node:node» . .
        USER node
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY --chmod=755 . .
        USER node
      `,
    },
    {
      because: 'by the number of the account, with a mode of its own',
      bad: 'FROM debian:13-slim\nRUN useradd -u 10001 app\nADD --chmod=755 «--chown=10001» server /server\nUSER app\n',
      fixed: 'FROM debian:13-slim\nRUN useradd -u 10001 app\nADD --chmod=755 server /server\nUSER app\n',
    },
    {
      because: 'root owns them',
      good: 'FROM node:24\nCOPY --chown=root . /app\nCOPY --chown=0:0 . /b\nCOPY . /c\nUSER node\n',
    },
    { because: 'somebody else runs them', good: 'FROM debian:13-slim\nCOPY --chown=owner . /app\nUSER app\n' },
    {
      because: 'the program has to write there',
      good: 'FROM node:24\nCOPY --chown=node seed /data/\nCOPY --chown=node up /app/uploads\nUSER node\n',
    },
    {
      because: 'directories that this project writes to',
      options: { dataDirectories: ['srv'] },
      good: 'FROM node:24\nCOPY --chown=node a /srv/a\nUSER node\n',
    },
    {
      because: 'the stage is not shipped',
      good: 'FROM node:24 AS build\nCOPY --chown=node . /app\nFROM node:24\nUSER node\n',
    },
    { because: 'nobody knows the owner', good: 'FROM node:24\nARG OWNER\nCOPY --chown=$OWNER . /app\nUSER node\n' },
  ],
});
