import { rule } from '../../../engine/rule';
import { isWholeProject } from '../../../model/compose-references';
import { titleOf } from '../_shared/service';
import { undefinedName, undefinedNameFixes } from '../_shared/undefined-name';

export default rule('compose/undefined-config', {
  title: 'The config is not declared',
  why: 'Compose refuses the whole file over a config that the top level does not declare.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/configs/'],
  fix: undefinedNameFixes,
  visit: 'service',
  check(service, report, { file, project }) {
    const grants = service.configs;
    if (grants.length === 0 || !isWholeProject(file, project.list('.'))) return;
    const declared = file.configs.map(({ name }) => name);
    for (const { source, value, form } of grants) {
      const name = source?.text;
      if (form === 'long' && !source && value.type === 'map') {
        report(value.place, { says: `${titleOf(service)}: nothing says which config this is` });
      }
      if (!source || name === undefined || declared.includes(name)) continue;
      const named = form === 'long' ? (value.get('source') ?? value) : value;
      const names = { file, name, value: named, owner: titleOf(service), what: 'config', declared };
      report(source.place, undefinedName(names, { section: 'configs', content: { file: `./${name}` } }));
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            configs:
              - «tokn»
        configs:
          token:
            file: ./token
      `,
      fixed: `
        services:
          web:
            image: web
            configs:
              - token
        configs:
          token:
            file: ./token
      `,
      otherwiseFixed: [
        `
        services:
          web:
            image: web
            configs:
              - tokn
        configs:
          token:
            file: ./token
          tokn:
            file: ./tokn
      `,
      ],
    },
    {
      because: 'in the long form it is the source',
      bad: 'services: { a: { image: a, configs: [{ source: «certificate», target: /etc/cert.pem }] } }\n',
    },
    {
      because: 'a target alone names none',
      bad: 'services: { a: { image: a, configs: [«{ target: /etc/a }»] } }\n',
    },
    {
      because: 'declared ones, and what a variable names',
      good: `
        services:
          web: { image: web, configs: [token, "\${NAME}"] }
        configs: { token: { external: true } }
      `,
    },
    {
      because: 'the file below declares it',
      path: 'compose.override.yaml',
      good: 'services: { a: { configs: [token] } }\n',
    },
  ],
});
