/** Base names of files that hold credentials, with what they hold. */
const sensitiveNames: ReadonlyMap<string, string> = new Map([
  ['.npmrc', 'registry tokens of npm'],
  ['.yarnrc.yml', 'registry tokens of Yarn'],
  ['.pypirc', 'upload passwords of Python packages'],
  ['.netrc', 'passwords of remote hosts'],
  ['_netrc', 'passwords of remote hosts'],
  ['.git-credentials', 'passwords of Git remotes'],
  ['.pgpass', 'PostgreSQL passwords'],
  ['.my.cnf', 'a MySQL password'],
  ['.htpasswd', 'password hashes'],
  ['.dockercfg', 'registry passwords'],
  ['credentials', 'cloud credentials'],
  ['credentials.json', 'cloud credentials'],
  ['credentials.xml', 'credentials of Jenkins'],
  ['application_default_credentials.json', 'Google Cloud credentials'],
  ['secrets.yml', 'application secrets'],
  ['secrets.yaml', 'application secrets'],
  ['secrets.json', 'application secrets'],
  ['kubeconfig', 'cluster credentials'],
  ['master.key', 'the key of encrypted Rails credentials'],
]);

/** Endings of files that hold key material or secret state. */
const sensitiveEndings: readonly (readonly [ending: string, reason: string])[] = [
  ['.pem', 'a private key'],
  ['.key', 'a private key'],
  ['.p12', 'a private key store'],
  ['.pfx', 'a private key store'],
  ['.jks', 'a Java key store'],
  ['.keystore', 'a Java key store'],
  ['.kdbx', 'a password database'],
  ['.ppk', 'a PuTTY private key'],
  ['.ovpn', 'VPN credentials'],
  ['.secret', 'a secret'],
  ['.tfstate', 'Terraform state with secrets in plain text'],
  ['.tfvars', 'Terraform variables'],
];

/** Where tools keep credentials, as one or two segments; many projects have a harmless `.docker` of their own. */
const sensitiveDirectories: ReadonlyMap<string, string> = new Map([
  ['.ssh', 'SSH keys'],
  ['.aws', 'AWS credentials'],
  ['.azure', 'Azure credentials'],
  ['.gcloud', 'Google Cloud credentials'],
  ['.kube', 'cluster credentials'],
  ['.docker/config.json', 'registry credentials'],
  ['~/.docker', 'registry credentials'],
  ['$HOME/.docker', 'registry credentials'],
  [`\${HOME}/.docker`, 'registry credentials'],
  ['root/.docker', 'registry credentials'],
  ['.gnupg', 'GnuPG keys'],
  ['.password-store', 'a password store'],
  ['.config/gcloud', 'Google Cloud credentials'],
  ['.config/gh', 'GitHub credentials'],
]);

const harmlessEnding = /\.(?:pub|example|sample|template|dist|tpl|crt|cer)$/;
const publicCertificate =
  /^(?:ca|cacert|ca-cert|ca-bundle|ca-certificates|fullchain|chain|cert|cert-chain|public)[\w.-]{0,40}\.pem$/;
const certificateFolder = /(?:^|\/)(?:ca-certificates|ssl\/certs|pki\/tls\/certs)\//;
const publicKeyName = /(?:^|[-_.])(?:pub|public)[-_.](?:[\w-]{0,20}\.)?(?:pem|key)$/;

/**
 * What a file or directory of this path holds that must not be shared, or undefined when its name tells of nothing.
 * Reads the path only, with `/` or `\` between segments; what a file really holds is for the caller to judge.
 */
export function sensitiveFile(path: string): string | undefined {
  const segments = path
    .trim()
    .replace(/\\/g, '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.');
  const name = (segments.at(-1) ?? '').toLowerCase();
  if (name === '' || harmlessEnding.test(name)) return undefined;
  return sensitiveDirectory(segments) ?? (isPublic(path, name) ? undefined : sensitiveName(name));
}

/** What the directory that a path names or lies in holds, when it is one where tools keep credentials. */
export function sensitiveDirectory(segments: readonly string[]): string | undefined {
  const tail = segments.at(-1) ?? '';
  if (tail === 'known_hosts' || tail === 'authorized_keys') return undefined;
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at] ?? '';
    const reason =
      sensitiveDirectories.get(segment) ?? sensitiveDirectories.get(`${segment}/${segments[at + 1] ?? ''}`);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function isPublic(path: string, name: string): boolean {
  return publicCertificate.test(name) || publicKeyName.test(name) || certificateFolder.test(path);
}

function sensitiveName(name: string): string | undefined {
  const known = sensitiveNames.get(name);
  if (known !== undefined) return known;
  if (name === '.env' || /^\.env\.[\w.-]{1,60}$/.test(name)) return 'environment values with secrets';
  if (/^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/.test(name)) return 'an SSH private key';
  if (/^service[-_]?account[\w.-]{0,60}\.json$/.test(name)) return 'a service account key';
  return sensitiveEndings.find(([ending]) => name.endsWith(ending))?.[1];
}

/** Variables that name a file of credentials. Sources: the manuals of the tools that read them. */
export const credentialFileVariables: ReadonlySet<string> = new Set([
  'GOOGLE_APPLICATION_CREDENTIALS',
  'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AZURE_AUTH_LOCATION',
  'BOTO_CONFIG',
  'KUBECONFIG',
  'HF_TOKEN_PATH',
]);
