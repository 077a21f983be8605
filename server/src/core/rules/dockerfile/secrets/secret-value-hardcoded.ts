import { rule } from '../../../engine/rule';
import { type KnownToken, knownTokens } from '../../../knowledge/secrets';
import { keptByText } from '../../../memory/kept-by-text';
import type { Section } from '../../../model/dockerfile-section';
import type { Span } from '../../../text/span';

/** Credentials that nobody ever issued, in pieces so that scanners of repositories leave this file alone. */
const GITHUB = ['ghp', 'R4nd0mT0kenThatNobodyEverIssued00aB3'].join('_');
const GITLAB = ['glpat', 'q8Zr3TnV5yWb7KcXe2Lm'].join('-');
const AMAZON = ['AKIA', 'Q3EGRZ7PLNTB5XWY'].join('');
const SLACK = ['hooks.slack.com/services', 'T8Q2M4K6P', 'B7W3N5R9X', 'qZ8rT2nV5yWb7KcXe2LmP4sD'].join('/');

export default rule('dockerfile/secret-value-hardcoded', {
  title: 'A credential stands in the file',
  why: 'Whoever reads the repository or the history of the image has it, today and in every copy that was ever made.',
  todo: 'Revoke it first: it stays in the history of the repository. Then hand the new one over with `RUN --mount=type=secret`, or when the container is started.',
  severity: 'error',
  category: 'secrets',
  peers: {
    kics: ['Passwords And Secrets'],
    dockle: ['CIS-DI-0010'],
    tally: ['tally/secrets-in-code'],
    cis: ['4.10'],
  },
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns',
  ],
  visit: 'section',
  check(section, report) {
    for (const { start, end } of pieces(section)) {
      for (const { vendor, kind, severity, span } of tokensOf(section.textIn({ start, end }))) {
        const at = { start: start + span.start, end: start + span.end };
        report(
          { span: at },
          { says: `${NOUNS[kind] ?? 'a credential'}${from(vendor)} stands here`, severity: SEVERITIES[severity] },
        );
      }
    }
  },
  // The two that ship hold nothing that a scanner of packages takes for a token.
  examples: [
    {
      bad: `
        FROM alpine:3.22
        COPY <<EOF /etc/ssl/server.key
        «-----BEGIN PRIVATE KEY-----»
        MIIB
        EOF
      `,
    },
    {
      because: 'a token on a command line',
      bad: `
        FROM alpine:3.22
        RUN ./fetch --token «${GITHUB}»
      `,
    },
    {
      because: 'comments, arguments, labels and the files that a heredoc makes',
      bad: `
        # was: «${GITLAB}»
        ARG KEY=«${AMAZON}»
        FROM alpine:3.22
        LABEL hook=https://«${SLACK}»
        COPY <<EOF /etc/ssl/server.key
        «-----BEGIN PRIVATE KEY-----»
        MIIB
        EOF
      `,
    },
    {
      because: 'references hold nothing',
      good: `
        FROM alpine:3.22
        ARG VERSION
        RUN ./fetch --token "$GITHUB_TOKEN" --key \${API_KEY} --header "Authorization: Bearer $TOKEN"
      `,
    },
    {
      because: 'samples of documentation and fillers',
      good: `
        FROM alpine:3.22
        ENV ID=AKIAIOSFODNN7EXAMPLE
        # --token ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        RUN ./fetch --token ghp_000000000000000000000000000000000000
      `,
    },
    {
      because: 'what is public: certificates, keys to verify with, digests',
      good: `
        FROM alpine@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1
        RUN echo "9b2c5d1e7f3a4860b1c2d3e4f5061728394a5b6c  tool.tgz" | sha1sum -c
        COPY <<EOF /etc/ssl/ca.pem
        -----BEGIN CERTIFICATE-----
        MIIB
        -----END CERTIFICATE-----
        EOF
        RUN apt-key adv --recv-keys 7169605F62C751356D054A26A821E680E5FA6305
      `,
    },
  ],
});

const NOUNS: Readonly<Partial<Record<KnownToken['kind'], string>>> = {
  identifier: 'the public half of a credential',
  webhook: 'the address of a webhook',
  key_material: 'a private key',
};

/** What is only half of a pair or guarded otherwise deserves less alarm. */
const SEVERITIES = { high: 'error', medium: 'error', low: 'warning' } as const;

function from(vendor: string): string {
  return vendor === '' || vendor === 'generic' ? '' : ` of ${vendor}`;
}

/** The lines of instructions with all that stands in them, and the comments between them. */
function* pieces({ globalArguments, instructions, comments }: Section): Generator<Span> {
  for (const { syntax } of [...globalArguments, ...instructions]) yield syntax.place.lines;
  for (const { span, isInside } of comments) if (!isInside) yield span;
}

/** A hash cannot be undone at once, and a test key opens nothing of worth. */
const tokensOf = keptByText(1000, (text): readonly KnownToken[] =>
  knownTokens(text).filter(({ kind }) => kind !== 'hash' && kind !== 'test'),
);
