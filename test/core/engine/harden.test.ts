import { expect, test } from 'vitest';
import { analyse, defaultSettings, harden } from '../../../server/src/core/index';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: cache
spec:
  containers:
    - name: cache
      image: redis:8
      securityContext:
        capabilities:
          add:
            - CHOWN
`;

test('an insertion waits where another fix replaces what it leans on', () => {
  const source = { path: 'pod.yaml', text: pod, kind: 'kubernetes' } as const;
  const analysis = analyse(source, defaultSettings('2026-01-01'));
  const text = analysis && harden(analysis, 'suggested').text;
  expect(text).toContain('        capabilities:\n          drop:\n            - ALL\n        allow');
  expect(text?.match(/drop:/g)).toHaveLength(1);
});
