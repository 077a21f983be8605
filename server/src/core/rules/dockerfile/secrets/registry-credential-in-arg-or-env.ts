import { rule } from '../../../engine/rule';
import { isRegistryCredentialName } from '../../../knowledge/registry-credentials';
import { holdsNoSecret, isPlaceholder } from '../../../knowledge/secrets';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import { mountInstead, onlyNamesMounts } from '../_shared/secret-variable';
import { variablePairs } from '../_shared/variable-pairs';

export default rule('dockerfile/registry-credential-in-arg-or-env', {
  title: 'The credential of a package registry is in ARG or ENV',
  why: 'Its value is kept in the history of the image and in its provenance; that its name does not sound like a secret keeps nobody from reading it.',
  todo: 'Build with `--secret id=<name>,env=<NAME>` and mount it in the RUN that needs it. Change a credential that was pushed.',
  severity: 'warning',
  category: 'secrets',
  peers: {
    hadolint: ['DL3064'],
    trivy: ['DS-0031'],
    kics: ['Passwords And Secrets'],
    dockle: ['CIS-DI-0010'],
    tally: ['tally/ruby/prefer-secret-mounts-for-build-credentials'],
    cis: ['4.10'],
  },
  references: ['https://bundler.io/man/bundle-config.1.html', 'https://docs.docker.com/build/building/secrets/'],
  fix: { title: 'Mount it as a secret where it is used', safety: 'suggested' },
  visit: 'section',
  check(section, report) {
    for (const pair of variablePairs(section)) {
      if (!isRegistryCredentialName(pair.name) || !mayHold(pair)) continue;
      report(
        { span: pair.nameSpan },
        {
          says: `${pair.name} holds a credential, and its value stays in the history`,
          fix: (edit) => mountInstead(edit, pair, isUser(pair.name)),
        },
      );
    }
  },
  examples: [
    {
      bad: `
        FROM ruby:3.4-slim
        WORKDIR /app
        ARG «BUNDLE_GEMS__EXAMPLE__COM»
        COPY Gemfile Gemfile.lock ./
        RUN bundle install
        RUN bundle exec rake build
      `,
      fixed: `
        FROM ruby:3.4-slim
        WORKDIR /app
        COPY Gemfile Gemfile.lock ./
        RUN --mount=type=secret,id=bundle_gems__example__com,env=BUNDLE_GEMS__EXAMPLE__COM bundle install
        RUN --mount=type=secret,id=bundle_gems__example__com,env=BUNDLE_GEMS__EXAMPLE__COM bundle exec rake build
      `,
    },
    {
      because: 'above FROM, several in one line, and ENV',
      bad: `
        ARG «BUNDLE_GITHUB__COM»
        FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
        ARG VERSION=1 «DOCKERCONFIGJSON» «VSS_NUGET_EXTERNAL_FEED_ENDPOINTS»
        ENV «NETRC»="machine example.com login me password hR7-pq90xz" «DEVISE_PEPPER»=kJ8d0x7Lq2v
      `,
      fixed: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
        ARG VERSION=1
      `,
    },
    {
      because: 'words that say it are looked at by name: see secret-in-arg and secret-in-env',
      good: `
        FROM ruby:3.4-slim
        ARG NPM_TOKEN
        ARG GEM_HOST_API_KEY
        ARG COMPOSER_AUTH AZURE_PAT
      `,
    },
    {
      because: 'settings of Bundler that are no hosts',
      good: `
        FROM ruby:3.4-slim
        ENV BUNDLE_PATH=/gems BUNDLE_WITHOUT=test BUNDLE_BUILD__NOKOGIRI=--use-system-libraries BUNDLE_LOCAL__AI=/ai
        ENV BUNDLE_PATH__SYSTEM=true BUNDLE_GEM__COC=true BUNDLE_DISABLE__SHARED_GEMS=1
      `,
    },
    {
      because: 'a path, an empty text and fillers hold none',
      good: `
        FROM ruby:3.4-slim
        ENV NETRC=/run/secrets/netrc NPMRC="" DEVISE_PEPPER=dummy BUNDLE_GITHUB__COM=x
      `,
    },
    {
      because: 'a mount alone sets it',
      good: `
        FROM ruby:3.4-slim
        RUN --mount=type=secret,id=github,env=BUNDLE_GITHUB__COM bundle install
      `,
    },
  ],
});

function mayHold(pair: ArgPair | EnvPair): boolean {
  const { name, value, instruction } = pair;
  if (instruction.kind === 'ARG' && onlyNamesMounts(pair as ArgPair)) return false;
  if (!value) return true;
  const written = value.value;
  if (written === undefined) return instruction.kind === 'ARG' || value.variables.length > 0;
  return written.length > 1 && !holdsNoSecret(name, written) && !isPlaceholder(written);
}

/** The programs that read such a variable without being told. */
function isUser(name: string): RegExp | undefined {
  if (/^BUNDLE_/i.test(name)) return /^(?:bundle|bundler|rails|rake)$/;
  if (/^VSS_NUGET/i.test(name)) return /^(?:dotnet|nuget|msbuild)$/;
  return undefined;
}
