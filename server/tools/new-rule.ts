import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** `npm run new-rule <kind>/<name> [topic]`: writes the file of a new rule, with its parts to fill in. */
const [id = '', topic = 'general'] = process.argv.slice(2);
const [kind = '', name = ''] = id.split('/');
/** For each kind a node to begin with, where to report it, and a text that holds it. */
const visits: Record<string, { visit: string; at: string; text: string }> = {
  dockerfile: { visit: 'user', at: 'user', text: 'FROM alpine:3.22\\n«USER root»\\n' },
  compose: { visit: 'service', at: 'service', text: 'services:\\n  «web»:\\n    image: nginx:1.29\\n' },
  daemon: { visit: 'settings', at: 'settings.grip', text: '«{» "icc": false }\\n' },
  kubernetes: {
    visit: 'container',
    at: 'container.grip',
    text: 'apiVersion: v1\\nkind: Pod\\nspec:\\n  containers:\\n    - name: «web»\\n      image: web:1\\n',
  },
};
const shape = visits[kind];
if (!shape || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: npm run new-rule <dockerfile|compose|daemon|kubernetes>/<what-is-wrong> [topic]');
  process.exit(2);
}
const path = `server/src/core/rules/${kind}/${topic}/${name}.ts`;
if (existsSync(path)) {
  console.error(`${path} exists already.`);
  process.exit(2);
}
const depth = '../'.repeat(topic.split('/').length + 2);
mkdirSync(dirname(path), { recursive: true });
writeFileSync(
  path,
  `import { rule } from '${depth}engine/rule';

export default rule('${id}', {
  title: 'What is wrong, in the present, without a full stop',
  why: 'What can happen to the reader.',
  severity: 'warning',
  category: 'least-privilege',
  peers: {},
  fix: { title: 'What the fix does, as an order', safety: 'suggested' },
  visit: '${shape.visit}',
  check(${shape.visit}, report) {
    report(${shape.at}, { says: 'names the thing in the file', fix: (edit) => edit.refuse('not written yet') });
  },
  examples: [
    { bad: '${shape.text}', fixed: '' },
    { good: '', because: 'the trap this stands for' },
  ],
});
`,
);
console.log(`written: ${path}\nFill it in, then: npm run gen && BULKHEAD_RULE=${id} npx vitest run test/rules.test.ts`);
