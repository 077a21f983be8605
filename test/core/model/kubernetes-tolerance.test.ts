import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify } from '../../../server/src/core/classify';
import { isTemplate, maskTemplate } from '../../../server/src/core/model/helm';
import { buildKubernetes, type KubernetesModel } from '../../../server/src/core/model/kubernetes';
import type { InheritedField } from '../../../server/src/core/model/kubernetes-container';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

const manifest = `apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: &meta {name: web, labels: {app: web}}
  spec:
    replicas: 2
    selector: {matchLabels: {app: web}, matchExpressions: [{key: a, operator: In, values: [b]}]}
    template:
      metadata: *meta
      spec:
        securityContext: {runAsNonRoot: true, runAsUser: 0}
        initContainers: [{name: i, restartPolicy: Always}]
        containers:
        - &c
          name: kube-apiserver
          command: [kube-apiserver, --a=b, --c, d]
          env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]
          ports: [{containerPort: 80}]
          volumeMounts: [{name: v, mountPath: /x}]
        - <<: *c
          image: "{{ .x }}"
        volumes: [{name: v, projected: {sources: [{secret: {name: s}}]}}]
---
apiVersion: v1
kind: Service
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
rules: [{apiGroups: ["*"], resources: [pods], verbs: [get]}]
---
apiVersion: tekton.dev/v1
kind: Task
spec: {stepTemplate: {image: a}, steps: [{name: b}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
spec: {templates: [{name: a, container: {image: b}}]}
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer: {extraArgs: [{name: a, value: b}]}
---
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [a.yaml, ../b]
patches: [{path: c.yaml}]
---
kubelet-arg: [a=b]
`;

const visits =
  'document object workload podSpec container volume service networkPolicy ingress role policyRule roleBinding namespace serviceAccount secret configMap componentFlags componentConfig kustomization chart'.split(
    ' ',
  );
const inherited: readonly InheritedField[] = ['runAsUser', 'seccompProfile', 'windowsOptions'];

/** Asks everything that rules may ask: a getter that throws would silence a rule. */
function askEverything(model: KubernetesModel): number {
  let answers = 0;
  const ask = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (
      let type = Object.getPrototypeOf(value);
      type && type !== Object.prototype;
      type = Object.getPrototypeOf(type)
    ) {
      for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
        if (!property.get || name === '__proto__') continue;
        property.get.call(value);
        answers++;
      }
    }
  };
  for (const part of model.parts) {
    for (const visit of visits) for (const node of part.nodes(visit)) ask(node);
    for (const container of part.nodesOf('container')) for (const field of inherited) container.effective(field);
    for (const policy of part.nodesOf('networkPolicy')) policy.governs('Egress');
    for (const rule of part.nodesOf('policyRule')) rule.resource('pods/exec', '');
    for (const service of part.nodesOf('service'))
      if (service.selector) model.scope.selectedBy(service.selector, 'default');
  }
  ask(model.scope);
  return answers;
}

const marks = [
  '{',
  '}',
  '[',
  ']',
  ': ',
  '- ',
  '\n',
  '  ',
  '*c',
  '&c',
  '<<: *c',
  'null',
  '"',
  "'",
  '{{ x }}',
  '---\n',
  '#',
  '|',
  '0',
  '?',
  '!tag ',
  '\t',
];
const mutation = fc.record({
  at: fc.nat(manifest.length),
  remove: fc.nat(30),
  insert: fc.constantFrom('', ...marks),
});

test('everything can be asked of a whole manifest', () => {
  expect(askEverything(buildKubernetes(parseYaml(manifest), { path: 'a.yaml' }))).toBeGreaterThan(100);
});

test('nothing throws on a manifest that somebody is typing in', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), fc.boolean(), (mutations, asTemplate) => {
      let text = manifest;
      for (const { at, remove, insert } of mutations) text = text.slice(0, at) + insert + text.slice(at + remove);
      const files: Record<string, string> = {
        'kustomization.yaml': text,
        'a.yaml': text,
        '../b/kustomization.yaml': text,
      };
      const project = { read: (path: string) => files[path], list: () => Object.keys(files) };
      const template = asTemplate || isTemplate('a.yaml', text, project) ? maskTemplate(text) : undefined;
      const file = parseYaml(template?.text ?? text);
      expect(askEverything(buildKubernetes(file, { path: 'a.yaml', project, template }))).toBeGreaterThanOrEqual(0);
      classify({ path: 'a.yaml', text });
    }),
    { numRuns: 100 },
  );
});
