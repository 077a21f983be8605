import { wordSet } from './rows';

/** Names that hold a credential by convention although no word of them says so. Sources: the tools' own manuals. */
const names: ReadonlySet<string> = wordSet(
  'VSS_NUGET_EXTERNAL_FEED_ENDPOINTS DOCKERCONFIGJSON NETRC NPMRC PYPIRC GIT_CREDENTIALS RAILS_KEY DEVISE_PEPPER',
);

/**
 * Bundler's name of a host, `__` standing for a dot. https://bundler.io/man/bundle-config.1.html
 * The options that use `__` for other things are no hosts.
 */
const bundlerHost =
  /^BUNDLE_(?!(?:LOCAL|BUILD|PATH|CACHE|GEM|DISABLE|IGNORE_MESSAGES|MIRROR)__)[A-Z0-9_]{1,100}__[A-Z0-9_]{1,60}$/;

/**
 * Whether a variable holds a credential of a registry or a framework by its name alone, which its words do not tell:
 * a host of Bundler, a file of credentials.
 */
export function isRegistryCredentialName(name: string): boolean {
  const whole = name.toUpperCase();
  if (names.has(whole)) return true;
  return bundlerHost.test(whole) && !whole.endsWith('__SSL_CERT');
}
