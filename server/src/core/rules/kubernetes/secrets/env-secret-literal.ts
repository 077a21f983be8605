import { rule } from '../../../engine/rule';
import { credentialsInUrl, knownToken, looksLikeSecretName, secretValueVerdict } from '../../../knowledge/secrets';
import { isUnknownValue } from '../../../model/kubernetes-values';

export default rule('kubernetes/env-secret-literal', {
  title: 'A secret is written as a plain environment value',
  why: 'Whoever reads the repository or may get the pod has it; it also shows in crash reports and child processes.',
  todo: 'Create the Secret outside the repository, for example `kubectl create secret generic NAME --from-literal KEY=…`.',
  severity: 'error',
  category: 'secrets',
  peers: {
    'kube-linter': ['env-var-secret'],
    kubescape: ['C-0012', 'C-0259'],
    polaris: ['sensitiveContainerEnvVar'],
    cis: ['5.4.1', 'NSA: Protecting sensitive cloud infrastructure/secrets'],
  },
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  fix: { title: 'Take the value from a Secret', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    for (const { name, value, node } of container.environment) {
      if (value?.type !== 'scalar' || name === '' || isUnknownValue(value)) continue;
      const text = value.text;
      const isNamed = looksLikeSecretName(name, text) && !isHarmless(secretValueVerdict(name, text));
      if (!isNamed && !knownToken(text) && credentialsInUrl(text).length === 0) continue;
      const secret = `${container.podSpec.object.name ?? container.name ?? 'app'}-secret`;
      const entry = value.parent?.type === 'entry' ? value.parent : undefined;
      report(value, {
        says: `container ${container.name ?? 'without a name'}: the value of ${name} is a secret in plain text`,
        fix: entry
          ? (edit) => {
              edit.remove(entry);
              edit.set(node, ['valueFrom', 'secretKeyRef', 'name'], secret);
              edit.set(node, ['valueFrom', 'secretKeyRef', 'key'], name.toLowerCase().replaceAll('_', '-'));
            }
          : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: shop
        spec:
          containers:
            - name: web
              image: registry.example.com/shop/web:2.0
              env:
                - name: DB_HOST
                  value: db.shop.svc
                - name: DB_PASSWORD
                  value: «hunter-2-battery-staple»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: shop
        spec:
          containers:
            - name: web
              image: registry.example.com/shop/web:2.0
              env:
                - name: DB_HOST
                  value: db.shop.svc
                - name: DB_PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: shop-secret
                      key: db-password
      `,
    },
    {
      because: 'a URL with a password is a secret whatever its name, and a weak password is one too',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - name: migrate
              env:
                - { name: DATABASE, value: «"postgres://shop:q8Zr-51xyB@db/shop"» }
                - { name: MYSQL_ROOT_PASSWORD, value: «root» }
      `,
    },
    {
      because: 'names that tell where a secret is, or something about it',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              env:
                - { name: SECRETS_DIR, value: /run/secrets }
                - { name: METALLB_ML_SECRET_KEY_PATH, value: /etc/ml_secret_key }
                - { name: TOKEN_TTL, value: "3600" }
                - { name: SECRET_NAME, value: shop-tls }
                - { name: PUBLIC_KEY, value: MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A }
      `,
    },
    {
      because: 'the value comes from elsewhere, or is not known',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              env:
                - { name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }
                - { name: API_TOKEN, value: $(OTHER) }
                - { name: API_KEY, value: "\${API_KEY}" }
                - { name: CLIENT_SECRET, value: "" }
                - { name: ADMIN_PASSWORD, value: "vault:secret/data/shop#admin" }
      `,
    },
  ],
});

function isHarmless(verdict: ReturnType<typeof secretValueVerdict>): boolean {
  return verdict === 'pass' || verdict === 'placeholder';
}
