import { expect, test } from 'vitest';
import { analyse, defaultSettings } from '../../../server/src/core/index';

const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ .Release.Name }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: helper-{{ .Release.Name }}
`;

test('what stands in for the actions of a template is in no message', () => {
  const source = { path: 'templates/binding.yaml', text: binding, kind: 'kubernetes' } as const;
  const analysis = analyse(source, defaultSettings('2026-01-01'));
  expect(analysis?.findings.map(({ message }) => message)).toEqual([
    'ClusterRoleBinding {{…}} gives cluster-admin to ServiceAccount helper-{{…}}',
  ]);
});
