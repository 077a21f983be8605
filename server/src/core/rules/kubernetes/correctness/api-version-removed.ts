import { rule } from '../../../engine/rule';
import { removedApi } from '../../../knowledge/api-removals';
import type { KubernetesObject } from '../../../model/kubernetes-object';
import { workloadOf } from '../../../model/kubernetes-workload';

/** Whether the object means the same under the version that replaced its own. */
function isSameSchema(object: KubernetesObject): boolean {
  if (object.kind === 'PodDisruptionBudget') {
    // An empty selector selected no pods before and selects all of them now.
    const selector = object.get('spec', 'selector');
    return selector?.type === 'map' && selector.entries.length > 0;
  }
  // apps/v1 has no default selector any more.
  return (
    workloadOf(object) === undefined || !object.group.match(/^(?:apps|extensions)$/) || object.has('spec', 'selector')
  );
}

export default rule('kubernetes/api-version-removed', {
  title: 'Kubernetes does not serve this API version any more',
  why: 'The API server refuses the object: nothing is created, and an upgrade of the cluster breaks the deployment.',
  severity: 'error',
  category: 'correctness',
  peers: {
    trivy: ['KSV-0107'],
    kics: ['Object Is Using A Deprecated API Version'],
    'kube-linter': ['no-extensions-v1beta'],
    'kube-score': ['stable-version'],
  },
  references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  fix: { title: 'Use the version that replaced it', safety: 'safe' },
  visit: 'object',
  check(object, report, { settings }) {
    const node = object.apiVersionNode;
    const found = removedApi(object.apiVersion, object.kind, settings.kubernetesVersion);
    if (!node || found?.state !== 'removed') return;
    const { replacement, removedIn } = found;
    const canSwap = replacement !== undefined && found.swap === 'text' && isSameSchema(object);
    report(node, {
      says: `${object.kind} of ${object.apiVersion} is gone since Kubernetes ${removedIn}${replacement ? `; use ${replacement}` : ''}`,
      fix: canSwap ? { title: `Use ${replacement}`, edit: (edit) => edit.setScalar(node, replacement) } : undefined,
    });
  },
  examples: [
    {
      bad: `
        apiVersion: «batch/v1beta1»
        kind: CronJob
        metadata:
          name: report
        spec:
          schedule: "0 3 * * *"
      `,
      fixed: `
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: report
        spec:
          schedule: "0 3 * * *"
      `,
    },
    {
      because: 'a Deployment without a selector needs more than another version, and a policy that is gone has none',
      bad: `
        apiVersion: «extensions/v1beta1»
        kind: Deployment
        metadata: { name: web }
        spec:
          template: { spec: { containers: [{ name: web }] } }
        ---
        apiVersion: «policy/v1beta1»
        kind: PodSecurityPolicy
        metadata: { name: restricted }
      `,
    },
    {
      because: 'with a selector only the version differs, and a quoted value stays quoted',
      bad: `
        apiVersion: «"apps/v1beta2"»
        kind: Deployment
        spec:
          selector: { matchLabels: { app: web } }
          template: { metadata: { labels: { app: web } } }
      `,
      fixed: `
        apiVersion: "apps/v1"
        kind: Deployment
        spec:
          selector: { matchLabels: { app: web } }
          template: { metadata: { labels: { app: web } } }
      `,
    },
    {
      because: 'the configured cluster still serves it',
      settings: { kubernetesVersion: '1.24' },
      good: `
        apiVersion: batch/v1beta1
        kind: CronJob
        metadata: { name: report }
      `,
    },
    {
      because: 'a custom resource, and a component’s own file, have versions of their own',
      good: `
        apiVersion: example.com/v1beta1
        kind: CronJob
        ---
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
      `,
    },
  ],
});
