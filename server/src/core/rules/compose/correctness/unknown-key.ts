import { rule } from '../../../engine/rule';
import type { SchemaProblem } from '../../../schema/validate';
import type { YamlEntry, YamlMap } from '../../../syntax/yaml-tree';
import { schemaProblems } from '../_shared/schema-problems';
import { cases } from './unknown-key.cases';

/** Names of old formats, and what people take for names: what to write, where that is another key with the same value. */
const renamed: Readonly<Record<string, string>> = {
  net: 'network_mode',
  mem: 'mem_limit',
  memory: 'mem_limit',
  cpu_set: 'cpuset',
  environments: 'environment',
  env: 'environment',
  port: 'ports',
  volume: 'volumes',
  depend_on: 'depends_on',
  cmd: 'command',
  workdir: 'working_dir',
};
/** Those whose value has to be written in another place. */
const moved: Readonly<Record<string, string>> = {
  log_driver: 'logging.driver',
  log_opt: 'logging.options',
  volume_driver: 'the driver of a volume',
  dockerfile: 'build.dockerfile',
  context: 'build.context',
  args: 'build.args',
  replicas: 'deploy.replicas',
  resources: 'deploy.resources',
};

/** Whether two names differ in one letter, in two that are swapped, or only in case, dashes and underscores. */
function isSlip(written: string, name: string): boolean {
  const [a, b] = [written, name].map((word) => word.toLowerCase().replaceAll('-', '_'));
  if (a === undefined || b === undefined || a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  if (a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)) return true;
  const rests = [a.slice(start), b.slice(start), a.slice(start + 1), b.slice(start + 1)];
  return rests[0] === rests[3] || rests[2] === rests[1] || rests[2] === rests[3];
}

function isService(path: readonly string[]): boolean {
  return path.length === 3 && path[0] === 'services';
}

function ownerOf(path: readonly string[]): string {
  const [section = '', name = '', ...inner] = path.slice(0, -1);
  if (section === 'services' && name !== '') return `service ${[name, ...inner].join('.')}: `;
  return section === '' ? '' : `${[section, name, ...inner].filter((part) => part !== '').join('.')}: `;
}

/** A file of the first format has its services at the top. */
function isOldService(entry: YamlEntry, map: YamlMap, path: readonly string[]): boolean {
  const { value } = entry;
  if (path.length !== 1 || value?.type !== 'map' || map.entries.some(({ name }) => name === 'services')) return false;
  return value.entries.some(({ name }) => name === 'image' || name === 'build');
}

function meantBy({ path, name, expected, nearest }: SchemaProblem): string | undefined {
  return (
    (isService(path) && Object.hasOwn(renamed, name) ? renamed[name] : undefined) ??
    expected.find((one) => isSlip(name, one)) ??
    nearest
  );
}

function wordsFor(problem: SchemaProblem, meant: string | undefined, isOld: boolean): string {
  const { name, path } = problem;
  if (isOld) return `${name}: services stand below the key services`;
  const owner = ownerOf(path);
  if (isService(path) && Object.hasOwn(moved, name)) return `${owner}unknown key ${name}; write ${moved[name]}`;
  if (meant !== undefined) return `${owner}unknown key ${name}; did you mean ${meant}?`;
  return `${owner}${name} is no key of the Compose specification of 2026`;
}

export default rule('compose/unknown-key', {
  title: 'The key is not part of the Compose specification',
  why: 'Compose refuses the whole file over one unknown key.',
  todo: 'Settings of your own may stand under keys that begin with x-.',
  severity: 'error',
  category: 'correctness',
  peers: { dclint: ['invalid-schema'] },
  references: ['https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json'],
  fix: [
    { title: 'Rename the key', safety: 'safe' },
    { title: 'Delete the key', safety: 'suggested' },
  ],
  visit: 'file',
  check(file, report) {
    for (const problem of schemaProblems(file)) {
      const { node, name, path, expected } = problem;
      const entry = node.parent;
      // Where nothing is expected, names are the user's own, and this one is malformed.
      if (problem.kind !== 'unknown-key' || expected.length === 0 || entry?.type !== 'entry') continue;
      const isOld = isOldService(entry, entry.parent, path);
      const isMoved = isService(path) && Object.hasOwn(moved, name);
      const meant = isOld || isMoved ? undefined : meantBy(problem);
      // Compose passes over what extends does not know: as the file of it, it may name one that is not there.
      const isPassedOver = path[2] === 'extends' && meant === 'file';
      const isFree =
        meant !== undefined && !isPassedOver && !entry.parent.entries.some((other) => other.name === meant);
      const isSure =
        expected.filter((one) => isSlip(name, one)).length === 1 && meant !== undefined && isSlip(name, meant);
      report(node, {
        says: wordsFor(problem, meant, isOld),
        fix: [
          isFree
            ? {
                title: `Rename to ${meant}`,
                safety: isSure ? 'safe' : 'suggested',
                edit: (edit) => edit.rename(entry, meant),
              }
            : undefined,
          isOld ? undefined : { title: `Delete ${name}`, edit: (edit) => edit.remove(entry) },
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.29
            «depend_on»:
              - api   # first
            «resart»: always
          api:
            image: registry.example.com/api:1.4
      `,
      fixed: `
        services:
          web:
            image: nginx:1.29
            depends_on:
              - api   # first
            restart: always
          api:
            image: registry.example.com/api:1.4
      `,
      otherwiseFixed: [
        `
        services:
          web:
            image: nginx:1.29
          api:
            image: registry.example.com/api:1.4
      `,
      ],
    },
    ...cases,
  ],
});
