import { rule } from '../../../engine/rule';
import { entriesOf, get, itemsOf, textOf } from '../../../model/yaml-values';

const keyed = new Set(['aescbc', 'aesgcm', 'secretbox']);

const configuration = (keys: string, provider = 'secretbox') => `
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
          - resources: [secrets]
            providers:
              - ${provider}:
                  keys:
${keys}
              - identity: {}
`;

export default rule('kubernetes/encryption-config-single-key', {
  title: 'The encryption key has never been rotated',
  why: 'A key that leaked once opens every backup of etcd there ever was; the first one, named key1, is still in use.',
  todo: 'Add a second key, let the API servers read it, put it first, rewrite all secrets, and then drop the old one.',
  severity: 'hint',
  default: 'off',
  category: 'secrets',
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#rotating-a-decryption-key'],
  visit: 'componentConfig',
  check(file, report) {
    if (file.kind !== 'EncryptionConfiguration' && file.kind !== 'EncryptionConfig') return;
    for (const resource of file.items('resources')) {
      for (const provider of itemsOf(get(resource, 'providers'))) {
        for (const { name, value } of entriesOf(provider)) {
          const keys = itemsOf(get(value, 'keys'));
          const only = keys.length === 1 ? get(keys[0], 'name') : undefined;
          if (keyed.has(name) && only && textOf(only) === 'key1') {
            report(only, { says: `${name}: its only key is the first one, key1` });
          }
        }
      }
    }
  },
  examples: [
    { bad: configuration('                    - { name: «key1», secret: c2VjcmV0IGlzIHNlY3VyZQ== }') },
    {
      because: 'two keys are a rotation',
      good: configuration(
        '                    - { name: key2, secret: dGhpcyBpcyBwYXNzd29yZA== }\n                    - { name: key1, secret: c2VjcmV0IGlzIHNlY3VyZQ== }',
      ),
    },
    {
      because: 'the name says that it was made later',
      good: configuration('                    - { name: key-2026-10, secret: c2VjcmV0IGlzIHNlY3VyZQ== }'),
    },
  ],
});
