import type { DockerfileTree } from '../../syntax/dockerfile';
import type { Comment } from '../../syntax/dockerfile-tree';
import type { Span } from '../../text/span';
import { type IgnoreComment, isAskedBy, type Reach } from './ignore-comment';

/** What BuildKit says of a whole file, which no comment above an instruction takes back. */
const ofTheFile = new Set([
  'ConsistentInstructionCasing',
  'DuplicateStageName',
  'ReservedStageName',
  'NoEmptyContinuation',
  'InvalidDefaultArgInFrom',
]);

/** The value of a `check` directive, or of such a comment, taken apart. */
export interface CheckValue {
  /** The names behind `skip=`; nothing where there is no such part. */
  readonly skipped: readonly string[] | undefined;
  /** Where the next name would be written, as an offset in the value; nothing where nothing may be added. */
  readonly end: number | undefined;
  readonly reason: string | undefined;
}

/**
 * Reads `skip=JSONArgsRecommended,StageNameCasing;error=true`, up to the first space:
 * https://docs.docker.com/reference/dockerfile/#check
 */
export function readCheckValue(value: string): CheckValue {
  const [settings = ''] = value.split(' ', 1);
  const reason = value.slice(settings.length).trim();
  let at = 0;
  for (const part of settings.split(';')) {
    const [, key = '', names = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (key.trim().toLowerCase() === 'skip') {
      const skipped = names.split(',').map((name) => name.trim());
      return { skipped, end: skipped.includes('all') ? undefined : at + part.length, reason: reason || undefined };
    }
    at += part.length + 1;
  }
  return { skipped: undefined, end: undefined, reason: reason || undefined };
}

/** What `check` directives at the head of a file and `# check=` comments above its instructions silence. */
export function checkComments({ text, directives, comments, instructions }: DockerfileTree): IgnoreComment[] {
  const found = directives.flatMap(({ name, value, span }) =>
    name === 'check' ? (silencing(value, span, 'file') ?? []) : [],
  );
  if (!/#\s*check\s*=/i.test(text)) return found;
  let at = 0;
  for (const instruction of instructions) {
    const block: Comment[] = [];
    for (; (comments[at]?.span.start ?? Number.POSITIVE_INFINITY) < instruction.span.start; at++) {
      const comment = comments[at];
      if (comment && !comment.isInside) block.push(comment);
    }
    const check = checkOf(block, text);
    const read = check && silencing(check.value, check.span, instruction.span);
    if (read) found.push(read);
  }
  return found;
}

/**
 * The first `# check=` of the comments above an instruction that begins a line; a comment without words ends the block:
 * https://github.com/moby/buildkit/pull/6334
 */
function checkOf(block: readonly Comment[], text: string): { value: string; span: Span } | undefined {
  const beginsLine = ({ span }: Comment) => span.start === 0 || text.charCodeAt(span.start - 1) === 10;
  const last = block.findLastIndex((comment) => comment.text === '' && beginsLine(comment));
  for (const comment of block.slice(last + 1)) {
    const [, value] = /^check\s*=\s*(\S.*)$/is.exec(comment.text) ?? [];
    if (value !== undefined && beginsLine(comment)) return { value, span: comment.span };
  }
  return undefined;
}

function silencing(value: string, span: Span, reach: Reach): IgnoreComment | undefined {
  const { skipped, reason } = readCheckValue(value);
  if (!skipped) return undefined;
  const isSkipped = (name: string) =>
    (skipped.includes('all') || skipped.includes(name)) && (reach === 'file' || !ofTheFile.has(name));
  return {
    tool: 'buildkit',
    reach,
    until: undefined,
    reason,
    span,
    isWholeLine: true,
    silences: (rule) => isAskedBy(rule, 'buildkit', rule.peers.buildkit?.filter(isSkipped)),
  };
}
