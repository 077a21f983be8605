import type { Example } from '../../../engine/example';

const pod = (account: string, field = '') => `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec:
          serviceAccountName: ${account}${field}
          containers: [{ name: web, image: web }]
      `;
const account = (name: string, field = '') => `
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: ${name}, namespace: shop }${field}
      `;
const off = '\n          automountServiceAccountToken: false';

export const cases: readonly Example[] = [
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
            «spec»:
              restartPolicy: Always
              containers:
                - name: web
                  image: registry.example.com/web:2.0
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
              restartPolicy: Always
              automountServiceAccountToken: false
              containers:
                - name: web
                  image: registry.example.com/web:2.0
      `,
  },
  {
    because: 'the service account in the same file says nothing, so that the token is mounted',
    bad: `${pod('«web»').trimEnd()}${account('web')}`,
    fixed: `${pod('web', off).trimEnd()}${account('web')}`,
  },
  {
    because: 'the value of the pod beats that of its service account',
    bad: `${pod('web', '\n          automountServiceAccountToken: «true»').trimEnd()}${account(
      'web',
      '\n        automountServiceAccountToken: false',
    )}`,
    fixed: `${pod('web', off).trimEnd()}${account('web', '\n        automountServiceAccountToken: false')}`,
  },
  {
    because: 'an account of another namespace, which is off, is another account',
    bad: `${pod('«default»').trimEnd()}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: default, namespace: other }
        automountServiceAccountToken: false
      `,
    fixed: `${pod('default', off).trimEnd()}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: default, namespace: other }
        automountServiceAccountToken: false
      `,
  },
  {
    because: 'the account has rights in the cluster: what uses them must not lose its token',
    bad: `${pod('«web»').trimEnd()}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web, namespace: shop }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
        subjects: [{ kind: ServiceAccount, name: web }]
      `,
  },
  {
    because: 'the pod says no',
    good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          automountServiceAccountToken: false
          containers:
            - name: web
              image: registry.example.com/web:2.0
      `,
  },
  {
    because: 'the service account says no',
    good: `${pod('web').trimEnd()}${account('web', '\n        automountServiceAccountToken: false')}`,
  },
  {
    because: 'a token of its own for one audience is what one mounts instead',
    good: `
        apiVersion: v1
        kind: Pod
        spec:
          automountServiceAccountToken: false
          containers: [{ name: web, image: web, volumeMounts: [{ name: token, mountPath: /token }] }]
          volumes:
            - name: token
              projected: { sources: [{ serviceAccountToken: { path: token, audience: vault } }] }
      `,
  },
  {
    because: 'static pods of the control plane have no service account',
    good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: etcd, namespace: kube-system, labels: { component: etcd, tier: control-plane } }
        spec:
          containers: [{ name: etcd, image: registry.k8s.io/etcd:3.6.5-0, command: [etcd] }]
      `,
  },
  {
    because: 'the steps of a workflow report to the API server with the token',
    good: `
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: { name: build }
        spec:
          entrypoint: build
          templates: [{ name: build, container: { image: build, command: [make] } }]
      `,
  },
  {
    because: 'a patch leaves what it does not name',
    path: 'overlays/image-patch.yaml',
    good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { template: { spec: { containers: [{ name: web, env: [{ name: MODE, value: debug }] }] } } }
      `,
  },
  {
    because: 'template text may name any account and any value',
    good: `${pod(`'\${ACCOUNT}'`).trimEnd()}
        ---
        apiVersion: v1
        kind: Pod
        spec: { automountServiceAccountToken: \${MOUNT}, containers: [{ name: web, image: web }] }
      `,
  },
];
