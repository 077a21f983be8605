import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Span } from '../../../text/span';
import { trimmed } from '../../../text/trimmed';
import { jsonArray, looseArray } from '../_shared/loose-array';
import { cases } from './json-array-invalid.cases';

export default rule('dockerfile/json-array-invalid', {
  title: 'This looks like a JSON array but is taken as shell text',
  why: 'A shell gets the brackets and quotes as part of the command, or a file name with a bracket in it is looked for.',
  severity: 'error',
  category: 'correctness',
  peers: { 'dockerfile-utils': ['JSON_IN_SINGLE_QUOTES'], tally: ['tally/invalid-json-form'] },
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  fix: { title: 'Write it as a JSON array', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    const written = shellText(instruction);
    if (!written?.text.startsWith('[') || !written.text.endsWith(']')) return;
    const items = looseArray(written.text) ?? onePath(instruction, written.text);
    const isRefused = items === undefined && isNested(written.text);
    if (items === undefined && !isRefused) return;
    const hasComments = instruction.syntax.comments.length > 0;
    report(written, {
      says: isRefused
        ? `${instruction.keyword.value} takes an array of strings`
        : `${instruction.keyword.value} does not read this as an array: strings need double quotes and commas`,
      fix:
        items && !hasComments && !mayHoldNothing(instruction, items)
          ? (edit) => edit.replace(written, jsonArray(items))
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:24
        CMD «['node', 'server.js']»
      `,
      fixed: `
        FROM node:24
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'JSON, and the shell’s own brackets',
      good: `
        FROM node:24
        RUN [ -f package.json ] && npm ci
        RUN [ "$A" = "b" ]
        RUN [[ -n "$A" ]]
        CMD [ "node", "server.js" ]
      `,
    },
    ...cases,
  ],
});

/** What an instruction holds that may be JSON and was not read as such. */
function shellText(instruction: Instruction): { readonly text: string; readonly span: Span } | undefined {
  const { syntax } = instruction;
  switch (instruction.kind) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK': {
      const { script } = instruction;
      return script && { text: script.text, span: script.spanOf(0, script.text.length) };
    }
    case 'COPY':
    case 'ADD':
    case 'VOLUME':
      return syntax.json || syntax.heredocs.length > 0 ? undefined : { text: syntax.rest.text, span: syntax.restSpan };
    default:
      return undefined;
  }
}

/** VOLUME is given nothing but paths, so that a single bare one in brackets is no test. */
function onePath({ kind }: Instruction, text: string): readonly string[] | undefined {
  const path = kind === 'VOLUME' ? /^\[\s*(\/[\w./-]*)\s*\]$/.exec(text)?.[1] : undefined;
  return path === undefined ? undefined : [path];
}

/** Whether a variable that nobody may have set is all there is of a path: the builder refuses an empty one. */
function mayHoldNothing(instruction: Instruction, items: readonly string[]): boolean {
  if (instruction.kind !== 'VOLUME') return false;
  return items.some((item) => trimmed(instruction.expansionOf(item).value ?? '') === '');
}

/** JSON that holds something other than strings and is no list of plain words: the builder refuses it. */
function isNested(text: string): boolean {
  if (text.length > 4000) return false;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.some((item) => typeof item !== 'string');
  } catch {
    return false;
  }
}
