import { booleanOption, rule } from '../../../engine/rule';
import { isRedirecting } from '../../../knowledge/redirecting-addresses';
import { insertWords } from '../_shared/command-edits';
import { commandWords } from '../_shared/command-options';
import { curlConfiguration, isTelling, usesOptionFile } from '../_shared/curl-configuration';
import { downloadOf } from '../_shared/downloads';
import { hostOf, isInternal } from '../_shared/hosts';

export default rule('dockerfile/curl-redirect-not-followed', {
  title: 'curl does not follow redirects',
  why: 'curl saves the empty or HTML answer of the redirect and ends well, even with -f: the build goes on with a file that is none.',
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/curl-should-follow-redirects'] },
  references: ['https://curl.se/docs/manpage.html#-L', 'https://curl.se/docs/manpage.html#--follow'],
  fix: { title: 'Follow redirects', safety: 'suggested' },
  options: {
    everyHost: booleanOption('Mention every public address, not only those that are known to redirect.', false),
  },
  visit: 'command',
  check(command, report, { options: { everyHost } }) {
    const { name } = command;
    const download = downloadOf(command);
    if (download?.program !== 'curl' || !name || isTelling(command) || usesOptionFile(command)) return;
    const { options } = commandWords(command);
    if (options.some((option) => FOLLOWS.has(option.name) || PROBES.has(option.name))) return;
    // Options in a variable are unknown.
    if (command.arguments.some(({ raw }) => /^"?\$\{?\w*(?:OPT|FLAG|ARG)/i.test(raw))) return;
    const addresses = download.addresses.map(({ text }) => text);
    const redirected = addresses.find(isRedirecting);
    const external = everyHost ? addresses.find(isExternal) : undefined;
    const address = redirected ?? external;
    if (address === undefined || /(?<![\w-])(?:location|follow)(?![\w-])/.test(curlConfiguration(command.stage).text))
      return;
    const method = options.find((option) => option.name === '-X' || option.name === '--request')?.value;
    // With -X, -L sends the forced method to each address; --follow (curl 8.16) does as HTTP says.
    const flag = method === undefined || method === 'GET' || method === 'HEAD' ? '-L' : '--follow';
    report(name, {
      says: redirected
        ? `${hostOf(address)} answers with a redirect, which curl does not follow`
        : `curl would not follow a redirect of ${hostOf(address)}`,
      severity: redirected ? 'warning' : 'hint',
      fix: (edit) => insertWords(edit, command, name, flag),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «curl» -fsSO https://github.com/acme/tool/releases/download/v1.4.2/tool
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl -L -fsSO https://github.com/acme/tool/releases/download/v1.4.2/tool
      `,
    },
    {
      because: 'with a path, by other hosts, with a method, in the JSON form',
      bad: `
        FROM debian:12-slim
        RUN «/usr/bin/curl» -sO https://go.dev/dl/go1.25.0.linux-amd64.tar.gz && \\
            «curl» -s -X POST https://aka.ms/tool && «curl» -o a https://api.github.com/repos/acme/tool/tarball/v1
        RUN ["«curl»", "-O", "https://dl.k8s.io/v1.34.0/bin/linux/amd64/kubectl"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN /usr/bin/curl -L -sO https://go.dev/dl/go1.25.0.linux-amd64.tar.gz && \\
            curl --follow -s -X POST https://aka.ms/tool && curl -L -o a https://api.github.com/repos/acme/tool/tarball/v1
        RUN ["curl", "-L", "-O", "https://dl.k8s.io/v1.34.0/bin/linux/amd64/kubectl"]
      `,
    },
    {
      because: 'every address where that is asked for',
      options: { everyHost: true },
      bad: `
        FROM debian:12-slim
        RUN «curl» -fsSO https://example.com/a.tgz
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl -L -fsSO https://example.com/a.tgz
      `,
    },
    {
      because: 'redirects are followed',
      good: `
        FROM debian:12-slim
        RUN curl -fsSLO https://github.com/acme/tool/archive/v1.tar.gz && curl -sLo a https://aka.ms/a && \\
            curl --location-trusted -O https://aka.ms/b && curl --follow -O https://aka.ms/c
      `,
    },
    {
      because: 'the answer itself is what is asked for',
      good: `
        FROM debian:12-slim
        RUN curl -sI https://github.com/acme/tool/releases/latest/download/tool && curl --head https://aka.ms/a && \\
            curl -s -o /dev/null -w '%{redirect_url}' https://aka.ms/b && curl --version
      `,
    },
    {
      because: 'a configuration follows them, or may',
      good: `
        FROM debian:12-slim
        RUN echo location >> ~/.curlrc
        RUN curl -fsSO https://github.com/acme/tool/archive/v1.tar.gz && curl -K own.conf -O https://aka.ms/a
      `,
    },
    {
      because: 'other hosts, addresses in other options, and what the build fills in',
      good: `
        FROM debian:12-slim
        RUN curl -fsSO https://example.com/a.tgz && curl -e https://aka.ms/a -O https://example.com/b && curl -fsSO "$ADDRESS" && \\
            curl $CURL_OPTIONS -O https://aka.ms/c
      `,
    },
    {
      because: 'wget follows by itself, and so does ADD; a probe is no download',
      good: `
        FROM debian:12-slim
        ADD https://github.com/acme/tool/archive/v1.tar.gz /src/
        RUN wget https://github.com/acme/tool/archive/v1.tar.gz
        HEALTHCHECK CMD curl -f https://aka.ms/a
      `,
    },
    {
      because: 'in PowerShell curl may be another program',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        SHELL ["powershell", "-Command"]
        RUN curl https://aka.ms/a -OutFile a
      `,
    },
  ],
});

const FOLLOWS: ReadonlySet<string> = new Set(['-L', '--location', '--location-trusted', '--follow']);
const PROBES: ReadonlySet<string> = new Set(['-I', '--head', '-w', '--write-out']);

function isExternal(address: string): boolean {
  const host = /^https?:/i.test(address) ? hostOf(address) : undefined;
  return host !== undefined && !isInternal(host) && !/^[\d.]+$/.test(host);
}
