import { rule } from '../../../engine/rule';
import { isReset } from '../../../model/compose-value';
import type { YamlEntry, YamlNode } from '../../../syntax/yaml-tree';

/** Whether `!reset` stands before it or before something that holds it. */
function isTakenAway(node: YamlNode): boolean {
  for (let at: YamlNode | YamlEntry | undefined = node; at; at = at.parent) {
    if (at.type !== 'entry' && isReset(at)) return true;
  }
  return false;
}

export default rule('compose/interpolation-invalid', {
  title: 'The variable expression is malformed',
  why: 'Compose refuses the whole file: it reads ${ as the beginning of a variable, in the text of a script, too.',
  todo: 'Write $$ for a dollar that is meant for a program in the container.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  fix: { title: 'Mean a plain dollar', safety: 'suggested' },
  visit: 'interpolatedScalar',
  check(scalar, report) {
    const { problem } = scalar.interpolation;
    const { node } = scalar;
    if (!problem || isTakenAway(node)) return;
    const { start, end } = problem.span;
    const isOneLine = node.style !== 'literal' && node.style !== 'folded';
    const text = `${node.text.slice(0, start)}$${node.text.slice(start)}`;
    report(scalar.placeOf(start, end), {
      says: problem.message,
      fix: isOneLine ? (edit) => edit.setScalar(node, text) : undefined,
    });
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web:«\${TAG:0:3}»
            command: ["sh", "-c", "echo «\${#NAME}»"]
      `,
      fixed: `
        services:
          web:
            image: web:$\${TAG:0:3}
            command: ["sh", "-c", "echo $\${#NAME}"]
      `,
    },
    {
      because: 'a brace that is never closed, no name, an operator that only shells have',
      bad: `
        x-a: «\${A»
        services:
          web:
            image: «\${}»
            user: "«\${B/a/b}»"
            labels: { a: "«\${ C }»", b: "\${D:-«\${»}" }
      `,
    },
    {
      because: 'the text of a script',
      bad: `
        services:
          web:
            image: web
            command: |
              echo $$HOME
              echo «\${!name}»
      `,
    },
    {
      because: 'every operator that Compose knows, one inside the other',
      good: `
        services:
          web:
            image: "\${A:-\${B-b}}:\${C:?}\${D?no}\${E:+\${F+f}}"
            command: "echo $$1 $1 $(date) $ \${a_1}"
      `,
    },
    {
      because: 'what is taken away, and what only counts for some values of a variable',
      good: 'services: { web: { image: "a${A:+${B}", ports: !reset ["${"], labels: !reset { a: "${" } } }\n',
    },
    { because: 'a key holds no variable', good: 'services: { web: { image: web, labels: { "${": a } } }\n' },
  ],
});
