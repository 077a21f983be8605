import { defaultPasswordList } from './data/default-passwords';
import { lazily, wordSet } from './rows';
import { entropy } from './secret-tokens';

/**
 * What a value behind a secret name is: `pass` holds no secret (empty, a reference, a path, a switch), `placeholder` is
 * meant to be replaced, `default` is a password everybody tries first, `secret` is anything else.
 */
export type SecretValueVerdict = 'pass' | 'placeholder' | 'default' | 'secret';

const defaultPasswords = lazily(() => wordSet(defaultPasswordList));

const references: readonly RegExp[] = [
  /^\$\$?\{?[A-Za-z_][A-Za-z0-9_]*\}?$/,
  /^\$\{[A-Za-z_][A-Za-z0-9_]*:?[?+][^}]*\}$/,
  /^\$\{[A-Za-z_][A-Za-z0-9_]*:?-\}$/,
  /^\$\([^()]*\)$/,
  /^`[^`]*`$/,
  /\{\{|<%|\$\[\[|\(\(.*\)\)/,
  /^(?:#\{[^}]+\}#?|@[A-Za-z_.]+@|%[A-Za-z_]+%)$/,
  /^(?:vault:|secretref:|ref\+|op:\/\/|aws-sm:\/\/|awssm:|gcpsm:|azurekeyvault:|keyvault:|akv:|sops:|enc:|ENC\[|env:|file:|infisical:|doppler:|bao:|!vault)/,
  /^(?:arn:aws[a-z-]{0,12}:(?:secretsmanager|ssm):|projects\/[^/]+\/secrets\/|@Microsoft\.KeyVault\()/,
];

const harmless: readonly RegExp[] = [
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|required|optional|auto|always|never|inherit|nopass)$/i,
  /^\d{1,4}(?:\.\d+)?(?:ms|s|m|h|d|w|y|k|kb|mb|gb)?$/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+(?::\d+)?(?:[/?#]\S*)?$/i,
  /^-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY|PGP PUBLIC KEY BLOCK|SSH2 PUBLIC KEY)/,
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d+|sk-ssh-ed25519@openssh\.com) /,
];

const methodName =
  /^(?:md5|sha1|sha256|sha512|scram-sha-256|scram-sha-1|bcrypt|argon2(?:id?)?|pbkdf2|plain|basic|digest|bearer|oauth2?|oidc|ldap|saml|jwt|trust|peer|ident|password|cert|gss|[hre]s(?:256|384|512)|eddsa|aes-\d+-[a-z]+)$/i;
const methodOwner = /(?:auth|method|type|algorithm)$/i;

const fillers: readonly RegExp[] = [
  /^<[^<>]{1,80}>$/,
  /^\[[A-Za-z _-]{3,60}\]$/,
  /^(?:x{3,}|\*{3,}|\.{3,}|-{3,}|_{3,}|#{3,}|0{6,}|\?{3,}|…)$/i,
  /^(?:redacted|removed|masked|hidden|censored|\[filtered\]|omitted|elided)$/i,
  /(?:^|[^A-Z])(?:REDACTED|CENSORED)(?:[^A-Z]|$)/,
  /^(?:todo|tbd|fixme|n\/?a|null|nil|none|undefined|unset|empty|void)$/i,
  /EXAMPLE(?:KEY)?$/,
  /^(?:00000000-0000-0000-0000-000000000000|11111111-1111-1111-1111-111111111111|12345678-1234-1234-1234-123456789012)$/,
];

const meantToBeReplaced: readonly RegExp[] = [
  /^(?:your|my|some|the|insert|enter|replace|put|add|set)[-_ ][a-z0-9_ -]{0,100}(?:key|token|secret|password|passwd|pass|credentials?|string|value|here|id)$/i,
  /^(?:replace|fill|edit|update)[-_ ]?(?:me|this|it|with|in|by)(?:[-_ ][a-z0-9_ -]{0,100})?$/i,
  /^(?:example|sample|dummy|fake|mock|placeholder)[-_ ]?[a-z0-9_-]{0,40}$/i,
  /[-_ ](?:here|placeholder|example|replace[-_ ]?me)$/i,
  /^(?:ghp|gho|glpat|npm|sk|xox[abp]|AKIA|AIza|hf|pypi)[-_]?(?:x{4,}|X{4,}|\*{4,}|\.{3,}|your[-_a-z]{0,30}|example[-_a-z]{0,30}|0{8,})/,
];

const replaceableWords = wordSet(`
  example sample placeholder dummy fake replace replaceme insert your yours enter fill here goes todo tbd fixme xxx xxxx
  changeme change notreal lorem ipsum generate generated somerandom
`);

/** Whether a value stands for nothing: a reference, a path, a switch, a number, public data or an empty text. */
export function holdsNoSecret(name: string, value: string): boolean {
  const text = unquoted(value);
  if (text === '' || isReference(text) || isPath(text)) return true;
  if (harmless.some((expression) => expression.test(text))) return true;
  return methodName.test(text) && methodOwner.test(name);
}

/** Whether a value is a filler or clearly meant to be replaced; a weak working password (changeme) is none. */
export function isPlaceholder(value: string): boolean {
  const text = unquoted(value);
  if (isReference(text) || fillers.some((expression) => expression.test(text)) || isOneCharacter(text)) return true;
  if (isDefaultPassword(text)) return false;
  if (text.length > 200) return false;
  if (meantToBeReplaced.some((expression) => expression.test(text))) return true;
  const fragments = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => replaceableWords.has(word)).length;
  if (fragments >= 2) return true;
  return fragments === 1 && !/\d{4}/.test(text) && entropy(text) < 3.2;
}

/** Whether a value is a weak password that works and gets tried first. */
export function isDefaultPassword(value: string): boolean {
  return defaultPasswords().has(unquoted(value).toLowerCase());
}

/** What the value behind a name that reads like a secret is. */
export function secretValueVerdict(name: string, value: string): SecretValueVerdict {
  if (holdsNoSecret(name, value)) return /^\d{4,}$/.test(unquoted(value)) && isPasswordName(name) ? 'default' : 'pass';
  if (isDefaultPassword(value)) return 'default';
  return isPlaceholder(value) ? 'placeholder' : 'secret';
}

/** A value as it may be shown: the public prefix of a token, at most four characters, and never a password. */
export function mask(value: string): string {
  const prefix = /^(?:gh[pousr]_|glpa|npm_|AKIA|ASIA|AIza|xox[a-z]|sk[-_]|hvs\.|eyJ|pypi|hf_)/.exec(value)?.[0];
  return value.length >= 16 && prefix !== undefined ? `${prefix}…` : '…';
}

function isReference(text: string): boolean {
  return references.some((expression) => expression.test(text));
}

function isPasswordName(name: string): boolean {
  return /(?:password|passwd|pass|pwd|pin)$/i.test(name);
}

/** A path; long base64 without a second slash is a key that only begins like one. */
function isPath(text: string): boolean {
  if (!/^(?:\/|\.\.?\/|~\/|[A-Za-z]:[\\/]|\$HOME\/|\$\{HOME\}\/)[^\s:@]*$|^[A-Za-z]:\\/.test(text)) return false;
  return !/^\/?[A-Za-z0-9+/=]{32,}$/.test(text) || text.indexOf('/', 1) > 0;
}

function isOneCharacter(text: string): boolean {
  return text.length >= 5 && text.split(text.charAt(0)).every((rest) => rest === '');
}

function unquoted(value: string): string {
  const text = value.trim();
  const quote = text.charAt(0);
  const isQuoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote);
  return isQuoted ? text.slice(1, -1).trim() : text;
}
