import { rule } from '../../../engine/rule';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { entryOf, textOf } from '../../../model/yaml-values';
import { titleOf, useOf } from '../_shared/container';

export default rule('kubernetes/proc-mount-unmasked', {
  title: 'Nothing of /proc is hidden from the container',
  why: 'It reads keys and memory of the kernel and writes its switches, which is a short way onto the node.',
  severity: 'error',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0027'],
    kics: ['Container Runs Unmasked'],
    'kube-linter': ['unsafe-proc-mount'],
    kubescape: ['C-0211'],
    polaris: ['procMount'],
    terrascan: ['AC_K8S_0077'],
    cis: ['PSS baseline: /proc Mount Type', 'PSS restricted: /proc Mount Type'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/user-namespaces/'],
  fix: { title: 'Hide what a container need not see', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    const value = container.security('procMount');
    const entry = entryOf(container.securityContext, 'procMount');
    if (!value || !entry || isUnknownValue(value) || textOf(value) === 'Default') return;
    const { at, related } = useOf(container.written, ['securityContext', 'procMount'], value);
    report(at, {
      says: `${titleOf(container)}: nothing of /proc is hidden from it`,
      // With users of its own this is how containers run inside a container, and root there is no root of the node.
      severity: container.podSpec.hostUsers === false ? 'info' : 'error',
      related,
      fix: (edit) => edit.remove(entry.entry, { removesEmptyParent: true }),
    });
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: builder
              image: registry.example.com/builder:2.0
              securityContext:
                procMount: «Unmasked»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: builder
              image: registry.example.com/builder:2.0
      `,
    },
    {
      because: 'with users of its own it is less of a danger',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          hostUsers: false
          containers:
            - { name: builder, image: builder, securityContext: { procMount: «Unmasked», privileged: false } }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          hostUsers: false
          containers:
            - { name: builder, image: builder, securityContext: { privileged: false } }
      `,
    },
    {
      because: 'this is the default',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: builder
              image: registry.example.com/builder:2.0
              securityContext:
                procMount: Default
      `,
    },
  ],
});
