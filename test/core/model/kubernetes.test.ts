import { describe, expect, test } from 'vitest';
import { buildKubernetes, type KubernetesModel } from '../../../server/src/core/model/kubernetes';
import type { Container } from '../../../server/src/core/model/kubernetes-container';
import { isUnknownValue } from '../../../server/src/core/model/kubernetes-values';
import { kubernetesNodes } from '../../../server/src/core/model/kubernetes-visits';
import { parseYaml } from '../../../server/src/core/syntax/yaml';
import type { YamlNode } from '../../../server/src/core/syntax/yaml-tree';

function read(text: string, path = 'app.yaml'): KubernetesModel {
  return buildKubernetes(parseYaml(text), { path });
}

function containers(text: string, path?: string): readonly Container[] {
  return read(text, path).parts.flatMap((part) => part.nodesOf('container'));
}

function names(text: string): string[] {
  return containers(text).map((container) => `${container.kind} ${container.name}`);
}

function source(node: YamlNode | undefined): string | undefined {
  return node?.document.text.slice(node.span.start, node.span.end);
}

const podWith = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n${spec}`;

describe('objects', () => {
  test('are the mappings with apiVersion and kind of every document', () => {
    const model = read(
      '# nothing\n---\napiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\n---\nfoo: bar\n---\napiVersion: apps/v1\nkind: Deployment\n',
    );
    expect(model.objects.map((object) => [object.group, object.version, object.kind, object.name])).toEqual([
      ['', 'v1', 'Service', 'a'],
      ['apps', 'v1', 'Deployment', undefined],
    ]);
  });

  test('stand in JSON too', () => {
    expect(read('{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"}}').objects[0]?.name).toBe('s');
  });

  test('are found in lists of lists, and a typed list lends its kind', () => {
    const model = read(`apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: List
  items:
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: inner}}
- apiVersion: v1
  kind: PodList
  items:
  - metadata: {name: pod}
    spec: {containers: [{name: c}]}
`);
    expect(model.objects.map((object) => [object.apiVersion, object.kind, object.name])).toEqual([
      ['v1', 'ConfigMap', 'inner'],
      ['v1', 'Pod', 'pod'],
    ]);
    expect(model.parts.flatMap((part) => part.nodesOf('container')).map(({ name }) => name)).toEqual(['c']);
  });

  test('need strings: a number is no kind', () => {
    expect(read('apiVersion: 1\nkind: 2\n').objects).toEqual([]);
  });

  test('know where to be reported', () => {
    const [object] = read('kind: Pod\napiVersion: v1\nmetadata:\n  name: web\nspec: {}\n').objects;
    expect([object?.grip, object?.kindNode, object?.nameNode, object?.specKey].map(source)).toEqual([
      'kind',
      'Pod',
      'web',
      'spec',
    ]);
  });

  test('of components and tools are no objects of a cluster', () => {
    const model = read(
      'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n---\napiVersion: v1\nkind: Config\n---\napiVersion: audit.k8s.io/v1\nkind: Policy\n',
    );
    expect(model.objects).toEqual([]);
    expect(model.parts.flatMap((part) => part.nodesOf('componentConfig')).map(({ kind }) => kind)).toEqual([
      'KubeletConfiguration',
      'Config',
      'Policy',
    ]);
  });

  test('of an unchanged document stay the same ones', () => {
    const before = parseYaml('apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n');
    const first = buildKubernetes(before, { path: 'a.yaml' });
    const after = parseYaml('apiVersion: v1\nkind: Changed\n---\napiVersion: v1\nkind: B\n', before);
    const second = buildKubernetes(after, { path: 'a.yaml' });
    expect(second.objects[1]).toBe(first.objects[1]);
    expect(second.parts[1]).toBe(first.parts[1]);
    expect(second.objects[0]).not.toBe(first.objects[0]);
  });
});

test('a list that is too long to be read at once gives the same objects, and keeps those of unchanged items', () => {
  const pod = (name: number) =>
    `- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: p${name}\n  spec:\n    containers:\n    - name: c\n`;
  const text = `apiVersion: v1\nkind: List\nitems:\n${Array.from({ length: 400 }, (_, index) => pod(index)).join('')}`;
  const file = parseYaml(text);
  const first = buildKubernetes(file, { path: 'a.yaml' });
  expect(first.objects.map(({ name }) => name)).toEqual(Array.from({ length: 400 }, (_, index) => `p${index}`));
  const second = buildKubernetes(parseYaml(text.replace('name: p7\n', 'name: other\n'), file), { path: 'a.yaml' });
  expect(second.objects.filter((object, index) => object !== first.objects[index]).map(({ name }) => name)).toEqual([
    'other',
  ]);
});

describe('pod specs', () => {
  const template = 'template: {metadata: {labels: {app: x}}, spec: {containers: [{name: c}]}}';

  test.each([
    ['apps/v1', 'Deployment', `spec: {${template}}`],
    ['apps/v1', 'StatefulSet', `spec: {${template}}`],
    ['apps/v1', 'DaemonSet', `spec: {${template}}`],
    ['apps/v1', 'ReplicaSet', `spec: {${template}}`],
    ['extensions/v1beta1', 'Deployment', `spec: {${template}}`],
    ['v1', 'ReplicationController', `spec: {${template}}`],
    ['v1', 'PodTemplate', template],
    ['batch/v1', 'Job', `spec: {${template}}`],
    ['batch/v1', 'CronJob', `spec: {jobTemplate: {spec: {${template}}}}`],
    ['argoproj.io/v1alpha1', 'Rollout', `spec: {${template}}`],
    ['serving.knative.dev/v1', 'Service', `spec: {${template}}`],
    ['serving.knative.dev/v1', 'Configuration', `spec: {${template}}`],
    ['apps.openshift.io/v1', 'DeploymentConfig', `spec: {${template}}`],
    ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', `spec: {leaderWorkerTemplate: {workerT${template.slice(1)}}}`],
    ['jobset.x-k8s.io/v1alpha2', 'JobSet', `spec: {replicatedJobs: [{template: {spec: {${template}}}}]}`],
    ['agents.x-k8s.io/v1alpha1', 'Sandbox', `spec: {podT${template.slice(1)}}`],
    ['ray.io/v1', 'RayCluster', `spec: {headGroupSpec: {${template}}}`],
    ['kubeflow.org/v1', 'PyTorchJob', `spec: {pytorchReplicaSpecs: {Master: {${template}}}}`],
  ])('stand in %s %s', (apiVersion, kind, rest) => {
    const model = read(`apiVersion: ${apiVersion}\nkind: ${kind}\n${rest}\n`);
    expect(model.workloads.map((workload) => workload.templateLabels.get('app'))).toEqual(['x']);
    expect(model.workloads[0]?.podSpec.containers.map(({ name }) => name)).toEqual(['c']);
    expect(source(model.workloads[0]?.podSpec.grip)).toBe('spec');
  });

  test('stand in a Pod, whose labels are its own', () => {
    const [workload] = read(
      'apiVersion: v1\nkind: Pod\nmetadata: {labels: {app: x}}\nspec:\n  containers: [{name: c}]\n',
    ).workloads;
    expect(workload?.templateLabels.get('app')).toBe('x');
    expect(workload?.podSpec.containers).toHaveLength(1);
  });

  test('of a LeaderWorkerSet are two', () => {
    const [workload] = read(
      'apiVersion: leaderworkerset.x-k8s.io/v1\nkind: LeaderWorkerSet\nspec:\n  leaderWorkerTemplate:\n    leaderTemplate: {spec: {containers: [{name: l}]}}\n    workerTemplate: {spec: {containers: [{name: w}]}}\n',
    ).workloads;
    expect(workload?.podSpecs.map((podSpec) => podSpec.containers[0]?.name)).toEqual(['w', 'l']);
  });

  test.each([
    ['a Rollout that refers to a Deployment', 'argoproj.io/v1alpha1', 'Rollout', 'spec: {workloadRef: {name: web}}'],
    ['a schema', 'apiextensions.k8s.io/v1', 'CustomResourceDefinition', `spec: {${template}}`],
    ['a policy with a pattern', 'kyverno.io/v1', 'ClusterPolicy', `spec: {rules: [{mutate: {${template}}}]}`],
    ['text', 'v1', 'ConfigMap', 'data: {a: "spec: {template: {}}"}'],
  ])('are not looked for in %s', (_what, apiVersion, kind, rest) => {
    expect(read(`apiVersion: ${apiVersion}\nkind: ${kind}\n${rest}\n`).workloads).toEqual([]);
  });

  test('of an Argo workflow take what they lack from the workflow', () => {
    const [workload] = read(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
spec:
  serviceAccountName: flow
  templates:
  - name: steps
    steps: [[{name: a, template: main}]]
  - name: main
    container: {image: a}
    sidecars: [{name: side}]
  - name: script
    script: {image: b, source: echo}
  - name: set
    containerSet: {containers: [{name: one}, {name: two}]}
`).workloads;
    expect(workload?.podSpecs.map((podSpec) => podSpec.containers.length)).toEqual([2, 1, 2]);
    expect(workload?.podSpecs.map((podSpec) => podSpec.serviceAccountName)).toEqual(['flow', 'flow', 'flow']);
    expect(workload?.podSpecs.map((podSpec) => source(podSpec.grip))).toEqual(['main', 'script', 'set']);
  });

  test('of Tekton are steps, which take what they lack from stepTemplate', () => {
    const found = containers(
      'apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  stepTemplate: {securityContext: {runAsNonRoot: true}}\n  steps:\n  - {name: build, image: a}\n  - {name: shared, ref: {name: other}}\n',
    );
    expect(found.map(({ name }) => name)).toEqual(['build']);
    expect(found[0]?.effective('runAsNonRoot')?.from).toBe('container');
    expect(found[0]?.mayHaveProbes).toBe(false);
  });

  test('follow aliases and merge keys', () => {
    const found = containers(
      'apiVersion: v1\nkind: Pod\nx: &base\n  image: nginx\n  securityContext: {privileged: true}\nspec:\n  containers:\n  - <<: *base\n    name: a\n  - *base\n',
    );
    expect(
      found.map((container) => [container.name, container.image?.text, source(container.security('privileged'))]),
    ).toEqual([
      ['a', 'nginx', 'true'],
      [undefined, 'nginx', 'true'],
    ]);
  });
});

describe('containers', () => {
  test('are told apart by their list, and sidecars by their restart policy', () => {
    expect(
      names(
        podWith(
          '  initContainers:\n  - name: i\n  - {name: s, restartPolicy: Always}\n  containers:\n  - name: c\n  ephemeralContainers:\n  - name: e\n',
        ),
      ),
    ).toEqual(['init i', 'sidecar s', 'container c', 'ephemeral e']);
  });

  test('have probes unless they end', () => {
    const mayHaveProbes = (text: string) => containers(text).map((container) => container.mayHaveProbes);
    expect(
      mayHaveProbes(
        podWith('  initContainers: [{name: i}, {name: s, restartPolicy: Always}]\n  containers: [{name: c}]\n'),
      ),
    ).toEqual([false, true, true]);
    expect(
      mayHaveProbes('apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {containers: [{name: c}]}}}\n'),
    ).toEqual([false]);
  });

  test('inherit only what the API lets them inherit, even false and 0', () => {
    const [container] = containers(
      podWith(
        '  securityContext: {runAsNonRoot: true, runAsUser: 1000, runAsGroup: 7, privileged: true}\n  containers:\n  - name: c\n    securityContext: {runAsNonRoot: false, runAsUser: 0, runAsGroup: null}\n',
      ),
    );
    expect(container?.effective('runAsNonRoot')?.from).toBe('container');
    expect(source(container?.effective('runAsNonRoot')?.node)).toBe('false');
    expect(container?.runAsUser).toBe(0);
    expect(container?.effective('runAsGroup')?.from).toBe('pod');
    expect(source(container?.effective('runAsGroup')?.key)).toBe('runAsGroup');
    expect(container?.security('privileged')).toBeUndefined();
    expect(container?.effective('seccompProfile')).toBeUndefined();
  });

  test('are reported on their name, else on their first key', () => {
    const found = containers(podWith('  containers:\n  - image: a\n    name: web\n  - image: b\n'));
    expect(found.map(({ grip }) => source(grip))).toEqual(['web', 'image']);
  });

  test('list their ports, variables, mounts and references', () => {
    const [container] = containers(
      podWith(`  containers:
  - name: c
    ports: [{containerPort: 80, hostPort: 8080, name: http}]
    env:
    - {name: A, value: x}
    - {name: B, valueFrom: {secretKeyRef: {name: s, key: k}}}
    envFrom:
    - configMapRef: {name: m, optional: true}
    volumeMounts: [{name: v, mountPath: /data, readOnly: true}]
    resources: {limits: {memory: 1Gi}}
    command: [a, -c]
    args: [b]
    securityContext: {capabilities: {drop: [ALL]}}
`),
    );
    expect(
      container?.ports.map((port) => [port.name, port.containerPort, source(port.hostPort), port.protocol]),
    ).toEqual([['http', 80, '8080', 'TCP']]);
    expect(container?.environment.map((variable) => [variable.name, source(variable.value)])).toEqual([
      ['A', 'x'],
      ['B', undefined],
    ]);
    expect(
      container?.environmentReferences.map(({ kind, name, key, isOptional }) => [kind, name, key, isOptional]),
    ).toEqual([
      ['Secret', 's', 'k', false],
      ['ConfigMap', 'm', undefined, true],
    ]);
    expect(container?.volumeMounts.map(({ name, mountPath, isReadOnly }) => [name, mountPath, isReadOnly])).toEqual([
      ['v', '/data', true],
    ]);
    expect(source(container?.resource('limits', 'memory'))).toBe('1Gi');
    expect(container?.words.map(({ text }) => text)).toEqual(['a', '-c', 'b']);
    expect(container?.capabilities('drop').map(({ text }) => text)).toEqual(['ALL']);
  });

  test('on Windows are known by the os field, and by the node selector', () => {
    expect(containers(podWith('  os: {name: windows}\n  containers: [{name: c}]\n'))[0]?.isWindows).toBe(true);
    expect(
      containers(podWith('  nodeSelector: {kubernetes.io/os: windows}\n  containers: [{name: c}]\n'))[0]?.isWindows,
    ).toBe(true);
    expect(containers(podWith('  containers: [{name: c}]\n'))[0]?.isWindows).toBe(false);
  });

  test('hold template text as unknown values', () => {
    const unknown = (value: string) =>
      isUnknownValue(containers(podWith(`  containers: [{name: c, image: ${value}}]\n`))[0]?.image);
    expect(['"{{ .Values.image }}"', `"\${IMAGE}"`, '$(IMAGE)', '<your-image>', '"#{image}#"'].map(unknown)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['nginx', 'a<b>c', '$5'].map(unknown)).toEqual([false, false, false]);
  });
});

describe('pods', () => {
  test('tell their volumes and where those come from', () => {
    const podSpec = read(
      podWith(`  hostNetwork: true
  serviceAccount: old
  automountServiceAccountToken: false
  volumes:
  - {name: h, hostPath: {path: /}}
  - {name: s, secret: {secretName: t}}
  - {name: p, projected: {sources: [{configMap: {name: m}}, {serviceAccountToken: {}}]}}
  - name: empty
  containers: [{name: c}]
`),
    ).workloads[0]?.podSpec;
    expect(podSpec?.volumes.map(({ name, type }) => [name, type])).toEqual([
      ['h', 'hostPath'],
      ['s', 'secret'],
      ['p', 'projected'],
      ['empty', undefined],
    ]);
    expect(source(podSpec?.volumes[0]?.typeKey)).toBe('hostPath');
    expect(podSpec?.volumeReferences.map(({ kind, name }) => `${kind}/${name}`)).toEqual(['Secret/t', 'ConfigMap/m']);
    expect([
      podSpec?.hostNetwork,
      podSpec?.hostPid,
      podSpec?.serviceAccountName,
      source(podSpec?.automountNode),
    ]).toEqual([true, false, 'old', 'false']);
  });

  test('read booleans as YAML 1.1', () => {
    expect(read(podWith('  hostNetwork: yes\n  containers: []\n')).workloads[0]?.podSpec.hostNetwork).toBe(true);
  });
});

describe('visits', () => {
  test('of a file are asked by name; an unknown one is empty', () => {
    const model = read('apiVersion: v1\nkind: Service\nmetadata: {name: a}\n');
    expect([...kubernetesNodes(model, 'file')]).toEqual([model]);
    expect([...kubernetesNodes(model, 'scope')]).toEqual([model.scope]);
    expect([...kubernetesNodes(model, 'nothing')]).toEqual([]);
    expect(model.parts[0]?.nodes('nothing')).toEqual([]);
    expect(model.parts[0]?.nodes('constructor')).toEqual([]);
    expect(model.parts[0]?.nodes('service')).toHaveLength(1);
  });

  test('leave documents of others alone', () => {
    const model = read('services: {web: {image: a}}\n');
    expect(model.parts[0]?.nodes('document')).toEqual([]);
    expect([...kubernetesNodes(model, 'scope')]).toEqual([]);
  });
});
