import { type IgnoreComment, isAskedBy, type Reach, type WrittenComment } from './ignore-comment';

const reaches: Readonly<Record<string, Reach>> = { '': 'touching', global: 'file', stage: 'stage' };

/**
 * `# hadolint ignore=DL3006,SC2086 # why`, `# hadolint global ignore=…`, `# hadolint stage ignore=…`. Codes consist of
 * the characters D, L, S, C and digits; a reason needs a `#` of its own, any other tail makes it no pragma:
 * https://github.com/hadolint/hadolint/blob/master/src/Hadolint/Pragma.hs
 */
export function readHadolintComment({ text, span, isWholeLine }: WrittenComment): IgnoreComment | undefined {
  const [, where = '', codes = '', reason] =
    /^\s*hadolint(?:\s+(global|stage))?\s+ignore\s*=\s*([DLSC0-9]+(?:\s*,\s*[DLSC0-9]+)*)\s*(?:#(.*))?$/s.exec(text) ??
    [];
  const reach = codes === '' ? undefined : reaches[where];
  if (!reach || !isWholeLine) return undefined;
  // A text that cannot be parsed is said whatever a comment says.
  const ignored = codes.split(/\s*,\s*/).filter((code) => code !== 'DL1000');
  return {
    tool: 'hadolint',
    reach,
    until: undefined,
    reason: reason?.trim() || undefined,
    span,
    isWholeLine,
    silences: (rule, code) => isAskedBy(rule, 'hadolint', ignored, code),
  };
}
