import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { imageName } from '../_shared/variable-origin';
import { variablePairs } from '../_shared/variable-pairs';

export default rule('dockerfile/docker-host-unencrypted', {
  title: 'The Docker client talks to its daemon without TLS',
  why: 'Whoever reaches that port is root on the host of the daemon, and whoever listens on the way sees every credential.',
  todo: 'Use `ssh://` or `tcp://<host>:2376` with DOCKER_TLS_VERIFY=1 and certificates.',
  severity: 'warning',
  category: 'network',
  references: ['https://docs.docker.com/engine/security/protect-access/'],
  fix: { title: 'Check the certificate of the daemon', safety: 'suggested' },
  visit: 'section',
  check(section, report) {
    for (const pair of variablePairs(section)) {
      const { name } = pair;
      if (!NAMES.has(name)) continue;
      const { value, instruction } = pair;
      const text = value?.value;
      if (!value || text === undefined) continue;
      const stage = instruction.stage;
      // Jobs of CI talk to a daemon of their own beside them.
      const severity = stage && isDaemonImage(stage) ? 'hint' : 'warning';
      if (name === 'DOCKER_HOST') {
        if (!isOpen(text, stage)) continue;
        const port = /:2375\/?$/.exec(text);
        const isPlain = text === value.raw && port !== null && instruction.kind === 'ENV' && !text.startsWith('http:');
        report(value, {
          says: `${text} is asked without TLS`,
          severity,
          fix: isPlain
            ? (edit) => {
                edit.replace(value, text.replace(/:2375(\/?)$/, ':2376$1'));
                if (!hasVerification(stage)) edit.insertAfterNode(pair, ' DOCKER_TLS_VERIFY=1');
              }
            : undefined,
        });
      } else if (instruction.kind === 'ENV' && isSwitchedOff(name, text)) {
        const says =
          name === 'DOCKER_TLS_VERIFY'
            ? 'The certificate of the daemon is not checked'
            : 'The daemon makes no certificates';
        report(value.raw === '' ? { span: pair.span } : value, {
          says,
          severity,
          fix: (edit) => {
            if (instruction.pairs.length > 1) edit.removeWord(pair);
            else edit.removeInstruction(instruction);
          },
        });
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        ENV DOCKER_HOST=«tcp://build.example.com:2375»
      `,
      fixed: `
        FROM debian:12
        ENV DOCKER_HOST=tcp://build.example.com:2376 DOCKER_TLS_VERIFY=1
      `,
    },
    {
      because: 'the check is switched off',
      bad: `
        FROM debian:12
        ENV DOCKER_TLS_VERIFY=«"0"» A=1
        ENV DOCKER_TLS_CERTDIR=«""»
      `,
      fixed: `
        FROM debian:12
        ENV A=1
      `,
    },
    {
      because: 'another port is not checked either, and an argument has a default',
      bad: `
        FROM debian:12
        ARG DOCKER_HOST=«tcp://build.example.com:4243»
        ENV DOCKER_HOST=«http://build.example.com:2376»
      `,
    },
    {
      because: 'sockets, SSH, and TLS that is checked',
      good: `
        FROM debian:12
        ENV DOCKER_HOST=unix:///var/run/docker.sock
        ENV DOCKER_HOST=ssh://me@build.example.com
        ENV DOCKER_HOST=tcp://build.example.com:2376 DOCKER_TLS_VERIFY=1
      `,
    },
    {
      because: 'a value that the file does not tell',
      good: `
        FROM debian:12
        ARG DOCKER_HOST
        ENV DOCKER_HOST=$DOCKER_HOST DOCKER_TLS_CERTDIR=/certs
      `,
    },
    {
      because: 'other programs and their hosts',
      good: `
        FROM debian:12
        ENV DOCKER_HOST_NAME=tcp://example.com:2375 DATABASE_HOST=tcp://db:5432
      `,
    },
    {
      because: 'an argument is no setting of the client until it is stored',
      good: `
        FROM debian:12
        ARG DOCKER_TLS_VERIFY=0
      `,
    },
  ],
});

const NAMES: ReadonlySet<string> = new Set(['DOCKER_HOST', 'DOCKER_TLS_VERIFY', 'DOCKER_TLS_CERTDIR']);

function isOpen(address: string, stage: Stage | undefined): boolean {
  if (!/^(?:tcp|http):\/\//i.test(address)) return false;
  return address.startsWith('http:') || /:2375(?:\/|$)/.test(address) || !hasVerification(stage);
}

/** Whether the stage asks for TLS; any text does, as the client reads it, but an empty one. */
function hasVerification(stage: Stage | undefined): boolean {
  const setting = stage?.environmentSetting('DOCKER_TLS_VERIFY', Number.POSITIVE_INFINITY);
  return setting !== undefined && setting.value !== '' && setting.value !== '0';
}

function isSwitchedOff(name: string, text: string): boolean {
  return text === '' || (name === 'DOCKER_TLS_VERIFY' && text === '0');
}

function isDaemonImage(stage: Stage): boolean {
  return /(?:^|\/)docker$/.test(imageName(stage.rootStage) ?? '');
}
