import { rule } from '../../../engine/rule';
import { ownerTitle, violationsOf } from '../_shared/pod-security';
import { profileSays, useRuntimeProfile } from '../_shared/profiles';

export default rule('kubernetes/seccomp-unconfined', {
  title: 'Seccomp is switched off',
  why: 'Every system call of the kernel is open to whoever breaks into the container, the ones for breaking out included.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0104'],
    checkov: ['CKV_K8S_31'],
    semgrep: ['seccomp-confinement-disabled'],
    kubescape: ['C-0055'],
    polaris: ['linuxHardening'],
    kubesec: ['SeccompUnconfined'],
    cis: ['PSS baseline: Seccomp', 'PSS restricted: Seccomp'],
  },
  references: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
  fix: { title: 'Use the profile of the container runtime', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report, { settings }) {
    for (const { owner, values } of violationsOf(podSpec, 'seccompProfile_baseline', settings)) {
      // Where every container has a profile of its own, that of the pod is for nobody but the admission controller.
      const isOverridden =
        owner === podSpec &&
        podSpec.containers.length > 0 &&
        podSpec.containers.every((container) => container.security('seccompProfile'));
      for (const value of values) {
        report(value, {
          says: `${ownerTitle(owner)}: seccomp ${profileSays(value)}`,
          severity: isOverridden ? 'warning' : 'error',
          fix: (edit) => useRuntimeProfile(edit, value),
        });
      }
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
          securityContext:
            seccompProfile:
              type: «Unconfined»
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
          securityContext:
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
      `,
    },
    {
      because: 'a container can undo what the pod says, and the API server knows no such type',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { seccompProfile: { type: RuntimeDefault } }
          initContainers: [{ name: setup, image: setup, securityContext: { seccompProfile: { type: «unconfined» } } }]
          containers: [{ name: web, image: web, securityContext: { seccompProfile: { type: «"Unconfined"» } } }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { seccompProfile: { type: RuntimeDefault } }
          initContainers: [{ name: setup, image: setup, securityContext: { seccompProfile: { type: RuntimeDefault } } }]
          containers: [{ name: web, image: web, securityContext: { seccompProfile: { type: "RuntimeDefault" } } }]
      `,
    },
    {
      because: 'both confine',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: web
              image: registry.example.com/web:1.4
              securityContext:
                seccompProfile:
                  type: Localhost
                  localhostProfile: profiles/web.json
      `,
    },
    {
      because: 'template text may be a profile',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { seccompProfile: { type: '\${PROFILE}' } }
          containers: [{ name: web, image: web }]
      `,
    },
  ],
});
