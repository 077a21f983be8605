import { rule } from '../../../engine/rule';
import { removedApi } from '../../../knowledge/api-removals';
import { versionsWithKind } from '../../../knowledge/kubernetes-fields';
import type { KubernetesPart } from '../../../model/kubernetes';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { namelessObjects } from '../../../model/nameless-objects';
import { entryOf, yaml11Text } from '../../../model/yaml-values';
import type { YamlMap, YamlNode } from '../../../syntax/yaml-tree';

interface Nameless {
  readonly map: YamlMap | undefined;
  readonly lacks: 'apiVersion' | 'kind';
  /** The one of both that is there, or what else is. */
  readonly at: YamlNode;
  readonly said: string | undefined;
}

/** Objects that say only half of what they are, or nothing in a list; not a file that is no object at all. */
function namelessIn(part: KubernetesPart): readonly Nameless[] {
  if (part.isTemplate || part.kustomization || part.chart) return [];
  return namelessObjects(part).flatMap(({ node, map, isItem }): Nameless[] => {
    if (!map) return isUnknownValue(node) ? [] : [{ map, lacks: 'kind', at: gripOf(node), said: undefined }];
    if (!isItem && !entryOf(map, 'metadata') && !entryOf(map, 'spec')) return [];
    const apiVersion = entryOf(map, 'apiVersion');
    const kind = entryOf(map, 'kind');
    const isKind = kind !== undefined && yaml11Text(kind.value) !== undefined;
    const isVersion = apiVersion !== undefined && yaml11Text(apiVersion.value) !== undefined;
    if (isKind && !isVersion) return [{ map, lacks: 'apiVersion', at: kind.entry.key, said: yaml11Text(kind.value) }];
    if (isVersion && !isKind) {
      return [{ map, lacks: 'kind', at: apiVersion.entry.key, said: yaml11Text(apiVersion.value) }];
    }
    return isItem ? [{ map, lacks: 'kind', at: map.entries[0]?.key ?? map, said: undefined }] : [];
  });
}

/** An item that is not written yet has nothing but the key of its list to show. */
function gripOf(node: YamlNode): YamlNode {
  const { parent } = node;
  const isEmpty = node.span.end === node.span.start;
  return isEmpty && parent?.parent?.type === 'entry' ? parent.parent.key : node;
}

/** The only stable API version that has the kind. */
function versionOf(kind: string): string | undefined {
  const versions = versionsWithKind(kind).filter(
    (version) => /(?:^|\/)v\d+$/.test(version) && !removedApi(version, kind, '1.999'),
  );
  return versions.length === 1 ? versions[0] : undefined;
}

export default rule('kubernetes/kind-missing', {
  title: 'The object has no kind or no API version',
  why: 'kubectl cannot tell what the object is and refuses the file.',
  severity: 'error',
  category: 'correctness',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields'],
  fix: { title: 'Add the API version of the kind', safety: 'safe' },
  visit: 'file',
  check(file, report) {
    for (const { map, lacks, at, said } of file.parts.flatMap((part) => part.remember(namelessIn))) {
      const version = lacks === 'apiVersion' && said ? versionOf(said) : undefined;
      const words = lacks === 'apiVersion' ? `${said} has no apiVersion` : `An object of ${said} has no kind`;
      report(at, {
        says: said === undefined ? 'An item of the list has no kind' : words,
        missing: true,
        fix:
          version === undefined || !map
            ? undefined
            : { title: `Add apiVersion ${version}`, edit: (edit) => edit.set(map, ['apiVersion'], version) },
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        «kind»: Deployment
        metadata: { name: web }
      `,
      fixed: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        kind: Deployment
        metadata: { name: web }
        apiVersion: apps/v1
      `,
    },
    {
      because: 'which kind is meant nobody knows',
      bad: `
        «apiVersion»: apps/v1
        metadata: { name: web }
        ---
        «kind»: Widget
        spec: {}
        ---
        apiVersion: v1
        kind: List
        items:
          - «metadata»: { name: web }
      `,
    },
    {
      because: 'an item of a list is named by its list, a file of a tool need not be named at all',
      good: `
        apiVersion: v1
        kind: PodList
        items:
          - metadata: { name: web }
        ---
        kube-apiserver-arg:
          - audit-log-path=/var/log/audit.log
        ---
      `,
    },
    {
      because: 'a kustomization needs neither',
      path: 'kustomization.yaml',
      good: `
        resources: [web.yaml]
        metadata: { name: web }
        kind: Kustomization
      `,
    },
  ],
});
