import { rule } from '../../../engine/rule';
import type { Container } from '../../../model/kubernetes-container';
import { booleanValue, get, itemsOf, textOf } from '../../../model/yaml-values';
import { titleOf, useOf } from '../_shared/container';
import { isSystemPod } from '../_shared/control-plane-pods';
import { setSecurity } from '../_shared/security-context';
import { cases } from './privileged-container.cases';

export default rule('kubernetes/privileged-container', {
  title: 'The container runs in privileged mode',
  why: 'It has every capability, all devices and no seccomp or AppArmor profile: whoever takes it over has the node.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0017'],
    checkov: ['CKV_K8S_16'],
    semgrep: ['privileged-container'],
    kics: ['Container Is Privileged'],
    'kube-linter': ['privileged-container'],
    'kube-score': ['container-security-context-privileged'],
    kubescape: ['C-0057', 'C-0211', 'C-0193'],
    polaris: ['runAsPrivileged'],
    kubesec: ['Privileged'],
    terrascan: ['AC_K8S_0046'],
    cis: ['5.2.2', 'PSS baseline: Privileged Containers', 'NSA: Pod security - privileged containers'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  fix: [
    { title: 'Turn privileged mode off', safety: 'suggested' },
    { title: 'Turn privileged mode off and forbid privilege escalation', safety: 'suggested' },
  ],
  visit: 'container',
  check(container, report) {
    // On Windows the API server refuses the field altogether.
    if (container.isWindows) return;
    const value = container.security('privileged');
    if (!value || booleanValue(value) !== true) return;
    const { at, related } = useOf(container.written, ['securityContext', 'privileged'], value);
    const mayEscalate = container.security('allowPrivilegeEscalation') === undefined;
    report(at, {
      says: `${titleOf(container)}: privileged mode gives it the whole node`,
      related,
      fix: worksOnNode(container)
        ? undefined
        : [
            (edit) => edit.setScalar(value, false),
            mayEscalate
              ? (edit) => {
                  edit.setScalar(value, false);
                  setSecurity(edit, container, ['allowPrivilegeEscalation'], false);
                }
              : undefined,
          ],
    });
  },
  examples: cases,
});

/** Programs that change the kernel of the node, which nobody but a privileged container may. */
const nodeWork =
  /(?:^|[\s;&|(/])(?:sysctl\s(?:[^;&|]*\s)?-\w*w|modprobe\s|insmod\s|nsenter\s|swapoff\s|losetup\s|mkfs)|>\s*\/proc\/sys\//;

/** Whether it is known to fail without, as kube-proxy does: the API server asks for the mode of who mounts for the node. */
function worksOnNode(container: Container): boolean {
  if (isSystemPod(container.podSpec)) return true;
  const mounts = itemsOf(container.get('volumeMounts'));
  if (mounts.some((mount) => textOf(get(mount, 'mountPropagation')) === 'Bidirectional')) return true;
  return nodeWork.test(container.words.map(({ text }) => text).join(' '));
}
