import type { YamlEdits } from '../../../engine/yaml-edits';
import type { ComponentFlags } from '../../../model/control-plane';

/** Gives a component one more flag, in the words of the place that its flags are written in. */
export function addFlag(edit: YamlEdits, flags: ComponentFlags, name: string, value: string): void {
  const { node, container, source } = flags;
  if (source === 'command') {
    const list = container?.get('args') ?? container?.get('command');
    if (list?.type === 'list') edit.append(list, `--${name}=${value}`);
    else edit.refuse('The flags are no list');
  } else if (source === 'argument-list') {
    if (node.type === 'list') edit.append(node, `${name}=${value}`);
    else edit.refuse('The flags are no list');
  } else if (node.type === 'list') edit.append(node, { name, value });
  else edit.set(node, [name], value);
}

/**
 * A manifest of the API server, as its container starts: what is missing here is missing. `more` are volumes of the node
 * beside that of the certificates, by name and path.
 */
export const apiServerManifest = (
  flags: string,
  name = 'kube-apiserver',
  more: readonly (readonly [name: string, path: string])[] = [],
) => `
        apiVersion: v1
        kind: Pod
        metadata: { name: kube-apiserver, namespace: kube-system }
        spec:
          volumes:
            - name: certificates
              hostPath:
                path: /etc/kubernetes/pki
                type: DirectoryOrCreate
${more
  .map(
    ([volume, path]) => `            - name: ${volume}
              hostPath:
                path: ${path}
                type: DirectoryOrCreate
`,
  )
  .join('')}          containers:
            - name: ${name}
              image: registry.k8s.io/kube-apiserver:v1.34.1
              volumeMounts:
                - name: certificates
                  mountPath: /etc/kubernetes/pki
${more
  .map(
    ([volume, path]) => `                - name: ${volume}
                  mountPath: ${path}
`,
  )
  .join('')}              command:
                - kube-apiserver
${flags
  .split('\n')
  .map((flag) => `                - ${flag}\n`)
  .join('')}`;
