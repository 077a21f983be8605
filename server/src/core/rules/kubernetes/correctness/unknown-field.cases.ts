import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4
            securitycontext:
              runAsNonroot: true
            resource: {}
    `,
  },
];
