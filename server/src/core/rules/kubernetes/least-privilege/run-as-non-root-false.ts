import { type FixOffer, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { Container } from '../../../model/kubernetes-container';
import { booleanValue, type YamlValue } from '../../../model/yaml-values';
import { imageFactsOf, useOf } from '../_shared/container';
import { isSystemPod } from '../_shared/control-plane-pods';
import { ownerTitle, violationsOf } from '../_shared/pod-security';
import { isPrivileged } from '../_shared/security-context';
import { hasNumberedUser, runAs } from '../_shared/unprivileged-user';

export default rule('kubernetes/run-as-non-root-false', {
  title: 'runAsNonRoot is switched off',
  why: 'The kubelet starts the container as root if its image says so, and nobody notices when an image begins to.',
  todo: 'An image whose USER is a name, or root, needs a number in runAsUser; files on volumes may need fsGroup as well.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0012'],
    checkov: ['CKV_K8S_23'],
    semgrep: ['run-as-non-root-unsafe-value'],
    kics: ['Container Running As Root'],
    'kube-linter': ['run-as-non-root'],
    kubescape: ['C-0013'],
    polaris: ['runAsRootAllowed'],
    terrascan: ['AC_K8S_0087'],
    cis: ['5.2.7', 'PSS restricted: Running as Non-root'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Demand a user other than root', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report, { settings }) {
    for (const { owner, values } of violationsOf(podSpec, 'runAsNonRoot', settings)) {
      const container = owner instanceof Container ? owner : undefined;
      for (const value of values) {
        const { at, related } = useOf(container?.written ?? podSpec.node, ['securityContext', 'runAsNonRoot'], value);
        const concerned = container
          ? [container]
          : podSpec.containers.filter((one) => booleanValue(one.security('runAsNonRoot')) === undefined);
        // Where each container has a number, or says otherwise, it is for nobody but the admission controller.
        const isSettled = concerned.every((one) => (one.runAsUser ?? 0) > 0);
        report(at, {
          says: `${ownerTitle(owner)}: runAsNonRoot is false`,
          severity: isSettled || isSystemPod(podSpec) || podSpec.hostUsers === false ? 'info' : 'warning',
          related,
          fix: fixFor(value, concerned, isSettled),
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
          name: web
        spec:
          securityContext:
            runAsNonRoot: «false»
          containers:
            - name: web
              image: registry.example.com/web:2.0
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
          containers:
            - name: web
              image: registry.example.com/web:2.0
      `,
    },
    {
      because: 'a container takes back what the pod demands',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsNonRoot: true }
          initContainers: [{ name: setup, image: setup, securityContext: { runAsNonRoot: «no» } }]
          containers: [{ name: web, image: web }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          securityContext: { runAsNonRoot: true }
          initContainers: [{ name: setup, image: setup, securityContext: { runAsNonRoot: true } }]
          containers: [{ name: web, image: web }]
      `,
    },
    {
      because: 'an image that starts as root needs a number with it',
      bad: `
        apiVersion: v1
        kind: Pod
        spec: { containers: [{ name: cache, image: redis:7.4, securityContext: { runAsNonRoot: «false» } }] }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec: { containers: [{ name: cache, image: redis:7.4, securityContext: { runAsNonRoot: true, runAsUser: 999 } }] }
      `,
    },
    {
      because: 'with a number it only says the wrong thing',
      bad: `
        apiVersion: v1
        kind: Pod
        spec: { containers: [{ name: web, image: web, securityContext: { runAsUser: 7, runAsNonRoot: «false» } }] }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec: { containers: [{ name: web, image: web, securityContext: { runAsUser: 7, runAsNonRoot: true } }] }
      `,
    },
    {
      because: 'it is demanded',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
          containers:
            - name: web
              image: registry.example.com/web:2.0
      `,
    },
    {
      because: 'the standards of 1.35 trust the root of a user namespace',
      settings: { kubernetesVersion: '1.35' },
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          hostUsers: false
          securityContext: { runAsNonRoot: false }
          containers: [{ name: web, image: web }]
      `,
    },
  ],
});

/** The mark alone would keep those from starting that run as root, so they get a number with it. */
function fixFor(
  value: YamlValue,
  concerned: readonly Container[],
  isSettled: boolean,
): FixOffer<YamlEdits> | undefined {
  if (isSettled)
    return { title: 'Set runAsNonRoot: true', safety: 'safe', edit: (edit) => edit.setScalar(value, true) };
  if (concerned.some((one) => isPrivileged(one) || isSystemPod(one.podSpec))) return undefined;
  const offers = concerned.filter(isRoot).map(runAs);
  if (offers.some((offer) => !offer)) return undefined;
  return {
    edit: (edit) => {
      edit.setScalar(value, true);
      for (const offer of offers) offer?.edit(edit);
    },
  };
}

/** Whether it is told to run as root, or its image is known to start as root or as a user by name. */
function isRoot(container: Container): boolean {
  if (container.runAsUser !== undefined) return container.runAsUser === 0;
  const facts = imageFactsOf(container);
  return facts !== undefined && !hasNumberedUser(facts);
}
