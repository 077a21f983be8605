import { rule } from '../../../engine/rule';
import type { Container } from '../../../model/kubernetes-container';
import { titleOf } from '../_shared/container';
import { cases } from './liveness-probe-missing.cases';

/** Kinds whose pods run until they are told to stop, and whose platform adds no probe. */
const lasting = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'DeploymentConfig',
  'Rollout',
  'Pod',
]);

export default rule('kubernetes/liveness-probe-missing', {
  title: 'The container has no liveness probe',
  why: 'A program that hangs without ending keeps its place: nobody restarts it.',
  todo: 'Let the probe ask the program alone, not what it depends on, or one failing database restarts everything.',
  severity: 'hint',
  default: 'off',
  category: 'availability',
  peers: {
    checkov: ['CKV_K8S_8'],
    kics: ['Liveness Probe Is Not Defined'],
    'kube-linter': ['no-liveness-probe'],
    'kube-score': ['pod-probes'],
    kubescape: ['C-0056'],
    polaris: ['livenessProbeMissing'],
    terrascan: ['AC_K8S_0070'],
  },
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/probes/'],
  fix: { title: 'Probe whether its port can be connected to', safety: 'suggested' },
  visit: 'podSpec',
  check(podSpec, report) {
    if (podSpec.isPartial || podSpec.runsToCompletion || !lasting.has(podSpec.object.kind)) return;
    if (podSpec.containers.some((container) => container.probe('livenessProbe'))) return;
    for (const container of podSpec.containers) {
      if (container.kind !== 'container') continue;
      const port = onlyPort(container);
      report(container.grip, {
        says: `${titleOf(container)}: no liveness probe`,
        missing: true,
        fix:
          port === undefined
            ? undefined
            : {
                title: `Probe whether port ${port} can be connected to`,
                edit: (edit) => edit.set(container.node, ['livenessProbe', 'tcpSocket', 'port'], port),
              },
      });
    }
  },
  examples: cases,
});

/** The one port that can be connected to; nothing where there are several, or it is not known. */
function onlyPort(container: Container): number | undefined {
  const [first, ...others] = container.ports;
  return others.length === 0 && first?.protocol === 'TCP' ? first.containerPort : undefined;
}
