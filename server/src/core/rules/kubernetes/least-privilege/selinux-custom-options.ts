import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { textOf, type YamlValue } from '../../../model/yaml-values';
import { ownerTitle, violationsOf } from '../_shared/pod-security';

export default rule('kubernetes/selinux-custom-options', {
  title: 'SELinux is told to treat the container unlike others',
  why: 'Another type, user or role can lift the walls that SELinux puts around containers, up to none at all.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { trivy: ['KSV-0025'], kubescape: ['C-0211'], cis: ['PSS baseline: SELinux'] },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Let SELinux treat it as any container', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report, { settings }) {
    for (const { owner, values } of violationsOf(podSpec, 'seLinuxOptions', settings)) {
      for (const value of values) {
        report(value, {
          says: `${ownerTitle(owner)}: the SELinux ${optionOf(value)} is ${textOf(value) ?? ''}`,
          fix: (edit) => restore(edit, value),
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
                seLinuxOptions:
                  type: «spc_t»
                  level: s0:c123,c456
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
                seLinuxOptions:
                  type: container_t
                  level: s0:c123,c456
      `,
    },
    {
      because: 'a user and a role of its own, for the whole pod',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { seLinuxOptions: { user: «system_u», role: «system_r» } }
          containers: [{ name: web, image: web }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web }]
      `,
    },
    {
      because: 'before 1.31 this type was no ordinary one',
      settings: { kubernetesVersion: '1.30' },
      bad: `
        apiVersion: v1
        kind: Pod
        spec: { securityContext: { seLinuxOptions: { type: «container_engine_t» } }, containers: [{ name: a, image: a }] }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec: { securityContext: { seLinuxOptions: { type: container_t } }, containers: [{ name: a, image: a }] }
      `,
    },
    {
      because: 'levels keep containers apart, and these types are made for containers',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            seLinuxOptions:
              level: s0:c123,c456
          containers:
            - name: web
              image: registry.example.com/web:1.4
              securityContext:
                seLinuxOptions:
                  type: container_engine_t
                  user: ""
      `,
    },
  ],
});

function optionOf(value: YamlValue): string {
  return value.parent?.type === 'entry' ? value.parent.name : 'option';
}

function restore(edit: YamlEdits, value: YamlValue): void {
  const entry = value.parent;
  if (entry?.type !== 'entry') edit.refuse('The option is written elsewhere');
  else if (entry.name === 'type') edit.setScalar(value, 'container_t');
  else edit.remove(entry, { removesEmptyParent: true });
}
