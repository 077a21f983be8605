import { rule } from '../../../engine/rule';
import { keptWith } from '../../../memory/kept-with';
import { isReset } from '../../../model/compose-value';
import type { YamlDocument, YamlEntry, YamlNode } from '../../../syntax/yaml-tree';

interface Repeated {
  readonly first: YamlEntry;
  readonly second: YamlEntry;
}

const known = keptWith<YamlDocument, readonly Repeated[]>();

function repeatedIn(document: YamlDocument): readonly Repeated[] {
  const found: Repeated[] = [];
  const waiting: (YamlNode | undefined)[] = [document.root];
  for (let node = waiting.pop(); node || waiting.length > 0; node = waiting.pop()) {
    if (!node || isReset(node)) continue;
    if (node.type === 'list') waiting.push(...[...node.items].reverse());
    if (node.type !== 'map') continue;
    const byName = new Map<string, YamlEntry>();
    for (const entry of node.entries) {
      if (entry.key.type !== 'scalar') continue;
      const first = byName.get(entry.name);
      if (first) found.push({ first, second: entry });
      else byName.set(entry.name, entry);
    }
    waiting.push(...node.entries.map(({ value }) => value).reverse());
  }
  return found;
}

export default rule('compose/duplicate-key', {
  title: 'A mapping has the same key twice',
  why: 'Compose refuses the whole file: nobody can tell which of the two is meant.',
  severity: 'error',
  category: 'correctness',
  peers: { dclint: ['invalid-yaml'] },
  references: ['https://yaml.org/spec/1.2.2/#nodes'],
  fix: [
    { title: 'Delete the second one', safety: 'suggested' },
    { title: 'Delete the first one', safety: 'suggested' },
  ],
  visit: 'file',
  check(file, report) {
    for (const { document } of file.yaml.documents) {
      const repeated = known.get(document) ?? (document.problems.length > 0 ? [] : repeatedIn(document));
      known.set(document, repeated);
      for (const { first, second } of repeated) {
        report(second.key, {
          says: `${second.name} is written here twice`,
          related: [{ at: first.key, says: 'Written here first' }],
          fix: [(edit) => edit.remove(second), (edit) => edit.remove(first)],
        });
      }
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.29
            restart: always
            «image»: nginx:1.28
      `,
      fixed: `
        services:
          web:
            image: nginx:1.29
            restart: always
      `,
      otherwiseFixed: [
        `
        services:
          web:
            restart: always
            image: nginx:1.28
      `,
      ],
    },
    {
      because: 'the quotes around a key do not make it another one, and extensions count, too',
      bad: 'x-a: { b: 1, «"b"»: 2 }\nservices: { web: { image: web, environment: { A: 1, «A»: 2 } } }\n',
    },
    {
      because: 'two merge keys are two keys',
      bad: `
        x-a: &a { image: a }
        x-b: &b { user: "1" }
        services:
          web:
            <<: *a
            «<<»: *b
      `,
    },
    {
      because: 'a key of the mapping itself hides one that is merged, and documents are laid over each other',
      good: `
        x-a: &a { image: a }
        services: { web: { <<: *a, image: web } }
        ---
        services: { web: { image: other } }
      `,
    },
    {
      because: 'what is taken away is not read',
      good: 'services: { web: { image: web, labels: !reset { a: 1, a: 2 } } }\n',
    },
  ],
});
