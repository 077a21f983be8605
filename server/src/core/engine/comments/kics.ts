import { kicsQueryName } from '../../knowledge/kics-queries';
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
  const names = list.split(',').flatMap((id) => (id.trim() === '' ? [] : [kicsQueryName(id.trim()) ?? id.trim()]));
  const everything: IgnoreComment['silences'] = (rule) => isAskedBy(rule, 'kics', undefined);
  switch (command.toLowerCase()) {
    case 'ignore-line':
      return silence('touching', everything);
    case 'ignore-block':
      return silence('block', everything);
    case 'ignore':
      return isAtHead ? silence('file', everything) : undefined;
    case 'disable':
      return isAtHead ? silence('file', (rule) => isAskedBy(rule, 'kics', names)) : undefined;
    default:
      return isAtHead ? silence('file', (rule) => everything(rule) && !isAskedBy(rule, 'kics', names)) : undefined;
  }
};
