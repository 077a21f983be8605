import { rule } from '../../../engine/rule';
import { isRegistryCredentialName } from '../../../knowledge/registry-credentials';
import { holdsNoSecret, isLoginOfJenkins, isPlaceholder, looksLikeSecretName } from '../../../knowledge/secrets';
import { mountInstead, onlyNamesMounts } from '../_shared/secret-variable';

export default rule('dockerfile/secret-in-arg', {
  title: 'A secret is passed as a build argument',
  why: 'The values of build arguments are kept in the history of the image and in its provenance, where everybody who can pull it reads them.',
  todo: 'Build with `--secret id=<name>,env=<NAME>` and mount it in the RUN that needs it. Change a secret that was pushed.',
  severity: 'warning',
  category: 'secrets',
  peers: {
    hadolint: ['DL3064'],
    buildkit: ['SecretsUsedInArgOrEnv'],
    trivy: ['DS-0031'],
    semgrep: ['secret-in-build-arg'],
    kics: ['Passwords And Secrets'],
    dockle: ['CIS-DI-0010'],
    tally: ['tally/ruby/secrets-in-arg-or-env', 'tally/ruby/prefer-secret-mounts-for-build-credentials'],
    cis: ['4.10'],
  },
  references: ['https://docs.docker.com/build/building/secrets/'],
  fix: { title: 'Mount it as a secret where it is used', safety: 'suggested' },
  visit: 'arg',
  check(pair, report) {
    const { name, value } = pair;
    // One report a name: see registry-credential-in-arg-or-env.
    if (isRegistryCredentialName(name)) return;
    const isLogin = value === undefined && isLoginOfJenkins(name);
    if (!(isLogin || looksLikeSecretName(name, value?.value)) || onlyNamesMounts(pair)) return;
    const written = value?.value ?? '';
    // A stage that is only copied from leaves it in the cache and the attestations of the build.
    const history = pair.stage?.isShipped === false ? 'the history of the build' : 'the history of the image';
    const hasDefault = !holdsNoSecret(name, written) && !isPlaceholder(written);
    report(
      { span: pair.nameSpan },
      {
        says: hasDefault
          ? `${name}: the value stays in ${history}, and its default stands in this file`
          : `${name}: the value stays in ${history}`,
        ...(isLogin ? { severity: 'info' } : {}),
        fix: (edit) => mountInstead(edit, pair),
      },
    );
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        ARG «NPM_TOKEN»
        RUN npm config set //registry.npmjs.org/:_authToken "$NPM_TOKEN" && npm ci && npm config delete //registry.npmjs.org/:_authToken
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm config set //registry.npmjs.org/:_authToken "$NPM_TOKEN" && npm ci && npm config delete //registry.npmjs.org/:_authToken
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'one of several names, with a default, and above FROM',
      bad: `
        ARG «GITHUB_TOKEN»
        FROM alpine:3.22
        ARG VERSION=1 «DB_PASSWORD»=hunter2 DEBUG
        RUN <<EOF
        ./migrate "\${DB_PASSWORD}"
        EOF
      `,
      fixed: `
        FROM alpine:3.22
        ARG VERSION=1 DEBUG
        RUN --mount=type=secret,id=db_password,env=DB_PASSWORD <<EOF
        ./migrate "\${DB_PASSWORD}"
        EOF
      `,
    },
    {
      because: 'a stage that is built on this one uses it too',
      bad: `
        FROM alpine:3.22 AS base
        ARG «API_KEY»
        FROM base
        RUN ./fetch $API_KEY
        RUN ./other $API_KEY_NAME
      `,
      fixed: `
        FROM alpine:3.22 AS base
        FROM base
        RUN --mount=type=secret,id=api_key,env=API_KEY ./fetch $API_KEY
        RUN ./other $API_KEY_NAME
      `,
    },
    {
      because: 'the frontend that the file asks for cannot mount a secret as a variable',
      bad: '# syntax=docker/dockerfile:1.9\nFROM alpine:3.22\nARG «API_KEY»\nRUN ./fetch $API_KEY\n',
    },
    {
      because: 'both halves of a login that Jenkins fills in',
      bad: `
        FROM alpine:3.22
        ARG «ARTIFACTORY_USR»
        ARG «ARTIFACTORY_PSW»
        RUN ./fetch "$ARTIFACTORY_USR:$ARTIFACTORY_PSW"
      `,
      fixed: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=artifactory_usr,env=ARTIFACTORY_USR --mount=type=secret,id=artifactory_psw,env=ARTIFACTORY_PSW ./fetch "$ARTIFACTORY_USR:$ARTIFACTORY_PSW"
      `,
    },
    {
      because: 'a user of the system, and one whose name stands here anyway',
      good: `
        FROM alpine:3.22
        ARG APP_USR
        ARG USR
        ARG GITHUB_USR=octocat
        RUN adduser -D "$APP_USR"
      `,
    },
    {
      because: 'ENV stores it, and that must be settled first',
      bad: `
        FROM alpine:3.22
        ARG «API_TOKEN»
        ENV API_TOKEN=$API_TOKEN
      `,
    },
    {
      because: 'names that say something about a secret, or where it is',
      good: `
        FROM alpine:3.22
        ARG TOKEN_FILE
        ARG SSH_PUBLIC_KEY
        ARG AUTH_MODULE=basic
        ARG KEYCLOAK_VERSION=26.0
      `,
    },
    {
      because: 'the value of an argument is not looked at',
      good: `
        FROM alpine:3.22
        ARG NAME="secret password"
      `,
    },
    {
      because: 'it names the secret of a mount',
      good: `
        FROM alpine:3.22
        ARG DEPLOY_TOKEN=deploy
        RUN --mount=type=secret,id=$DEPLOY_TOKEN,target=/run/secrets/deploy ./fetch
      `,
    },
    {
      because: 'a secret mount needs no argument',
      good: `
        FROM alpine:3.22
        RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN ./fetch "$NPM_TOKEN"
      `,
    },
  ],
});
