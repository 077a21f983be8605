import { rule } from '../../../engine/rule';

const selecting = new Map([
  ['Deployment', 'apps'],
  ['StatefulSet', 'apps'],
  ['DaemonSet', 'apps'],
  ['ReplicaSet', 'apps'],
  ['DeploymentConfig', 'apps.openshift.io'],
  ['Rollout', 'argoproj.io'],
]);

export default rule('kubernetes/selector-mismatch', {
  title: 'The selector does not match the labels of the template',
  why: 'The API server refuses the workload: it would make pods that it cannot find again.',
  severity: 'error',
  category: 'correctness',
  peers: {
    'kube-linter': ['mismatching-selector'],
    'kube-score': [
      'deployment-pod-selector-labels-match-template-metadata-labels',
      'statefulset-pod-selector-labels-match-template-metadata-labels',
    ],
    kubescape: ['C-0296'],
  },
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
  fix: [
    { title: 'Give the template the labels of the selector', safety: 'suggested' },
    { title: 'Select by the labels of the template', safety: 'suggested' },
  ],
  visit: 'workload',
  check(workload, report) {
    const { object, kind, selector, templateLabels } = workload;
    if (selecting.get(kind) !== object.group || object.isPartial || object.has('spec', 'workloadRef')) return;
    if (!object.has('spec', 'template')) return;
    if (!selector || (selector.isEmpty && !selector.isUnknown)) {
      // Before apps/v1, and on OpenShift, the labels of the template were the default.
      if (object.apiVersion !== 'apps/v1') return;
      const labels = templateLabels.entries.filter(({ isUnknown }) => !isUnknown);
      report(object.keyIn(['spec'], 'selector') ?? workload.grip, {
        says: `${kind} ${object.name ?? ''}: apps/v1 demands a selector`,
        missing: selector === undefined,
        fix: [
          undefined,
          labels.length === 0
            ? undefined
            : (edit) => {
                for (const { name, value } of labels) {
                  edit.set(object.node, ['spec', 'selector', 'matchLabels', name], value);
                }
              },
        ],
      });
      return;
    }
    if (selector.matches(templateLabels) !== false) return;
    const wrong = selector.matchLabels.entries.filter(({ name, value }) => templateLabels.get(name) !== value);
    const template = workload.podSpec.template;
    for (const { name, value, key, node } of wrong) {
      report(node ?? key, {
        says: `${kind} ${object.name ?? ''}: the template has no label ${name}: ${value}`,
        fix: template ? (edit) => edit.set(template, ['metadata', 'labels', name], value) : undefined,
      });
    }
    if (wrong.length > 0) return;
    const expression = selector.unsatisfied(templateLabels);
    if (expression) {
      report(expression.keyNode ?? expression.node, {
        says: `${kind} ${object.name ?? ''}: the labels of the template do not satisfy ${expression.key} ${expression.operator}`,
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector:
            matchLabels:
              app: web
              tier: «front»
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
                - name: web
      `,
      fixed: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector:
            matchLabels:
              app: web
              tier: front
          template:
            metadata:
              labels:
                app: web
                tier: front
            spec:
              containers:
                - name: web
      `,
    },
    {
      because: 'apps/v1 has no default selector',
      bad: `
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        «spec»:
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [{ name: db }] }
      `,
      otherwiseFixed: [
        `
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [{ name: db }] }
          selector:
            matchLabels:
              app: db
      `,
      ],
    },
    {
      because: 'expressions must hold as well',
      bad: `
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector:
            matchExpressions:
              - { key: «app», operator: In, values: [agent, collector] }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: agent }] }
      `,
    },
    {
      because: 'they match, with more labels on the template',
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector:
            matchLabels: { app: web }
            matchExpressions: [{ key: tier, operator: Exists }]
          template:
            metadata: { labels: { app: web, tier: front, version: v2 } }
            spec: { containers: [{ name: web }] }
      `,
    },
    {
      because: 'a template value may be anything, and a Job makes its own selector',
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: "\${NAME}" } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: web }] }
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: { name: once }
        spec:
          template: { spec: { containers: [{ name: once }] } }
      `,
    },
    {
      because: 'a patch holds only what it changes',
      path: 'overlays/prod/web-patch.yaml',
      files: { 'kustomization.yaml': 'patches:\n  - path: web-patch.yaml\n' },
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          template: { metadata: { annotations: { team: shop } } }
      `,
    },
  ],
});
