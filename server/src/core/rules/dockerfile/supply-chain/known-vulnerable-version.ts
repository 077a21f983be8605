import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import { packageManager } from '../../../knowledge/package-managers';
import { type VulnerableVersions, vulnerableVersions } from '../../../knowledge/vulnerable-versions';
import { downloadOf } from '../_shared/downloads';
import { type Step, spanInWord } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { cases } from './known-vulnerable-version.cases';

export default rule('dockerfile/known-vulnerable-version', {
  title: 'A version with a critical known flaw is installed',
  why: 'How to use the flaw is public, and machines look for it all the time.',
  todo: 'Take a mended version. This is a short list of versions: have the image scanned for all others.',
  severity: 'error',
  category: 'supply-chain',
  peers: { kics: ['Vulnerable OpenSSL Version'], cis: ['4.4'] },
  references: [
    'https://openssl-library.org/news/secadv/20221101.txt',
    'https://logging.apache.org/security.html',
    'https://tukaani.org/xz-backdoor/',
  ],
  fix: { title: 'Take the lowest mended version', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) checkCommand(command, report);
    } else if (instruction.kind === 'ADD') {
      for (const source of instruction.sources) {
        const found = inAddress(source.raw);
        const isPlain = source.span.end - source.span.start === source.raw.length;
        if (found && isPlain) reportVersion(report, found, source.span.start + found.at);
      }
    } else if (instruction.kind === 'ENV' || instruction.kind === 'ARG') {
      for (const variable of variablesSet(instruction)) {
        const { name, value } = variable;
        const entry = vulnerableVersions.find(({ variables }) => variables.test(name));
        const version = value?.replace(/^(?:v|openssl-|log4j-)/, '');
        if (!entry || value === undefined || version === undefined || !entry.matches.test(version)) continue;
        const { start, end } = variable.valueSpan;
        const before = value.length - version.length;
        const quote = end - start - value.length === 2 ? 1 : 0;
        if (end - start - 2 * quote !== value.length) continue;
        reportVersion(report, { entry, version, at: 0 }, start + quote + before);
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN curl -fsSLO https://www.openssl.org/source/openssl-«3.0.5».tar.gz && tar -xzf openssl-3.0.5.tar.gz
      `,
    },
    {
      good: `
        FROM debian:12-slim
        RUN curl -fsSLO https://www.openssl.org/source/openssl-3.0.17.tar.gz && tar -xzf openssl-3.0.17.tar.gz
      `,
      because: 'the flaw is mended in it',
    },
    ...cases,
  ],
});

interface Found {
  readonly entry: VulnerableVersions;
  readonly version: string;
  readonly at: number;
}

const LONGEST = 1000;

function inAddress(text: string): Found | undefined {
  if (text.length > LONGEST || !/[/:]/.test(text)) return undefined;
  for (const entry of vulnerableVersions) {
    for (const expression of entry.addresses) {
      const found = expression.exec(text);
      const version = found?.[1];
      if (!found || version === undefined || !entry.matches.test(version)) continue;
      return { entry, version, at: found.index + found[0].lastIndexOf(version) };
    }
  }
  return undefined;
}

/** `name@1.2.3`, `name=1.2.3-r0`, `name==1.2.3`; a range is none. */
function inPackage(manager: string, text: string): Found | undefined {
  const parts = /^((?:@[\w.-]+\/)?[\w.+-]+?)(@|={1,2})(v?)(\d[\w.+]*)(?:-r\d+)?$/.exec(text);
  const [, name = '', mark = '', prefix = '', version = ''] = parts ?? [];
  const entry = vulnerableVersions.find(
    ({ packages, matches }) => packages[manager]?.test(name) && matches.test(version),
  );
  return entry && { entry, version, at: name.length + mark.length + prefix.length };
}

function checkCommand(command: Step, report: Report<DockerfileEdits>): void {
  const { program, arguments: words } = command;
  if (program === undefined) return;
  const isFetching = downloadOf(command) !== undefined || FETCHERS.has(program);
  const manager = packageManager(program)?.name;
  if (!isFetching && manager === undefined) return;
  for (const word of words) {
    const text = word.text.replace(/^-[\w-]+=/, '');
    const found = isFetching ? inAddress(text) : undefined;
    const version =
      found ?? (manager === undefined ? undefined : (inPackage(kindOf(manager), text) ?? inAddress(text)));
    if (!version) continue;
    const at = version.at + word.text.length - text.length;
    const span = spanInWord(word, at, at + version.version.length);
    if (span.end - span.start === version.version.length) reportVersion(report, version, span.start);
  }
}

const FETCHERS: ReadonlySet<string> = new Set(['git', 'aria2c', 'axel', 'mvn', 'mvnw', 'coursier', 'cs']);

/** Programs that take packages from the same place. */
function kindOf(manager: string): string {
  return /^(?:yarn|pnpm|bun)$/.test(manager) ? 'npm' : manager;
}

function reportVersion(report: Report<DockerfileEdits>, { entry, version }: Found, start: number): void {
  const at = { span: { start, end: start + version.length } };
  const fixed = entry.fixed(version);
  report(at, {
    says: `${entry.name} ${version} has ${entry.flaw}; ${fixed} is mended`,
    fix: (edit) => edit.replace(at, fixed),
  });
}
