import { rule } from '../../../engine/rule';
import { isAdminPort, isProduct, knownPort } from '../../../knowledge/ports';
import type { ExposedPort } from '../../../model/dockerfile-image-instructions';
import { removePort } from '../_shared/exposed-port';
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
      // The image is that service: whoever wrote it means the port.
      if (image !== undefined && (NAMES.get(number)?.test(image) || (known && isProduct(known, image)))) continue;
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

/** Images whose own service such a port is, where the name of the product does not say so. */
const NAMES: ReadonlyMap<number, RegExp> = new Map([
  [21, /ftp/],
  [69, /tftp|netboot|pxe/],
  [111, /nfs/],
  [139, /samba|smb/],
  [137, /samba|smb/],
  [138, /samba|smb/],
  [389, /ldap|samba/],
  [445, /samba|smb/],
  [873, /rsync/],
  [2049, /nfs/],
  [2375, /docker|dind/],
  [2376, /docker|dind/],
  [2379, /etcd/],
  [2380, /etcd/],
  [5900, /vnc|selenium|novnc/],
  [5901, /vnc|selenium|novnc/],
  [3389, /rdp|remote-?desktop/],
]);

const WIDEST = 100;

function adminPortIn({ first, last, protocol }: ExposedPort): number | undefined {
  if (first === undefined || last === undefined || last - first >= WIDEST) return undefined;
  if (protocol !== 'tcp' && protocol !== 'udp') return undefined;
  for (let port = first; port <= last; port++) if (isAdminPort(port, protocol)) return port;
  return undefined;
}
