import { type Oddity, otherObject, podTemplate } from './kubernetes/objects';
import type { Random } from './random';
import { map, type Tree, YamlWriter } from './yaml-writer';

/**
 * A file of manifests: workloads of every kind with what Pod Security and strict decoding look at, other objects, lists,
 * several documents. About four in ten of the files hold something that the API server
 * refuses.
 */
export function generateKubernetes(random: Random): string {
  const writer = new YamlWriter(random);
  const isOdd = random.chance(0.4);
  const oddity: Oddity = { chance: isOdd ? random.pick([0.005, 0.02, 0.1]) : 0, random };
  const documents = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => documentOf(oddity));
  const texts = documents.map((tree) => writer.document(tree));
  if (random.chance(0.05))
    texts.splice(random.below(texts.length + 1), 0, random.pick(['', '\n', '# nothing\n', '...\n']));
  const separator = random.chance(0.9)
    ? '---\n'
    : random.pick(['--- # next\n', '---  \n', '...\n---\n', '--- \n# x\n']);
  const text = (random.chance(0.3) ? '---\n' : '') + texts.join(separator);
  const ended = random.chance(0.1) ? text.replace(/\n$/, '') : text;
  return random.chance(0.05) ? ended.replaceAll('\n', '\r\n') : ended;
}

function documentOf(oddity: Oddity): Tree {
  const { random } = oddity;
  if (!random.chance(0.12)) return objectOf(oddity);
  const items = Array.from({ length: random.below(4) }, () => objectOf(oddity));
  return map(['apiVersion', 'v1'], ['kind', 'List'], random.chance(0.3) ? ['metadata', map()] : undefined, [
    'items',
    items,
  ]);
}

const templates: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'ReplicationController'],
  ['batch/v1', 'Job'],
];

function objectOf(oddity: Oddity): Tree {
  const { random } = oddity;
  const chosen = random.below(12);
  if (chosen < 2) return otherObject(oddity);
  const metadata = ['metadata', map(['name', random.pick(['web', 'api', 'db', '"x-1"'])])] as const;
  const template = podTemplate(oddity);
  const head = (apiVersion: string, kind: string) =>
    [
      ['apiVersion', apiVersion],
      ['kind', kind],
    ] as const;
  if (chosen < 5) return withName(head('v1', 'Pod'), template);
  if (chosen === 5) return map(...head('v1', 'PodTemplate'), metadata, ['template', template]);
  if (chosen === 6) {
    const job = map(['spec', map(['template', template])]);
    const spec = map(['schedule', '"0 3 * * *"'], ['jobTemplate', job]);
    return map(...head('batch/v1', 'CronJob'), metadata, ['spec', spec]);
  }
  const [apiVersion, kind] = random.pick(templates);
  const isController = kind === 'ReplicationController';
  const labels = map(['app', 'web']);
  const spec = map(
    random.chance(0.5) ? ['replicas', random.pick(['1', '0', '3'])] : undefined,
    kind === 'Job' ? undefined : ['selector', isController ? labels : map(['matchLabels', labels])],
    ['template', template],
  );
  return map(...head(apiVersion, kind), metadata, ['spec', spec]);
}

/** A Pod is its own template. */
function withName(head: readonly (readonly [string, Tree])[], template: Tree): Tree {
  if (typeof template === 'string' || !('fields' in template)) return template;
  return map(...head, ...template.fields);
}
