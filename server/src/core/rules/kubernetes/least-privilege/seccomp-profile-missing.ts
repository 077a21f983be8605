import { rule } from '../../../engine/rule';
import type { Container } from '../../../model/kubernetes-container';
import { booleanValue, get } from '../../../model/yaml-values';
import { titleOf } from '../_shared/container';
import { hasPodLevel, setPodSecurity, setSecurity } from '../_shared/security-context';
import { cases } from './seccomp-profile-missing.cases';

const annotation = 'seccomp.security.alpha.kubernetes.io/pod';
const profile = ['seccompProfile', 'type'];

export default rule('kubernetes/seccomp-profile-missing', {
  title: 'No seccomp profile is set',
  why: 'Unless the kubelet is told otherwise the containers run unconfined: every system call is open to an exploit.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0030', 'KSV-0104'],
    checkov: ['CKV_K8S_31'],
    kics: ['Seccomp Profile Is Not Configured'],
    'kube-score': ['container-seccomp-profile'],
    kubescape: ['C-0055', 'C-0210', 'C-0211'],
    polaris: ['linuxHardening'],
    kubesec: ['SeccompAny'],
    terrascan: ['AC_K8S_0080'],
    cis: ['5.7.2', 'PSS restricted: Seccomp', 'NSA: Pod security - seccomp'],
  },
  references: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
  fix: { title: 'Use the profile of the container runtime', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report, { settings }) {
    if (podSpec.isWindows || podSpec.isPartial || podSpec.security(...profile)) return;
    if (isBefore127(settings.kubernetesVersion) && isConfining(podSpec.annotations.get(annotation))) return;
    // A privileged container runs unconfined whatever is written.
    const confined = podSpec.containers.filter((container) => !isPrivileged(container));
    const open = confined.filter((container) => !container.security(...profile));
    if (open.length === 0) return;
    if (open.length === confined.length && hasPodLevel(podSpec)) {
      report(podSpec.securityContextKey ?? podSpec.grip, {
        says: 'the pod has no seccomp profile',
        missing: true,
        fix: (edit) => setPodSecurity(edit, podSpec, profile, 'RuntimeDefault'),
      });
      return;
    }
    for (const container of open) {
      report(container.securityContextKey ?? container.grip, {
        says: `${titleOf(container)}: no seccomp profile is set`,
        missing: true,
        fix: (edit) => setSecurity(edit, container, profile, 'RuntimeDefault'),
      });
    }
  },
  examples: cases,
});

function isPrivileged(container: Container): boolean {
  return booleanValue(get(container.securityContext, 'privileged')) === true;
}

/** From 1.27 on the API server no longer turns the annotation into the field. */
function isBefore127(version: string): boolean {
  const [major = 1, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major === 1 && minor < 27;
}

function isConfining(value: string | undefined): boolean {
  return value !== undefined && value !== 'unconfined';
}
