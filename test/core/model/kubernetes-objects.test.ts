import { describe, expect, test } from 'vitest';
import { buildKubernetes, type KubernetesPart } from '../../../server/src/core/model/kubernetes';
import { LabelSelector } from '../../../server/src/core/model/kubernetes-selector';
import { StringMap } from '../../../server/src/core/model/kubernetes-values';
import type { KubernetesPartVisits } from '../../../server/src/core/model/kubernetes-visits';
import { compareQuantities, parseQuantity } from '../../../server/src/core/model/quantities';
import { resolve } from '../../../server/src/core/model/yaml-values';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

function part(text: string, path = 'a.yaml'): KubernetesPart {
  const [first] = buildKubernetes(parseYaml(text), { path }).parts;
  if (!first) throw new Error('a text has a document');
  return first;
}

function only<V extends keyof KubernetesPartVisits>(text: string, visit: V, path?: string): KubernetesPartVisits[V] {
  const [node] = part(text, path).nodesOf(visit);
  if (!node) throw new Error(`nothing to visit as ${visit}`);
  return node;
}

describe('label selectors', () => {
  const labels = (text: string) => new StringMap(resolve(parseYaml(text).documents[0]?.document.root));
  const selector = (text: string) => LabelSelector.read(resolve(parseYaml(text).documents[0]?.document.root));
  const matches = (wanted: string, given: string) => selector(wanted)?.matches(labels(given));

  test.each([
    ['{}', '{a: b}', true],
    ['{matchLabels: {a: b}}', '{a: b, c: d}', true],
    ['{matchLabels: {a: b, c: d}}', '{a: b}', false],
    ['{matchLabels: {a: "1"}}', '{a: 1}', true],
    ['{matchExpressions: [{key: a, operator: In, values: [b, c]}]}', '{a: c}', true],
    ['{matchExpressions: [{key: a, operator: NotIn, values: [b]}]}', '{}', true],
    ['{matchExpressions: [{key: a, operator: Exists}]}', '{}', false],
    ['{matchExpressions: [{key: a, operator: DoesNotExist}]}', '{a: b}', false],
    ['{matchExpressions: [{key: a, operator: Sideways}]}', '{a: b}', false],
    ['{matchLabels: {a: b}, matchExpressions: [{key: c, operator: Exists}]}', '{a: b}', false],
    ['{matchLabels: {a: "{{ .a }}"}}', '{a: b}', undefined],
    ['{matchLabels: {a: b}}', '{a: $(A)}', undefined],
    ['{matchLabels: {a: b, c: d}}', '{a: $(A)}', false],
  ])('%s against %s is %s', (wanted, given, expected) => {
    expect(matches(wanted, given)).toBe(expected);
  });

  test('an absent selector is none', () => {
    expect(LabelSelector.read(undefined)).toBeUndefined();
    expect(selector('null')).toBeUndefined();
  });
});

describe('quantities', () => {
  test.each([
    ['500m', 0.5],
    ['1', 1],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['128Mi', 134217728],
    ['1k', 1000],
    ['1e3', 1000],
    ['1E', 1e18],
    ['2E3', 2000],
    ['-1', -1],
  ])('%s is %d', (text, value) => {
    expect(parseQuantity(text)?.value).toBeCloseTo(value, 9);
  });

  test.each(['', '1g', '128mi', '1KB', 'm', '1 Gi', '{{ .x }}', '.'])('%j is none', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  test('compare across units', () => {
    expect(compareQuantities('1Gi', '1024Mi')).toBe(0);
    expect(compareQuantities('0.1', '100m')).toBe(0);
    expect(compareQuantities('1G', '1Gi')).toBeLessThan(0);
    expect(compareQuantities('1', 'x')).toBeUndefined();
  });
});

describe('RBAC', () => {
  test('rules answer which verb and resource they grant', () => {
    const rule = only(
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nrules:\n- apiGroups: [""]\n  resources: [pods, "*/exec"]\n  verbs: [get, "*"]\n',
      'policyRule',
    );
    expect(rule.role.isClusterRole).toBe(true);
    expect(rule.verb('delete')?.text).toBe('*');
    expect(rule.resource('pods', '')?.text).toBe('pods');
    expect(rule.resource('pods/exec', '')?.text).toBe('*/exec');
    expect(rule.resource('pods', 'apps')).toBeUndefined();
    expect(rule.resource('secrets', '')).toBeUndefined();
  });

  test('bindings name a role and subjects', () => {
    const binding = only(
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nroleRef: {kind: ClusterRole, name: cluster-admin}\nsubjects:\n- {kind: ServiceAccount, name: default, namespace: a}\n- {kind: Group, name: "system:masters"}\n',
      'roleBinding',
    );
    expect([binding.isClusterRoleBinding, binding.roleKind, binding.roleName]).toEqual([
      true,
      'ClusterRole',
      'cluster-admin',
    ]);
    expect(binding.subjects.map(({ kind, name, namespace }) => [kind, name, namespace])).toEqual([
      ['ServiceAccount', 'default', 'a'],
      ['Group', 'system:masters', undefined],
    ]);
  });

  test('roles of other groups are none', () => {
    expect(part('apiVersion: iam.example.com/v1\nkind: Role\nrules: []\n').nodesOf('role')).toEqual([]);
  });
});

describe('network', () => {
  test('a Service has ports and a selector; that of Knative is none', () => {
    const service = only(
      'apiVersion: v1\nkind: Service\nspec:\n  type: NodePort\n  selector: {app: web}\n  ports: [{port: 80, targetPort: http, nodePort: 30000}]\n  externalIPs: [1.2.3.4]\n',
      'service',
    );
    expect([service.type, service.selector?.matchLabels.get('app'), service.externalIps.length]).toEqual([
      'NodePort',
      'web',
      1,
    ]);
    expect(service.ports.map(({ port, protocol }) => [port, protocol])).toEqual([[80, 'TCP']]);
    expect(part('apiVersion: serving.knative.dev/v1\nkind: Service\n').nodesOf('service')).toEqual([]);
    expect(only('apiVersion: v1\nkind: Service\nspec: {selector: {}}\n', 'service').selector).toBeUndefined();
  });

  test('a NetworkPolicy tells which way it governs, and absent peers from none', () => {
    const policy = only(
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  podSelector: {}\n  ingress:\n  - {}\n  - from:\n    - namespaceSelector: {}\n    - ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}\n    ports: [{port: 80}]\n',
      'networkPolicy',
    );
    expect(policy.podSelector?.isEmpty).toBe(true);
    expect([policy.governs('Ingress'), policy.governs('Egress')]).toEqual([true, false]);
    expect(policy.ingress.map(({ peers, ports }) => [peers?.length, ports?.length])).toEqual([
      [undefined, undefined],
      [2, 1],
    ]);
    expect(
      policy.ingress[1]?.peers?.map(({ cidr, podSelector, namespaceSelector }) => [
        cidr,
        podSelector,
        namespaceSelector?.isEmpty,
      ]),
    ).toEqual([
      [undefined, undefined, true],
      ['0.0.0.0/0', undefined, undefined],
    ]);
  });

  test('a NetworkPolicy with egress rules governs both ways', () => {
    const policy = only('apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: {egress: []}\n', 'networkPolicy');
    expect([policy.governs('Ingress'), policy.governs('Egress')]).toEqual([true, true]);
  });

  test('an Ingress leads to Services in both forms of its API', () => {
    const ingress = only(
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec:\n  defaultBackend: {service: {name: d}}\n  rules:\n  - host: a.example\n    http:\n      paths:\n      - {path: /, backend: {service: {name: new, port: {number: 80}}}}\n      - {path: /old, backend: {serviceName: old, servicePort: 80}}\n',
      'ingress',
    );
    expect(ingress.defaultBackend?.serviceName).toBe('d');
    expect(ingress.rules.flatMap(({ host, paths }) => paths.map(({ serviceName }) => [host, serviceName]))).toEqual([
      ['a.example', 'new'],
      ['a.example', 'old'],
    ]);
  });
});

describe('component flags', () => {
  const pod = (container: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - name: c\n${container}`;
  const values = (text: string) =>
    part(text)
      .nodesOf('componentFlags')
      .map((flags) => [flags.component, ...flags.flags.map(({ name, value }) => `${name}=${value}`)]);

  test('stand in command and args, joined or apart, and the last one counts', () => {
    const text = pod(
      '    command:\n    - /usr/local/bin/kube-apiserver\n    - --anonymous-auth=true\n    - --profiling\n    - --secure-port\n    - "6443"\n    args: [--anonymous-auth=false, "--enable-admission-plugins=A, B"]\n',
    );
    const flags = only(text, 'componentFlags');
    expect(flags.component).toBe('kube-apiserver');
    expect(flags.get('anonymous-auth')?.value).toBe('false');
    expect(flags.get('profiling')?.value).toBe('true');
    expect(flags.get('secure-port')?.value).toBe('6443');
    expect(flags.list('enable-admission-plugins')).toEqual(['A', 'B']);
    const at = flags.get('anonymous-auth')?.span ?? { start: 0, end: 0 };
    expect(text.slice(at.start, at.end)).toBe('false');
    const plugins = flags.get('enable-admission-plugins')?.span ?? { start: 0, end: 0 };
    expect(text.slice(plugins.start, plugins.end)).toBe('A, B');
  });

  test('are known by the image where there is no command', () => {
    expect(values(pod('    image: registry.k8s.io/etcd:3.5\n    args: [--data-dir=/x]\n'))).toEqual([
      ['etcd', 'data-dir=/x'],
    ]);
    expect(values(pod('    image: registry.k8s.io/etcd:3.5\n    command: [etcdctl]\n'))).toEqual([]);
    expect(values(pod('    command: [hyperkube, kube-proxy, --a=b]\n'))).toEqual([['kube-proxy', 'a=b']]);
  });

  test('of kubeadm are maps or lists', () => {
    expect(
      values(
        'apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer: {extraArgs: {profiling: "false"}}\netcd: {local: {extraArgs: {auto-tls: "true"}}}\n',
      ),
    ).toEqual([
      ['kube-apiserver', 'profiling=false'],
      ['etcd', 'auto-tls=true'],
    ]);
    expect(
      values(
        'apiVersion: kubeadm.k8s.io/v1beta4\nkind: InitConfiguration\nnodeRegistration: {kubeletExtraArgs: [{name: anonymous-auth, value: "true"}]}\n',
      ),
    ).toEqual([['kubelet', 'anonymous-auth=true']]);
  });

  test('of k3s and RKE2 are lists without a kind', () => {
    expect(values('kube-apiserver-arg:\n- anonymous-auth=false\nkubelet-arg: "read-only-port=0"\n')).toEqual([
      ['kube-apiserver', 'anonymous-auth=false'],
      ['kubelet', 'read-only-port=0'],
    ]);
  });

  test('are whole only in a container', () => {
    expect(only(pod('    command: [kubelet]\n'), 'componentFlags').isComplete).toBe(true);
    expect(only('kubelet-arg: [a=b]\n', 'componentFlags').isComplete).toBe(false);
  });
});

test('tools that borrow apiVersion and kind are no objects of a cluster', () => {
  expect(part('apiVersion: skaffold/v4beta1\nkind: Config\n').objects).toEqual([]);
  expect(part('apiVersion: backstage.io/v1alpha1\nkind: Component\n').objects).toEqual([]);
});

test('a chart is known by its name', () => {
  const chart = only(
    'apiVersion: v2\nname: shop\ndependencies: [{name: db, version: "*"}]\n',
    'chart',
    'shop/Chart.yaml',
  );
  expect(chart.dependencies).toHaveLength(1);
});
