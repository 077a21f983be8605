import { rule } from '../../../engine/rule';
import { removedApi } from '../../../knowledge/api-removals';
import { versionsWithKind } from '../../../knowledge/kubernetes-fields';
import type { KubernetesPart } from '../../../model/kubernetes';
import { asMap, entryOf, stringValue } from '../../../model/yaml-values';
import type { YamlEntry, YamlMap } from '../../../syntax/yaml-tree';

interface Nameless {
  readonly map: YamlMap;
  readonly lacks: 'apiVersion' | 'kind';
  /** The one of both that is there. */
  readonly other: YamlEntry;
}

/** An object that says only half of what it is; nothing for a file that is no object at all. */
function namelessIn(part: KubernetesPart): Nameless | undefined {
  const map = asMap(part.document.root);
  if (!map || part.isTemplate || part.document.listPart || part.kustomization || part.chart) return undefined;
  if (!entryOf(map, 'metadata') && !entryOf(map, 'spec')) return undefined;
  const apiVersion = entryOf(map, 'apiVersion');
  const kind = entryOf(map, 'kind');
  if (kind && !apiVersion && stringValue(kind.value)) return { map, lacks: 'apiVersion', other: kind.entry };
  return apiVersion && !kind && stringValue(apiVersion.value)
    ? { map, lacks: 'kind', other: apiVersion.entry }
    : undefined;
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
    for (const part of file.parts) {
      const found = part.remember(namelessIn);
      if (!found) continue;
      const { map, lacks, other } = found;
      const said = stringValue(other.value) ?? '';
      const version = lacks === 'apiVersion' ? versionOf(said) : undefined;
      report(other.key, {
        says: lacks === 'kind' ? `An object of ${said} has no kind` : `${said} has no apiVersion`,
        missing: true,
        fix:
          version === undefined
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
