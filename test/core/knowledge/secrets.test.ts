import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allTokenFormats,
  credentialsInUrl,
  holdsNoSecret,
  isDefaultPassword,
  isPlaceholder,
  knownToken,
  knownTokens,
  looksLikeSecretName,
  mask,
  secretValueVerdict,
  sensitiveFile,
} from '../../../server/src/core/knowledge/secrets';

const random36 = 'aB3dE5fG7hJ9kL2mN4pQ6rS8tU1vW3xY5zA7';

describe('secret names', () => {
  it.each([
    'DB_PASSWORD',
    'dbPassword',
    'db.password',
    'POSTGRES_PASSWORD',
    'PASSWORD2',
    'APIKey',
    'api-key',
    'SECRET_KEY_BASE',
    'AWS_ACCESS_KEY_ID',
    'VITE_API_SECRET',
    'NEXT_PUBLIC_API_SECRET',
    'MYSQL_ROOT_PASSWORD',
    'JWT_SECRET',
    'GITHUB_PAT',
    'DB_PASS',
    'REDIS_AUTH',
    'connectionString',
    'JENKINS_PSW',
    'NPM_CONFIG__AUTH',
    'TF_TOKEN_app_terraform_io',
    'BUNDLE_GEMS__EXAMPLE__COM',
    'token',
    'PASSWORD_HASH',
    'VAULT_SECRET_ID',
    'SLACK_WEBHOOK_URL',
    'GPG_PASSPHRASE',
  ])('%s holds a secret', (name) => {
    expect(looksLikeSecretName(name)).toBe(true);
  });

  it.each([
    'PUBLIC_KEY',
    'SSH_PUBLIC_KEY',
    'POSTGRES_PASSWORD_FILE',
    'SECRET_KEY_PATH',
    'SECRETS_DIR',
    'TOKEN_URL',
    'KMS_KEY_ALIAS',
    'TOKEN_TTL',
    'PASSWORD_MIN_LENGTH',
    'MAX_TOKENS',
    'MONKEY',
    'KEYBOARD',
    'PASSENGER',
    'TOKENIZER',
    'AUTHOR',
    'COMPASS',
    'PASSTHROUGH',
    'GPG_KEY',
    'GPG_KEYS',
    'PWD',
    'SORT_KEY',
    'CACHE_KEY',
    'SECRET_NAME',
    'PATH',
    'JWT_ISSUER',
    'JWT_ALGORITHM',
    'SSH_AUTH_SOCK',
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    'CLIENT_ID',
    'AWS_ROLE_ARN',
    'LOW_PASS',
    'RANDOM_SEED',
    'key',
    'auth',
    '',
    'NEXT_PUBLIC_SUPABASE_ANON_KEY',
    'PASSWORD_ENV',
    'TOKEN_HEADER',
    'DATABASE_URL',
    'TLS_CERT',
    'BUNDLE_LOCAL__RACK',
    'NODE_VERSION',
    'ENABLE_AUTH',
    'SECRET_KEY_BASE_DUMMY',
  ])('%s holds none', (name) => {
    expect(looksLikeSecretName(name)).toBe(false);
  });

  it('lets a quantity or a switch clear a name only when the value is one', () => {
    expect(looksLikeSecretName('PASSWORD_LENGTH', '12')).toBe(false);
    expect(looksLikeSecretName('PASSWORD_LENGTH', 'hunter2')).toBe(true);
    expect(looksLikeSecretName('TOKEN_TTL', '15m')).toBe(false);
    expect(looksLikeSecretName('PASSWORD_REQUIRED', 'true')).toBe(false);
    expect(looksLikeSecretName('PASSWORD_ENV', 'DB_PASSWORD')).toBe(false);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => typeof looksLikeSecretName(name, value) === 'boolean'),
    );
  });
});

describe('token formats', () => {
  it('finds a token and its place', () => {
    const text = `curl -H token=ghp_${random36} x`;
    const found = knownToken(text);
    expect(found?.name).toBe('github-pat');
    expect(text.slice(found?.span.start, found?.span.end)).toBe(`ghp_${random36}`);
  });

  it('marks only the secret part of a line', () => {
    const text = '//registry.npmjs.org/:_authToken=d3adb33f-0123-4567-89ab-cdef01234567';
    expect(knownTokens(text).map((token) => text.slice(token.span.start, token.span.end))).toEqual([
      'd3adb33f-0123-4567-89ab-cdef01234567',
    ]);
  });

  it('finds key material', () => {
    expect(knownToken('-----BEGIN OPENSSH PRIVATE KEY-----')?.kind).toBe('key_material');
    expect(knownToken('-----BEGIN PUBLIC KEY-----')).toBeUndefined();
    expect(knownToken('-----BEGIN CERTIFICATE-----')).toBeUndefined();
  });

  it('leaves fillers, published samples and look-alikes alone', () => {
    expect(knownToken(`ghp_${'x'.repeat(36)}`)).toBeUndefined();
    expect(knownToken('AKIAIOSFODNN7EXAMPLE')).toBeUndefined();
    expect(knownToken('sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')).toBeUndefined();
    expect(knownToken(`//registry.npmjs.org/:_authToken=\${NPM_TOKEN}`)).toBeUndefined();
    expect(knownToken('"auth": "bm9jb2xvbmhlcmU="')).toBeUndefined();
  });

  it('sees the user and password in a registry login', () => {
    expect(knownToken('"auth": "dXNlcjpwYXNzd29yZDEyMw=="')?.name).toBe('docker-config-auth');
  });

  it('lists formats that are whole and bounded', () => {
    const names = allTokenFormats().map((format) => format.name);
    expect(names.length).toBeGreaterThan(100);
    expect(new Set(names).size).toBe(names.length);
    for (const format of allTokenFormats()) {
      expect(format.source, format.name).toMatch(/^https:\/\/\S+\.\S+/);
      expect(format.leastEntropy, format.name).toBeLessThan(6);
      expect(
        format.literals.every((literal) => literal.length > 1),
        format.name,
      ).toBe(true);
      expect(format.expression.source, format.name).not.toMatch(/[*+]\)[*+{]|\*\.\*|\(\?<[=!]/);
    }
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(knownTokens(text))));
  });
});

describe('secret values', () => {
  it.each([
    '',
    '""',
    `\${DB_PASSWORD}`,
    '$DB_PASSWORD',
    `\${A:?missing}`,
    '{{ .Values.password }}',
    '/run/secrets/db',
    'true',
    '30s',
    'https://example.com/token',
    'vault:secret/data/x',
    '$(cat /run/secrets/x)',
    '-----BEGIN CERTIFICATE-----',
  ])('%s holds no secret', (value) => {
    expect(holdsNoSecret('DB_PASSWORD', value)).toBe(true);
    expect(secretValueVerdict('DB_PASSWORD', value)).toBe('pass');
  });

  it.each([
    '<your-password>',
    'xxxxxxxx',
    '********',
    'your-api-key-here',
    'replace-me',
    'REDACTED',
    `\${PASSWORD}`,
    'ghp_xxxxxxxxxxxx',
    'aaaaaa',
    'example-secret',
  ])('%s is a placeholder', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it('takes weak passwords for what they are', () => {
    expect(isPlaceholder('changeme')).toBe(false);
    expect(isDefaultPassword('ChangeMe')).toBe(true);
    expect(secretValueVerdict('DB_PASSWORD', 'postgres')).toBe('default');
    expect(secretValueVerdict('DB_PASSWORD', '1234')).toBe('default');
  });

  it('reports the rest', () => {
    expect(secretValueVerdict('DB_PASSWORD', 'my-secret-Xk29fj2LQmz')).toBe('secret');
    expect(secretValueVerdict('DB_PASSWORD', 'Tr0ub4dor&3')).toBe('secret');
    expect(secretValueVerdict('NEO4J_AUTH', 'none')).toBe('pass');
  });

  it('never shows a password', () => {
    expect(mask('Tr0ub4dor&3')).toBe('…');
    expect(mask(`ghp_${random36}`)).toBe('ghp_…');
  });
});

describe('credentials in URLs', () => {
  it('finds the password', () => {
    const text = 'postgres://app:s3cr3tPw99@db:5432/app';
    const [found] = credentialsInUrl(text);
    expect(text.slice(found?.password.start, found?.password.end)).toBe('s3cr3tPw99');
    expect(text.slice(found?.span.start, found?.span.end)).toBe('app:s3cr3tPw99');
  });

  it('knows default passwords and leaves references alone', () => {
    expect(credentialsInUrl('amqp://guest:guest@rabbit')[0]?.isDefault).toBe(true);
    expect(credentialsInUrl(`postgres://app:\${PASSWORD}@db`)).toEqual([]);
    expect(credentialsInUrl('postgres://app:<password>@db')).toEqual([]);
    expect(credentialsInUrl('https://host:8080/a@b')).toEqual([]);
    expect(credentialsInUrl('git@github.com:a/b.git')).toEqual([]);
  });
});

describe('sensitive files', () => {
  it.each([
    'id_rsa',
    './keys/id_ed25519',
    '.env',
    '.env.production',
    '.npmrc',
    'tls.pem',
    'server.key',
    '~/.ssh',
    '.aws/credentials',
    'kubeconfig',
    'service-account-prod.json',
    '.docker/config.json',
    'C:\\Users\\me\\.ssh\\id_rsa',
    '~/.docker',
    'ca.key',
  ])('%s is one', (path) => {
    expect(sensitiveFile(path)).toBeTypeOf('string');
  });

  it.each([
    '.env.example',
    'id_rsa.pub',
    'ca.pem',
    'cacert.pem',
    'fullchain.pem',
    'public.pem',
    'src/key.ts',
    'package.json',
    '.docker/nginx.conf',
    'app.crt',
    '/etc/ssl/certs/x.pem',
    '',
    '.',
    '.environment',
  ])('%s is none', (path) => {
    expect(sensitiveFile(path)).toBeUndefined();
  });
});
