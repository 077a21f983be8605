import { rule } from '../../../engine/rule';
import { sshPorts } from '../../../knowledge/ports';
import type { Stage } from '../../../model/dockerfile-stage';

export default rule('dockerfile/expose-ssh-port', {
  title: 'The port of SSH is exposed',
  why: 'A login server in a container is one more way in, with keys, accounts and updates of its own. `docker exec` needs none of it.',
  severity: 'warning',
  category: 'network',
  peers: {
    trivy: ['DS-0004'],
    checkov: ['CKV_DOCKER_1'],
    kics: ['Exposing Port 22 (SSH)'],
    cis: ['5.7', '5.9'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  fix: { title: 'Do not expose it', safety: 'suggested' },
  visit: 'expose',
  check(expose, report) {
    const { ports } = expose;
    const words = expose.syntax.words;
    for (const [index, { first, last, span }] of ports.entries()) {
      if (first === undefined || last === undefined) continue;
      const port = [...sshPorts].find((one) => first <= one && one <= last);
      if (port === undefined) continue;
      const says = first === last ? `port ${port} is that of SSH` : `the range holds port ${port}, that of SSH`;
      const word = words[index];
      // A range is about more ports than this one: its owner has to say which of them are meant.
      // What the image starts is that server: whoever wrote it means the port.
      if (first !== last || !word || startsServer(expose.stage)) report({ span }, { says });
      else if (ports.length > 1) report({ span }, { says, fix: (edit) => edit.removeWord(word) });
      else report({ span }, { says, fix: (edit) => edit.removeInstruction(expose) });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        EXPOSE «22» 8080
        CMD ["/usr/local/bin/server"]
      `,
      fixed: `
        FROM debian:12-slim
        EXPOSE 8080
        CMD ["/usr/local/bin/server"]
      `,
    },
    {
      because: 'an EXPOSE of nothing else goes, with its comment',
      bad: `
        FROM debian:12-slim
        # for the operators
        EXPOSE «22/tcp»
        ONBUILD EXPOSE «"22"»
        CMD ["server"]
      `,
      fixed: `
        FROM debian:12-slim
        CMD ["server"]
      `,
    },
    {
      because: 'a variable of a known value is as good as the number',
      bad: `
        FROM debian:12-slim
        ENV SSH_PORT=22
        EXPOSE 80 \\
          «$SSH_PORT/udp»
      `,
      fixed: `
        FROM debian:12-slim
        ENV SSH_PORT=22
        EXPOSE 80
      `,
    },
    {
      because: 'the image is that server, and another port would not make it safer',
      bad: `
        FROM alpine:3.24
        EXPOSE «22»
        CMD ["/usr/sbin/sshd", "-D", "-e"]
      `,
    },
    {
      because: 'a range that holds the port',
      bad: `
        FROM debian:12-slim
        EXPOSE «20-25»
      `,
    },
    {
      because: 'other ports that only look like it',
      good: `
        FROM debian:12-slim
        EXPOSE 2222 8022 22000 220/tcp 2200-2299
      `,
    },
    {
      because: 'the build decides what the port is',
      good: `
        FROM debian:12-slim
        ARG PORT
        EXPOSE $PORT
      `,
    },
  ],
});

function startsServer(stage: Stage): boolean {
  const { entrypoint, cmd } = stage.endState;
  return [entrypoint, cmd].some((one) =>
    one?.commands.some(({ program }) => /^(?:sshd|dropbear)$/.test(program ?? '')),
  );
}
