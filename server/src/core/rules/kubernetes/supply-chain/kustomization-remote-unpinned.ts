import { rule } from '../../../engine/rule';
import { isRemote } from '../../../model/kustomize';
import { get, textOf } from '../../../model/yaml-values';

const pinned =
  /^(?:[0-9a-f]{40}|v?[0-9]+\.[0-9]+(?:\.[0-9]+)?(?:[-+][\w.+-]+)?|[\w./-]+[-/]v?[0-9]+\.[0-9]+\.[0-9]+)$/i;

/** Whether an address names a commit or a version; a release file has its version in its path. */
function isPinned(address: string): boolean {
  const query = address.slice(address.indexOf('?') + 1);
  const ref = address.includes('?') ? /(?:^|&)(?:ref|version)=([^&]*)/.exec(query)?.[1] : undefined;
  if (ref !== undefined) return pinned.test(ref);
  const path = address.split('?')[0] ?? '';
  return path.split('/').some((part) => /^(?:[0-9a-f]{40}|v?[0-9]+\.[0-9]+\.[0-9]+(?:-[\w.]+)?)$/i.test(part));
}

export default rule('kubernetes/kustomization-remote-unpinned', {
  title: 'The kustomization pulls a remote base that can change',
  why: 'Whoever can push to that branch decides what is deployed next, and nobody here reviews it.',
  todo: 'Add ?ref= with a version tag, better with a commit hash.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['NSA: Supply chain'] },
  references: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/'],
  visit: 'kustomization',
  check(kustomization, report) {
    const places = (['resources', 'bases', 'components', 'crds'] as const).flatMap((field) =>
      kustomization.paths(field),
    );
    for (const item of [...places, ...kustomization.patchPaths]) {
      const address = item.text.trim();
      if (!isRemote(address)) continue;
      const isPlain = address.startsWith('http://');
      if (!isPlain && isPinned(address)) continue;
      report(item, {
        severity: isPlain ? 'error' : 'warning',
        says: isPlain ? `${address} is fetched without TLS` : `${address} names no commit and no version`,
      });
    }
    for (const chart of kustomization.items('helmCharts')) {
      const name = get(chart, 'name');
      if (name && get(chart, 'version') === undefined && get(chart, 'repo') !== undefined) {
        report(name, { says: `chart ${textOf(name) ?? ''}: without a version the newest one is taken` });
      }
    }
  },
  examples: [
    {
      path: 'kustomization.yaml',
      bad: `
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources:
          - deployment.yaml
          - «https://github.com/example/base//deploy?ref=main»
          - «github.com/example/other»
        components:
          - «http://example.com/component.yaml»
        helmCharts:
          - name: «redis»
            repo: https://charts.example.com
      `,
    },
    {
      because: 'a file of the name needs no kind',
      path: 'kustomization.yaml',
      bad: `
        resources:
          - «git@github.com:example/base.git»
      `,
    },
    {
      because: 'a version, a commit and local paths',
      path: 'kustomization.yaml',
      good: `
        resources:
          - ../base
          - https://github.com/example/base//deploy?ref=v1.4.2
          - github.com/example/base?ref=0123456789abcdef0123456789abcdef01234567
          - https://github.com/example/base/releases/download/v1.4.2/install.yaml
        helmCharts:
          - { name: redis, repo: "https://charts.example.com", version: 1.2.3 }
      `,
    },
    {
      because: 'Flux calls another object by that name',
      good: `
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: apps }
        spec: { path: ./apps }
      `,
    },
  ],
});
