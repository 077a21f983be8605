import { type Span, span } from '../text/span';
import { isDefaultPassword, isPlaceholder } from './secret-values';

/** A user and a password written into a URL; the span of the password and the one of `user:password`. */
export interface UrlCredentials {
  readonly scheme: string;
  readonly user: string;
  readonly password: Span;
  readonly span: Span;
  readonly isDefault: boolean;
}

const urlWithPassword =
  /\b([a-z][a-z0-9+.-]{1,30}):\/\/([^\s:/@"'<>]{0,120}):([^\s/@"'<>]{1,200})@(?=[A-Za-z0-9.[$-])/gi;

/**
 * Passwords inside URLs of a text, in order. References (`${PASSWORD}`), template expressions and fillers are left out.
 * Source: RFC 3986, section 3.2.1.
 */
export function credentialsInUrl(text: string): readonly UrlCredentials[] {
  if (!text.includes('://') || !text.includes('@')) return [];
  const found: UrlCredentials[] = [];
  for (const match of text.matchAll(urlWithPassword)) {
    const [, scheme = '', user = '', password = ''] = match;
    if (isReferencing(password) || isPlaceholder(password)) continue;
    const start = match.index + scheme.length + 3;
    const at = start + user.length + 1;
    found.push({
      scheme: scheme.toLowerCase(),
      user,
      password: span(at, at + password.length),
      span: span(start, at + password.length),
      isDefault: isDefaultPassword(password) || password === user,
    });
  }
  return found;
}

/** What stands before the `@` of a URL, whatever it is. */
export interface UrlUserInfo {
  readonly scheme: string;
  readonly user: string;
  /** Nothing where there is no colon. */
  readonly password: string | undefined;
  /** All of it, the `@` not included. */
  readonly span: Span;
  readonly passwordSpan: Span;
  /** The host as far as it is written, in lower case. */
  readonly host: string;
}

const urlWithUser =
  /\b([a-z][a-z0-9+.-]{1,30}):\/\/((?:\$\{[^}\s]{1,100}\}|\$(?!\{)|[^\s:/@"'<>$]){1,200})(?::((?:\$\{[^}\s]{1,100}\}|\$(?!\{)|[^\s/@"'<>$]){0,200}))?@([A-Za-z0-9.-]{0,100})/gi;

/** The users of URLs of a text with their passwords, variables included, in order. Source: RFC 3986, section 3.2.1. */
export function userInfoInUrls(text: string): readonly UrlUserInfo[] {
  if (!text.includes('://') || !text.includes('@')) return [];
  return [...text.matchAll(urlWithUser)].map((match) => {
    const [, scheme = '', user = '', password, host = ''] = match;
    const start = match.index + scheme.length + 3;
    const at = start + user.length + 1;
    const end = password === undefined ? start + user.length : at + password.length;
    const passwordSpan = span(password === undefined ? start : at, end);
    return {
      scheme: scheme.toLowerCase(),
      user,
      password,
      span: span(start, end),
      passwordSpan,
      host: host.toLowerCase(),
    };
  });
}

function isReferencing(password: string): boolean {
  return /^(?:\$[A-Za-z_{(]|%[A-Za-z_]+%|\{\{?|<)/.test(password) || password.includes('{{');
}
