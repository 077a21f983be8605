import { rule } from '../../../engine/rule';
import { normalisedCapability } from '../../../knowledge/capabilities';
import type { Container } from '../../../model/kubernetes-container';
import { booleanValue } from '../../../model/yaml-values';
import { titleOf } from '../_shared/container';
import { setSecurity } from '../_shared/security-context';
import { cases } from './privilege-escalation-not-disabled.cases';

export default rule('kubernetes/privilege-escalation-not-disabled', {
  title: 'allowPrivilegeEscalation is not set to false',
  why: 'A setuid program or a file capability in the image can give a process more privileges than it was started with.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0001'],
    checkov: ['CKV_K8S_20'],
    semgrep: ['allow-privilege-escalation', 'allow-privilege-escalation-no-securitycontext'],
    kics: ['Privilege Escalation Allowed'],
    kubescape: ['C-0016', 'C-0197', 'C-0211'],
    polaris: ['privilegeEscalationAllowed'],
    terrascan: ['AC_K8S_0085'],
    cis: ['5.2.6', 'PSS restricted: Privilege Escalation', 'NSA: Pod security - allowPrivilegeEscalation'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Set allowPrivilegeEscalation: false', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    if (container.isWindows || container.isPartial || container.security('allowPrivilegeEscalation')) return;
    // The API refuses the two together; that finding has to be mended first.
    if (booleanValue(container.security('privileged')) === true) return;
    // Nothing changes for a process that is no root and whose image has no setuid helpers to lose; the first is known.
    const isRoot = (container.runAsUser ?? 0) === 0 && booleanValue(container.effective('runAsNonRoot')?.node) !== true;
    report(container.securityContextKey ?? container.grip, {
      says: `${titleOf(container)}: allowPrivilegeEscalation is not set to false`,
      missing: true,
      fix: hasAdministration(container)
        ? undefined
        : {
            safety: isRoot ? 'suggested' : 'safe',
            edit: (edit) => setSecurity(edit, container, ['allowPrivilegeEscalation'], false),
          },
    });
  },
  examples: cases,
});

/** The API server refuses a pod that has this capability and forbids escalation. */
function hasAdministration(container: Container): boolean {
  return container.capabilities('add').some(({ text }) => normalisedCapability(text) === 'SYS_ADMIN');
}
