import { rule } from '../../../engine/rule';
import { isTruthy } from '../../../knowledge/package-managers';
import { aptSettings, callsApt } from '../_shared/apt-settings';
import { removeWords } from '../_shared/removal';

export default rule('dockerfile/apt-force-yes', {
  title: 'apt-get --force-yes switches off signature and downgrade checks',
  why: 'apt then installs packages that nobody has signed, older ones over newer ones, and removes those that the system needs.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_11'], cis: ['4.11'] },
  references: ['https://manpages.debian.org/bookworm/apt/apt-get.8.en.html'],
  fix: { title: 'Answer only the questions, with -y', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        if (!callsApt(command)) continue;
        for (const word of command.arguments) {
          if (word.value !== '--force-yes') continue;
          const answers = command.arguments.some(({ text }) =>
            /^(?:-[a-zA-Z]*y[a-zA-Z]*|--yes|--assume-yes)$/.test(text),
          );
          report(word, {
            says: `${command.program} takes packages that nobody has signed, and older ones`,
            fix: (edit) => (answers ? removeWords(edit, command, [word]) : edit.replace(word, '-y')),
          });
        }
      }
    }
    for (const setting of aptSettings(instruction)) {
      if (!/(?:^|:)force-yes$/i.test(setting.key) || !isTruthy(setting.value)) continue;
      report(setting, {
        says: `${setting.owner}: ${setting.key} lets in packages that nobody has signed, and older ones`,
        fix: (edit) => setting.remove(edit, 'false'),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install «--force-yes» tool
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y tool
      `,
    },
    {
      because: 'with an answer already there, before the verb, in the JSON form, as a setting',
      bad: `
        FROM debian:12-slim
        RUN apt-get -qy «--force-yes» install tool && \\
            apt-get «--force-yes» -y upgrade
        RUN ["apt-get", "install", "«--force-yes»", "tool"]
        RUN apt-get install -y «-o APT::Get::force-yes=true» tool
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get -qy install tool && \\
            apt-get -y upgrade
        RUN ["apt-get", "install", "-y", "tool"]
        RUN apt-get install -y tool
      `,
    },
    {
      because: 'these only answer, or mend',
      good: `
        FROM debian:12-slim
        RUN apt-get install --yes tool && apt-get install -f -y && apt-get install -y --allow-downgrades tool=1.0
      `,
    },
    {
      because: 'text that other programs read',
      good: `
        FROM debian:12-slim
        RUN apt-get --help | grep -e --force-yes; echo apt-get --force-yes install
      `,
    },
    {
      because: 'another program may have an option of this name',
      good: `
        FROM debian:12-slim
        RUN ./install.sh --force-yes
      `,
    },
  ],
});
