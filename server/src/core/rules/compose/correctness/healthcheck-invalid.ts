import { rule } from '../../../engine/rule';
import type { ComposePart } from '../../../model/compose-parts';
import { titleOf } from '../_shared/service';

const words = new Set(['CMD', 'CMD-SHELL', 'NONE']);
const shellSyntax = /[|&;<>()$`\\"'*?[\]#~=%\s]/;

/** Whether a test may begin with a word: where a variable is unknown, with what stands before it. */
function mayBegin({ text, written }: ComposePart): boolean {
  if (text !== undefined) return words.has(text);
  const beginning = /^[^${]*/.exec(written)?.[0] ?? '';
  return [...words].some((word) => word.startsWith(beginning));
}

export default rule('compose/healthcheck-invalid', {
  title: 'The test of the health check does not begin with CMD',
  why: 'Compose refuses the whole file: the first item of the list says how the rest is run.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  fix: { title: 'Run it without a shell', safety: 'safe' },
  visit: 'service',
  check(service, report) {
    const test = service.healthcheck?.test;
    const [first] = test?.words ?? [];
    if (test?.form !== 'list' || !first || mayBegin(first)) return;
    const [item] = test.value.ownItems;
    const isPlain = test.words.every(({ text }) => text !== undefined && !shellSyntax.test(text));
    report(first.place, {
      says: `${titleOf(service)}: the test begins with "${first.text ?? first.written}"; it must begin with CMD, CMD-SHELL or NONE`,
      fix: item?.node
        ? {
            title: 'Put CMD in front',
            safety: isPlain ? 'safe' : 'suggested',
            edit: (edit) => item.node && edit.insertBefore(item.node, 'CMD'),
          }
        : undefined,
    });
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres:18
            healthcheck:
              test: [«"pg_isready"», "-U", "shop"]
      `,
      fixed: `
        services:
          db:
            image: postgres:18
            healthcheck:
              test: ["CMD", "pg_isready", "-U", "shop"]
      `,
    },
    {
      because: 'no value of the variable makes it CMD',
      bad: 'services: { a: { image: a, healthcheck: { test: [«pg_$A», b] } } }\n',
    },
    { because: 'the variable may be CMD', good: 'services: { a: { image: a, healthcheck: { test: ["CM$A", b] } } }\n' },
    {
      because: 'the words are written in capitals',
      bad: 'services: { a: { image: a, healthcheck: { test: [«cmd», a] } } }\n',
    },
    {
      because: 'every form that Compose knows, and what nobody knows',
      good: `
        services:
          a: { image: a, healthcheck: { test: [CMD, curl, "-f", "http://localhost"] } }
          b: { image: b, healthcheck: { test: [CMD-SHELL, "curl -f http://localhost || exit 1"] } }
          c: { image: c, healthcheck: { test: [NONE] } }
          d: { image: d, healthcheck: { test: curl -f http://localhost } }
          e: { image: e, healthcheck: { test: [] } }
          f: { image: f, healthcheck: { test: ["\${HOW}", a] } }
      `,
    },
  ],
});
