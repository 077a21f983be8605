import { rule } from '../../../engine/rule';
import { problemsFor, sentence } from '../_shared/syntax-problems';

export default rule('dockerfile/syntax-invalid', {
  title: 'The builder refuses this line',
  why: 'The image cannot be built as long as it stands there.',
  severity: 'error',
  category: 'correctness',
  peers: { hadolint: ['DL1000'], 'dockerfile-utils': ['UNKNOWN_TYPE'] },
  references: ['https://docs.docker.com/reference/dockerfile/'],
  visit: 'file',
  check(file, report) {
    for (const problem of problemsFor(file, 'syntax-invalid')) report(problem, { says: sentence(problem) });
  },
  examples: [
    {
      bad: `
        FROM nginx:1.30
        HEALTHCHECK --interval=30s «curl» -f http://localhost/
      `,
    },
    {
      because: 'CMD or NONE, in any case',
      good: `
        FROM nginx:1.30
        HEALTHCHECK --interval=30s cmd curl -f http://localhost/
        HEALTHCHECK none
      `,
    },
    { because: 'ONBUILD holds a check', bad: 'FROM nginx:1.30\nONBUILD HEALTHCHECK «true»\n' },
    { because: 'lines have a longest length', bad: `FROM nginx:1.30\n«RUN ${'x'.repeat(65_532)}»\n` },
    { because: 'what has a rule of its own is said there', good: 'FROM nginx:1.30\nUSER\nFOO\nCOPY a\n' },
    { because: 'an empty file is no mistake yet', good: '# to be written\n' },
  ],
});
