import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';

export default rule('dockerfile/consecutive-run', {
  title: 'Consecutive RUN instructions could be one',
  why: 'Each RUN adds a layer, and what a later one deletes stays in the layer of the earlier one.',
  severity: 'hint',
  // Small layers that change seldom make rebuilds fast.
  default: 'off',
  category: 'image-hygiene',
  peers: {
    hadolint: ['DL3059'],
    kics: ['Multiple RUN, ADD, COPY, Instructions Listed'],
    tally: ['tally/prefer-run-heredoc'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#run'],
  fix: { title: 'Join them', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    if (run.onbuild || !isSimple(run)) return;
    const { stage, order, model } = run;
    if (!stage.isShipped) return;
    const before = stage.instructions[order - 1];
    if (before?.kind !== 'RUN' || before === run || !isSimple(before) || flagsOf(before) !== flagsOf(run)) return;
    report(run.keyword, {
      says: 'the RUN before it has the same flags, and one command too',
      fix: (edit) => {
        const start = before.syntax.restSpan.end;
        const end = run.syntax.restSpan.start;
        const [, ...lines] = model.text.slice(start, end).split(/\r?\n/);
        lines.pop();
        const lineEnd = model.text.includes('\r\n') ? '\r\n' : '\n';
        const comments = lines.filter((line) => line.trim() !== '');
        edit.replace({ span: { start, end } }, [` && ${model.escapeCharacter}`, ...comments, '    '].join(lineEnd));
      },
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN useradd app
        «RUN» mkdir /app
      `,
      fixed: `
        FROM debian:12
        RUN useradd app && \\
            mkdir /app
      `,
    },
    {
      because: 'comments stay, empty lines go, and flags are those of the first',
      bad: 'FROM debian:12\nRUN --network=none ./a \\\n  --b\n\n# then\n# this\n«RUN» --network=none ./c\nCOPY d /\nRUN ./e\n',
      fixed: 'FROM debian:12\nRUN --network=none ./a \\\n  --b && \\\n# then\n# this\n    ./c\nCOPY d /\nRUN ./e\n',
    },
    {
      because: 'other flags',
      good: 'FROM debian:12\nRUN --mount=type=secret,id=a ./a\nRUN ./b\nRUN --network=none ./c\n',
    },
    { because: 'chains were joined already', good: 'FROM debian:12\nRUN a && b\nRUN c\nRUN d; e\n' },
    {
      because: 'a stage that is copied from is kept in steps',
      good: 'FROM debian:12 AS build\nRUN a\nRUN b\nFROM debian:12\nCOPY --from=build /a /a\n',
    },
    { because: 'scripts and the JSON form', good: 'FROM debian:12\nRUN <<EOF\na\nEOF\nRUN b\nRUN ["c"]\nRUN d\n' },
  ],
});

/** Whether a RUN is one command of a shell that another can be joined to. */
function isSimple({ heredocs, isExecForm, commands, hasPosixShell }: Run): boolean {
  return heredocs.length === 0 && !isExecForm && hasPosixShell && commands.length === 1;
}

function flagsOf({ flags }: Run): string {
  return flags.map(({ name, text }) => `${name.value}=${text}`).join(' ');
}
