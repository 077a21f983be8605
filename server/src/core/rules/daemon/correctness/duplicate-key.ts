import { rule } from '../../../engine/rule';
import { repeatedEntries } from '../../../model/repeated-entries';
import type { YamlEntry } from '../../../syntax/yaml-tree';

/** Whether nothing of the first one is left once the second one is read: objects are merged, and `null` sets nothing. */
function isOverridden(first: YamlEntry, again: YamlEntry): boolean {
  if (first.value?.type === 'map' || first.value?.type === 'list') return false;
  return again.value?.type === 'scalar' && again.value.value !== null;
}

export default rule('daemon/duplicate-key', {
  title: 'A key stands twice in the same object',
  why: 'dockerd reads the last one without a word: the other setting is not in force.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://pkg.go.dev/encoding/json#Unmarshal'],
  fix: [
    { title: 'Delete the first one', safety: 'suggested' },
    { title: 'Delete this one', safety: 'suggested' },
  ],
  visit: 'file',
  check(file, report) {
    const document = file.root?.document;
    if (!document || file.hasSyntaxError) return;
    for (const { first, again } of repeatedEntries(document)) {
      const overridden = isOverridden(first, again);
      report(again.key, {
        says: `${again.name} is written twice here${overridden ? '; the last one counts' : ''}`,
        related: [{ at: first.key, says: 'The first one' }],
        fix: [
          { safety: overridden ? 'safe' : 'suggested', edit: (edit) => edit.remove(first) },
          (edit) => edit.remove(again),
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        {
          "mtu": 1400,
          "live-restore": true,
          «"mtu"»: 1450
        }
      `,
      fixed: `
        {
          "live-restore": true,
          "mtu": 1450
        }
      `,
      otherwiseFixed: [
        `
        {
          "mtu": 1400,
          "live-restore": true
        }
      `,
      ],
    },
    {
      because: 'objects are put together, and which one was meant nobody knows',
      bad: '{ "log-opts": { "max-size": "10m" }, «"log-opts"»: { "max-file": "3" } }\n',
    },
    {
      because: 'each object has keys of its own',
      good: '{ "runtimes": { "one": { "path": "/a" }, "two": { "path": "/b" } } }\n',
    },
  ],
});
