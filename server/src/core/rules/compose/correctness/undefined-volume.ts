import { rule } from '../../../engine/rule';
import { isWholeProject } from '../../../model/compose-references';
import { countedMounts } from '../../../model/compose-unique';
import { titleOf } from '../_shared/service';
import { undefinedName, undefinedNameFixes } from '../_shared/undefined-name';

export default rule('compose/undefined-volume', {
  title: 'The named volume is not declared',
  why: 'Compose refuses the whole file over a named volume that the top level does not declare.',
  todo: 'If a folder of the host is meant, begin its path with ./',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/volumes/'],
  fix: undefinedNameFixes,
  visit: 'service',
  check(service, report, { file, project }) {
    const mounts = countedMounts(service);
    if (mounts.length === 0 || !isWholeProject(file, project.list('.'))) return;
    const declared = file.volumes.map(({ name }) => name);
    for (const { type, source, value, form } of mounts) {
      const name = source?.text;
      if (type !== 'volume' || !source || !name || declared.includes(name)) continue;
      const named = form === 'long' ? (value.get('source') ?? value) : value;
      const names = { file, name, value: named, owner: titleOf(service), what: 'volume', declared };
      // A folder without its dot is no name that could be declared.
      const canDeclare = /^[\w.-]+$/.test(name);
      report(source.place, undefinedName(names, canDeclare ? { section: 'volumes', content: {} } : undefined));
    }
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres:18
            volumes:
              - «dbdata»:/var/lib/postgresql
              - { type: volume, source: «cach», target: /cache }
        volumes:
          db-data:
          cache:
      `,
      fixed: `
        services:
          db:
            image: postgres:18
            volumes:
              - db-data:/var/lib/postgresql
              - { type: volume, source: cache, target: /cache }
        volumes:
          db-data:
          cache:
      `,
      otherwiseFixed: [
        `
        services:
          db:
            image: postgres:18
            volumes:
              - dbdata:/var/lib/postgresql
              - { type: volume, source: cach, target: /cache }
        volumes:
          db-data:
          cache:
          dbdata: {}
          cach: {}
      `,
      ],
    },
    {
      because: 'a folder of the host begins with a dot',
      bad: 'services: { a: { image: a, volumes: ["«data/files»:/files"] } }\n',
    },
    { because: 'a bracket is part of a name', bad: 'services: { a: { image: a, volumes: ["«[is»:/f"] } }\n' },
    {
      because: 'a later mount at the same path replaces it',
      good: 'services: { a: { image: a, volumes: ["b:/x", "./c:/x"] } }\n',
    },
    {
      because: 'paths, volumes without a name, declared ones and what a variable names',
      good: `
        services:
          a:
            image: a
            volumes: [./data:/data, ~/x:/x, /y, "known:/k", "\${SOURCE}:/s", "C:\\\\data:/c", { type: bind, source: d, target: /d }, { type: tmpfs, target: /t }]
        volumes: { known: }
      `,
    },
    {
      because: 'the file below declares it',
      path: 'compose.override.yaml',
      good: 'services: { a: { volumes: ["data:/data"] } }\n',
    },
  ],
});
