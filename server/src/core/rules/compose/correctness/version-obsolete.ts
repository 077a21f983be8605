import { rule } from '../../../engine/rule';

export default rule('compose/version-obsolete', {
  title: 'The version key is obsolete',
  why: 'Compose ignores the key and warns about it at every command.',
  severity: 'info',
  category: 'correctness',
  peers: { dclint: ['no-version-field'] },
  references: ['https://docs.docker.com/reference/compose-file/version-and-name/#version-top-level-element-obsolete'],
  fix: { title: 'Delete the version key', safety: 'safe' },
  visit: 'file',
  check(file, report) {
    for (const { entry } of file.version?.layers ?? []) {
      if (!entry) continue;
      report(entry.key, {
        says: 'Compose ignores version and warns about it',
        ...(file.isStack ? { severity: 'hint' as const } : {}),
        // `docker stack deploy` still reads it.
        fix: file.isStack ? undefined : (edit) => edit.remove(entry),
      });
    }
  },
  examples: [
    {
      bad: `
        «version»: "3.8"

        services:
          web:
            image: nginx:1.29
      `,
      fixed: `
        services:
          web:
            image: nginx:1.29
      `,
    },
    {
      because: 'comments and what stands around it stay',
      bad: `
        # The shop.
        «version»: '2.4' # for mem_limit

        # Everything that runs.
        services:
          web: { image: web }
      `,
      fixed: `
        # The shop.

        # Everything that runs.
        services:
          web: { image: web }
      `,
    },
    {
      because: 'it may stand last, or in every document',
      bad: `
        services:
          web: { image: web }
        «version»: 3
        ---
        «version»: 3
        services:
          db: { image: db }
      `,
      fixed: `
        services:
          web: { image: web }
        ---
        services:
          db: { image: db }
      `,
    },
    { because: 'all in braces', bad: '{ «"version"»: "3", "services": {} }\n', fixed: '{ "services": {} }\n' },
    {
      because: 'stacks are still read with it',
      path: 'docker-stack.yml',
      bad: '«version»: "3.9"\nservices: { web: { image: web } }\n',
    },
    {
      because: 'only the key at the top is meant',
      good: `
        x-app:
          version: 1
        services:
          version:
            image: web
            labels: { version: "1" }
      `,
    },
    { because: 'there is none', good: 'name: shop\nservices: { web: { image: web } }\n' },
    { because: 'it was reset', good: 'version: !reset null\nservices: { web: { image: web } }\n' },
    {
      because: 'the version of an image is no version of the file',
      good: 'services: { web: { image: "web:3.8" } }\n',
    },
    {
      because: 'a variable of the environment',
      good: 'services: { web: { image: web, environment: { version: 3 } } }\n',
    },
  ],
});
