import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { isRegistryCredentialName } from '../../../knowledge/registry-credentials';
import { isReadAsSecret, looksLikeSecretName, secretValueVerdict } from '../../../knowledge/secrets';
import type { EnvPair } from '../../../model/dockerfile-instructions';
import { mountInstead } from '../_shared/secret-variable';

export default rule('dockerfile/secret-in-env', {
  title: 'A secret is stored in an ENV variable',
  why: 'ENV is part of the image: whoever can pull it reads the value, and so does every process in the container.',
  todo: 'Give the value when the container is started, or mount it as a file; a step of the build gets it by `--mount=type=secret`. Change a secret that was pushed.',
  severity: 'error',
  category: 'secrets',
  peers: {
    hadolint: ['DL3064'],
    buildkit: ['SecretsUsedInArgOrEnv'],
    trivy: ['DS-0031'],
    kics: ['Passwords And Secrets'],
    dockle: ['CIS-DI-0010'],
    tally: ['tally/ruby/secrets-in-arg-or-env', 'tally/ruby/prefer-secret-mounts-for-build-credentials'],
    cis: ['4.10'],
  },
  references: ['https://docs.docker.com/build/building/secrets/'],
  fix: { title: 'Take it out and mount it where the build needs it', safety: 'suggested' },
  visit: 'env',
  check(pair, report) {
    // One report a name: see registry-credential-in-arg-or-env.
    if (isRegistryCredentialName(pair.name)) return;
    const at = { span: pair.nameSpan };
    const fix = (edit: DockerfileEdits) => mountInstead(edit, pair);
    if (holdsSecret(pair)) {
      report(at, { says: `${pair.name}: its value can be read by everybody who has the image`, fix });
    } else if (isStandIn(pair) && pair.stage.isShipped) {
      const says = `${pair.name}: whoever does not set it runs with what stands here, and programs take it for real`;
      // A step behind it may be written for the stand-in, as those that only ask that something is set.
      const { order } = pair.instruction;
      const isBuiltWith = pair.stage.instructions.some((one) => one.kind === 'RUN' && one.order > order);
      report(at, { says, severity: 'info', fix: isBuiltWith ? undefined : fix });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        ENV NODE_ENV=production «API_TOKEN»=s3cr3t-7f9a2c41
        RUN ./fetch-catalogue --token "$API_TOKEN"
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        ENV NODE_ENV=production
        RUN --mount=type=secret,id=api_token,env=API_TOKEN ./fetch-catalogue --token "$API_TOKEN"
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'the old syntax, ONBUILD and every stage count, and a comment goes with its instruction',
      bad: `
        FROM alpine:3.22 AS build
        # the database
        ENV «DB_PASSWORD» correct horse battery
        FROM alpine:3.22
        ONBUILD ENV «SESSION_SECRET»="kJ8d-0x7Lq2v"
        CMD ["sh"]
      `,
      fixed: `
        FROM alpine:3.22 AS build
        FROM alpine:3.22
        CMD ["sh"]
      `,
    },
    {
      because: 'an argument under a harmless name is a secret all the same',
      bad: `
        FROM alpine:3.22
        ARG PASS_IT
        ENV A=1 \\
            «DB_PASSWORD»=$PASS_IT \\
            B=2
      `,
      fixed: `
        FROM alpine:3.22
        ARG PASS_IT
        ENV A=1 \\
            B=2
      `,
    },
    {
      because: 'another instruction needs the value, so nothing is offered',
      bad: `
        FROM alpine:3.22
        ENV «REGISTRY_PASSWORD»=hR7-pq90xz
        LABEL login=$REGISTRY_PASSWORD
      `,
    },
    {
      because: 'a filler behind a name that programs read a credential from',
      bad: `
        FROM alpine:3.22
        ENV «GITHUB_TOKEN»=placeholder
        CMD ["gh", "api", "rate_limit"]
      `,
      fixed: `
        FROM alpine:3.22
        CMD ["gh", "api", "rate_limit"]
      `,
    },
    {
      because: 'a step may need the filler',
      bad: `
        FROM python:3.13-slim
        ENV «SECRET_KEY»=placeholder
        RUN ./manage.py collectstatic
      `,
    },
    {
      because: 'names that say where a secret is, or something about it',
      good: `
        FROM alpine:3.22
        ENV DB_PASSWORD_FILE=/run/secrets/db TOKEN_TTL=3600 AUTH_TYPE=basic PUBLIC_KEY=abcdef KMS_KEY_ALIAS=alias/app
      `,
    },
    {
      because: 'keys that verify downloads are public',
      good: `
        FROM python:3.13-slim
        ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305
      `,
    },
    {
      because: 'empty values, switches, numbers, paths and fillers hold no secret',
      good: `
        FROM alpine:3.22
        ENV API_TOKEN="" USE_AUTH=true DB_PASSWORD=/run/secrets/db SECRET_KEY=\${SECRET_KEY:-} API_KEY=your-api-key-here
      `,
    },
    {
      because: 'a filler that only serves a stage of the build',
      good: `
        FROM python:3.13-slim AS build
        ENV SECRET_KEY=placeholder
        RUN ./manage.py collectstatic
        FROM nginx:1.29
        COPY --from=build /static /usr/share/nginx/html
      `,
    },
    {
      because: 'the argument that it takes its value from is reported itself',
      good: `
        FROM alpine:3.22
        ARG NPM_TOKEN
        ENV NPM_TOKEN=$NPM_TOKEN
      `,
    },
    {
      because: 'words that only contain the name of a secret',
      good: `
        FROM alpine:3.22
        ENV MONKEY=banana TOKENIZERS_PARALLELISM=yes-please AUTHOR=somebody
      `,
    },
  ],
});

/** Whether the pair gives a value to a name that reads as a secret. */
function holdsSecret(pair: EnvPair): boolean {
  const { name, value } = pair;
  if (!value || !looksLikeSecretName(name, value.value)) return false;
  const written = value.value;
  if (written !== undefined)
    return isSecret(name, written) && !value.variables.some((one) => isReported(pair, one.name));
  // A build argument without a default is filled in when the image is built, and stays in it.
  return value.variables.some(
    (one) => pair.stage.argumentSetting(one.name, pair.instruction.order) && !isReported(pair, one.name),
  );
}

/**
 * Whether a filler stands behind a name that programs know as a credential: they send it and are refused where they
 * would have asked or gone without, and a server takes it for its password. Under a name of one's own it is harmless.
 */
function isStandIn({ name, value }: EnvPair): boolean {
  return value?.value !== undefined && isReadAsSecret(name) && secretValueVerdict(name, value.value) === 'placeholder';
}

function isSecret(name: string, value: string): boolean {
  const verdict = secretValueVerdict(name, value);
  return verdict === 'secret' || verdict === 'default';
}

function isReported(pair: EnvPair, variable: string): boolean {
  return looksLikeSecretName(variable) && pair.stage.setting(variable, pair.instruction.order) !== undefined;
}
