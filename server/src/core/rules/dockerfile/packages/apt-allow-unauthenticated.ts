import { rule } from '../../../engine/rule';
import { isTruthy } from '../../../knowledge/package-managers';
import { aptSettings, callsApt } from '../_shared/apt-settings';
import { removeWords } from '../_shared/removal';

export default rule('dockerfile/apt-allow-unauthenticated', {
  title: 'apt installs packages without checking signatures',
  why: 'Whoever controls the mirror, or the way to it, decides what is installed, and installing runs it as root.',
  todo: 'Add the key of the repository under /etc/apt/keyrings and name it with `signed-by` in its source line.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_8'], cis: ['4.11'] },
  references: ['https://manpages.debian.org/bookworm/apt/apt-secure.8.en.html'],
  fix: { title: 'Let apt check signatures', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        if (!callsApt(command)) continue;
        for (const word of command.arguments) {
          if (!FLAGS.test(word.text)) continue;
          const says = `${command.program} takes packages that nobody has signed`;
          report(word, { says, fix: (edit) => removeWords(edit, command, [word]) });
        }
      }
    }
    for (const setting of aptSettings(instruction)) {
      if (!KEYS.test(setting.key) || !isTruthy(setting.value)) continue;
      const says = `${setting.owner}: ${setting.key} lets packages in that nobody has signed`;
      report(setting, { says, fix: (edit) => setting.remove(edit, 'false') });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y «--allow-unauthenticated» --no-install-recommends tool
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends tool
      `,
    },
    {
      because: 'other options, before the verb, over several lines, as settings',
      bad: `
        FROM debian:12-slim
        RUN apt-get «-o Acquire::AllowInsecureRepositories=true» update && \\
            apt-get «--allow-insecure-repositories» update && \\
            apt «-oAPT::Get::AllowUnauthenticated=yes» install -y \\
              # from our own mirror
              «-o "apt::get::AllowUnauthenticated=1"» \\
              tool
      `,
      fixed: `
        FROM debian:12-slim
        RUN apt-get update && \\
            apt-get update && \\
            apt install -y \\
              # from our own mirror
              tool
      `,
    },
    {
      because: 'the configuration says it for every call',
      bad: `
        FROM debian:12-slim
        RUN echo '«APT::Get::AllowUnauthenticated "true";»' > /etc/apt/apt.conf.d/99own
        RUN printf "APT::Get::Assume-Yes \\"true\\";\\n«Acquire::AllowInsecureRepositories \\"true\\";»" > /etc/apt/apt.conf.d/98own
        COPY <<EOF /etc/apt/apt.conf.d/97own
        Acquire {
          «AllowInsecureRepositories "true";»
        };
        EOF
      `,
      fixed: `
        FROM debian:12-slim
        RUN printf "APT::Get::Assume-Yes \\"true\\";\\nAcquire::AllowInsecureRepositories \\"false\\";" > /etc/apt/apt.conf.d/98own
        COPY <<EOF /etc/apt/apt.conf.d/97own
        Acquire {
        };
        EOF
      `,
    },
    {
      because: 'text that other programs read',
      good: `
        FROM debian:12-slim
        RUN apt-get --help | grep -e --allow-unauthenticated && echo apt-get install --allow-unauthenticated tool
      `,
    },
    {
      because: 'switched off, or another setting switched on',
      good: `
        FROM debian:12-slim
        RUN apt-get install -y --allow-unauthenticated=false -o APT::Get::AllowUnauthenticated=false -o APT::Get::Assume-Yes=true tool
        RUN echo 'APT::Get::AllowUnauthenticated "false";' > /etc/apt/apt.conf.d/99own
      `,
    },
    {
      because: 'other files, comments in the configuration, and values that are unknown',
      good: `
        FROM debian:12-slim
        RUN echo 'APT::Get::AllowUnauthenticated "true";' > /tmp/notes && \\
            echo '# APT::Get::AllowUnauthenticated "true";' > /etc/apt/apt.conf.d/99own && \\
            apt-get -o APT::Get::AllowUnauthenticated=$YES update
      `,
    },
  ],
});

const FLAGS =
  /^--(?:allow-unauthenticated|allow-insecure-repositories|allow-downgrade-to-insecure-repositories|allow-untrusted)(?:=(?:true|yes|1|on))?$/;
const KEYS =
  /(?:^|:)(?:AllowUnauthenticated|AllowInsecureRepositories|AllowWeakRepositories|AllowDowngradeToInsecureRepositories|Ignore-Trust-Violations)$/i;
