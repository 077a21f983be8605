import type { Kind } from '../../model/kind';
import type { DockerfileTree } from '../../syntax/dockerfile';
import type { YamlComment } from '../../syntax/yaml-tree';
import { checkComments } from './buildkit';
import { readBulkheadComment } from './bulkhead';
import { readHadolintComment } from './hadolint';
import type { CommentReader, IgnoreComment, WrittenComment } from './ignore-comment';
import { readKicsComment } from './kics';
import { readCheckovComment, readDockerfileUtilsComment, readSemgrepComment, readTrivyComment } from './scanners';

/** Whose comments are read in each kind of file: those that the tool itself honours there. */
const readers: Readonly<Record<Kind, readonly CommentReader[]>> = {
  dockerfile: [
    readBulkheadComment,
    readHadolintComment,
    readTrivyComment,
    readCheckovComment,
    readSemgrepComment,
    readKicsComment,
    readDockerfileUtilsComment,
  ],
  compose: [readBulkheadComment, readSemgrepComment, readKicsComment],
  kubernetes: [readBulkheadComment, readSemgrepComment, readKicsComment],
  daemon: [],
};

/** What the comments of a Dockerfile silence. */
export function dockerfileIgnoreComments(tree: DockerfileTree): IgnoreComment[] {
  const head = tree.instructions[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const found = checkComments(tree);
  for (const { span } of tree.comments) {
    const text = tree.text.slice(span.start + 1, span.end);
    const read = readFirst({ text, span, isWholeLine: true, isAtHead: span.start < head }, 'dockerfile');
    if (read) found.push(read);
  }
  return found;
}

/** What one comment of a YAML document silences. */
export function yamlIgnoreComment(
  { text, span, isWholeLine }: YamlComment,
  kind: Exclude<Kind, 'dockerfile'>,
  isAtHead: boolean,
): IgnoreComment | undefined {
  return readFirst({ text, span, isWholeLine, isAtHead }, kind);
}

/** Whether a comment silences something for us or another tool, or would if it were asked to. */
export function isIgnoreComment(comment: WrittenComment, kind: Kind): boolean {
  return readFirst(comment, kind) !== undefined || (kind === 'dockerfile' && /^\s*check\s*=/i.test(comment.text));
}

/** What stands in all comments that silence something, so that hardly any other needs to be read. */
const SILENCING_WORD = /ignore|skip|nosem|kics|disable/i;

function readFirst(comment: WrittenComment, kind: Kind): IgnoreComment | undefined {
  if (!SILENCING_WORD.test(comment.text)) return undefined;
  for (const read of readers[kind]) {
    const found = read(comment);
    if (found) return found;
  }
  return undefined;
}
