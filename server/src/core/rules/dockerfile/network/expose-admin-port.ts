import { rule } from '../../../engine/rule';
import { ownsPort } from '../../../knowledge/port-owners';
import { isAdminPort, isProduct, knownPort } from '../../../knowledge/ports';
import type { ExposedPort } from '../../../model/dockerfile-image-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import { commandsOf } from '../_shared/account-numbers';
import { removePort } from '../_shared/exposed-port';
import { packageCommand } from '../_shared/package-commands';
import { imageName } from '../_shared/variable-origin';

export default rule('dockerfile/expose-admin-port', {
  title: 'The port of an administration protocol is exposed',
  why: 'Such protocols give control over the machine or its files, many of them without a password or encryption, and an attacker looks for them first.',
  severity: 'warning',
  category: 'network',
  peers: { cis: ['5.9'] },
  references: [
    'https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml',
    'https://docs.docker.com/reference/dockerfile/#expose',
  ],
  fix: { title: 'Do not expose it', safety: 'suggested' },
  visit: 'expose',
  check(expose, report) {
    for (const [index, port] of expose.ports.entries()) {
      const number = adminPortIn(port);
      if (number === undefined) continue;
      const protocol = port.protocol === 'udp' ? 'udp' : 'tcp';
      const known = knownPort(number, protocol);
      const image = imageName(expose.stage.rootStage);
      // The image is that service: whoever wrote it means the port, and without it the image serves nothing.
      if (image !== undefined && (ownsPort(image, number) || (known && isProduct(known, image)))) continue;
      if (isService(expose.stage, number)) continue;
      const service = known?.service ?? 'administration';
      const isRange = port.first !== port.last;
      report(port, {
        says: isRange ? `the range holds port ${number}, that of ${service}` : `port ${number} is that of ${service}`,
        // A range is about more ports than this one: its owner has to say which of them are meant.
        fix: isRange ? undefined : (edit) => removePort(edit, expose, index),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        EXPOSE 8080 «3389» «2375/tcp»
      `,
      fixed: `
        FROM debian:12
        EXPOSE 8080
      `,
    },
    {
      because: 'by protocol, in a range, and by a variable of a known value',
      bad: `
        FROM debian:12
        ENV RSH=514
        EXPOSE «$RSH» «161/udp»
        EXPOSE «5900-5910»
      `,
    },
    {
      because: 'an EXPOSE of nothing else goes',
      bad: `
        FROM debian:12
        EXPOSE «23»
        CMD ["server"]
      `,
      fixed: `
        FROM debian:12
        CMD ["server"]
      `,
    },
    {
      because: 'the same number of the other protocol, and data stores',
      good: `
        FROM debian:12
        EXPOSE 514/udp 161/tcp 69 5432 3306 6379 27017
      `,
    },
    {
      because: 'the image is that service',
      good: `
        FROM docker:28-dind AS daemon
        EXPOSE 2375 2376
        FROM quay.io/coreos/etcd:v3.6.4
        EXPOSE 2379 2380
      `,
    },
    {
      because: 'the stage makes it that service',
      good: `
        FROM debian:12
        RUN apt-get update && apt-get install -y --no-install-recommends nfs-kernel-server
        EXPOSE 111/udp 2049/tcp
        FROM alpine:3.22
        COPY smbd /usr/sbin/
        EXPOSE 445
        ENTRYPOINT ["smbd", "--foreground"]
      `,
    },
    {
      because: 'a service that is none of the ports',
      bad: `
        FROM debian:12
        RUN apt-get update && apt-get install -y --no-install-recommends nfs-kernel-server
        EXPOSE 2049 «23»
      `,
      fixed: `
        FROM debian:12
        RUN apt-get update && apt-get install -y --no-install-recommends nfs-kernel-server
        EXPOSE 2049
      `,
    },
    {
      because: 'the build decides what the port is',
      good: `
        FROM debian:12
        ARG PORT
        EXPOSE $PORT
      `,
    },
    {
      because: 'very wide ranges are looked at as such',
      good: `
        FROM debian:12
        EXPOSE 1-65535
      `,
    },
  ],
});

/** Whether the stage installs or starts the service of a port. */
function isService(stage: Stage, port: number): boolean {
  const { cmd, entrypoint } = stage.endState;
  const starting = [cmd, entrypoint].flatMap((one) => one?.commands.flatMap(({ program }) => program ?? []) ?? []);
  if (starting.some((name) => ownsPort(name, port))) return true;
  return commandsOf(stage).some((command) => {
    const call = packageCommand(command);
    return call?.task === 'install' && call.packages.some(({ value }) => value !== undefined && ownsPort(value, port));
  });
}

const WIDEST = 100;

function adminPortIn({ first, last, protocol }: ExposedPort): number | undefined {
  if (first === undefined || last === undefined || last - first >= WIDEST) return undefined;
  if (protocol !== 'tcp' && protocol !== 'udp') return undefined;
  for (let port = first; port <= last; port++) if (isAdminPort(port, protocol)) return port;
  return undefined;
}
