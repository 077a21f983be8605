import { rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { keptFor } from '../../../model/outside-reads';
import type { LogicalText } from '../../../syntax/dockerfile-tree';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import type { Span } from '../../../text/span';
import { type Download, downloadOf, fileNameOf, isVerification, verifiesSomething } from '../_shared/downloads';
import { hostOf, isLoopback } from '../_shared/hosts';
import { cases } from './download-not-verified.cases';

// No fix is offered: the checksum has to come from the reader, and a filler in its place breaks every build.
export default rule('dockerfile/download-not-verified', {
  title: 'A downloaded program or archive is used without being checked',
  why: 'Whoever gets hold of the server, or of the account that publishes there, decides what is in the image, and nobody notices.',
  todo: 'Compare it behind the download: `echo "<sha256>  <file>" | sha256sum -c -`, or take it in with `ADD --checksum=sha256:…`.',
  severity: 'info',
  category: 'supply-chain',
  peers: { cis: ['4.11', '4.12'] },
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  visit: 'run',
  check(run, report, { settings }) {
    const { commands, script } = run;
    if (script && !run.hasPosixShell && FETCHES.test(script.text) && !verifiesSomething(run)) {
      for (const { span, name } of powerShellUses(script)) {
        report({ span }, { says: `${name} is run or unpacked, and nothing has checked it` });
      }
    }
    if (!commands.some(downloadOf) || verifiesSomething(run)) return;
    for (const command of commands) {
      const download = downloadOf(command);
      const address = download?.addresses[0];
      if (!download || !address || isTrusted(address, settings.trustedRegistries)) continue;
      const use =
        download.file === undefined
          ? unpacksInput(command)
          : (usedIn(download.file, run, command.span.end) ?? usedNext(download.file, run));
      if (use === undefined) continue;
      report(address, { says: `${nameOf(download, address)} ${use}, and nothing has checked it` });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN curl -fsSLo /usr/local/bin/tool «https://example.com/tool-1.4-linux-amd64» && chmod +x /usr/local/bin/tool
      `,
    },
    {
      good: `
        FROM debian:12-slim
        RUN curl -fsSLo /usr/local/bin/tool https://example.com/tool-1.4-linux-amd64 && \\
            echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  /usr/local/bin/tool" | sha256sum -c - && \\
            chmod +x /usr/local/bin/tool
      `,
      because: 'the file is compared with what is known',
    },
    ...cases,
  ],
});

const FETCHES = /\b(?:Invoke-WebRequest|iwr|wget|curl|Start-BitsTransfer)\b|\.DownloadFile\b/i;
const TAKES =
  /(?:^|[\s&])(?:Start-Process|saps|Expand-Archive|msiexec(?:\.exe)?|Install-Package|7z|tar|Add-AppxPackage)\b|^\s*(?:&\s*)?['"]?[.\w:]*[\\/]/i;

/** The addresses in a script of PowerShell whose file a later statement runs or unpacks. */
function powerShellUses(script: LogicalText): readonly { readonly span: Span; readonly name: string }[] {
  const found: { span: Span; name: string }[] = [];
  const files = new Map<string, { span: Span; name: string }>();
  let start = 0;
  for (const statement of script.text.split(/[;\n]/)) {
    const address = FETCHES.test(statement) ? /https?:\/\/[^\s"')]+/i.exec(statement) : undefined;
    const file = /-(?:OutFile|Destination|o)\s+["']?([^\s"']+)|["'],\s*["']([^"']+)["']\s*\)/i.exec(statement);
    const path = file?.[1] ?? file?.[2];
    if (address && path !== undefined) {
      const at = start + address.index;
      const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      files.set(name.toLowerCase(), { span: script.spanOf(at, at + address[0].length), name });
    } else if (files.size > 0 && TAKES.test(statement)) {
      for (const word of statement.toLowerCase().split(/[\s"'\\/,()]+/)) {
        const use = files.get(word);
        if (use && files.delete(word)) found.push(use);
      }
    }
    start += statement.length + 1;
  }
  return found;
}

const UNPACKERS = /^(?:tar|bsdtar|unzip|7za?|cpio|gunzip|unxz|bunzip2|unzstd|gzip|xz|unrar|ar)$/;
const INSTALLERS =
  /^(?:dpkg|rpm|apk|apt|apt-get|yum|dnf|microdnf|zypper|msiexec|alien|gdebi|pip\d?|pear|pecl|gem|installer)$/;
const SHELLS = /^(?:sh|bash|ash|dash|zsh|ksh|python[\d.]*|perl|ruby|node|php|java|source|\.)$/;
const BINARIES = /(?:^|\/)(?:s?bin|libexec)(?:\/|$)/;

function isTrusted(address: ShellWord, registries: readonly string[]): boolean {
  const host = hostOf(address.text);
  return host !== undefined && (isLoopback(host) || registries.includes(host));
}

function nameOf({ file }: Download, address: ShellWord): string {
  const name = fileNameOf(file ?? address.text.replace(/[?#].*$/, ''));
  return name === '' ? 'the download' : name;
}

/** How a program unpacks what a download sends down its pipe. */
function unpacksInput(command: ShellCommand): string | undefined {
  const behind = command.pipeline.slice(command.pipeline.indexOf(command) + 1);
  if (behind.some(isVerification)) return undefined;
  for (const one of behind) {
    const { program = '', arguments: words, redirections } = one;
    if (/^(?:tar|bsdtar|cpio|unzip|funzip|dpkg|rpm)$/.test(program)) {
      const lists =
        program === 'tar' && words.some(({ text }, index) => /^-?[a-zA-Z]*t[a-zA-Z]*$/.test(text) && index === 0);
      return lists || words.some(({ text }) => text === '--list') ? undefined : `is unpacked by ${program}`;
    }
    const target = redirections.find(({ operator }) => operator.startsWith('>'))?.target?.text ?? '';
    if (UNPACKERS.test(program) && BINARIES.test(target)) return `is unpacked by ${program}`;
  }
  return undefined;
}

/** The commands of a step by the names of the files that their words name. */
const commandsByFile = keptFor((run: Run): ReadonlyMap<string, readonly ShellCommand[]> => {
  const found = new Map<string, ShellCommand[]>();
  for (const command of run.commands) {
    const words = command.name ? [command.name, ...command.arguments] : [];
    for (const name of new Set(words.map(({ text }) => fileNameOf(text)))) {
      const same = found.get(name);
      if (same) same.push(command);
      else found.set(name, [command]);
    }
  }
  return found;
});

/** How a command of a step behind a place runs, unpacks or installs a file. */
function usedIn(file: string, run: Run, behind: number): string | undefined {
  const name = fileNameOf(file);
  if (name === '' || /^\/dev\//.test(file)) return undefined;
  for (const command of commandsByFile(run).get(name) ?? []) {
    if (command.span.start < behind) continue;
    const { program = '', name: called, arguments: words } = command;
    if (called && isSame(called.text, file, name) && called.text.includes('/')) return 'is run';
    const at = words.findIndex(({ text }) => isSame(text, file, name));
    if (at < 0) continue;
    if (program === 'chmod' && makesExecutable(words[0]?.text ?? '')) return 'is made executable';
    if (UNPACKERS.test(program) && !isListing(command)) return `is unpacked by ${program}`;
    if (INSTALLERS.test(program)) return `is installed by ${program}`;
    if (SHELLS.test(program)) return `is run by ${program}`;
    if (/^(?:mv|cp|install|ln)$/.test(program) && at < words.length - 1 && BINARIES.test(words.at(-1)?.text ?? ''))
      return `is put with the programs by ${program}`;
  }
  return undefined;
}

/** The same in the next step of the stage, if that compares nothing. */
function usedNext(file: string, run: Run): string | undefined {
  if (run.onbuild) return undefined;
  const next = run.stage.instructions.slice(run.order + 1).find(({ kind }) => kind === 'RUN');
  return next?.kind === 'RUN' && !verifiesSomething(next) ? usedIn(file, next, 0) : undefined;
}

/** Whether a word names the file: by its path, or by its name from the folder that it is in, or as its pattern. */
function isSame(text: string, file: string, name: string): boolean {
  if (text === file || text === name || text === `./${name}`) return true;
  return text.endsWith(`/${name}`) && (!file.includes('/') || file.startsWith('./'));
}

function isListing({ arguments: words }: ShellCommand): boolean {
  const first = words[0]?.text ?? '';
  return /^-?t[a-z]*f$/.test(first) || first === '-l' || first === '-t' || words.some(({ text }) => text === '--list');
}

function makesExecutable(mode: string): boolean {
  return (
    /^[augo]*[+=][rwst]*x/i.test(mode) || /^[0-7]?[0-7]*[1357][0-7]{0,2}$/.test(mode) || /^[0-7]*[1357]$/.test(mode)
  );
}
