import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { inCaseOf } from '../_shared/keywords';

export default rule('dockerfile/cd-instead-of-workdir', {
  title: 'cd is used instead of WORKDIR',
  why: 'The folder holds for this RUN only, and each RUN that needs it must change into it again.',
  severity: 'hint',
  category: 'correctness',
  peers: {
    hadolint: ['DL3003'],
    trivy: ['DS-0013'],
    semgrep: ['use-workdir'],
    kics: ["RUN Instruction Using 'cd' Instead of WORKDIR"],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  fix: { title: 'Set a WORKDIR', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const [first, ...others] = run.commands;
    if (first?.program !== 'cd' || first.isExecForm || first.isInsideSubstitution || first.isCondition) return;
    const [folder] = first.arguments;
    const path = folder?.value;
    if (!folder || path === undefined || first.arguments.length > 1 || !/^[\w/.@%+:-]*$/.test(path)) return;
    const isAlone = others.length === 0;
    if (path === '-' || (path.startsWith('..') && !isAlone) || !isOuter(run, first.span.start)) return;
    const before = run.state?.workdirPath;
    report(first, {
      // Alone it changes nothing at all.
      severity: isAlone ? 'warning' : 'hint',
      says: isAlone
        ? 'cd has no effect on the instructions that follow'
        : `WORKDIR ${path} does the same for all that follows`,
      fix: (edit) => {
        const whole = path.startsWith('/') ? path : before && `${before.replace(/\/$/, '')}/${path}`;
        const keyword = inCaseOf(run.keyword.value, 'WORKDIR');
        if (whole === undefined || path.startsWith('..')) edit.refuse('The folder before it is not known.');
        if (isAlone && run.flags.length + run.heredocs.length + run.syntax.comments.length === 0) {
          edit.replace(run.keyword, keyword);
          edit.setArgument(run, whole ?? path);
          return;
        }
        const isJoined = first.operatorAfter?.text === '&&' || first.operatorAfter?.text === ';';
        if (!isJoined || run.onbuild || run.heredocs.length > 0) edit.refuse('The command cannot be taken out.');
        // What stands behind runs where it ran before.
        if (before === undefined && isFollowed(run)) edit.refuse('The folder before it is not known.');
        edit.insertBefore(run, `${keyword} ${whole}`);
        edit.removeCommand(first);
        if (before !== undefined && isFollowed(run)) edit.insertAfter(run, `${keyword} ${before}`);
      },
    });
  },
  examples: [
    {
      bad: `
        FROM node:24
        WORKDIR /app
        RUN «cd web» && npm ci
        COPY . .
      `,
      fixed: `
        FROM node:24
        WORKDIR /app
        WORKDIR /app/web
        RUN npm ci
        WORKDIR /app
        COPY . .
      `,
    },
    {
      because: 'alone it has no effect; nothing follows; continued lines stay',
      bad: 'FROM node:24\n# sources\nRUN «cd /opt»\nRUN «cd /srv» && \\\n  # all\n  make && \\\n  make install\n',
      fixed: 'FROM node:24\n# sources\nWORKDIR /opt\nWORKDIR /srv\nRUN \\\n  # all\n  make && \\\n  make install\n',
    },
    {
      because: 'where it was before is not known, and in a heredoc or a trigger',
      bad: 'FROM node:24\nRUN «cd /srv» && make\nRUN <<EOF\n«cd /app»\nmake\nEOF\nONBUILD RUN «cd /app» && make\nCOPY a b\n',
    },
    {
      because: 'alone it has no effect, wherever it goes',
      bad: 'FROM node:24\nRUN «cd ../share»\n',
    },
    {
      because: 'after other commands, in a subshell or a loop',
      good: 'FROM node:24\nRUN mkdir /a && cd /a && make\nRUN (cd /a && make)\nRUN for a in b c; do cd /$a; done\nRUN { cd /a; make; }\n',
    },
    {
      because: 'where it goes is found out by the script',
      good: 'FROM node:24\nRUN cd "$(mktemp -d)" && make\nRUN cd $DIR && make\nRUN cd .. && make\nRUN cd - && make\nRUN cd && make\n',
    },
    {
      because: 'an exec form changes nothing either, and says so',
      good: 'FROM node:24\nRUN ["cd", "/a"]\nWORKDIR /a\nRUN make\n',
    },
  ],
});

/** Whether a command stands at the very beginning, not within a loop, braces or a subshell. */
function isOuter(run: Run, start: number): boolean {
  const text = run.scripts[0]?.text;
  return text !== undefined && text.offsetAt(text.text.search(/\S/)) === start;
}

/** Whether something behind depends on the working directory. */
function isFollowed({ stage, order, model }: Run): boolean {
  const behind = stage.instructions.slice(order + 1);
  const built = model.stages.some((other) => other.ancestors.includes(stage));
  return (
    built ||
    behind.some(({ kind }) => /^(?:RUN|COPY|ADD|WORKDIR|CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD|VOLUME)$/.test(kind))
  );
}
