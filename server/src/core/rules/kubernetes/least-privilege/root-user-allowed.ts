import { booleanOption, type EditFunction, type FixOffer, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { isCertain, unprivilegedUser } from '../../../knowledge/images';
import type { Container } from '../../../model/kubernetes-container';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { booleanValue, numberValue } from '../../../model/yaml-values';
import { imageFactsOf, titleOf } from '../_shared/container';
import { isSystemPod } from '../_shared/control-plane-pods';
import { hasPodLevel, isPrivileged, setPodSecurity, setSecurity } from '../_shared/security-context';
import { hasNumberedUser, runAs } from '../_shared/unprivileged-user';
import { cases } from './root-user-allowed.cases';

export default rule('kubernetes/root-user-allowed', {
  title: 'Nothing prevents the container from running as root',
  why: 'If its image starts as root, a way out of the container is a way onto the node as root.',
  todo: 'An image whose USER is a name, or root, needs a number in runAsUser; files on volumes may need fsGroup as well.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0012'],
    checkov: ['CKV_K8S_23'],
    semgrep: [
      'run-as-non-root',
      'run-as-non-root-container-level',
      'run-as-non-root-container-level-missing-security-context',
      'run-as-non-root-security-context-pod-level',
    ],
    kics: ['Container Running As Root'],
    'kube-linter': ['run-as-non-root'],
    kubescape: ['C-0013', 'C-0198', 'C-0211'],
    polaris: ['runAsRootAllowed'],
    kubesec: ['RunAsNonRoot'],
    terrascan: ['AC_K8S_0087'],
    cis: ['5.2.7', 'PSS restricted: Running as Non-root', 'NSA: Pod security - non-root containers'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: [
    { title: 'Demand a user other than root', safety: 'suggested' },
    { title: 'Run as user 10001', safety: 'suggested' },
  ],
  options: {
    requireRunAsNonRoot: booleanOption(
      'Ask for runAsNonRoot: true beside a user number, as the restricted standard does.',
      false,
    ),
  },
  visit: 'container',
  check(container, report, { options }) {
    const isStrict = options.requireRunAsNonRoot;
    if ((container.isWindows && !isStrict) || container.isPartial || !isOpen(container, isStrict)) return;
    report(container.securityContextKey ?? container.grip, {
      says: `${titleOf(container)}: nothing keeps it from running as root`,
      severity: container.podSpec.hostUsers === false || isSystemPod(container.podSpec) ? 'info' : 'warning',
      missing: true,
      fix: fixesFor(container),
    });
  },
  examples: cases,
});

/** Neither a user number nor runAsNonRoot counts for the container. Explicit values are judged by rules of their own. */
function isOpen(container: Container, isStrict: boolean): boolean {
  const mark = container.effective('runAsNonRoot')?.node;
  if (mark && (isUnknownValue(mark) || booleanValue(mark) !== undefined)) return false;
  const user = container.effective('runAsUser')?.node;
  return user === undefined || (isStrict && (numberValue(user) ?? 0) > 0);
}

type Offers = readonly (FixOffer<YamlEdits> | EditFunction<YamlEdits> | undefined)[] | undefined;

function fixesFor(container: Container): Offers {
  if (container.runAsUser !== undefined) {
    // The number settles who runs; the mark only makes the API server hold it.
    return [{ title: 'Set runAsNonRoot: true', safety: 'safe', edit: (edit) => demand(edit, container) }];
  }
  // Users of Windows have names, no numbers.
  if (container.isWindows) return [(edit) => demand(edit, container)];
  // What it may do as privileged it can do as root only; that comes first.
  if (isPrivileged(container) || isSystemPod(container.podSpec)) return [];
  const facts = imageFactsOf(container);
  if (!facts || hasNumberedUser(facts)) {
    const isForPod = isForWholePod(container);
    const marked = isForPod ? container.podSpec.containers : [container];
    const mark: FixOffer<YamlEdits> = {
      safety: marked.every(isKnownToStart) ? 'safe' : 'suggested',
      edit: (edit) => {
        if (isForPod) setPodSecurity(edit, container.podSpec, ['runAsNonRoot'], true);
        else demand(edit, container);
      },
    };
    return [mark, facts ? undefined : runAs(container)];
  }
  // The kubelet starts neither root nor a user by name under runAsNonRoot: such an image needs the number, too.
  const known = unprivilegedUser(facts)?.uid !== undefined;
  const offer = runAs(container);
  return known ? offer && [offer] : facts.arbitraryUid === 'yes' ? [undefined, offer] : [];
}

function demand(edit: YamlEdits, container: Container): void {
  setSecurity(edit, container, ['runAsNonRoot'], true);
}

function isKnownToStart(container: Container): boolean {
  const facts = imageFactsOf(container);
  return facts !== undefined && hasNumberedUser(facts) && isCertain(facts.defaultUser.confidence);
}

/** One mark for the pod will do where no container writes its own and none is known to need a number with it. */
function isForWholePod({ podSpec }: Container): boolean {
  if (!hasPodLevel(podSpec)) return false;
  return podSpec.containers.every((container) => {
    if (container.security('runAsNonRoot') || container.security('runAsUser') || isPrivileged(container)) return false;
    const facts = imageFactsOf(container);
    return !facts || hasNumberedUser(facts);
  });
}
