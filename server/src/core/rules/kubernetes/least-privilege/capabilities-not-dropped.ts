import { booleanOption, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { dockerDefaultCapabilities, isAllCapabilities, normalisedCapability } from '../../../knowledge/capabilities';
import type { Container } from '../../../model/kubernetes-container';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { get, keyOf } from '../../../model/yaml-values';
import { imageFactsOf, titleOf } from '../_shared/container';
import { isPrivileged, runsAsRoot, setSecurity } from '../_shared/security-context';
import { cases } from './capabilities-not-dropped.cases';

export default rule('kubernetes/capabilities-not-dropped', {
  title: 'The container keeps the default Linux capabilities',
  why: 'Its root may change owners of files, forge packets and more, which hardly a program needs and many an exploit does.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {
    trivy: ['KSV-0003', 'KSV-0004', 'KSV-0106'],
    checkov: ['CKV_K8S_37'],
    kics: ['No Drop Capabilities for Containers'],
    kubescape: ['C-0201', 'C-0211'],
    polaris: ['insecureCapabilities'],
    kubesec: ['CapDropAny', 'CapDropAll'],
    cis: ['5.2.10', 'PSS restricted: Capabilities', 'NSA: Pod security - capabilities'],
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  fix: { title: 'Drop all capabilities', safety: 'suggested' },
  options: {
    requireAll: booleanOption('Ask for ALL by its name, as the restricted standard does.', false),
  },
  visit: 'container',
  check(container, report, { options }) {
    // A privileged container has them all, whatever is dropped.
    if (container.isWindows || container.isPartial || isPrivileged(container)) return;
    if (isDropped(container, options.requireAll)) return;
    const capabilities = container.security('capabilities');
    const at = keyOf(capabilities, 'drop') ?? keyOf(container.securityContext, 'capabilities');
    const kept = keptCapabilities(container);
    report(at ?? container.securityContextKey ?? container.grip, {
      says: `${titleOf(container)}: it keeps the default capabilities`,
      missing: true,
      fix: {
        title: kept.length > 0 ? `Drop all capabilities but ${kept.join(', ')}` : 'Drop all capabilities',
        edit: (edit) => dropAll(edit, container, kept),
      },
    });
  },
  examples: cases,
});

function isDropped(container: Container, isAllNeeded: boolean): boolean {
  const drop = container.security('capabilities', 'drop');
  const dropped = container.capabilities('drop');
  if (isUnknownValue(drop) || dropped.some((item) => isAllCapabilities(item.text) || isUnknownValue(item))) return true;
  if (isAllNeeded) return false;
  const names = new Set(dropped.map((item) => normalisedCapability(item.text)));
  return dockerDefaultCapabilities().every((name) => names.has(name));
}

/** What has to be given back: what the image is known to need, and low ports to who listens on one. */
function keptCapabilities(container: Container): readonly string[] {
  const facts = imageFactsOf(container);
  const isRoot = runsAsRoot(container) ?? facts?.defaultUser.uid === 0;
  const needed = facts && (isRoot ? facts.capabilities.asRoot.add : facts.capabilities.asUser.add);
  const bound = (facts?.capabilities.files ?? []).flatMap(({ capabilities }) => capabilities);
  const isLow = container.ports.some(({ containerPort }) => containerPort !== undefined && containerPort < 1024);
  const kept = new Set([...(needed ?? []), ...bound, ...(isLow ? ['NET_BIND_SERVICE'] : [])]);
  const added = new Set(container.capabilities('add').map((item) => normalisedCapability(item.text)));
  return added.has('ALL') ? [] : [...kept].filter((name) => !added.has(name)).sort();
}

function dropAll(edit: YamlEdits, container: Container, kept: readonly string[]): void {
  setSecurity(edit, container, ['capabilities', 'drop'], ['ALL']);
  const written = get(container.node, 'securityContext');
  for (const name of kept) {
    if (written?.type === 'map') edit.ensureItem(written, ['capabilities', 'add'], name);
    else edit.ensureItem(container.node, ['securityContext', 'capabilities', 'add'], name);
  }
}
