import { rule } from '../../../engine/rule';

export default rule('dockerfile/heredoc-without-errexit', {
  title: 'Errors inside a heredoc RUN are ignored',
  why: 'Only the status of the last line counts: when a line before it fails, the build goes on as if nothing had happened.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  fix: { title: 'Stop at the first error', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const [heredoc, ...others] = run.heredocs;
    if (!heredoc || others.length > 0 || run.syntax.rest.text !== heredoc.marker.value) return;
    const ignored = run.commands.find(
      ({ operatorAfter, options, program, isInsideSubstitution }) =>
        (operatorAfter?.text === '\n' || operatorAfter?.text === ';') &&
        !options.errexit &&
        program !== 'set' &&
        !isInsideSubstitution,
    );
    if (!ignored || run.commands.at(-1) === ignored) return;
    report(heredoc, {
      says:
        ignored.program === undefined ? 'failures inside are ignored' : `a failure of ${ignored.program} is ignored`,
      fix: (edit) => {
        const { text } = run.model;
        const { start, end } = heredoc.body;
        const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
        const isScript = text.startsWith('#!', start);
        const at = isScript ? text.indexOf('\n', start) + 1 : start;
        const tabs = heredoc.stripsTabs ? (/^\t*/.exec(text.slice(at, end))?.[0] ?? '') : '';
        edit.insertBeforeNode({ span: { start: at, end: at } }, `${tabs}set -e${lineEnd}`);
      },
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN «<<EOF»
        apt-get update
        apt-get install -y curl
        EOF
      `,
      fixed: `
        FROM debian:12
        RUN <<EOF
        set -e
        apt-get update
        apt-get install -y curl
        EOF
      `,
    },
    {
      because: 'a script of its own, tabs, and one line',
      bad: 'FROM debian:12\nRUN «<<"EOF"»\n#!/bin/bash\nmake\nmake install\nEOF\nRUN «<<-EOF»\n\tmake; make install\n\tEOF\n',
      fixed:
        'FROM debian:12\nRUN <<"EOF"\n#!/bin/bash\nset -e\nmake\nmake install\nEOF\nRUN <<-EOF\n\tset -e\n\tmake; make install\n\tEOF\n',
    },
    {
      because: 'the script, its first line or the shell stops at errors',
      good: `
        FROM debian:12
        RUN <<EOF
        set -eux
        make
        make install
        EOF
        RUN <<EOF
        #!/bin/bash -e
        make
        make install
        EOF
        SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
        RUN <<EOF
        make
        make install
        EOF
      `,
    },
    {
      because: 'one command, or all of them joined',
      good: 'FROM debian:12\nRUN <<EOF\nmake\nEOF\nRUN <<EOF\nmake && \\\n  make install\nEOF\n',
    },
    {
      because: 'another program reads it',
      good: 'FROM debian:12\nRUN cat <<EOF > /a\nmake\nmake install\nEOF\nRUN <<EOF\n#!/usr/bin/env python3\na()\nb()\nEOF\nCOPY <<EOF /b\nc\nd\nEOF\n',
    },
  ],
});
