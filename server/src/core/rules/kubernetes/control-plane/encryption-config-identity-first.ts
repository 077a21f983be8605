import { rule } from '../../../engine/rule';
import { entriesOf, get, itemsOf, textOf, type YamlValue } from '../../../model/yaml-values';

/** Whether a resource list of an encryption configuration takes in Secrets. */
function coversSecrets(resource: YamlValue): boolean {
  const names = itemsOf(get(resource, 'resources')).map((item) => textOf(item));
  return names.some((name) => name === 'secrets' || name === '*.' || name === '*.*');
}

export default rule('kubernetes/encryption-config-identity-first', {
  title: 'Secrets are stored unencrypted',
  why: 'The first provider encrypts what is written, and identity does not: a copy of etcd or its backup shows every secret.',
  severity: 'error',
  category: 'secrets',
  peers: {
    checkov: ['CKV_K8S_104'],
    kics: ['Encryption Provider Not Properly Configured'],
    kubescape: ['C-0142', 'C-0066'],
    cis: ['1.2.28'],
  },
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/'],
  fix: { title: 'Try identity last', safety: 'suggested' },
  visit: 'componentConfig',
  check(file, report) {
    if (file.kind !== 'EncryptionConfiguration' && file.kind !== 'EncryptionConfig') return;
    for (const resource of file.items('resources')) {
      const providers = itemsOf(get(resource, 'providers'));
      const [first] = providers;
      const identity = entriesOf(first).find(({ name }) => name === 'identity');
      if (!first || !identity || !coversSecrets(resource)) continue;
      const others = providers.slice(1).filter((provider) => get(provider, 'identity') === undefined);
      const last = providers.at(-1);
      report(identity.entry.key, {
        says:
          others.length > 0
            ? 'the provider identity comes first, so secrets are written as they are'
            : 'the only provider is identity, so secrets are written as they are',
        fix:
          others.length === 0 || !last
            ? undefined
            : (edit) => {
                edit.insertAfter(last, { identity: {} });
                edit.remove(first);
              },
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
          - resources: [secrets]
            providers:
              - «identity»: {}
              - secretbox:
                  keys:
                    - name: key1
                      secret: c2VjcmV0IGlzIHNlY3VyZQ==
      `,
      fixed: `
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
          - resources: [secrets]
            providers:
              - secretbox:
                  keys:
                    - name: key1
                      secret: c2VjcmV0IGlzIHNlY3VyZQ==
              - identity: {}
      `,
    },
    {
      because: 'nothing to move: there must be a key first',
      bad: `
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
          - resources: ['*.*']
            providers:
              - «identity»: {}
      `,
    },
    {
      because: 'identity in the last place reads what was written before',
      good: `
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
          - resources: [secrets]
            providers:
              - kms: { apiVersion: v2, name: vault, endpoint: unix:///run/kms.sock }
              - identity: {}
      `,
    },
    {
      because: 'events are no secrets',
      good: `
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
          - resources: [events]
            providers:
              - identity: {}
      `,
    },
  ],
});
