import { keptByText } from '../memory/kept-by-text';
import { harmlessVariableNames, secretVariableNames } from './data/secret-names';
import { lazily, wordSet, words } from './rows';
import { knownToken } from './secret-tokens';

const secretNames = lazily(() => wordSet(secretVariableNames));
const harmlessNames = lazily(() => wordSet(harmlessVariableNames));

/** Words that make a name a secret wherever they stand in it. */
const strongWords = wordSet(`
  password passwd passwort passphrase pword pwd psw pswd passcode secret token apikey apitoken apisecret accesskey
  secretkey privatekey authtoken accesstoken bearer credential credentials creds dockerconfigjson connectionstring connstr
  rootpass rootpw adminpass adminpw dbpass userpass
`);

/** Words that make a name a secret at its end, after another word. */
const closingWords = wordSet('pass pw auth salt pepper psk otp passkey kubeconfig netrc npmrc pypirc htpasswd jwt');

const keyOwners = wordSet(`
  api access secret private encryption encrypt signing sign master session ssh license licence storage account shared
  service app application admin root client consumer webhook hmac crypt cipher cookie jwt data database db deploy registry
  rsa ecdsa ed25519 tls ssl cert server host rails sas subscription integration ingest write publish push vapid age
  wireguard wg preshared pre
`);
const authOwners = wordSet('auth oauth basic http registry docker npm yarn composer proxy');
const saltOwners = wordSet('app rails devise django flask laravel password jwt hash cookie session');

/** Two words in a row that only sound like a secret. */
const harmlessPairs = wordSet(`
  public_key publishable_key primary_key foreign_key partition_key sort_key cache_key host_key key_id key_name gpg_key
  gpg_keys apt_key key_server idempotency_key routing_key object_key s3_key hot_key translation_key i18n_key db_key_prefix
  session_key_prefix ssh_host_key
`);

/** Last words that say the value is about a secret: a place, an identifier, public data or a setting. */
const clearingWords = wordSet(`
  file files filename path paths dir directory folder location mount mountpath volume socket keystore truststore store
  version ver revision rev release tag digest checksum sha sha1 sha256 sha512 md5 fingerprint cert certificate ca
  url uri endpoint host hostname server address addr domain port proto protocol scheme realm zone region
  name names alias id ids ref reference title prefix suffix header headers field column param parameter claim claims
  attribute selector namespace arn resource group role user username login email owner project bucket topic queue symbol
  type kind algorithm alg algo method mode format encoding cipher ciphers curve provider backend driver engine strategy
  plugin module class manager service handler source scope scopes audience issuer policy rule rules template pattern
  regex validator validation prompt message help description hint label jwks metadata wellknown
`);

const switchWords = wordSet(`
  enabled enable disabled disable required require optional allow allowed only check verify validate reset rotate rotation
  refresh renew expired changed status support supported use used needed skip ignore strict debug readonly writable
`);
const quantityWords = wordSet(`
  ttl expiry expire expires expiration timeout lifetime age duration interval period days hours minutes seconds secs ms in
  after count limit max min length len size bits rounds iterations cost retries attempts budget per
`);
const variableWords = wordSet('env envvar var variable');
const publicWords = wordSet('public pub publishable anon anonymous tokenizer tokenize tokenization');
const keyringWords = wordSet('gpg pgp fingerprint keyring keyserver');
const switchOpeners = wordSet('enable disable use require no skip with allow anonymous is has');
const countedPasses = wordSet('max bypass by multi test low high band first second two');
const pinOwners = wordSet('user card sim unlock vault admin');
const seedOwners = wordSet('master wallet totp otp mnemonic');
const sampleWords = wordSet('example sample placeholder dummy mock fake');

const browserPrefix = /^(?:VITE|REACT_APP|NEXT_PUBLIC|NUXT_PUBLIC|VUE_APP|GATSBY|EXPO_PUBLIC|NG_APP)_/;
const switchValue = /^(?:true|false|yes|no|on|off|\d*)$/i;
const quantityValue = /^\d*(?:\.\d+)?\s?(?:ms|s|m|h|d|w|y|k|kb|mb|gb|kib|mib|gib|days?|hours?|minutes?|seconds?)?$/i;
const variableValue = /^[A-Z][A-Z0-9_]*$/;
const bundlerSetting = /^BUNDLE_(?:LOCAL|BUILD|PATH|CACHE|GEM|DISABLE|IGNORE_MESSAGES|MIRROR)__|__SSL_CERT$/;

/**
 * Whether a variable or key of this name holds a secret. Names are read word by word, never as substrings, so MONKEY,
 * TOKENIZER and AUTHOR are none. With the value at hand, words such as TTL or ENABLED clear a name only when the value is
 * the number or switch they promise; without it they always do.
 */
export function looksLikeSecretName(name: string, value?: string): boolean {
  if (name.length > 200) return false;
  const whole = name.toUpperCase();
  const shipped = whole.replace(browserPrefix, '');
  if (harmlessNames().has(whole) || harmlessNames().has(shipped)) return false;
  if (secretNames().has(whole) || secretNames().has(shipped)) return true;
  if (whole.startsWith('BUNDLE_') && whole.includes('__')) return !bundlerSetting.test(whole);
  const parts = wordsOfName(browserPrefix.test(name) ? name.replace(browserPrefix, '') : name);
  return !isCleared(parts, value) && namesSecret(parts, name === whole, value);
}

/** What logins of Jenkins belong to, in front of `_USR`. */
const loginOwners = wordSet(`
  artifactory jfrog nexus registry docker dockerhub harbor quay git github gitlab bitbucket gitea npm nuget maven pypi sonar
  jenkins vault ftp sftp smtp ldap login creds credentials
`);

/**
 * Whether a variable is the half of a login that Jenkins makes beside `_PSW`, which it hides like the password:
 * https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#handling-credentials
 */
export function isLoginOfJenkins(name: string): boolean {
  const parts = wordsOfName(name);
  return parts.at(-1) === 'usr' && loginOwners.has(parts.at(-2) ?? '');
}

/** Whether programs read a variable of exactly this name as their credential. */
export function isReadAsSecret(name: string): boolean {
  const whole = name.toUpperCase();
  return secretNames().has(whole) || secretNames().has(whole.replace(browserPrefix, ''));
}

const wordsOfName = keptByText(2000, (name): readonly string[] =>
  words(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
      .replace(/[_\-./:]/g, ' ')
      .toLowerCase(),
  ).map((word) => (/^(?:sha|md)\d/.test(word) ? word : word.replace(/\d{1,9}$/, ''))),
);

function isCleared(parts: readonly string[], value: string | undefined): boolean {
  const last = parts.at(-1) ?? '';
  const isToken = value !== undefined && knownToken(value) !== undefined;
  if (isToken) return false;
  if (clearingWords.has(last) || sampleWords.has(last)) return true;
  if (harmlessPairs.has(`${parts.at(-2)}_${last}`) || harmlessPairs.has(parts.slice(-3).join('_'))) return true;
  if (switchWords.has(last) || switchOpeners.has(parts[0] ?? '')) return agrees(switchValue, value);
  if (quantityWords.has(last)) return agrees(quantityValue, value);
  if (variableWords.has(last)) return agrees(variableValue, value);
  if (parts.some((word) => publicWords.has(word))) return true;
  if (parts.some((word) => word === 'max' || word === 'min')) return agrees(/^(?:\d*|[a-z]*)$/i, value);
  const unlocks = parts.some((word) => ['passphrase', 'password', 'private'].includes(word));
  return !unlocks && parts.some((word) => keyringWords.has(word));
}

function agrees(expected: RegExp, value: string | undefined): boolean {
  return value === undefined || expected.test(value.trim());
}

function namesSecret(parts: readonly string[], isUpperCase: boolean, value: string | undefined): boolean {
  if (parts.some((word) => strongWords.has(word))) return true;
  for (let at = 1; at < parts.length; at++) {
    const first = parts[at - 1] ?? '';
    const second = parts[at] ?? '';
    if ((second === 'key' || second === 'keys') && keyOwners.has(first)) return true;
    if ((second === 'pass' || second === 'auth') && authOwners.has(first)) return true;
    if ((second === 'salt' || second === 'pepper') && saltOwners.has(first)) return true;
    if ((second === 'string' || second === 'str') && (first === 'connection' || first === 'conn')) return true;
  }
  return parts.length > 1 && endsAsSecret(parts, isUpperCase, value);
}

function endsAsSecret(parts: readonly string[], isUpperCase: boolean, value: string | undefined): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (last === 'pass') return !countedPasses.has(first);
  if (last === 'salt') return first !== 'salt';
  if (last === 'pat') return isUpperCase;
  if (last === 'pin') return pinOwners.has(first);
  if (last === 'seed') return seedOwners.has(first);
  if (last === 'sig' || last === 'signature') return value !== undefined && /^[A-Za-z0-9+/=_-]{16,400}$/.test(value);
  return closingWords.has(last);
}

/**
 * Whether BuildKit warns of an argument or a variable by its name alone: `getSecretsRegex` in
 * https://github.com/moby/buildkit/blob/v0.34.1/frontend/dockerfile/dockerfile2llb/validations.go
 */
export function isSecretNameToBuildKit(name: string): boolean {
  const isNamed = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i.test(name);
  return isNamed && !/(?:_|^)(?:public|file|version)(?:_|$)/i.test(name);
}
