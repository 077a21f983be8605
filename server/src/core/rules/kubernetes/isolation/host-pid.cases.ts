import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          hostPID: «true»
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
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
      `,
  },
  {
    because: 'the pod of a CronJob stands three templates deep',
    bad: `
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "0 3 * * *"
          jobTemplate:
            spec:
              template:
                spec: { hostPID: «true», restartPolicy: Never, containers: [{ name: report, image: report }] }
      `,
    fixed: `
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "0 3 * * *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: report, image: report }] }
      `,
  },
  {
    because: 'a merge key brings it into a second pod: the anchor is what changes',
    bad: `
        apiVersion: v1
        kind: List
        items:
          - apiVersion: v1
            kind: Pod
            spec: &agent
              hostPID: «on»
              containers: [{ name: agent, image: agent }]
          - apiVersion: v1
            kind: Pod
            spec:
              <<: *agent
              restartPolicy: Never
      `,
    fixed: `
        apiVersion: v1
        kind: List
        items:
          - apiVersion: v1
            kind: Pod
            spec: &agent
              containers: [{ name: agent, image: agent }]
          - apiVersion: v1
            kind: Pod
            spec:
              <<: *agent
              restartPolicy: Never
      `,
  },
  {
    because: 'agents of kube-system are no exception, nor are patches',
    path: 'overlays/agent-patch.json',
    bad: `
        {
          "apiVersion": "apps/v1",
          "kind": "DaemonSet",
          "metadata": { "name": "agent", "namespace": "kube-system" },
          "spec": { "template": { "spec": { "hostPID": «true» } } }
        }
      `,
    fixed: `
        {
          "apiVersion": "apps/v1",
          "kind": "DaemonSet",
          "metadata": { "name": "agent", "namespace": "kube-system" },
          "spec": { "template": { "spec": {} } }
        }
      `,
  },
  {
    because: 'false is the default',
    good: `
        kind: Pod
        apiVersion: v1
        spec:
          hostPID: false
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'a value of a template is not known',
    good: `
        kind: Pod
        apiVersion: v1
        spec:
          hostPID: \${SHARE_PROCESSES}
          containers: [{ name: web, image: web }]
      `,
  },
  {
    because: 'a text is no boolean: the API server refuses it',
    good: `
        kind: Pod
        apiVersion: v1
        spec: { hostPID: "true", containers: [{ name: web, image: web }] }
      `,
  },
];
