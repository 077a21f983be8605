import { wordSet } from './rows';

/** How a program is told a password on its command line. */
export interface CredentialOptions {
  /** The first words that are no options must be one of these; any words when absent. */
  readonly verbs?: RegExp;
  /** Options whose value, attached by `=` or as the next word, is the credential. */
  readonly options: ReadonlySet<string>;
  /** Options whose value is `user:password`. */
  readonly pairs?: ReadonlySet<string>;
  /** Options whose value is a header. */
  readonly headers?: ReadonlySet<string>;
  /** Short options that the credential is glued to. */
  readonly glued?: RegExp;
}

const login = (verbs: RegExp): CredentialOptions => ({ verbs, options: wordSet('-p --password') });
const mysql: CredentialOptions = { options: wordSet('--password'), glued: /^-p(?=.)/ };

/** Sources: the manuals of the programs. The password of a trust store guards what is public. A `-p` of mysql without a value asks for it. */
const programs: ReadonlyMap<string, CredentialOptions> = new Map<string, CredentialOptions>([
  [
    'curl',
    {
      options: wordSet('--oauth2-bearer --pass --proxy-pass --tlspassword'),
      pairs: wordSet('-u --user -U --proxy-user'),
      headers: wordSet('-H --header --proxy-header'),
    },
  ],
  [
    'wget',
    {
      options: wordSet('--password --http-password --http-passwd --ftp-password --proxy-password --proxy-passwd'),
      headers: wordSet('--header'),
    },
  ],
  ['docker', login(/^login\b/)],
  ['podman', login(/^login\b/)],
  ['nerdctl', login(/^login\b/)],
  ['buildah', login(/^login\b/)],
  ['skopeo', login(/^login\b/)],
  ['oras', login(/^login\b/)],
  ['crane', login(/^auth login\b/)],
  ['helm', login(/^(?:registry login|repo add|pull|install|upgrade)\b/)],
  ['az', { verbs: /^(?:login|acr login)\b/, options: wordSet('-p --password --federated-token') }],
  ['doctl', { verbs: /^auth init\b/, options: wordSet('-t --access-token') }],
  ['mysql', mysql],
  ['mysqladmin', mysql],
  ['mysqldump', mysql],
  ['mariadb', mysql],
  ['mariadb-admin', mysql],
  ['mariadb-dump', mysql],
  ['sshpass', { options: wordSet('-p'), glued: /^-p(?=.)/ }],
  ['nuget', { options: wordSet('-Password -ApiKey') }],
  ['dotnet', { verbs: /^nuget\b/, options: wordSet('-p --password -k --api-key') }],
  ['mvn', { options: new Set(), glued: /^-D(?!\S{0,60}trustStore)[\w.-]{0,60}(?:password|passwd|token)=/i }],
  ['gradle', { options: new Set(), glued: /^-[DP][\w.-]{0,60}(?:password|passwd|token)=/i }],
  ['redis-cli', { options: wordSet('-a --pass') }],
  ['mongosh', { options: wordSet('-p --password') }],
  ['mongo', { options: wordSet('-p --password') }],
]);

/** The programs behind a name, `./mvnw` and `./gradlew` being those of a project. */
export function credentialOptions(program: string): CredentialOptions | undefined {
  return programs.get(program === 'mvnw' || program === 'gradlew' ? program.slice(0, -1) : program);
}

/** Variables that hold a password of the program behind them. */
export const passwordVariables: ReadonlySet<string> = wordSet(
  'PGPASSWORD MYSQL_PWD SSHPASS REDISCLI_AUTH RESTIC_PASSWORD',
);
