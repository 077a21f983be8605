import { rule } from '../../../engine/rule';
import { standsBeforeCompounds } from '../_shared/compound-commands';

export default rule('dockerfile/semicolon-chain-ignores-errors', {
  title: 'Commands are chained with ; so a failure does not stop the build',
  why: 'Only the status of the last command counts: the layer is kept and cached although a step before has failed.',
  severity: 'info',
  default: 'off',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#shell-form'],
  fix: { title: 'Go on only where it succeeds', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const { operatorAfter, operatorBefore, chain, pipeline, instruction: run } = command;
    if (operatorAfter?.text !== ';' || command.options.errexit || command.isExecForm) return;
    if (HARMLESS.has(command.program ?? '') || command.program === undefined || command.isInsideSubstitution) return;
    if (run.heredocs.length > 0 || command.isCondition) return;
    const next = chain.commands[chain.commands.indexOf(command) + 1];
    if (!next || next.operatorBefore?.span.start !== operatorAfter.span.start) return;
    // What stands behind || is there for a failure, and what another chain holds is part of a loop or a branch.
    if (operatorBefore?.text === '||' || !standsBeforeCompounds(command) || pipeline.at(-1) !== command) return;
    const { text } = run.model;
    report(operatorAfter, {
      says: `a failure of ${command.program} is ignored`,
      fix: (edit) => {
        const before = text.charAt(operatorAfter.span.start - 1);
        edit.replace(operatorAfter, /\s/.test(before) ? '&&' : ' &&');
      },
    });
  },
  examples: [
    {
      bad: 'FROM debian:12-slim\nRUN apt-get update«;» apt-get install -y curl\n',
      fixed: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n',
    },
    {
      because: 'on several lines',
      bad: 'FROM debian:12-slim\nRUN ./configure «;» \\\n    make«;» \\\n    echo done; ls\n',
      fixed: 'FROM debian:12-slim\nRUN ./configure && \\\n    make && \\\n    echo done; ls\n',
    },
    {
      because: 'a failure stops the step',
      good: 'FROM debian:12-slim\nRUN set -eux; apt-get update; apt-get install -y curl\n',
    },
    {
      because: 'the shell is told so',
      good: 'FROM debian:12-slim\nSHELL ["/bin/bash", "-e", "-c"]\nRUN apt-get update; apt-get install -y curl\n',
    },
    {
      because: 'loops and branches',
      good: 'FROM debian:12-slim\nRUN for i in a b; do make $i; ls $i/x; make c; done; if test -f x; then make; fi\n',
    },
    { because: 'no operator', good: 'FROM debian:12-slim\nRUN find / -name x -exec rm {} \\; && echo "a; b"\n' },
    { because: 'what cannot fail', good: 'FROM debian:12-slim\nRUN export A=b; echo start; A=c; make\n' },
    { because: 'a failure is expected', good: 'FROM debian:12-slim\nRUN grep a b || true; make\n' },
    { because: 'the last one', good: 'FROM debian:12-slim\nRUN make;\n' },
  ],
});

const HARMLESS: ReadonlySet<string> = new Set(
  'set export echo printf true : shopt unset local readonly umask exit ls sleep'.split(' '),
);
