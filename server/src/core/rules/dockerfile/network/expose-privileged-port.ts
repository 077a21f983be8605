import { rule } from '../../../engine/rule';
import { unprivilegedPort } from '../../../knowledge/ports';
import type { Stage } from '../../../model/dockerfile-stage';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/expose-privileged-port', {
  title: 'A port below 1024 is exposed, and the user is not root',
  why: 'Docker lets everybody listen there since 20.10, other runtimes only root: the program then fails to start in a cluster.',
  severity: 'hint',
  default: 'off',
  category: 'network',
  peers: { cis: ['5.8'] },
  references: [
    'https://github.com/moby/moby/pull/41030',
    'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls',
  ],
  fix: { title: 'Expose a higher port; the server must listen there', safety: 'suggested' },
  visit: 'expose',
  check(expose, report) {
    const { stage, ports } = expose;
    const words = expose.syntax.words;
    for (const [index, { first, last, span, value }] of ports.entries()) {
      if (first === undefined || first !== last || first < 1 || first > 1023) continue;
      const user = stage.isFinal ? stage.endState.user : undefined;
      if (user?.name === undefined || user.name === '' || user.isRoot || mayBindLow(stage)) return;
      const word = words[index];
      const isNumber = word?.value === value.value && !word?.parts;
      const higher = unprivilegedPort(first);
      report(
        { span },
        {
          says: `${user.name} may not be allowed to listen on port ${first}`,
          fix: isNumber ? (edit) => edit.replace({ span }, value.raw.replace(/^\d+/, String(higher))) : undefined,
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        EXPOSE «80» «443/tcp» 9000
        USER 1000
      `,
      fixed: `
        FROM debian:12
        EXPOSE 8080 8443/tcp 9000
        USER 1000
      `,
    },
    {
      because: 'by a variable of a known value',
      bad: `
        FROM debian:12
        ENV PORT=53
        USER dns
        EXPOSE «$PORT/udp»
      `,
    },
    {
      because: 'root may listen anywhere',
      good: `
        FROM debian:12
        USER app
        EXPOSE 80
        USER root
      `,
    },
    {
      because: 'the program has the right of its own',
      good: `
        FROM debian:12
        RUN setcap cap_net_bind_service=+ep /usr/local/bin/server
        EXPOSE 80
        USER 1000
      `,
    },
    {
      because: 'nobody knows who runs it',
      good: `
        FROM debian:12
        ARG RUN_AS
        EXPOSE 80
        USER $RUN_AS
      `,
    },
    {
      because: 'the base image decides, or another stage is shipped',
      good: `
        FROM debian:12 AS build
        EXPOSE 80
        USER 1000
        FROM debian:12
        EXPOSE 80
      `,
    },
  ],
});

/** Whether a program of the image was given the right to listen on low ports. */
function mayBindLow(stage: Stage): boolean {
  return chainOf(stage).some((one) =>
    one
      .ofKind('RUN')
      .some(({ commands }) =>
        commands.some(
          ({ program, arguments: words }) =>
            program === 'setcap' && words.some(({ text }) => /cap_net_bind_service/i.test(text)),
        ),
      ),
  );
}
