import { rule } from '../../../engine/rule';
import type { KubernetesPart } from '../../../model/kubernetes';
import { type RepeatedEntry, repeatedEntries } from '../../../model/repeated-entries';

function repeatedIn({ document }: KubernetesPart): readonly RepeatedEntry[] {
  return repeatedEntries(document);
}

export default rule('kubernetes/duplicate-key', {
  title: 'A key stands twice in the same mapping',
  why: 'Strict validation refuses the document; kubectl lets the last one win without a word, so the other setting is not in force.',
  severity: 'error',
  category: 'correctness',
  references: [
    'https://yaml.org/spec/1.2.2/#nodes',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  fix: [
    { title: 'Delete the first one, which nothing reads', safety: 'safe' },
    { title: 'Delete this one', safety: 'suggested' },
  ],
  visit: 'file',
  check(file, report) {
    // In a template both may stand in branches of which one is taken.
    if (file.isTemplate) return;
    for (const { first, again } of file.parts.flatMap((part) => part.remember(repeatedIn))) {
      report(again.key, {
        says: `${again.name} is written twice here; the last one counts`,
        related: [{ at: first.key, says: 'The first one' }],
        fix: [(edit) => edit.remove(first), (edit) => edit.remove(again)],
      });
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          labels: { app: web }
          «name»: web-settings
        data:
          LEVEL: info
          «"LEVEL"»: debug
      `,
      fixed: `
        apiVersion: v1
        kind: ConfigMap
        metadata:
          labels: { app: web }
          name: web-settings
        data:
          "LEVEL": debug
      `,
      otherwiseFixed: [
        `
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          labels: { app: web }
        data:
          LEVEL: info
      `,
      ],
    },
    {
      because: 'in every kind of object, and every further time',
      bad: `
        apiVersion: example.com/v1
        kind: Widget
        spec: { a: 1, «a»: 2, «a»: 3 }
        ---
        kind:
        «kind»: Widget
      `,
    },
    {
      because: 'a merged key may be overridden, and other mappings have keys of their own',
      good: `
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: &data { a: x, b: y }
        ---
        apiVersion: v1
        kind: List
        items:
          - { apiVersion: v1, kind: ConfigMap, metadata: { name: a } }
          - { apiVersion: v1, kind: ConfigMap, metadata: { name: b } }
      `,
    },
    {
      because: 'branches of a template',
      path: 'templates/web.yaml',
      files: { '../Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' },
      good: `
        apiVersion: v1
        kind: Service
        spec:
          {{- if .Values.public }}
          type: LoadBalancer
          {{- else }}
          type: ClusterIP
          {{- end }}
      `,
    },
  ],
});
