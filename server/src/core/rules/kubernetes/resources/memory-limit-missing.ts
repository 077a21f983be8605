import { type FixOffer, type Place, type ReportDetails, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { isHungry, memoryNeed } from '../../../knowledge/memory-needs';
import { parseImageReference } from '../../../model/image-reference';
import type { KubernetesPart } from '../../../model/kubernetes';
import type { Container } from '../../../model/kubernetes-container';
import type { KubernetesObject } from '../../../model/kubernetes-object';
import type { Scope } from '../../../model/kubernetes-scope';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { parseQuantity } from '../../../model/quantities';
import {
  booleanValue,
  entriesOf,
  get,
  itemsOf,
  keyOf,
  numberValue,
  textOf,
  type YamlValue,
} from '../../../model/yaml-values';
import { titleOf } from '../_shared/container';
import { isSystemPod } from '../_shared/control-plane-pods';
import { cases } from './memory-limit-missing.cases';

const usualLimit = '256Mi';

export default rule('kubernetes/memory-limit-missing', {
  title: 'The container has no memory limit',
  why: 'A leak, or somebody who provokes one, takes the memory of the node, and the kernel kills its neighbours.',
  todo: 'Measure what the program needs under load and set the limit above it: at the limit it is killed.',
  severity: 'warning',
  category: 'resources',
  peers: {
    trivy: ['KSV-0018'],
    checkov: ['CKV_K8S_13'],
    kics: ['Memory Limits Not Defined'],
    'kube-linter': ['unset-memory-requirements'],
    'kube-score': ['container-resources'],
    kubescape: ['C-0004', 'C-0009', 'C-0271', 'C-0303'],
    polaris: ['memoryLimitsMissing'],
    kubesec: ['LimitsMemory'],
    terrascan: ['AC_K8S_0100'],
    cis: ['NSA: Resource policies'],
  },
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  fix: { title: `Limit memory to ${usualLimit}`, safety: 'suggested' },
  visit: 'scope',
  check(scope, report) {
    const unlimited = scope.own(unlimitedContainers);
    const limited = unlimited.length > 0 ? namespacesWithDefault(scope) : new Set();
    for (const { container, at, details } of unlimited) {
      if (limited.size === 0 || !limited.has(scope.namespaceOf(container.podSpec.object))) report(at, details);
    }
  },
  examples: cases,
});

interface Unlimited {
  readonly container: Container;
  readonly at: Place;
  readonly details: ReportDetails<YamlEdits>;
}

/** Resources of debug containers cannot be set. */
function unlimitedContainers(part: KubernetesPart): readonly Unlimited[] {
  const open = part
    .nodesOf('podSpec')
    .filter(
      (podSpec) =>
        !podSpec.isPartial && !isSystemPod(podSpec) && !isLimit(podSpec.get('resources', 'limits', 'memory')),
    );
  return open
    .flatMap(({ containers }) => containers)
    .filter((container) => container.kind !== 'ephemeral' && !isHostProcess(container))
    .filter((container) => !isLimit(container.get(fieldOf(container), 'limits', 'memory')))
    .map(reportOf);
}

function reportOf(container: Container): Unlimited {
  const field = fieldOf(container);
  const limit = container.get(field, 'limits', 'memory');
  return {
    container,
    at: limit ?? keyOf(container.get(field), 'limits') ?? container.keyOf(field) ?? container.grip,
    details: {
      says: `${titleOf(container)}: its memory has no limit`,
      missing: !limit,
      fix: offerFor(container, field),
    },
  };
}

/** Tekton has renamed the field of its steps. */
function fieldOf(container: Container): string {
  const isRenamed = container.podSpec.dialect === 'tekton' && container.podSpec.object.version !== 'v1beta1';
  return isRenamed ? 'computeResources' : 'resources';
}

/** Whether something is said that limits: 0 and an empty text mean no limit. Template text may say anything. */
function isLimit(node: YamlValue | undefined): boolean {
  const text = textOf(node);
  return text !== undefined && text.trim() !== '' && parseQuantity(text)?.value !== 0;
}

/** Processes of a Windows node are not limited through the pod. */
function isHostProcess(container: Container): boolean {
  const own = container.security('windowsOptions', 'hostProcess');
  return booleanValue(own ?? container.podSpec.security('windowsOptions', 'hostProcess')) === true;
}

function namespacesWithDefault(scope: Scope): ReadonlySet<string> {
  return new Set(
    scope
      .ofKind('LimitRange', '')
      .filter(hasDefault)
      .map((object) => scope.namespaceOf(object)),
  );
}

function hasDefault(object: KubernetesObject): boolean {
  return itemsOf(object.get('spec', 'limits')).some(
    (limit) => textOf(get(limit, 'type')) === 'Container' && get(limit, 'default', 'memory') !== undefined,
  );
}

/**
 * What the container asks for is known to fit, and a limit below that would be refused. Without a request it is what its
 * image is known to start with, or the usual; nothing where the usual would get a Java program or a database killed.
 */
function offerFor(container: Container, field: string): FixOffer<YamlEdits> | undefined {
  const request = container.get(field, 'requests', 'memory');
  const asked = textOf(request);
  if (asked !== undefined && (isUnknownValue(request) || !((parseQuantity(asked)?.value ?? 0) > 0))) return undefined;
  const limit = numberValue(request) ?? asked ?? enoughFor(container);
  if (limit === undefined) return undefined;
  return {
    title: `Limit memory to ${asked === undefined ? limit : `${asked}, which it requests`}`,
    edit: (edit) => edit.set(container.node, [field, 'limits', 'memory'], limit),
  };
}

/** Variables that set the heap of a Java program. */
const heapVariable = /(?:^|_)(?:JAVA|JVM|JDK|CATALINA|HEAP)_/;

function enoughFor(container: Container): string | undefined {
  const { image } = container;
  const name = image && !isUnknownValue(image) ? parseImageReference(image.text.trim())?.familiarName : undefined;
  const need = name === undefined ? undefined : memoryNeed(name);
  // Docker's letters are Kubernetes' without the "i".
  if (need) return need.replace(/[mg]$/, (unit) => `${unit.toUpperCase()}i`);
  const isJava = container.environment.some((variable) => heapVariable.test(variable.name));
  const isOnGpu = entriesOf(container.get(fieldOf(container), 'limits')).some((entry) => entry.name.endsWith('/gpu'));
  return isJava || isOnGpu || (name !== undefined && isHungry(name)) ? undefined : usualLimit;
}
