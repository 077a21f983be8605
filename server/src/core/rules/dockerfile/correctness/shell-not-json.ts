import { rule } from '../../../engine/rule';
import { jsonArray, looseArray } from '../_shared/loose-array';
import { instructionAt, problemsFor } from '../_shared/syntax-problems';

export default rule('dockerfile/shell-not-json', {
  title: 'SHELL must be a JSON array',
  why: 'The builder refuses anything else, so the image cannot be built.',
  severity: 'error',
  category: 'correctness',
  peers: { 'dockerfile-utils': ['SHELL_JSON_FORM', 'SHELL_REQUIRES_ONE'], tally: ['tally/invalid-json-form'] },
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  fix: { title: 'Write it as a JSON array', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'shell-not-json')) {
      const syntax = instructionAt(file, problem)?.syntax;
      const text = syntax?.rest.text ?? '';
      const items = text.startsWith('[') ? looseArray(text) : plainWords(text);
      report(problem, {
        says: 'SHELL takes a JSON array of strings',
        fix: items && syntax?.comments.length === 0 ? (edit) => edit.replace(problem, jsonArray(items)) : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        SHELL «/bin/bash -o pipefail -c»
      `,
      fixed: `
        FROM debian:13-slim
        SHELL ["/bin/bash", "-o", "pipefail", "-c"]
      `,
    },
    {
      because: 'an array that is nearly one',
      bad: "FROM debian:13-slim\nSHELL «['bash', '-c']»\nSHELL «[]»\n",
      fixed: 'FROM debian:13-slim\nSHELL ["bash", "-c"]\nSHELL []\n',
    },
    { because: 'quotes could mean anything', bad: 'FROM debian:13-slim\nSHELL «bash -c "x»\n' },
    { because: 'an array', good: 'FROM debian:13-slim\nSHELL ["bash", "-c"]\n' },
    {
      because: 'an array over several lines',
      good: 'FROM debian:13-slim\nSHELL [ \\\n  # the shell\n  "bash", \\\n  "-c" ]\n',
    },
    { because: 'the arguments are missing, which is another rule', good: 'FROM debian:13-slim\nSHELL\n' },
    { because: 'RUN may have both forms', good: 'FROM debian:13-slim\nRUN bash -c x\n' },
  ],
});

function plainWords(text: string): readonly string[] | undefined {
  return /["'\\$]/.test(text) ? undefined : text.split(/\s+/);
}
