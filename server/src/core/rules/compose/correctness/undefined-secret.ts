import { rule } from '../../../engine/rule';
import { isWholeProject } from '../../../model/compose-references';
import { titleOf } from '../_shared/service';
import { undefinedName, undefinedNameFixes } from '../_shared/undefined-name';

export default rule('compose/undefined-secret', {
  title: 'The secret is not declared',
  why: 'Compose refuses the whole file over a secret that the top level does not declare.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/secrets/'],
  fix: undefinedNameFixes,
  visit: 'service',
  check(service, report, { file, project }) {
    const grants = [...service.secrets, ...(service.build?.secrets ?? [])];
    if (grants.length === 0 || !isWholeProject(file, project.list('.'))) return;
    const declared = file.secrets.map(({ name }) => name);
    for (const { source, value, form } of grants) {
      const name = source?.text;
      if (form === 'long' && !source && value.type === 'map') {
        report(value.place, { says: `${titleOf(service)}: nothing says which secret this is` });
      }
      if (!source || name === undefined || declared.includes(name)) continue;
      const named = form === 'long' ? (value.get('source') ?? value) : value;
      const names = { file, name, value: named, owner: titleOf(service), what: 'secret', declared };
      report(source.place, undefinedName(names, { section: 'secrets', content: { file: `./secrets/${name}.txt` } }));
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            secrets:
              - «tokn»
        secrets:
          token:
            file: ./token
      `,
      fixed: `
        services:
          web:
            image: web
            secrets:
              - token
        secrets:
          token:
            file: ./token
      `,
      otherwiseFixed: [
        `
        services:
          web:
            image: web
            secrets:
              - tokn
        secrets:
          token:
            file: ./token
          tokn:
            file: ./secrets/tokn.txt
      `,
      ],
    },
    {
      because: 'a target alone names none',
      bad: 'services: { a: { image: a, secrets: [«{ target: /run/a }»] } }\n',
    },
    {
      because: 'in the long form it is the source',
      bad: 'services: { a: { image: a, secrets: [{ source: «certificate», target: /run/cert.pem }] } }\n',
    },
    {
      because: 'builds are given secrets, too',
      bad: 'services: { a: { build: { context: ., secrets: [«npm»] } } }\n',
      otherwiseFixed: [
        'services: { a: { build: { context: ., secrets: [npm] } } }\nsecrets:\n  npm:\n    file: ./secrets/npm.txt\n',
      ],
    },
    {
      because: 'declared ones, and what a variable names',
      good: `
        services:
          web: { image: web, secrets: [token, "\${NAME}"] }
        secrets: { token: { external: true } }
      `,
    },
    {
      because: 'the file below declares it',
      path: 'compose.override.yaml',
      good: 'services: { a: { secrets: [token] } }\n',
    },
  ],
});
