import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule, type Severity } from '../../../engine/rule';
import { packageManager } from '../../../knowledge/package-managers';
import type { ShellWord } from '../../../syntax/shell-tree';
import { commandWords } from '../_shared/command-options';
import { downloadOf, verifiesSomething } from '../_shared/downloads';
import { hostOf, isInternal } from '../_shared/hosts';
import { type Step, spanInWord } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { writtenSettings } from '../_shared/written-settings';
import { cases } from './insecure-http-download.cases';

export default rule('dockerfile/insecure-http-download', {
  title: 'Software is fetched over plain HTTP',
  why: 'Anybody on the way to the server can exchange what is fetched, and nobody notices.',
  todo: 'Use https; where the server speaks only http, compare the file with a checksum in the same step.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://cwe.mitre.org/data/definitions/494.html'],
  fix: { title: 'Fetch it over https', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'ADD') {
      if (instruction.checksum) return;
      for (const source of instruction.sources) {
        const scheme = openScheme(source.value);
        const at = source.raw.search(/(?:http|ftp|git):/i);
        if (scheme === undefined || at < 0 || instruction.syntax.json) {
          if (scheme !== undefined) reportAt(report, source, scheme, source.value ?? '', 'warning');
          continue;
        }
        const start = source.span.start + at;
        reportAt(report, { span: { start, end: start + scheme.length } }, scheme, source.value ?? '', 'warning');
      }
      return;
    }
    for (const variable of variablesSet(instruction)) {
      if (!INDEX_VARIABLES.test(variable.name)) continue;
      const scheme = openScheme(variable.value?.trim());
      if (scheme !== undefined) reportAt(report, { span: variable.valueSpan }, scheme, variable.value ?? '', 'warning');
    }
    if (instruction.kind === 'RUN') {
      if (!/(?:http|ftp|git):\/\//i.test(textOf(instruction.syntax.rest.text, instruction.heredocs.length))) return;
      if (verifiesSomething(instruction)) return;
      for (const command of instruction.commands) checkCommand(command, report);
      if (!instruction.hasPosixShell && instruction.script) checkPowerShell(instruction.script, report);
    }
    for (const setting of writtenSettings(instruction, FILES, LINE)) {
      const at = setting.text.search(/(?:http|ftp):/i);
      const address = setting.text.slice(at);
      const scheme = openScheme(address);
      if (scheme === undefined) continue;
      const severity = /\.repo$|\/apk\/repositories$/.test(setting.path) ? 'info' : 'warning';
      reportAt(report, setting.spanOf(at, at + scheme.length), scheme, address, severity);
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN curl -fsSLo /usr/local/bin/tool «http»://downloads.example.com/tool-1.4 && chmod +x /usr/local/bin/tool
      `,
      fixed: `
        FROM debian:12-slim
        RUN curl -fsSLo /usr/local/bin/tool https://downloads.example.com/tool-1.4 && chmod +x /usr/local/bin/tool
      `,
    },
    {
      good: `
        FROM debian:12-slim
        RUN curl -fsSLo tool.tgz http://downloads.example.com/tool-1.4.tgz && \\
            echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  tool.tgz" | sha256sum -c - && tar -xzf tool.tgz
        ADD --checksum=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 http://downloads.example.com/a /a
      `,
      because: 'what was exchanged on the way does not fit the checksum',
    },
    ...cases,
  ],
});

type Reports = Report<DockerfileEdits>;

const INDEX_VARIABLES =
  /^(?:PIP_(?:EXTRA_)?INDEX_URL|UV_(?:DEFAULT_|EXTRA_)?INDEX(?:_URL)?|NPM_CONFIG_REGISTRY|npm_config_registry|YARN_(?:NPM_)?REGISTRY(?:_SERVER)?|GOPROXY|GEM_SOURCE)$/;
const FILES =
  /\.repo$|\/apk\/repositories$|(?:^|\/)\.?pip\.(?:conf|ini)$|(?:^|\/)\.(?:npmrc|yarnrc(?:\.yml)?|gemrc|condarc)$/;
const LINE =
  /(?:(?<![\w.-])|(?<=\\n))(?:baseurl|mirrorlist|(?:extra-)?index-url|registry|npmRegistryServer)\\?"?[ \t]{0,20}[=: ][ \t]{0,20}\\?"?(?:http|ftp):\/\/[^\s"'\\]+|(?:(?<![^\s"'])|(?<=\\n))http:\/\/[^\s"'\\]+/gi;

function textOf(rest: string, heredocs: number): string {
  // The bodies of heredocs are not in the text of the line: they are looked at in any case.
  return heredocs > 0 ? 'http://' : rest;
}

/** The scheme of an address that anybody on the way can change, on a host that is not of the inside. */
function openScheme(address: string | undefined): string | undefined {
  const scheme = /^(?:git\+)?(http|ftp|git):\/\//i.exec(address ?? '')?.[1];
  const host = hostOf((address ?? '').replace(/^git\+/, ''));
  return scheme !== undefined && host !== undefined && !isInternal(host) ? scheme : undefined;
}

function reportAt(
  report: Reports,
  at: Parameters<Reports>[0],
  scheme: string,
  address: string,
  severity: Severity,
): void {
  const host = hostOf(address.replace(/^git\+/, '')) ?? 'the server';
  const { start, end } = at.span;
  report(at, {
    // What is signed cannot be exchanged, only seen and held back.
    says:
      severity === 'info'
        ? `whoever stands between sees what ${host} is asked for, and can keep updates back`
        : `what ${host} serves can be exchanged on its way`,
    severity,
    // A mirror that speaks ftp need not speak https.
    fix:
      scheme.toLowerCase() === 'ftp' || end - start !== scheme.length ? undefined : (edit) => edit.replace(at, 'https'),
  });
}

function checkCommand(command: Step, report: Reports): void {
  const { program } = command;
  if (program === undefined) return;
  for (const word of addressesOf(command)) {
    const scheme = openScheme(schemePart(word));
    if (scheme === undefined) continue;
    const at = word.text.search(new RegExp(`${scheme}://`, 'i'));
    const span = spanInWord(word, at, at + scheme.length);
    // Lists and packages of these are signed, so that nobody can put in his own.
    const isSigned = /^(?:apk|zypper|yum-config-manager)$/.test(program);
    reportAt(report, { span }, scheme, schemePart(word), isSigned ? 'info' : 'warning');
  }
}

/** The address in a word such as `--registry=http://…`. */
function schemePart({ text }: ShellWord): string {
  return /^-[^=]*=(.*)$/.exec(text)?.[1] ?? text;
}

function addressesOf(command: Step): readonly ShellWord[] {
  const { program = '', arguments: words } = command;
  const download = downloadOf(command);
  if (download) return download.addresses;
  if (program === 'git') {
    const [verb, ...others] = commandWords(command).others;
    return GIT_VERBS.has(verb?.value ?? '') ? others : [];
  }
  if (/^python|^gpg2?$|^apt-key$/.test(program)) {
    const at = words.findIndex(({ text }) => text === 'pip' || text === '--fetch-keys');
    return at < 0 ? [] : words.slice(at + 1);
  }
  if (/^(?:rpm|aria2c|axel|helm|yum-config-manager|dnf-config-manager|svn)$/.test(program)) return words;
  const manager = packageManager(program);
  // What apt fetches is checked by the signature of the list, whatever brings it: Debian's own sources are http.
  return manager && manager.name !== 'apt' ? words : [];
}

const GIT_VERBS: ReadonlySet<string> = new Set(['clone', 'fetch', 'pull', 'submodule', 'remote', 'ls-remote']);
const POWERSHELL_FETCH =
  /\b(?:Invoke-WebRequest|iwr|Invoke-RestMethod|irm|Start-BitsTransfer|curl|wget)\b|\.Download(?:File|String)\b/i;

function checkPowerShell(
  script: { text: string; spanOf(from: number, to: number): { start: number; end: number } },
  report: Reports,
): void {
  let start = 0;
  for (const statement of script.text.split(/[;\n]/)) {
    for (const found of POWERSHELL_FETCH.test(statement) ? statement.matchAll(/(http|ftp):\/\/[^\s"')]+/gi) : []) {
      const [address, scheme = 'http'] = found;
      if (openScheme(address) === undefined) continue;
      const at = start + found.index;
      reportAt(report, { span: script.spanOf(at, at + scheme.length) }, scheme, address, 'warning');
    }
    start += statement.length + 1;
  }
}
