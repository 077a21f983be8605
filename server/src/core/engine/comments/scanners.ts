import { type CommentReader, isAskedBy, type Reach, type WrittenComment } from './ignore-comment';

/** What all comments of other tools have in common. */
function silencing(
  { span, isWholeLine }: WrittenComment,
  tool: string,
  reach: Reach,
  ids: readonly string[] | undefined,
  reason?: string,
): ReturnType<CommentReader> {
  const silences = (rule: Parameters<typeof isAskedBy>[0]) => isAskedBy(rule, tool, ids);
  return { tool, reach, until: undefined, reason: reason || undefined, span, isWholeLine, silences };
}

/**
 * `# trivy:ignore:DS-0002`, also `AVD-DS-0002` and `DS002` of older days, several behind one another, with an end
 * (`:exp:2027-01-31`): https://trivy.dev/latest/docs/configuration/filtering/
 */
export const readTrivyComment: CommentReader = (comment) => {
  const words = comment.text.trim().split(/\s+/);
  const sections = words.filter((word) => /^(?:trivy|tfsec):ignore:/.test(word));
  if (sections.length === 0 || !/^(?:trivy|tfsec):ignore:/.test(words[0] ?? '')) return undefined;
  const ids = sections.map((word) => trivyId(word.split(':')[2] ?? ''));
  const until = sections.length === 1 ? /:exp:(\d{4}-\d\d-\d\d)/.exec(sections[0] ?? '')?.[1] : undefined;
  const silence = silencing(comment, 'trivy', 'line', ids.includes('*') ? undefined : ids);
  return silence && { ...silence, until };
};

/** The id as Trivy prints it today: `DS-0002` for `AVD-DS-0002` and `DS002`. */
function trivyId(written: string): string {
  const [, prefix = '', number = ''] = /^(?:AVD-)?([A-Z]+)-?(\d+)$/.exec(written.toUpperCase()) ?? [];
  return prefix === '' ? written : `${prefix}-${number.padStart(4, '0')}`;
}

/**
 * `# checkov:skip=CKV_DOCKER_2:why`, in a Dockerfile for the whole file wherever it stands:
 * https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
 */
export const readCheckovComment: CommentReader = (comment) => {
  const [, ids = '', reason] =
    /(?:checkov|bridgecrew|cortex):skip=\s*([A-Za-z0-9_]+(?:\s*,\s*[A-Za-z0-9_]+)*)(?::(.*))?$/s.exec(comment.text) ??
    [];
  return ids === '' ? undefined : silencing(comment, 'checkov', 'file', ids.split(/\s*,\s*/), reason?.trim());
};

/**
 * `# nosemgrep` or `# nosemgrep: rule-id, other-id`, with or without the path of the rule:
 * https://semgrep.dev/docs/ignoring-files-folders-code
 */
export const readSemgrepComment: CommentReader = (comment) => {
  const [found, list] = /(?:^|\s)(?:nosemgrep|nosem)(?![\w-])(?:\s*:\s*(.*))?$/is.exec(comment.text) ?? [];
  if (found === undefined) return undefined;
  const ids = list?.split(/[\s,]+/).flatMap((id) => (id === '' ? [] : [id.slice(id.lastIndexOf('.') + 1)]));
  return silencing(comment, 'semgrep', 'around', ids && ids.length > 0 ? ids : undefined);
};

/** `# dockerfile-utils: ignore`: https://github.com/rcjsuen/dockerfile-utils */
export const readDockerfileUtilsComment: CommentReader = (comment) =>
  comment.isWholeLine && comment.text.trim() === 'dockerfile-utils: ignore'
    ? silencing(comment, 'dockerfile-utils', 'touching', undefined)
    : undefined;
