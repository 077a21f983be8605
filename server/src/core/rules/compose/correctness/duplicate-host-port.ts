import { rule } from '../../../engine/rule';
import { isUnspecifiedAddress } from '../../../knowledge/ports';
import type { ComposeModel } from '../../../model/compose';
import type { Port, PortRange } from '../../../model/compose-ports';
import type { Service } from '../../../model/compose-service';
import { cases } from './duplicate-host-port.cases';

interface Published {
  readonly port: Port;
  readonly range: PortRange;
  /** Nothing where every address is meant. */
  readonly address: string | undefined;
}

/** The ports of the host that are known exactly, in the order of the file. */
function publishedPorts(file: ComposeModel): readonly Published[] {
  return file.services.flatMap(({ ports }) =>
    ports.flatMap((port): Published[] => {
      const { publishedRange: range, targetRange, hostIp } = port;
      if (!range || port.isUnknown || port.problem !== undefined) return [];
      // One port of the container behind several of the host: the engine takes a free one.
      if (range.last > range.first && targetRange?.first === targetRange?.last) return [];
      return [{ port, range, address: hostIp?.text?.trim() }];
    }),
  );
}

/** Whether both would be bound: every address of a family covers each of it, two different addresses do not meet. */
function areSameAddress(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  const isAll = isUnspecifiedAddress(a) || isUnspecifiedAddress(b);
  return isAll && a.includes(':') === b.includes(':');
}

function doClash(a: Published, b: Published): boolean {
  if (a.port.protocol !== b.port.protocol || !areSameAddress(a.address, b.address)) return false;
  return a.range.first <= b.range.last && b.range.first <= a.range.last;
}

/** The earlier port that a later one clashes with, by the later one. */
function clashes(ports: readonly Published[]): ReadonlyMap<Published, Published> {
  const order = new Map(ports.map((port, index) => [port, index]));
  const place = (port: Published) => order.get(port) ?? 0;
  const found = new Map<Published, Published>();
  let open: Published[] = [];
  for (const next of [...ports].sort((a, b) => a.range.first - b.range.first || place(a) - place(b))) {
    open = open.filter(({ range }) => range.last >= next.range.first);
    for (const other of open) {
      if (!doClash(other, next)) continue;
      const [earlier, later] = place(other) < place(next) ? [other, next] : [next, other];
      const known = found.get(later);
      if (!known || place(earlier) < place(known)) found.set(later, earlier);
    }
    open.push(next);
  }
  return found;
}

function isExactCopy(a: Published, b: Published): boolean {
  return (
    a.port.service === b.port.service &&
    a.address === b.address &&
    a.range.first === b.range.first &&
    a.range.last === b.range.last &&
    a.port.targetRange?.first === b.port.targetRange?.first
  );
}

/** Whether no single profile starts both. */
function areApart(a: Service, b: Service): boolean {
  if (a.profiles.length === 0 || b.profiles.length === 0) return false;
  return !a.profiles.some((name) => b.profiles.includes(name));
}

export default rule('compose/duplicate-host-port', {
  title: 'Two services publish the same host port',
  why: 'Only one can bind the port of the host: the other one does not start.',
  todo: 'Give one of them another port of the host, or let only a proxy publish one.',
  severity: 'error',
  category: 'correctness',
  peers: { dclint: ['no-duplicate-exported-ports'] },
  references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  visit: 'file',
  check(file, report) {
    for (const [later, earlier] of clashes(publishedPorts(file))) {
      const { port } = later;
      const { service } = port;
      const other = earlier.port.service;
      const number = port.published?.text ?? '';
      const isSameText = port.value.node === earlier.port.value.node;
      if (isSameText && file.extendedServices.has(other.name)) continue;
      const severity = isExactCopy(later, earlier) ? 'hint' : areApart(service, other) ? 'warning' : 'error';
      report(isSameText ? service : port.place, {
        says:
          service === other
            ? `service ${service.name}: port ${number} of the host is published twice`
            : `service ${service.name}: port ${number} of the host is published by ${other.name}, too`,
        severity,
        related: [{ at: earlier.port.place, says: 'Published here first' }],
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          shop:
            image: shop
            ports:
              - "8080:80"
          admin:
            image: admin
            ports:
              - «"8080:3000"»
      `,
    },
    ...cases,
  ],
});
