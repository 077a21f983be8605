import { rule } from '../../../engine/rule';
import { isAllCapabilities } from '../../../knowledge/capabilities';
import { entryOf } from '../../../model/yaml-values';
import { addedCapabilities } from '../_shared/added-capabilities';
import { titleOf } from '../_shared/container';
import { setSecurity } from '../_shared/security-context';

export default rule('kubernetes/all-capabilities-added', {
  title: 'The container gets every capability',
  why: 'It may mount disks, load kernel modules and change the network of its node: hardly anything of root is left out.',
  severity: 'error',
  category: 'least-privilege',
  peers: {
    kubescape: ['C-0046'],
    polaris: ['dangerousCapabilities', 'linuxHardening'],
    cis: ['5.2.9', 'PSS baseline: Capabilities', 'PSS restricted: Capabilities'],
  },
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  fix: { title: 'Drop all capabilities instead', safety: 'suggested' },
  visit: 'container',
  check(container, report) {
    for (const { item, name, at, related } of addedCapabilities(container)) {
      if (!isAllCapabilities(name)) continue;
      report(at, {
        says: `${titleOf(container)}: it gets every capability`,
        related,
        fix: (edit) => {
          const entry = entryOf(container.security('capabilities'), 'add')?.entry;
          const isAlone = container.capabilities('add').length === 1;
          edit.remove(isAlone && entry ? entry : item);
          if (!container.capabilities('drop').some(({ text }) => text === 'ALL')) {
            setSecurity(edit, container, ['capabilities', 'drop'], ['ALL']);
          }
        },
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              securityContext:
                capabilities:
                  add:
                    - «ALL»
                    - NET_BIND_SERVICE
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
              securityContext:
                capabilities:
                  add:
                    - NET_BIND_SERVICE
                  drop:
                    - ALL
      `,
    },
    {
      because: 'what is added wins over what is dropped',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: a, image: a, securityContext: { capabilities: { add: [«all»], drop: [ALL] } } }]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: a, image: a, securityContext: { capabilities: { drop: [ALL] } } }]
      `,
    },
    {
      because: 'nothing else is in the list',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: a
              image: a
              securityContext:
                capabilities:
                  add: [«ALL»]
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: a
              image: a
              securityContext:
                capabilities:
                  drop: [ALL]
      `,
    },
    {
      because: 'all of them are dropped',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          containers:
            - name: agent
              image: registry.example.com/agent:1.4
              securityContext:
                capabilities:
                  drop:
                    - ALL
      `,
    },
  ],
});
