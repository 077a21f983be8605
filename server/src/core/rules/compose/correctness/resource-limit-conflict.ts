import { rule } from '../../../engine/rule';
import { bytesOf } from '../../../model/compose-sizes';
import type { ComposeValue } from '../../../model/compose-value';
import { cases } from './resource-limit-conflict.cases';

interface Pair {
  readonly key: string;
  /** The same setting below `deploy`. */
  readonly path: readonly string[];
  readonly amount: (value: ComposeValue) => number | undefined;
}

const number = (value: ComposeValue) => value.number;

/** Minus one lifts the limit, and is no size. */
const bytes = (value: ComposeValue) => ((value.number ?? 0) < 0 ? value.number : bytesOf(value));

const pairs: readonly Pair[] = [
  { key: 'cpus', path: ['resources', 'limits', 'cpus'], amount: number },
  { key: 'mem_limit', path: ['resources', 'limits', 'memory'], amount: bytes },
  { key: 'pids_limit', path: ['resources', 'limits', 'pids'], amount: number },
  { key: 'mem_reservation', path: ['resources', 'reservations', 'memory'], amount: bytes },
  { key: 'scale', path: ['replicas'], amount: number },
];

/** Processors are written as text below deploy, counts as numbers. */
function valueFor(key: string, written: string): string | number {
  return key === 'scale' || key === 'pids_limit' ? Number(written) : written;
}

export default rule('compose/resource-limit-conflict', {
  title: 'Two keys set the same limit differently',
  why: 'Compose refuses the whole file: where both places are written they must say the same.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/deploy/#resources'],
  fix: [
    { title: 'Delete the key of the service', safety: 'suggested' },
    { title: 'Copy the value into deploy', safety: 'suggested' },
  ],
  visit: 'service',
  check(service, report) {
    for (const { key, path, amount } of pairs) {
      const short = service.get(key);
      const wanted = short && amount(short);
      const holder = service.get('deploy', ...path.slice(0, -1));
      // A block that says nothing of this limit counts as zero; replicas that are not written count as not there.
      if (!short || !wanted || !holder || holder.isNull) continue;
      const long = service.get('deploy', ...path);
      if (!long && key === 'scale') continue;
      const set = long ? amount(long) : 0;
      if (set === undefined || set === wanted) continue;
      const { node } = service.own;
      const { entry } = short;
      const written = short.text ?? '';
      report(short.place, {
        says: long
          ? `service ${service.name}: ${key} is ${written}, deploy.${path.join('.')} is ${long.text}`
          : `service ${service.name}: ${key} must be repeated as deploy.${path.join('.')}`,
        related: [{ at: (long ?? holder).place, says: 'The other place' }],
        fix: [
          // Without the other value there would be no limit any more.
          long && entry ? { title: `Delete ${key}`, edit: (edit) => edit.remove(entry) } : undefined,
          node && {
            title: `Write ${written} into deploy`,
            edit: (edit) => edit.set(node, ['deploy', ...path], valueFor(key, written)),
          },
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          worker:
            image: registry.example.com/worker:1.4
            mem_limit: «512m»
            deploy:
              resources:
                limits:
                  memory: 1g   # measured
      `,
      fixed: `
        services:
          worker:
            image: registry.example.com/worker:1.4
            deploy:
              resources:
                limits:
                  memory: 1g   # measured
      `,
      otherwiseFixed: [
        `
        services:
          worker:
            image: registry.example.com/worker:1.4
            mem_limit: 512m
            deploy:
              resources:
                limits:
                  memory: 512m   # measured
      `,
      ],
    },
    ...cases,
  ],
});
