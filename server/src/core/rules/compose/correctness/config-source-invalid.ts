import { type Report, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { Resource } from '../../../model/compose';
import { isWholeProject } from '../../../model/compose-references';

const sources = { secret: ['file', 'environment'], config: ['file', 'environment', 'content'] } as const;

function check(resource: Resource<'secret' | 'config'>, report: Report<YamlEdits>): void {
  const { kind, name, key, value, isExternal } = resource;
  if (value.isNull) return;
  const known = sources[kind];
  const written = value.entries.filter((member) => known.some((source) => source === member.name));
  const [first, ...more] = written;
  for (const { value: one } of more) {
    const { entry } = one;
    report(one.key ?? key, {
      says: `${kind} ${name} has two sources: ${written.map((source) => source.name).join(' and ')}`,
      fix: entry && ((edit) => edit.remove(entry)),
    });
  }
  if (isExternal || isExternal === undefined) return;
  // Of a config the driver may bring the content.
  const isGiven = kind === 'config' && (value.has('driver') || value.has('external'));
  const isEmpty = kind === 'secret' && written.length > 0 && written.every((source) => source.value.text === '');
  if ((first || isGiven) && !isEmpty) return;
  report(key, { says: `${kind} ${name} needs one of ${known.join(', ')}`, missing: true });
}

export default rule('compose/config-source-invalid', {
  title: 'A secret or config needs exactly one source',
  why: 'Compose refuses the whole file: it does not know what to give the containers.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/secrets/'],
  fix: { title: 'Delete the second source', safety: 'suggested' },
  visit: 'file',
  check(file, report, { project }) {
    if (!isWholeProject(file, project.list('.'))) return;
    for (const resource of [...file.secrets, ...file.configs]) check(resource, report);
  },
  examples: [
    {
      bad: `
        services: { web: { image: web } }
        secrets:
          token:
            file: ./token
            «environment»: TOKEN
          «password»:
            name: shop-password
      `,
      fixed: `
        services: { web: { image: web } }
        secrets:
          token:
            file: ./token
          password:
            name: shop-password
      `,
    },
    {
      because: 'a driver brings the content of a config, not that of a secret',
      bad: `
        services: { web: { image: web } }
        configs:
          a: { driver: vault }
          b: { content: hello, «file»: ./b }
          «c»: { labels: { a: b } }
        secrets: { «d»: { driver: vault } }
      `,
    },
    {
      because: 'one source, or it exists already',
      good: `
        services: { web: { image: web } }
        secrets: { a: { file: a }, b: { environment: B }, c: { external: true }, d: { external: "\${E}" } }
        configs: { e: { content: text }, f: { external: true, name: g } }
      `,
    },
    {
      because: 'the file below says the rest',
      path: 'compose.override.yaml',
      good: 'secrets: { token: { labels: { a: b } } }\n',
    },
  ],
});
