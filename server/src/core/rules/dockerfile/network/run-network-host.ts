import { rule } from '../../../engine/rule';

export default rule('dockerfile/run-network-host', {
  title: 'A step of the build uses the network of the host',
  why: 'Its commands reach services that listen on the loopback address of the machine that builds, and every port that they open is open there.',
  severity: 'warning',
  category: 'network',
  peers: { cis: ['5.10'] },
  references: ['https://docs.docker.com/reference/dockerfile/#run---network'],
  fix: { title: 'Use the network of the build', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const flag = run.flag('network');
    if (flag?.text !== 'host') return;
    report(flag, {
      says: `--network=host gives the step the network of the machine that builds`,
      fix: (edit) => edit.removeWord(flag),
    });
  },
  examples: [
    {
      bad: `
        FROM python:3.13-slim
        RUN --mount=type=cache,target=/root/.cache/pip «--network=host» pip install -r requirements.txt
      `,
      fixed: `
        FROM python:3.13-slim
        RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
      `,
    },
    {
      because: 'under ONBUILD, and on a line of its own',
      bad: `
        FROM python:3.13-slim
        ONBUILD RUN «--network=host» pip install app==1
        RUN \\
          «--network=host» \\
          pip install app==1
      `,
      fixed: `
        FROM python:3.13-slim
        ONBUILD RUN pip install app==1
        RUN \\
          pip install app==1
      `,
    },
    {
      because: 'the other networks',
      good: `
        FROM python:3.13-slim
        RUN --network=none pip install --no-index app==1
        RUN --network=default pip install app==1
      `,
    },
    {
      because: 'an option of the command is no flag of RUN',
      good: `
        FROM docker:28
        RUN docker build --network=host .
      `,
    },
    {
      because: 'nothing is said of the network',
      good: `
        FROM python:3.13-slim
        RUN pip install app==1
      `,
    },
  ],
});
