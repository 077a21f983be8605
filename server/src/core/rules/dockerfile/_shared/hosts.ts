/** The host of an address with a scheme, in lower case and without user and port; nothing where it is unknown. */
export function hostOf(address: string): string | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(address)?.[1]?.toLowerCase();
  return host && !/[$`]/.test(host) ? host : undefined;
}

/** Whether a host is the machine itself. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){0,3}|\[?::1\]?|0\.0\.0\.0)$/.test(host);
}

/** Whether a host can only be reached from within a network: no public name, a private address. */
export function isInternal(host: string): boolean {
  if (isLoopback(host) || host.startsWith('[')) return true;
  if (/^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host)) return true;
  return (
    !host.includes('.') ||
    /\.(?:local|internal|svc|lan|intranet|corp|home|test|invalid)$/.test(host) ||
    /\.svc\./.test(host)
  );
}
