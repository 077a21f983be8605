import type { User } from '../../../model/dockerfile-image-instructions';
import type { Span } from '../../../text/span';

/** Where the user of USER stands, without the quotes around all of the argument. */
export function bareNameSpan(user: User): Span {
  const { nameSpan } = user;
  const text = user.textIn(nameSpan);
  const isOpen = /^["'][^"']*$/.test(text);
  return isOpen ? { start: nameSpan.start + 1, end: nameSpan.end } : nameSpan;
}

/** Where the group of USER stands, without the quotes around all of the argument. */
export function bareGroupSpan(user: User): Span | undefined {
  const { groupSpan } = user;
  if (!groupSpan) return undefined;
  const isOpen = /^[^"']*["']$/.test(user.textIn(groupSpan));
  return isOpen ? { start: groupSpan.start, end: groupSpan.end - 1 } : groupSpan;
}
