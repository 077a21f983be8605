/** The path of a URI as a person knows it, with `/`; for a Windows disk without the slash before the drive. */
export function pathOf(uri: string): string {
  const scheme = uri.indexOf('://');
  const afterScheme = scheme >= 0 ? uri.slice(scheme + 3) : uri.slice(uri.indexOf(':') + 1);
  const slash = scheme >= 0 ? afterScheme.indexOf('/') : 0;
  const encoded = slash < 0 ? '/' : (afterScheme.slice(slash).split(/[?#]/, 1)[0] ?? '');
  const path = decoded(encoded);
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // A lone `%` is a character of the name.
    return encoded;
  }
}
