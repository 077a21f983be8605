import { rule } from '../../../engine/rule';
import type { Service } from '../../../model/compose-service';
import { titleOf } from '../_shared/service';

/** The service that another one builds on, where both stand in this file. */
function baseOf(service: Service): Service | undefined {
  const { extension, model } = service;
  const name = extension?.file ? undefined : extension?.service?.text;
  return name === undefined ? undefined : model.service(name);
}

export default rule('compose/extends-cycle', {
  title: 'A service extends itself',
  why: 'Compose refuses the whole file: there is nothing to begin with.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/#extends'],
  fix: { title: 'Do not extend it', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    const done = new Set<Service>();
    for (const start of file.services) {
      const path: Service[] = [];
      const onPath = new Set<Service>();
      let at: Service | undefined = start;
      while (at && !done.has(at) && !onPath.has(at)) {
        path.push(at);
        onPath.add(at);
        at = baseOf(at);
      }
      for (const service of path) done.add(service);
      const last = path.at(-1);
      const { extension } = last ?? {};
      if (!at || !onPath.has(at) || !last || !extension) continue;
      const names = [...path.slice(path.indexOf(at)), at].map(({ name }) => name);
      const { entry } = extension.value;
      report((extension.service ?? extension.value).place, {
        says: names.length > 2 ? `a circle of services: ${names.join(' → ')}` : `${titleOf(last)} extends itself`,
        fix: entry && ((edit) => edit.remove(entry)),
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            extends: api
          api:
            image: api
            extends:
              service: «web»
      `,
      fixed: `
        services:
          web:
            image: web
            extends: api
          api:
            image: api
      `,
    },
    {
      because: 'of itself',
      bad: 'services: { web: { image: web, extends: «web» } }\n',
      fixed: 'services: { web: { image: web } }\n',
    },
    {
      because: 'the way leads into a circle without being part of it',
      bad: 'services: { a: { image: a, extends: b }, b: { image: b, extends: c }, c: { image: c, extends: «b» } }\n',
      fixed: 'services: { a: { image: a, extends: b }, b: { image: b, extends: c }, c: { image: c } }\n',
    },
    {
      because: 'it ends, or goes on in another file',
      good: 'services: { a: { extends: b }, b: { extends: c }, c: { image: c }, d: { extends: { file: o.yaml, service: d } } }\n',
    },
  ],
});
