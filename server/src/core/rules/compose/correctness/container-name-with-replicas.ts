import { rule } from '../../../engine/rule';
import { titleOf } from '../_shared/service';

export default rule('compose/container-name-with-replicas', {
  title: 'A fixed container name cannot be scaled',
  why: 'Compose refuses the whole file: two containers cannot have one name.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  fix: { title: 'Let Compose name the containers', safety: 'suggested' },
  visit: 'service',
  check(service, report) {
    const name = service.get('container_name');
    const count = service.get('scale') ?? service.get('deploy', 'replicas');
    if (!name || name.isNull || name.text === '' || !count?.number || count.number <= 1) return;
    const { entry } = name;
    report(name.place, {
      says: `${titleOf(service)}: ${count.text} containers cannot all be called ${name.written}`,
      related: [{ at: count.place, says: 'The number of containers' }],
      fix: entry && ((edit) => edit.remove(entry)),
    });
  },
  examples: [
    {
      bad: `
        services:
          worker:
            image: worker
            container_name: «worker»
            deploy:
              replicas: 3
      `,
      fixed: `
        services:
          worker:
            image: worker
            deploy:
              replicas: 3
      `,
    },
    {
      because: 'as text, too',
      bad: 'services: { a: { image: a, container_name: «a», scale: "2" } }\n',
      fixed: 'services: { a: { image: a, scale: "2" } }\n',
    },
    {
      because: 'one container, none, or nobody knows how many',
      good: `
        services:
          a: { image: a, container_name: a, scale: 1 }
          b: { image: b, container_name: b, deploy: { replicas: 0 } }
          c: { image: c, container_name: c, scale: "\${N}" }
          d: { image: d, scale: 3 }
      `,
    },
  ],
});
