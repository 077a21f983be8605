import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { commandWords } from '../_shared/command-options';
import { type Download, downloadOf, fileNameOf } from '../_shared/downloads';
import { requireFeature } from '../_shared/frontend';
import { absolutePath } from '../_shared/sensitive-copy';
import { windowsCommandLines } from '../_shared/windows-commands';

export default rule('dockerfile/download-and-unpack-in-run', {
  title: 'An archive is downloaded and unpacked in RUN although ADD can do it',
  why: 'ADD needs no downloader in the image, compares a checksum by itself, and the record of the build names what was taken.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  peers: { tally: ['tally/prefer-add-unpack'], cis: ['4.11'] },
  references: ['https://docs.docker.com/reference/dockerfile/#add---unpack'],
  fix: { title: 'Download and unpack with ADD', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    for (const command of run.commands) {
      const found = unpackedDownload(command);
      if (!found) continue;
      const { download, tar } = found;
      report(
        { span: { start: command.span.start, end: tar.span.end } },
        {
          says: `ADD can download and unpack ${nameOf(download)} by itself`,
          fix: (edit) => add(edit, run, download, tar),
        },
      );
      return;
    }
    const lines = run.commands.length === 0 ? windowsCommandLines(run) : [];
    const fetching = lines.find(([program, ...words]) => {
      const isFetch = /^(?:iwr|Invoke-WebRequest|curl(?:\.exe)?)$/i.test(program?.text ?? '');
      const hasSecret = words.some(({ text }) => /^-(?:Headers|Credential|WebSession|Body)$/i.test(text));
      return isFetch && !hasSecret && words.some(({ text }) => isArchive(text.replace(/[?#].*$/, '')));
    });
    const archive = fetching?.findLast(({ text }) => isArchive(text.replace(/[?#].*$/, '')))?.text ?? '';
    const tar = lines.find(
      ([program, ...words]) =>
        /^tar(?:\.exe)?$/i.test(program?.text ?? '') &&
        words.some(({ text }) => /^-?[a-z]*x|^--extract$/.test(text)) &&
        words.some(({ text }) => fileOfPath(text) === fileOfPath(archive)),
    );
    const first = fetching?.[0];
    const last = tar?.at(-1);
    if (!first || !last || last.span.end < first.span.start || run.script?.text.startsWith('cmd')) return;
    report(
      { span: { start: first.span.start, end: last.span.end } },
      { says: 'ADD can download and unpack by itself' },
    );
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «curl -fsSLO https://example.com/tool-1.2.tar.gz && \\
            echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  tool-1.2.tar.gz" | sha256sum -c - && \\
            tar -xzf tool-1.2.tar.gz -C /opt» && rm tool-1.2.tar.gz
      `,
      fixed: `
        FROM debian:12-slim
        ADD --unpack=true --checksum=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 https://example.com/tool-1.2.tar.gz /opt/
      `,
    },
    {
      because: 'nothing is known to compare it with; through a pipe, in the working directory, as another user',
      bad: `
        FROM debian:12-slim
        WORKDIR /srv
        USER 1000
        RUN «wget -q https://example.com/tool.tgz && tar xf tool.tgz» && rm tool.tgz
        RUN «curl -fsSL https://example.com/tool-1.2.tar.gz | tar -xz -C /opt»
      `,
    },
    {
      because: 'tar does more than unpack, or the step does',
      bad: `
        FROM debian:12-slim
        RUN «curl -fsSL https://example.com/a.tar.xz | tar -xJ --strip-components=1 -C /opt»
        RUN apt-get update && «curl -fsSLo /tmp/a.tgz "https://example.com/download?v=2" && tar -C /opt -zxf /tmp/a.tgz»
      `,
    },
    {
      because: 'other archives, and files that are only unpacked to one',
      good: 'FROM debian:12-slim\nRUN curl -fsSLO https://example.com/a.zip && unzip a.zip\nRUN curl -fsSL https://example.com/b.gz | gunzip > /b\n',
    },
    {
      because: 'tar packs or lists',
      good: 'FROM debian:12\nRUN curl -fO https://example.com/a.tgz && tar tf a.tgz && tar -cf b.tar c\n',
    },
    {
      because: 'another file is unpacked',
      good: 'FROM debian:12\nRUN curl -fO https://example.com/a.tgz && tar xf /src/b.tgz\n',
    },
    {
      because: 'ADD cannot send headers or passwords',
      good: 'FROM debian:12\nRUN curl -fH "X-Token: a" https://example.com/a.tgz | tar xz\nRUN curl -u a:b https://example.com/a.tgz | tar xz\n',
    },
    {
      because: 'only the step knows the address',
      good: 'FROM debian:12\nRUN V=$(cat /version) && curl -fsSL https://example.com/a-$V.tgz | tar xz\n',
    },
    { because: 'a script for a shell', good: 'FROM debian:12\nRUN curl -fsSL https://example.com/install.sh | sh\n' },
    { because: 'ADD does it', good: 'FROM debian:12\nADD --unpack=true https://example.com/a.tgz /opt/\n' },
  ],
});

const ARCHIVE = /\.(?:tar|tar\.gz|tgz|tar\.bz2|tbz2|tar\.xz|txz)$/i;
const SENDS =
  /^(?:-H|--header|-u|--user|-b|--cookie|-d|--data.*|-X|--request|-F|--form|--post-.*|--password|--netrc.*|-n|--http-.*)$/;

function isArchive(path: string): boolean {
  return ARCHIVE.test(path);
}

function fileOfPath(path: string): string {
  return path.replace(/[?#].*$/, '').replace(/^.*[\\/]/, '');
}

function nameOf({ addresses, file }: Download): string {
  return fileNameOf(addresses[0]?.text.replace(/[?#].*$/, '') ?? '') || (file ?? 'it');
}

interface UnpackedDownload {
  readonly download: Download<InstructionCommand<Run>>;
  readonly tar: InstructionCommand<Run>;
}

function unpackedDownload(command: InstructionCommand<Run>): UnpackedDownload | undefined {
  const download = downloadOf(command);
  const [address] = download?.addresses ?? [];
  if (!download || !address || download.addresses.length > 1 || command.isInsideSubstitution) return undefined;
  if (commandWords(command).options.some(({ name }) => SENDS.test(name))) return undefined;
  const { file } = download;
  const path = address.text.replace(/[?#].*$/, '');
  if (!isArchive(path) && !(file !== undefined && isArchive(file))) return undefined;
  const { instruction: run, pipeline } = command;
  const piped = pipeline.slice(pipeline.indexOf(command) + 1);
  const tar = run.commands.find((other) => {
    if (other.program !== 'tar' || other.span.start < command.span.start || !extracts(other)) return false;
    const own = archiveOf(other);
    return piped.includes(other)
      ? own === undefined || own === '-'
      : own !== undefined && fileNameOf(own) === fileNameOf(file ?? '');
  });
  return tar && knowsVariables(run, address.text) ? { download, tar } : undefined;
}

/** Whether all variables of an address are known to the builder, not to the step alone. */
function knowsVariables({ stage, order }: Run, address: string): boolean {
  if (/\$\(|`/.test(address)) return false;
  const names = [...address.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? '');
  return names.every((name) => stage.setting(name, order) !== undefined);
}

function bundleOf({ arguments: words }: ShellCommand): string {
  const first = words[0]?.text ?? '';
  const bundles = words.filter(({ text }) => /^-[a-zA-Z]+$/.test(text)).map(({ text }) => text.slice(1));
  return /^[a-zA-Z]+$/.test(first) ? first + bundles.join('') : bundles.join('');
}

function extracts(command: ShellCommand): boolean {
  return bundleOf(command).includes('x') || command.arguments.some(({ text }) => /^--(?:extract|get)$/.test(text));
}

/** The file behind `f`, variables as written. */
function archiveOf({ arguments: words }: ShellCommand): string | undefined {
  const long = words.find(({ text }) => text.startsWith('--file='));
  if (long) return long.text.slice('--file='.length);
  const at = words.findIndex(
    ({ text }, index) =>
      text === '--file' || /^-[a-zA-Z]*f$/.test(text) || (index === 0 && /^[a-zA-Z]*f[a-zA-Z]*$/.test(text)),
  );
  return at < 0 ? undefined : words[at + 1]?.text;
}

function add(edit: DockerfileEdits, run: Run, { command, addresses, file }: Download, tar: ShellCommand): void {
  const address = addresses[0]?.value;
  const digest = run.commands.map((one) => comparedDigest(one, file)).find((one) => one !== undefined);
  const others = run.commands.filter(
    (one) => one !== command && one !== tar && !removes(one, file) && !comparesDigest(one, file),
  );
  const folder = folderOf(tar);
  const path = folder === undefined ? undefined : absolutePath(run.state?.workdirPath, folder);
  const isPlain =
    run.heredocs.length === 0 && run.mounts.length === 0 && run.syntax.comments.length === 0 && !run.onbuild;
  const joins = run.commands.every(({ operatorAfter }) => /^(?:&&|\||)$/.test(operatorAfter?.text ?? ''));
  if (address === undefined || /\s/.test(address) || path === undefined || others.length > 0 || !isPlain || !joins) {
    edit.refuse('The step does more than download and unpack.');
    return;
  }
  // A download that nothing is compared with is no better in ADD.
  if (digest === undefined) {
    edit.refuse('No checksum is known.');
    return;
  }
  requireFeature(edit, run.model, 'unpack');
  const user = run.state?.user;
  const owner = user && !user.isRoot ? ` --chown=${user.argument?.raw ?? ''}` : '';
  const keyword = run.keyword.value === 'run' ? 'add' : 'ADD';
  edit.replace(
    run,
    `${keyword} --unpack=true --checksum=sha256:${digest}${owner} ${address} ${path === '/' ? '/' : `${path}/`}`,
  );
}

/** The digest of a file that `echo` hands to `sha256sum`. */
function comparedDigest({ program, arguments: words, pipeline }: ShellCommand, file: string | undefined) {
  const [, digest, name] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(words.map(({ text }) => text).join(' ')) ?? [];
  const isCompared = pipeline.some((one) => one.program === 'sha256sum');
  return program === 'echo' && isCompared && name === file ? digest : undefined;
}

function comparesDigest(command: ShellCommand, file: string | undefined): boolean {
  return command.pipeline.some((one) => comparedDigest(one, file) !== undefined);
}

function removes({ program, arguments: words }: ShellCommand, file: string | undefined): boolean {
  return program === 'rm' && file !== undefined && words.every(({ text }) => text.startsWith('-') || text === file);
}

/** Where tar unpacks to; nothing where it does more than that. */
function folderOf({ arguments: words }: ShellCommand): string | undefined {
  let folder = '.';
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text.startsWith('--directory=')) folder = text.slice('--directory='.length);
    else if (text === '--directory' || /^-[xzjJvfpC]*C$/.test(text)) folder = words[++at]?.value ?? '$';
    else if (/^-[xzjJvp]*f$/.test(text) || (at === 0 && /^[xzjJvp]*f$/.test(text))) at++;
    else if (
      !/^-[xzjJv]+$|^--(?:extract|get|gzip|xz|bzip2|verbose)$|^-$/.test(text) &&
      !(at === 0 && /^[xzjJv]+$/.test(text))
    ) {
      return undefined;
    }
  }
  return folder.includes('$') ? undefined : folder;
}
