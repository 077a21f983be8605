import { kicsQuery } from '../../knowledge/kics-queries';
import type { Rule } from '../rule';
import { type CommentReader, type IgnoreComment, isAskedBy, type Reach } from './ignore-comment';

/**
 * `# kics-scan ignore`, `disable=ID,ID` and `enable=ID,ID` above everything else for the whole file, `ignore-line` and
 * `ignore-block` anywhere: https://docs.kics.io/latest/running-kics/
 */
export const readKicsComment: CommentReader = ({ text, span, isWholeLine, isAtHead }) => {
  const [, command = '', list = ''] =
    /^\s*kics-scan\s+(ignore-line|ignore-block|ignore|disable|enable)\s*(?:=\s*(.*))?$/is.exec(text) ?? [];
  if (command === '') return undefined;
  const silence = (reach: Reach, silences: IgnoreComment['silences']): IgnoreComment => ({
    tool: 'kics',
    reach,
    until: undefined,
    reason: undefined,
    span,
    isWholeLine,
    silences,
  });
  const ids = list.split(',').map((id) => id.trim().toLowerCase());
  const everything = (rule: Rule) => isAskedBy(rule, 'kics', undefined);
  switch (command.toLowerCase()) {
    case 'ignore-line':
      return silence('touching', everything);
    case 'ignore-block':
      return silence('block', everything);
    case 'ignore':
      return isAtHead ? silence('file', everything) : undefined;
    case 'disable':
      return isAtHead ? silence('file', (rule) => isOneOf(rule, ids)) : undefined;
    default:
      return isAtHead ? silence('file', (rule) => everything(rule) && !isOneOf(rule, ids)) : undefined;
  }
};

/** Rules name queries by their names or by their ids. */
function isOneOf(rule: Rule, ids: readonly string[]): boolean {
  return rule.peers.kics?.some((peer) => ids.includes(kicsQuery(peer)?.id ?? peer)) ?? false;
}
