import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { Container } from '../../../model/kubernetes-container';
import { booleanValue } from '../../../model/yaml-values';
import { imageFactsOf, titleOf, useOf } from '../_shared/container';
import { setSecurity } from '../_shared/security-context';
import { isMounted, mountEmptyFolder, realPath } from '../_shared/volumes';
import { cases } from './writable-root-filesystem.cases';

const field = 'readOnlyRootFilesystem';

export default rule('kubernetes/writable-root-filesystem', {
  title: 'The root filesystem is writable',
  why: 'An intruder can change programs and leave tools behind; read-only, all that can be written is what is mounted.',
  severity: 'warning',
  category: 'isolation',
  peers: {
    trivy: ['KSV-0014'],
    checkov: ['CKV_K8S_22'],
    semgrep: ['writable-filesystem-container'],
    kics: ['Root Container Not Mounted Read-only'],
    'kube-linter': ['no-read-only-root-fs'],
    'kube-score': ['container-security-context-readonlyrootfilesystem'],
    kubescape: ['C-0017', 'C-0211'],
    polaris: ['notReadOnlyRootFilesystem'],
    kubesec: ['ReadOnlyRootFilesystem'],
    terrascan: ['AC_K8S_0078'],
    cis: ['5.7.3', 'NSA: Pod security - immutable container file systems'],
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fix: [
    { title: 'Make the root filesystem read-only, with empty folders for what is written', safety: 'suggested' },
    { title: 'Make the root filesystem read-only', safety: 'suggested' },
  ],
  visit: 'container',
  check(container, report) {
    // Windows has no such setting, and who debugs wants to install tools.
    if (container.isWindows || container.kind === 'ephemeral') return;
    const value = container.security(field);
    const isExplicit = booleanValue(value) === false;
    if (value ? !isExplicit : container.isPartial) return;
    const use = value && useOf(container.written, ['securityContext', field], value);
    report(use?.at ?? container.securityContextKey ?? container.grip, {
      says: `${titleOf(container)}: its root filesystem is writable`,
      severity: container.kind === 'init' ? 'info' : 'warning',
      related: use?.related ?? [],
      missing: !value,
      fix: offersFor(container),
    });
  },
  examples: cases,
});

function offersFor(container: Container) {
  if (imageFactsOf(container)?.readOnlyRoot === 'no') return [];
  const readOnly = (edit: YamlEdits) => {
    const value = container.security(field);
    if (value) edit.setScalar(value, true);
    else setSecurity(edit, container, [field], true);
  };
  const paths = writtenPaths(container).filter((path) => !isMounted(container, path));
  if (paths.length === 0) return [{ title: 'Make the root filesystem read-only', edit: readOnly }];
  return [
    {
      title: `Make the root filesystem read-only, with ${paths.length > 1 ? 'empty folders' : 'an empty folder'} at ${listed(paths)}`,
      edit: (edit: YamlEdits) => {
        readOnly(edit);
        for (const path of paths) mountEmptyFolder(edit, container, path);
      },
    },
    readOnly,
  ];
}

/** What the image is known to write; of an unknown one /tmp, where most programs write. Outermost paths only. */
function writtenPaths(container: Container): readonly string[] {
  const facts = imageFactsOf(container);
  if (!facts?.writable.areKnown) return facts?.readOnlyRoot === 'yes' ? [] : ['/tmp'];
  // An empty folder over files that the image brings along would hide them.
  const written = facts.writable.paths.filter(
    ({ kind, mount }) => mount !== 'none' && kind !== 'config' && kind !== 'secret',
  );
  const paths = written.map(({ path }) => path).filter((path) => path.startsWith('/') && !path.includes('*'));
  return paths.filter((path) => !paths.some((other) => realPath(path).startsWith(`${realPath(other)}/`)));
}

function listed(paths: readonly string[]): string {
  return paths.length > 1 ? `${paths.slice(0, -1).join(', ')} and ${paths.at(-1)}` : (paths[0] ?? '');
}
