import { rule } from '../../../engine/rule';
import { memoryNeed } from '../../../knowledge/memory-needs';
import type { Service } from '../../../model/compose-service';
import { parseByteSize } from '../../../model/sizes-and-durations';
import { limitPath } from '../_shared/limits';
import { cases } from './memory-limit-missing.cases';

/** An amount that the image can start with, and not below what is reserved. Nothing where that is unknown. */
function limitFor({ resources, value, image }: Service): string | undefined {
  const { memoryReservation } = resources;
  if (value.has('memswap_limit')) return undefined;
  const name = image?.reference?.name.text;
  const enough = (name === undefined ? undefined : memoryNeed(name)) ?? '512m';
  if (!memoryReservation || memoryReservation.isNull) return enough;
  const reserved = resources.bytes(memoryReservation);
  if (reserved === undefined) return undefined;
  return reserved > (parseByteSize(enough) ?? 0) ? memoryReservation.text?.trim() : enough;
}

export default rule('compose/memory-limit-missing', {
  title: 'The service may use all memory of the host',
  why: 'One leak or one flood of requests takes the memory of every other container, and the kernel picks which process dies.',
  todo: 'Look at what it uses under load (docker stats) before you settle on an amount.',
  severity: 'warning',
  category: 'resources',
  peers: {
    kics: ['bb9ac4f7-e13b-423d-a010-c74a1bfbe492'],
    'compose-lint': ['CL-0026'],
    cis: ['5.11'],
  },
  references: ['https://docs.docker.com/engine/containers/resource_constraints/#memory'],
  fix: { title: 'Limit the memory', safety: 'suggested' },
  visit: 'wholeService',
  check(service, report) {
    const limit = service.resources.memoryLimit;
    if (service.has('provider') || (limit && !limit.isNull)) return;
    const amount = limitFor(service);
    const { node } = service.own;
    report(service, {
      says: `service ${service.name}: no memory limit is set`,
      missing: true,
      fix:
        node && amount !== undefined
          ? {
              title: `Limit the memory to ${amount}`,
              edit: (edit) => edit.set(node, limitPath(service, 'mem_limit', 'memory'), amount),
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        services:
          «web»:
            image: nginx:1.29
            ports:
              - "127.0.0.1:8080:80"
      `,
      fixed: `
        services:
          web:
            image: nginx:1.29
            ports:
              - "127.0.0.1:8080:80"
            mem_limit: 512m
      `,
    },
    ...cases,
  ],
});
