import { wordSet } from './rows';

/** Variables that switch certificate checks off, with the values that do. Source: documentation of each program. */
export const insecureVariables: ReadonlyMap<string, RegExp> = new Map([
  ['REQUESTS_CA_BUNDLE', /^(?:\/dev\/null)?$/],
  ['CURL_CA_BUNDLE', /^(?:\/dev\/null)?$/],
  ['SSL_CERT_FILE', /^(?:\/dev\/null)?$/],
  ['SSL_CERT_DIR', /^(?:\/dev\/null)?$/],
  ['AWS_CA_BUNDLE', /^(?:\/dev\/null)?$/],
  ['HTTPLIB2_CA_CERTS', /^\/dev\/null$/],
  ['PERL_LWP_SSL_VERIFY_HOSTNAME', /^0$/],
  ['BUNDLE_SSL_VERIFY_MODE', /^(?:0|none)$/i],
  ['CONDA_SSL_VERIFY', /^(?:0|false|no|off)$/i],
  ['MAMBA_SSL_VERIFY', /^(?:0|false|no|off)$/i],
  ['CARGO_HTTP_CHECK_REVOKE', /^(?:0|false)$/i],
  ['COMPOSER_DISABLE_TLS', /^(?:1|true)$/i],
  ['AZURE_CLI_DISABLE_CONNECTION_VERIFICATION', /^1$/],
  ['VAULT_SKIP_VERIFY', /^(?:1|true|t)$/i],
  ['CONSUL_HTTP_SSL_VERIFY', /^(?:0|false)$/i],
  ['NOMAD_SKIP_VERIFY', /^(?:1|true)$/i],
  ['ANSIBLE_GALAXY_IGNORE', /^(?:1|true|yes|on)$/i],
]);

/** Variables whose text hands options to a program, with the part that switches its checks off. */
export const insecureOptionVariables: ReadonlyMap<string, RegExp> = new Map([
  ['MAVEN_OPTS', mavenSwitch()],
  ['MAVEN_ARGS', mavenSwitch()],
  ['JAVA_TOOL_OPTIONS', mavenSwitch()],
]);

function mavenSwitch(flags = ''): RegExp {
  const setting =
    'maven\\.wagon\\.http\\.ssl\\.(?:insecure|allowall)=true|aether\\.connector\\.https\\.securityMode=insecure';
  return new RegExp(`-D(?:${setting})\\b`, flags);
}

const container = wordSet('--tls-verify=false --src-tls-verify=false --dest-tls-verify=false --tls-verify=0');
const maven = wordSet(
  '-Dmaven.wagon.http.ssl.insecure=true -Dmaven.wagon.http.ssl.allowall=true -Daether.connector.https.securityMode=insecure',
);
const kubernetes = wordSet('--insecure-skip-tls-verify --insecure-skip-tls-verify=true');

/** Flags by which programs give up checking certificates, or speak without TLS. Source: manual of each program. */
export const insecureFlags: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aria2c', wordSet('--check-certificate=false')],
  ['axel', wordSet('-k --insecure')],
  ['http', wordSet('--verify=no --verify=false')],
  ['https', wordSet('--verify=no --verify=false')],
  ['helm', wordSet('--insecure-skip-tls-verify --insecure-skip-tls-verify=true --plain-http --plain-http=true')],
  ['skopeo', container],
  ['podman', container],
  ['buildah', container],
  ['oras', wordSet('--insecure --insecure=true --plain-http --plain-http=true')],
  ['crane', wordSet('--insecure --insecure=true')],
  ['kubectl', kubernetes],
  ['oc', kubernetes],
  ['aws', wordSet('--no-verify-ssl')],
  ['composer', wordSet('--no-secure-http --disable-tls')],
  ['mvn', maven],
  ['mvnw', maven],
  ['mvnd', maven],
  ['conda', wordSet('--insecure -k')],
  ['mamba', wordSet('--insecure -k')],
  ['apk', wordSet('--no-check-certificate --check-certificate=no')],
  ['cosign', wordSet('--allow-insecure-registry --allow-http-registry')],
  ['ansible-galaxy', wordSet('-c --ignore-certs')],
  ['dotnet', wordSet('--allow-insecure-connections')],
  ['vault', wordSet('-tls-skip-verify -tls-skip-verify=true')],
]);

/** Settings by which a `config` command gives up checking: the program, the key, and the values that do. */
export const insecureSettings: readonly (readonly [program: RegExp, key: RegExp, value: RegExp])[] = [
  [/^composer(?:\.phar)?$/, /^disable-tls$/, /^(?:1|true)$/i],
  [/^composer(?:\.phar)?$/, /^secure-http$/, /^(?:0|false)$/i],
  [/^bundler?$/, /^ssl_verify_mode$/i, /^(?:0|none)$/i],
  [/^(?:conda|mamba|micromamba)$/, /^ssl_verify$/, /^(?:0|false|no|off)$/i],
  [/^poetry$/, /^certificates\.[^.]+\.cert$/, /^false$/i],
  [/^az$/, /^core\.disable_connection_verification$/, /^(?:1|true|yes)$/i],
];

/** Lines of configuration files that switch checks off, by the name of the file. */
export const insecureLines: readonly (readonly [file: RegExp, line: RegExp])[] = [
  [/(?:^|\/)\.?gemrc$/, /:ssl_verify_mode:\s*0\b/g],
  [/(?:^|\/)\.?condarc$/, /\bssl_verify:\s*(?:false|no|off|0)\b/gi],
  [/(?:^|\/)\.cargo\/config(?:\.toml)?$/, /\bcheck-revoke\s*=\s*false\b/g],
  [/(?:^|\/)maven\.config$|(?:^|\/)\.mavenrc$/, mavenSwitch('g')],
];
