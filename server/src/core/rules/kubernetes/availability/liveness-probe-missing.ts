import { rule } from '../../../engine/rule';
import type { Container } from '../../../model/kubernetes-container';
import { titleOf } from '../_shared/container';

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
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: «web»
                  image: registry.example.com/web:2.0
                  ports:
                    - containerPort: 8080
      `,
      fixed: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: web
                  image: registry.example.com/web:2.0
                  ports:
                    - containerPort: 8080
                  livenessProbe:
                    tcpSocket:
                      port: 8080
      `,
    },
    {
      because: 'of two ports, of none, and of one without connections nobody knows what to ask',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - { name: «web», image: web, ports: [{ containerPort: 80 }, { containerPort: 443 }] }
            - { name: «worker», image: worker }
            - { name: «dns», image: dns, ports: [{ containerPort: 53, protocol: UDP }] }
      `,
    },
    {
      because: 'it has one',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              livenessProbe:
                httpGet: { path: /live, port: 8080 }
      `,
    },
    {
      because: 'one container of the pod is watched; init containers, sidecars among them, are not asked for probes',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: migrate, image: migrate }
            - { name: mesh, image: mesh, restartPolicy: Always }
          containers:
            - { name: web, image: web, livenessProbe: { tcpSocket: { port: 80 } } }
            - { name: logs, image: logs }
      `,
    },
    {
      because: 'these end by design',
      good: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: report }
        spec: { template: { spec: { restartPolicy: Never, containers: [{ name: report, image: report }] } } }
        ---
        apiVersion: v1
        kind: Pod
        spec: { restartPolicy: OnFailure, containers: [{ name: report, image: report }] }
      `,
    },
    {
      because: 'Knative adds probes of its own',
      good: `
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: { name: web }
        spec: { template: { spec: { containers: [{ name: web, image: web }] } } }
      `,
    },
  ],
});

/** The one port that can be connected to; nothing where there are several, or it is not known. */
function onlyPort(container: Container): number | undefined {
  const [first, ...others] = container.ports;
  return others.length === 0 && first?.protocol === 'TCP' ? first.containerPort : undefined;
}
