import { rule } from '../../../engine/rule';
import { ownerTitle, violationsOf } from '../_shared/pod-security';
import { profileSays, useRuntimeProfile } from '../_shared/profiles';

const annotation = 'container.apparmor.security.beta.kubernetes.io/';

export default rule('kubernetes/apparmor-unconfined', {
  title: 'AppArmor is switched off',
  why: 'Without its profile the container may mount file systems and write to places of the kernel that are else closed.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0002'],
    kics: ['Missing AppArmor Profile'],
    kubesec: ['ApparmorUnconfined'],
    terrascan: ['AC_K8S_0073'],
    cis: ['PSS baseline: AppArmor'],
  },
  references: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
  fix: { title: 'Use the profile of the container runtime', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report, { settings }) {
    for (const { owner, values } of violationsOf(podSpec, 'appArmorProfile', settings)) {
      for (const value of values) {
        const entry = podSpec.annotations.entries.find(({ node }) => node === value);
        report(value, {
          says: entry
            ? `container ${entry.name.slice(annotation.length)}: AppArmor ${entry.value === 'unconfined' ? 'is switched off' : `has no profile ${entry.value}`}`
            : `${ownerTitle(owner)}: AppArmor ${profileSays(value)}`,
          fix: (edit) => (entry ? edit.setScalar(value, 'runtime/default') : useRuntimeProfile(edit, value)),
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
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              securityContext:
                appArmorProfile:
                  type: «Unconfined»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              securityContext:
                appArmorProfile:
                  type: RuntimeDefault
      `,
    },
    {
      because: 'the annotation of old is still read',
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          template:
            metadata:
              annotations: { container.apparmor.security.beta.kubernetes.io/web: «unconfined» }
            spec: { containers: [{ name: web, image: web }] }
      `,
      fixed: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          template:
            metadata:
              annotations: { container.apparmor.security.beta.kubernetes.io/web: runtime/default }
            spec: { containers: [{ name: web, image: web }] }
      `,
    },
    {
      because: 'for the whole pod, and a profile that says nothing',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { appArmorProfile: { type: «Unconfined» } }
          containers: [{ name: web, image: web, securityContext: { appArmorProfile: «{}» } }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { appArmorProfile: { type: RuntimeDefault } }
          containers: [{ name: web, image: web, securityContext: { appArmorProfile: { type: RuntimeDefault } } }]
      `,
    },
    {
      because: 'a profile of the node confines as well',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            container.apparmor.security.beta.kubernetes.io/proxy: localhost/proxy
        spec:
          securityContext:
            appArmorProfile:
              type: RuntimeDefault
          containers:
            - name: web
              image: registry.example.com/web:1.4
              securityContext:
                appArmorProfile:
                  type: Localhost
                  localhostProfile: web
      `,
    },
    {
      because: 'template text may be any profile',
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { annotations: { container.apparmor.security.beta.kubernetes.io/web: '\${PROFILE}' } }
        spec: { containers: [{ name: web, image: web }] }
      `,
    },
  ],
});
