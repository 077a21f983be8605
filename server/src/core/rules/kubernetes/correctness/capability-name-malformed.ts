import { type FixOffer, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { allCapabilities, capability, isAllCapabilities, normalisedCapability } from '../../../knowledge/capabilities';
import { isUnknownValue } from '../../../model/kubernetes-values';
import type { YamlScalar } from '../../../syntax/yaml-tree';
import { nearestWord } from '../../../text/did-you-mean';
import { titleOf, useOf } from '../_shared/container';

export default rule('kubernetes/capability-name-malformed', {
  title: 'The capability is not written as Kubernetes writes it',
  why: 'Admission controllers compare names letter by letter, and runtimes do not start a container with one they do not know.',
  severity: 'warning',
  category: 'correctness',
  peers: { cis: ['PSS baseline: Capabilities', 'PSS restricted: Capabilities'] },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: { title: 'Write the capability in capitals and without CAP_', safety: 'safe' },
  visit: 'container',
  check(container, report) {
    if (container.isWindows) return;
    for (const list of ['add', 'drop'] as const) {
      for (const item of container.capabilities(list)) {
        const name = normalisedCapability(item.text);
        const isKnown = isAllCapabilities(item.text) || capability(name) !== undefined;
        if (isUnknownValue(item) || (isKnown && name === item.text)) continue;
        const { at, related } = useOf(container.written, ['securityContext', 'capabilities', list], item);
        const nearest = isKnown
          ? name
          : nearestWord(
              name,
              allCapabilities().map((one) => one.name),
            );
        report(at, {
          says: isKnown
            ? `${titleOf(container)}: ${item.text} is written ${name} in Kubernetes`
            : `${titleOf(container)}: there is no capability ${item.text}${nearest ? `, but ${nearest}` : ''}`,
          related,
          fix: nearest === undefined ? undefined : renamed(item, nearest),
        });
      }
    }
  },
  examples: [
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
              securityContext:
                capabilities:
                  drop:
                    - «all»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1.4
              securityContext:
                capabilities:
                  drop:
                    - ALL
      `,
    },
    {
      because: 'runtimes put CAP_ in front themselves, and a misspelt name is none',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext: { capabilities: { drop: [ALL], add: [«CAP_CHOWN», «NET_BIND_SERVICES»] } }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              securityContext: { capabilities: { drop: [ALL], add: [CHOWN, NET_BIND_SERVICE] } }
      `,
    },
    {
      because: 'nothing is near',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, securityContext: { capabilities: { add: [«EVERYTHING»] } } }]
      `,
    },
    {
      because: 'this is how they are written',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1.4
              securityContext:
                capabilities:
                  drop:
                    - ALL
                  add:
                    - NET_BIND_SERVICE
      `,
    },
    {
      because: 'template text may be any',
      good: `
        apiVersion: v1
        kind: Pod
        spec:
          containers: [{ name: web, image: web, securityContext: { capabilities: { add: ['\${CAPABILITY}'] } } }]
      `,
    },
  ],
});

/** Runtimes take any case; a prefix or a misspelt name may keep the container from starting so far. */
function renamed(item: YamlScalar, name: string): FixOffer<YamlEdits> {
  const isSame = item.text.toUpperCase() === name;
  return {
    title: `Write ${name}`,
    safety: isSame ? 'safe' : 'suggested',
    edit: (edit) => edit.setScalar(item, name),
  };
}
