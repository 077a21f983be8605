import { rule } from '../../../engine/rule';

export default rule('daemon/json-syntax', {
  title: 'The file is not valid JSON',
  why: 'dockerd reads strict JSON, without comments and trailing commas, and does not start with anything else.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file'],
  fix: [
    { title: 'Delete the comma', safety: 'safe' },
    { title: 'Delete the comment', safety: 'safe' },
  ],
  visit: 'file',
  check(file, report) {
    const { text } = file.yaml;
    for (const problem of file.problems) {
      const { span, code } = problem;
      const isComma = code === 'trailing-comma' && text.slice(span.start, span.end) === ',';
      const isLineComment = code === 'invalid-comment-token' && text.startsWith('//', span.start);
      report(problem, {
        says: problem.message,
        fix: [
          isComma ? (edit) => edit.replaceSpan(span, '') : undefined,
          isLineComment ? (edit) => edit.replaceSpan(commentWithBlanks(text, span), '') : undefined,
        ],
      });
    }
    if (file.problems.length === 0 && !file.root && !/^\uFEFF?\p{White_Space}*(?:null\p{White_Space}*)?$/u.test(text)) {
      const start = text.search(/[^\s\uFEFF]/);
      report({ span: { start, end: start + 1 } }, { says: 'The file must hold an object, { … }' });
    }
  },
  examples: [
    {
      bad: `
        {
          "icc": false,
          "live-restore": true«,»
        }
      `,
      fixed: `
        {
          "icc": false,
          "live-restore": true
        }
      `,
    },
    {
      because: 'a comment is no JSON',
      bad: `
        {
          «// ours»
          "icc": false, «// as the benchmark says»
          "live-restore": true
        }
      `,
      otherwiseFixed: [
        `
        {
          "icc": false,
          "live-restore": true
        }
      `,
      ],
    },
    { because: 'a list configures nothing', bad: '«[»]\n' },
    { because: 'single quotes are none', bad: "{ «'icc'»: false }\n" },
    { because: 'an empty file sets nothing and is accepted', good: '\n' },
    { because: 'so is nothing at all in so many words', good: 'null\n' },
    { because: 'so is a byte order mark', good: '\uFEFF{ "icc": false }\n' },
  ],
});

/** A comment with the blanks before it, and its whole line where nothing else stands on it. */
function commentWithBlanks(text: string, at: { readonly start: number; readonly end: number }) {
  const lineStart = text.lastIndexOf('\n', at.start - 1) + 1;
  const before = text.slice(lineStart, at.start);
  if (before.trim() !== '') return { start: lineStart + before.trimEnd().length, end: at.end };
  const next = text.indexOf('\n', at.end);
  return { start: lineStart, end: next < 0 ? text.length : next + 1 };
}
