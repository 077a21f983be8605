import { rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { isUnknownValue } from '../../../model/kubernetes-values';
import { probeHostsOf } from '../../../model/pod-security-checks';
import { get, itemsOf, textOf, type YamlValue } from '../../../model/yaml-values';
import { titleOf } from '../_shared/container';
import { isSystemPod } from '../_shared/control-plane-pods';

export default rule('kubernetes/probe-host-field', {
  title: 'A probe or hook is sent to another host',
  why: 'The node itself sends it: who writes the manifest can reach what only nodes reach, and learns whether it answers.',
  severity: 'warning',
  category: 'network',
  peers: { cis: ['PSS baseline: Host Probes / Lifecycle Hooks (v1.34+)'] },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  fix: [
    { title: 'Ask the container itself', safety: 'suggested' },
    { title: 'Ask the container itself, by that name', safety: 'suggested' },
  ],
  visit: 'container',
  check(container, report) {
    for (const host of probeHostsOf(container)) {
      const name = textOf(host);
      if (name === undefined || isUnknownValue(host)) continue;
      const isForSystem = isSystemPod(container.podSpec);
      report(host, {
        says: isLoopback(name)
          ? `${titleOf(container)}: ${name} is the node here, not the container`
          : `${titleOf(container)}: the node is made to call ${name}`,
        severity: isForSystem ? 'info' : 'warning',
        fix: isForSystem
          ? undefined
          : [(edit) => removeHost(edit, host), isHostName(name) ? (edit) => moveToHeader(edit, host, name) : undefined],
      });
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
              image: registry.example.com/web:2.0
              livenessProbe:
                httpGet:
                  host: «169.254.169.254»
                  path: /healthz
                  port: 8080
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              livenessProbe:
                httpGet:
                  path: /healthz
                  port: 8080
      `,
    },
    {
      because: 'a server may want its name in the header',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              readinessProbe:
                httpGet:
                  path: /
                  port: 80
                  host: «shop.example.com»
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              readinessProbe:
                httpGet:
                  path: /
                  port: 80
      `,
      otherwiseFixed: [
        `
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: web
              readinessProbe:
                httpGet:
                  path: /
                  port: 80
                  httpHeaders:
                    - name: Host
                      value: shop.example.com
      `,
      ],
    },
    {
      because: 'init containers and hooks send as well',
      bad: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: proxy, image: proxy, restartPolicy: Always, startupProbe: { tcpSocket: { host: «127.0.0.1», port: 1 } } }
          containers:
            - { name: web, image: web, lifecycle: { preStop: { httpGet: { port: 80, host: «10.0.0.7» } } } }
      `,
      fixed: `
        apiVersion: v1
        kind: Pod
        spec:
          initContainers:
            - { name: proxy, image: proxy, restartPolicy: Always, startupProbe: { tcpSocket: { port: 1 } } }
          containers:
            - { name: web, image: web, lifecycle: { preStop: { httpGet: { port: 80 } } } }
      `,
    },
    {
      because: 'without a host, or an empty one, it goes to the pod; a header sends nothing elsewhere',
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:2.0
              livenessProbe:
                httpGet:
                  path: /healthz
                  port: 8080
                  httpHeaders:
                    - name: Host
                      value: shop.example.com
              readinessProbe:
                tcpSocket:
                  host: ""
                  port: 8080
      `,
    },
  ],
});

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '::1';
}

/** Whether it is a name that one server of several may be asked by, and no address. */
function isHostName(host: string): boolean {
  return !isLoopback(host) && host.includes('.') && !host.includes(':') && !/^[\d.]+$/.test(host);
}

function removeHost(edit: YamlEdits, host: YamlValue): void {
  if (host.parent?.type === 'entry') edit.remove(host.parent);
  else edit.refuse('The host is written elsewhere');
}

function moveToHeader(edit: YamlEdits, host: YamlValue, name: string): void {
  removeHost(edit, host);
  const request = host.parent?.type === 'entry' ? host.parent.parent : undefined;
  const headers = itemsOf(get(request, 'httpHeaders'));
  const hasHeader = headers.some((header) => textOf(get(header, 'name'))?.toLowerCase() === 'host');
  if (!request || hasHeader) edit.refuse('The request has such a header already');
  else edit.ensureItem(request, ['httpHeaders'], { name: 'Host', value: name });
}
