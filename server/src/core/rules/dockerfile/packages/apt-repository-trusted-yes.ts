import { rule } from '../../../engine/rule';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import { aptSourceLines, keyringFor } from '../_shared/apt-sources';

export default rule('dockerfile/apt-repository-trusted-yes', {
  title: 'An apt source is marked as trusted without a signature',
  why: 'Whoever controls the mirror, or the way to it, decides what is installed from it, and its scripts run as root.',
  todo: 'Put the key of the repository under /etc/apt/keyrings and name its file in the fix with `signed-by`.',
  severity: 'error',
  category: 'supply-chain',
  peers: { cis: ['4.11', '4.12'] },
  references: ['https://manpages.debian.org/bookworm/apt/sources.list.5.en.html'],
  fix: { title: 'Name the key that signs it', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const { content, options, address } of aptSourceLines(instruction)) {
      const found = options && OPTION.exec(options.text);
      if (!found) continue;
      const at = options.start + found.index;
      const span = content.spanOf(at, at + found[0].length);
      const isSigned = /\bsigned-by=/.test(options.text);
      report(
        { span },
        {
          says: `what ${address || 'this source'} serves is installed without a signature`,
          severity: severityOf(address),
          fix: (edit) =>
            isSigned ? edit.removeWord({ span }) : edit.replace({ span }, `signed-by=${keyringFor(address)}`),
        },
      );
    }
    for (const { path, content } of writtenTexts(instruction)) {
      if (path === undefined || !/\.sources$|sources\.list\.d\//.test(path)) continue;
      for (const found of content.text.matchAll(FIELD)) {
        const address = /URIs:[ \t]{0,20}([^\s"'\\]{1,500})/.exec(content.text)?.[1] ?? '';
        const span = content.spanOf(found.index, found.index + found[0].length);
        report(
          { span },
          {
            says: `what ${address || 'this source'} serves is installed without a signature`,
            severity: severityOf(address),
            fix: (edit) => edit.replace({ span }, `Signed-By: ${keyringFor(address)}`),
          },
        );
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN echo "deb [«trusted=yes»] https://packages.example.com/debian stable main" > /etc/apt/sources.list.d/own.list
      `,
      fixed: `
        FROM debian:12-slim
        RUN echo "deb [signed-by=/usr/share/keyrings/packages.example.com.gpg] https://packages.example.com/debian stable main" > /etc/apt/sources.list.d/own.list
      `,
    },
    {
      because: 'with other options, without quotes, by tee, sed and add-apt-repository',
      bad: `
        FROM debian:12-slim
        RUN echo deb [arch=amd64 «trusted=yes»] https://a.example.com stable main | tee -a /etc/apt/sources.list && \\
            sed -i 's/^deb /deb [«trusted=yes»] /' /etc/apt/sources.list
        RUN add-apt-repository -y "deb [ «allow-insecure=yes» signed-by=/k.gpg ] https://b.example.com stable main"
      `,
      fixed: `
        FROM debian:12-slim
        RUN echo deb [arch=amd64 signed-by=/usr/share/keyrings/a.example.com.gpg] https://a.example.com stable main | tee -a /etc/apt/sources.list && \\
            sed -i 's/^deb /deb [signed-by=/usr/share/keyrings/repository.gpg] /' /etc/apt/sources.list
        RUN add-apt-repository -y "deb [ signed-by=/k.gpg ] https://b.example.com stable main"
      `,
    },
    {
      because: 'the form with fields',
      bad: `
        FROM debian:12-slim
        COPY <<EOF /etc/apt/sources.list.d/own.sources
        Types: deb
        URIs: https://packages.example.com/debian
        Suites: stable
        «Trusted: yes»
        EOF
      `,
      fixed: `
        FROM debian:12-slim
        COPY <<EOF /etc/apt/sources.list.d/own.sources
        Types: deb
        URIs: https://packages.example.com/debian
        Suites: stable
        Signed-By: /usr/share/keyrings/packages.example.com.gpg
        EOF
      `,
    },
    {
      because: 'files of the image itself: only mentioned',
      bad: `
        FROM debian:12-slim
        RUN echo "deb [«trusted=yes»] file:/opt/packages ./" > /etc/apt/sources.list.d/own.list
      `,
      fixed: `
        FROM debian:12-slim
        RUN echo "deb [signed-by=/usr/share/keyrings/repository.gpg] file:/opt/packages ./" > /etc/apt/sources.list.d/own.list
      `,
    },
    {
      because: 'the key is named',
      good: `
        FROM debian:12-slim
        RUN echo "deb [arch=amd64 signed-by=/etc/apt/keyrings/own.gpg] https://packages.example.com stable main" > /etc/apt/sources.list.d/own.list
      `,
    },
    {
      because: 'the mark is taken out',
      good: `
        FROM debian:12-slim
        RUN sed -i 's/deb \\[trusted=yes\\] /deb /' /etc/apt/sources.list
      `,
    },
    {
      because: 'text that is only shown',
      good: `
        FROM debian:12-slim
        RUN echo "deb [trusted=yes] https://packages.example.com stable main"
      `,
    },
    {
      because: 'not trusted',
      good: `
        FROM debian:12-slim
        RUN echo "deb [trusted=no] https://packages.example.com stable main" > /etc/apt/sources.list
        COPY <<EOF /etc/apt/sources.list.d/own.sources
        Types: deb
        Trusted: no
        EOF
      `,
    },
  ],
});

const OPTION = /(?<![\w-])(?:trusted|allow-insecure)=(?:yes|true|1)(?![\w-])/i;
const FIELD = /(?:(?<=\\n)|(?<![\w\\-]))(?:Trusted|Allow-Insecure):[ \t]{0,20}(?:yes|true)\b/gi;

/** Files of the image come from its own build. */
function severityOf(address: string): 'hint' | 'error' {
  return /^(?:file|copy|cdrom):/.test(address) ? 'hint' : 'error';
}
