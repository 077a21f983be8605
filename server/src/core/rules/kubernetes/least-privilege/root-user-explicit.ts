import { type FixOffer, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { Container } from '../../../model/kubernetes-container';
import type { PodSpec } from '../../../model/kubernetes-pod-spec';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { booleanValue, numberValue, type YamlValue } from '../../../model/yaml-values';
import { imageFactsOf, titleOf, useOf } from '../_shared/container';
import { isSystemPod } from '../_shared/control-plane-pods';
import { isPrivileged, setPodSecurity } from '../_shared/security-context';
import { runAs } from '../_shared/unprivileged-user';
import { cases } from './root-user-explicit.cases';

const path = ['securityContext', 'runAsUser'];

export default rule('kubernetes/root-user-explicit', {
  title: 'The container is told to run as root',
  why: 'A way out of it is a way onto the node as root, and inside of it nothing is closed to whoever breaks in.',
  todo: 'Files on volumes that belong to root may need fsGroup, or another owner, when the user changes.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0105'],
    checkov: ['CKV_K8S_23'],
    kics: ['Container Running As Root'],
    'kube-linter': ['run-as-non-root'],
    kubescape: ['C-0013'],
    polaris: ['runAsRootAllowed'],
    cis: ['5.2.7', 'PSS restricted: Running as Non-root user (v1.23+)'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Run as user 10001', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    const isHarmless = podSpec.hostUsers === false || isSystemPod(podSpec);
    const pod = podSpec.security('runAsUser');
    const heirs = podSpec.containers.filter((container) => !container.security('runAsUser'));
    if (isRoot(pod)) {
      const { at, related } = useOf(podSpec.node, path, pod);
      // Where every container names its user, that of the pod is for nobody but the admission controller.
      const isOverridden = podSpec.containers.length > 0 && heirs.length === 0;
      report(at, {
        says: `${namesOf(heirs, podSpec)} run as root`,
        severity: isOverridden ? 'hint' : isHarmless ? 'info' : 'error',
        related,
        fix: podFix(podSpec, pod, heirs),
      });
    }
    for (const container of podSpec.containers) {
      const own = container.security('runAsUser');
      if (!isRoot(own)) continue;
      const { at, related } = useOf(container.written, path, own);
      const isForbidden = booleanValue(container.effective('runAsNonRoot')?.node) === true;
      report(at, {
        says: isForbidden
          ? `${titleOf(container)}: it is to run as root, but runAsNonRoot keeps it from starting so`
          : `${titleOf(container)}: it runs as root`,
        severity: isHarmless ? 'info' : 'error',
        related,
        fix: mayChange(container) ? runAs(container) : undefined,
      });
    }
  },
  examples: cases,
});

function isRoot(value: YamlValue | undefined): value is YamlValue {
  return value !== undefined && !isUnknownValue(value) && numberValue(value) === 0;
}

function namesOf(heirs: readonly Container[], { containers }: PodSpec): string {
  if (heirs.length === 0 || heirs.length === containers.length) return 'the containers of the pod';
  return `${heirs.length === 1 ? 'container' : 'containers'} ${heirs.map(({ name }) => name ?? '').join(', ')}`;
}

/** What it may do as privileged it can do as root only; that comes first. */
function mayChange(container: Container): boolean {
  return !isPrivileged(container) && !isSystemPod(container.podSpec);
}

/** Another user for the pod, and for those of its containers whose image has one of its own. */
function podFix(podSpec: PodSpec, value: YamlValue, heirs: readonly Container[]): FixOffer<YamlEdits> | undefined {
  const offers = heirs.map((container) => ({
    isKnown: imageFactsOf(container) !== undefined,
    offer: runAs(container),
  }));
  if (!heirs.every(mayChange) || offers.some(({ offer }) => !offer)) return undefined;
  return {
    edit: (edit) => {
      edit.setScalar(value, 10001);
      if (booleanValue(podSpec.security('runAsNonRoot')) !== true)
        setPodSecurity(edit, podSpec, ['runAsNonRoot'], true);
      for (const { isKnown, offer } of offers) if (isKnown) offer?.edit(edit);
    },
  };
}
