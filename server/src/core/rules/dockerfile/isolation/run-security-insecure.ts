import { rule } from '../../../engine/rule';

export default rule('dockerfile/run-security-insecure', {
  title: 'A build step asks for a privileged sandbox',
  why: 'The step has every capability and every device of the machine that builds: whatever it downloads can take that machine over.',
  severity: 'error',
  category: 'isolation',
  peers: { cis: ['5.5'] },
  references: ['https://docs.docker.com/reference/dockerfile/#run---security'],
  fix: { title: 'Run the step in the usual sandbox', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const flag = run.flag('security');
    if (flag?.text.toLowerCase() !== 'insecure') return;
    report(flag, { says: 'the step is as privileged as the builder', fix: (edit) => edit.removeWord(flag) });
  },
  examples: [
    {
      bad: `
        # syntax=docker/dockerfile:1
        FROM debian:13-slim
        RUN «--security=insecure» mount -t tmpfs none /mnt
      `,
      fixed: `
        # syntax=docker/dockerfile:1
        FROM debian:13-slim
        RUN mount -t tmpfs none /mnt
      `,
    },
    {
      because: 'among other flags, on a line of its own, in quotes',
      bad: 'FROM debian:13-slim\nRUN --network=none \\\n    «--security="insecure"» \\\n    make\nRUN «--security=insecure» --network=none ["make"]\n',
      fixed: 'FROM debian:13-slim\nRUN --network=none \\\n    make\nRUN --network=none ["make"]\n',
    },
    { because: 'the default', good: 'FROM debian:13-slim\nRUN --security=sandbox make\n' },
    { because: 'an option of the program', good: 'FROM debian:13-slim\nRUN make --security=insecure\n' },
    { because: 'another flag', good: 'FROM debian:13-slim\nRUN --network=host make\n' },
  ],
});
