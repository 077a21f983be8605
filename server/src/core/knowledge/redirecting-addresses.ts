/**
 * Addresses that are known to answer with a redirect. Source: the answers of each host, and its documentation where it
 * says so.
 */
const redirecting: readonly RegExp[] = [
  /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:releases\/(?:latest\/)?download|archive|raw|tarball|zipball)\//,
  /^https?:\/\/api\.github\.com\/repos\/[^/]+\/[^/]+\/(?:tarball|zipball)(?:\/|$)/,
  /^https?:\/\/(?:www\.)?(?:go\.dev|golang\.org)\/dl\/[^/?]+/,
  /^https?:\/\/dl\.k8s\.io\//,
  /^https?:\/\/aka\.ms\//,
  /^https?:\/\/go\.microsoft\.com\/fwlink/,
  /^https?:\/\/(?:www\.|downloads?\.)?sourceforge\.net\/(?:projects?\/.*\/download|.*\.(?:zip|tgz|gz|bz2|xz|jar)$)/,
  /^https?:\/\/(?:bit\.ly|goo\.gl|tinyurl\.com|git\.io|t\.co|is\.gd|tiny\.cc)\//,
];

/** Whether an address is known to answer with a redirect, as one on http does that only sends to https. */
export function isRedirecting(address: string): boolean {
  return address.length < 2000 && redirecting.some((expression) => expression.test(address));
}
