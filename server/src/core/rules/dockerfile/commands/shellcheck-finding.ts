import { rule, type Severity } from '../../../engine/rule';
import { shellScriptTexts } from '../../../model/dockerfile-shell-scripts';
import type { ShellComment } from '../../../model/shell-questions';
import { cases } from './shellcheck-finding.cases';

export default rule('dockerfile/shellcheck-finding', {
  title: 'ShellCheck reports a problem in this script',
  why: 'A shell reads the script in another way than it looks: it does the wrong thing, or fails on some file names.',
  todo: 'Every code has a page of its own on shellcheck.net/wiki. Where it is meant so, ignore the code, as in `# bulkhead ignore=SC2086`.',
  severity: 'warning',
  category: 'correctness',
  // Bulkhead runs the program only where its user has switched that on.
  peers: { hadolint: ['SC1xxx', 'SC2xxx', 'SC3xxx'] },
  references: ['https://www.shellcheck.net/wiki/', 'https://github.com/hadolint/hadolint#rules'],
  fix: { title: 'Write it as ShellCheck proposes', safety: 'suggested' },
  visit: 'run',
  check(run, report, { project }) {
    const { shellAnswer } = project;
    if (!shellAnswer) return;
    for (const script of shellScriptTexts(run)) {
      for (const comment of shellAnswer(script.question)?.comments ?? []) {
        const span = LEFT_OUT.has(comment.code) ? undefined : script.spanOf(comment);
        if (!span) continue;
        const edits = comment.fix && script.editsOf(comment.fix);
        const id = `SC${comment.code}`;
        report(
          { span },
          {
            says: `${id}: ${comment.message}`,
            severity: SEVERITIES[comment.level],
            code: { id, page: `https://www.shellcheck.net/wiki/${id}` },
            ...(edits && {
              fix: (edit) => {
                for (const one of edits) edit.replace(one, one.newText);
              },
            }),
          },
        );
      }
    }
  },
  examples: cases,
});

const SEVERITIES: Readonly<Record<ShellComment['level'], Severity>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  style: 'hint',
};

/**
 * What a Dockerfile cannot heed, as hadolint leaves it out, too: files that are sourced lie in the image (1090, 1091), and
 * `ash` is read as `dash` (2187).
 * https://github.com/hadolint/hadolint/blob/master/src/Hadolint/Shell.hs
 */
const LEFT_OUT: ReadonlySet<number> = new Set([1090, 1091, 2187]);
