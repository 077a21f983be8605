import { type EditFunction, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { ComposeModel } from '../../../model/compose';
import { serviceReferences } from '../../../model/compose-references';
import type { Service } from '../../../model/compose-service';
import type { ComposePlace } from '../../../model/compose-value';
import { cases } from './depends-on-cycle.cases';

/** One service waits for another. */
interface Wait {
  readonly target: Service;
  readonly place: ComposePlace;
  readonly fix: EditFunction<YamlEdits> | undefined;
}

function waitsOf(service: Service): readonly Wait[] {
  return serviceReferences(service).flatMap(({ name, place, value, by }) => {
    const target = service.model.service(name);
    const part = by === 'depends_on' ? (value.entry ?? value.node) : undefined;
    const fix: Wait['fix'] = part && ((edit) => edit.remove(part, { removesEmptyParent: true }));
    return target ? [{ target, place, fix }] : [];
  });
}

interface Cycle {
  /** From the first service round to the one whose wait closes the circle. */
  readonly path: readonly Service[];
  readonly closing: Wait;
}

/** Every wait that leads back to a service which is waited for already; without recursion, files may be long. */
function cyclesOf(model: ComposeModel): readonly Cycle[] {
  const cycles: Cycle[] = [];
  const done = new Set<Service>();
  for (const start of model.services) {
    if (done.has(start)) continue;
    const path: Service[] = [start];
    const waiting = [[...waitsOf(start)]];
    const onPath = new Set(path);
    while (path.length > 0) {
      const wait = waiting.at(-1)?.shift();
      if (!wait) {
        const left = path.pop();
        waiting.pop();
        if (left) {
          onPath.delete(left);
          done.add(left);
        }
      } else if (onPath.has(wait.target)) {
        cycles.push({ path: path.slice(path.indexOf(wait.target)), closing: wait });
      } else if (!done.has(wait.target)) {
        path.push(wait.target);
        onPath.add(wait.target);
        waiting.push([...waitsOf(wait.target)]);
      }
    }
  }
  return cycles;
}

/** The circle in words; of a long one its two ends. */
function wayOf(path: readonly Service[]): string {
  const names = [...path, ...path.slice(0, 1)].map(({ name }) => name);
  return (names.length > 9 ? [...names.slice(0, 4), '…', ...names.slice(-4)] : names).join(' → ');
}

/** Whether no profile starts all of them: then they only meet where two profiles are named at once. */
function isApart(services: readonly Service[]): boolean {
  const profiled = services.filter(({ profiles }) => profiles.length > 0);
  const [first] = profiled;
  return (
    first !== undefined && !first.profiles.some((name) => profiled.every(({ profiles }) => profiles.includes(name)))
  );
}

export default rule('compose/depends-on-cycle', {
  title: 'The services wait for each other in a circle',
  why: 'Compose refuses the whole file: none of the services could start first.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  fix: { title: 'Do not wait here', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const { path, closing } of cyclesOf(file)) {
      report(closing.place, {
        says:
          path.length > 1 ? `a circle of waiting: ${wayOf(path)}` : `service ${closing.target.name} waits for itself`,
        ...(isApart(path) ? { severity: 'warning' as const } : {}),
        related: path
          .slice(0, Math.min(20, path.length - 1))
          .map((service) => ({ at: service, says: `${service.name} is part of the circle` })),
        fix: closing.fix,
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            depends_on: [api]
          api:
            image: api
            depends_on:
              - db
              - «web»
          db:
            image: postgres:18
      `,
      fixed: `
        services:
          web:
            image: web
            depends_on: [api]
          api:
            image: api
            depends_on:
              - db
          db:
            image: postgres:18
      `,
    },
    ...cases,
  ],
});
