import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import { booleanValue, type YamlValue } from '../../../model/yaml-values';
import { titleOf, useOf } from '../_shared/container';

const path = ['windowsOptions', 'hostProcess'];

export default rule('kubernetes/windows-host-process', {
  title: 'A Windows container runs as a process of its node',
  why: 'It has the network, the files and, as a rule, the system account of the node: there is no wall to break through.',
  todo: 'Agents that install drivers or networks need it: keep them in a namespace of their own and ignore the finding there.',
  severity: 'error',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0103'],
    kubescape: ['C-0202', 'C-0211'],
    polaris: ['hostProcess'],
    cis: ['5.2.11', 'PSS baseline: HostProcess'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/'],
  fix: { title: 'Run ordinary Windows containers, on a network of their own', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    // The API server refuses the field in a pod that says it is for Linux.
    if (podSpec.os !== undefined && podSpec.os !== 'windows') return;
    const fix = (edit: YamlEdits) => leaveHost(edit, podSpec);
    const pod = podSpec.security(...path);
    const inheriting = podSpec.containers.filter((container) => !container.security(...path));
    if (booleanValue(pod) === true && pod) {
      const { at, related } = useOf(podSpec.node, ['securityContext', ...path], pod);
      // Where every container takes it back, it is for nobody but the admission controller.
      const isOverridden = podSpec.containers.length > 0 && inheriting.length === 0;
      report(at, {
        says: isOverridden
          ? 'the pod asks for processes of its node, though no container runs as one'
          : 'the containers of the pod run as processes of its node',
        severity: isOverridden ? 'info' : 'error',
        related,
        fix,
      });
    }
    for (const container of podSpec.containers) {
      const own = container.security(...path);
      if (!own || booleanValue(own) !== true) continue;
      const { at, related } = useOf(container.written, ['securityContext', ...path], own);
      report(at, { says: `${titleOf(container)}: it runs as a process of its node`, related, fix });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          os:
            name: windows
          hostNetwork: true
          securityContext:
            windowsOptions:
              hostProcess: «true»
              runAsUserName: ContainerUser
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          os:
            name: windows
          securityContext:
            windowsOptions:
              hostProcess: false
              runAsUserName: ContainerUser
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
      `,
    },
    {
      because: 'the containers of a pod are of one sort: they change together',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          hostNetwork: true
          nodeSelector: { kubernetes.io/os: windows }
          initContainers:
            - { name: install, image: agent, securityContext: { windowsOptions: { hostProcess: «true» } } }
          containers:
            - { name: agent, image: agent, securityContext: { windowsOptions: { hostProcess: «true» } } }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          nodeSelector: { kubernetes.io/os: windows }
          initContainers:
            - { name: install, image: agent, securityContext: { windowsOptions: { hostProcess: false } } }
          containers:
            - { name: agent, image: agent, securityContext: { windowsOptions: { hostProcess: false } } }
      `,
    },
    {
      because: 'every container takes back what the pod says, but the admission controller refuses it',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { windowsOptions: { hostProcess: «true» } }
          containers: [{ name: web, image: web, securityContext: { windowsOptions: { hostProcess: false } } }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { windowsOptions: { hostProcess: false } }
          containers: [{ name: web, image: web, securityContext: { windowsOptions: { hostProcess: false } } }]
      `,
    },
    {
      because: 'false is the default',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          os:
            name: windows
          securityContext:
            windowsOptions:
              hostProcess: false
          containers:
            - name: web
              image: registry.example.com/web:1.4
      `,
    },
    {
      because: 'a Linux pod with such a field is refused, and reported by another rule',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          os: { name: linux }
          securityContext: { windowsOptions: { hostProcess: true } }
          containers: [{ name: web, image: web }]
      `,
    },
  ],
});

/** The API server takes no pod with both sorts of containers; the network of the node went with the other sort. */
function leaveHost(edit: YamlEdits, podSpec: PodSpec): void {
  const values = [podSpec, ...podSpec.containers].map((one) => one.security(...path));
  for (const value of values) if (isOn(value)) edit.setScalar(value, false);
  const network = podSpec.entry('hostNetwork');
  if (network && booleanValue(network.value) === true) edit.remove(network.entry);
}

function isOn(value: YamlValue | undefined): value is YamlValue {
  return value !== undefined && booleanValue(value) === true;
}
