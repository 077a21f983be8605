import { rule } from '../../../engine/rule';
import type { Env, EnvPair } from '../../../model/dockerfile-instructions';

export default rule('dockerfile/env-self-reference', {
  title: 'An ENV line uses a variable it defines itself',
  why: 'All values of one ENV see the variables as they were before it: the new value is not used, most often an empty one is.',
  severity: 'warning',
  category: 'correctness',
  peers: { hadolint: ['DL3044'] },
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  fix: { title: 'Begin another ENV, which sees the value', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind !== 'ENV') return;
    const { pairs } = instruction;
    // Nearly all of them set one variable.
    if (pairs.length < 2) return;
    const before = new Map<string, EnvPair>();
    for (const [index, pair] of pairs.entries()) {
      for (const variable of pair.value?.variables ?? []) {
        const earlier = before.get(variable.name);
        if (!earlier) continue;
        const { stage, order, model } = instruction;
        const isDefined = stage.setting(variable.name, order) !== undefined;
        const isOverwritten = variable.name === pair.name;
        report(variable, {
          // It may well be the older value that is wanted.
          severity: isDefined && !isOverwritten ? 'hint' : 'warning',
          says: isOverwritten
            ? `${variable.name} is set twice, and the second value knows nothing of the first`
            : `${variable.name} is set on the same line: its ${isDefined ? 'older' : 'empty'} value is used`,
          related: [{ at: { span: earlier.nameSpan }, says: 'where it is set' }],
          fix: (edit) => {
            const gap = gapBefore(instruction, index);
            const between = model.text.slice(gap.start, gap.end);
            if (instruction.onbuild || between.includes('#')) edit.refuse('The pairs cannot be parted here.');
            const lineStart = model.text.lastIndexOf('\n', instruction.span.start - 1) + 1;
            const indent = model.text.slice(lineStart, instruction.span.start);
            const lineEnd = model.text.includes('\r\n') ? '\r\n' : '\n';
            edit.replace({ span: gap }, `${lineEnd}${indent}${instruction.keyword.value} `);
          },
        });
      }
      before.set(pair.name, pair);
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        ENV APP_HOME=/app PATH=«$APP_HOME»/bin:$PATH
      `,
      fixed: `
        FROM alpine:3.22
        ENV APP_HOME=/app
        ENV PATH=$APP_HOME/bin:$PATH
      `,
    },
    {
      because: 'continued lines; what stands behind goes along',
      bad: `
        FROM alpine:3.22
        ENV ROOT="/srv" \\
            DATA="«\${ROOT}»/data" \\
            LOGS=«\${ROOT}»/logs
      `,
      fixed: `
        FROM alpine:3.22
        ENV ROOT="/srv"
        ENV DATA="\${ROOT}/data" \\
            LOGS=\${ROOT}/logs
      `,
    },
    {
      because: 'the second value of the same variable takes the first away',
      bad: 'FROM alpine:3.22\nENV PATH=/a:$PATH PATH=/b:«$PATH»\n',
      fixed: 'FROM alpine:3.22\nENV PATH=/a:$PATH\nENV PATH=/b:$PATH\n',
    },
    {
      because: 'the older value may be wanted: a hint',
      bad: 'FROM alpine:3.22\nENV A=1\nENV A=2 B=«$A»\n',
      fixed: 'FROM alpine:3.22\nENV A=1\nENV A=2\nENV B=$A\n',
    },
    { because: 'a comment stands between', bad: 'FROM alpine:3.22\nENV A=1 \\\n  # then\n  B=«$A»\n' },
    {
      because: 'its own older value, and other names that begin alike',
      good: "FROM alpine:3.22\nENV PATH=/a:$PATH\nENV A=1\nENV B=$A A=2\nENV C=1 D=$CC E=\\$C F='$C'\nARG G\nENV G=$G\n",
    },
  ],
});

/** What stands between a pair and the one before it. */
function gapBefore({ pairs }: Env, index: number): { start: number; end: number } {
  const end = pairs[index]?.span.start ?? 0;
  return { start: pairs[index - 1]?.span.end ?? end, end };
}
