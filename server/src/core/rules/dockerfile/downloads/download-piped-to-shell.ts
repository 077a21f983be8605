import { rule } from '../../../engine/rule';
import type { CommandInstruction } from '../../../model/dockerfile-command-instructions';
import type { LogicalText } from '../../../syntax/dockerfile-tree';
import type { ShellCommand } from '../../../syntax/shell-tree';
import type { Span } from '../../../text/span';
import { cases } from './download-piped-to-shell.cases';

export default rule('dockerfile/download-piped-to-shell', {
  title: 'A downloaded script is run without being checked',
  why: 'Whoever controls the address, or the way to it, runs commands in the build, and a connection that breaks leaves half a script run.',
  todo: 'Download to a file, compare its SHA-256 with the one that you have read through (`sha256sum -c`), and run it then; or take it in with `ADD --checksum`.',
  severity: 'error',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  visit: 'commandInstruction',
  check(instruction, report) {
    for (const { span, program } of posixRuns(instruction)) {
      report({ span }, { says: `${program} runs what the download brings, unchecked` });
    }
    for (const text of powerShellTexts(instruction)) {
      for (const span of powerShellRuns(text)) {
        report({ span }, { says: 'PowerShell runs what the download brings, unchecked' });
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «curl -fsSL https://example.com/install.sh | sh»
      `,
    },
    {
      because: 'options, sudo and what stands between change nothing',
      bad: `
        FROM debian:12-slim
        RUN set -e; «wget -qO- https://example.com/setup | tee setup.log | sudo -E bash -s -- --yes» && \\
            «curl https://example.com/get.py | python3 -»
      `,
    },
    {
      good: `
        FROM debian:12-slim
        RUN curl -fsSLo /tmp/install.sh https://example.com/install.sh \\
            && echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  /tmp/install.sh" | sha256sum -c - \\
            && sh /tmp/install.sh
      `,
      because: 'the file is compared with what is known before it is run',
    },
    ...cases,
  ],
});

const DOWNLOADERS: ReadonlySet<string> = new Set(['curl', 'wget', 'fetch', 'aria2c', 'http', 'https']);
const CHECKERS = /^(?:sha\d*sum|shasum|md5sum|b2sum|gpgv?2?|cosign|minisign|signify)$/;
const SHELLS = /^(?:sh|bash|ash|dash|zsh|ksh)$/;
const INTERPRETERS = /^(?:python(?:\d(?:\.\d+)?)?|perl|ruby|node|php)$/;

interface UncheckedRun {
  readonly span: Span;
  readonly program: string;
}

function posixRuns(instruction: CommandInstruction): readonly UncheckedRun[] {
  const { commands } = instruction;
  return commands.flatMap((download) => {
    if (!DOWNLOADERS.has(download.program ?? '') || isLocal(download)) return [];
    const piped = pipedInterpreter(download);
    if (piped) return [{ span: { start: download.span.start, end: piped.span.end }, program: piped.program ?? '' }];
    const outer = download.isInsideSubstitution
      ? commands.find((command) => runsOutputOf(command, download))
      : undefined;
    return outer ? [{ span: outer.span, program: outer.program ?? '' }] : [];
  });
}

function isLocal({ arguments: words }: ShellCommand): boolean {
  return words.some(({ text }) => /^(?:file:|(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$))/.test(text));
}

/** The program further down the pipeline that runs what it reads. */
function pipedInterpreter(download: ShellCommand): ShellCommand | undefined {
  const behind = download.pipeline.slice(download.pipeline.indexOf(download) + 1);
  const at = behind.findIndex(runsInput);
  const between = behind.slice(0, Math.max(at, 0));
  return between.some(({ program }) => CHECKERS.test(program ?? '')) ? undefined : behind[at];
}

/** Whether a command takes its script from its input: it is given neither a script nor a file. */
function runsInput({ program = '', arguments: words }: ShellCommand): boolean {
  const isShell = SHELLS.test(program);
  if (!isShell && !INTERPRETERS.test(program)) return false;
  for (const [index, { text }] of words.entries()) {
    if (text === '-' || text === '--' || text === '/dev/stdin') return true;
    if (isShell && /^-[a-z]*s[a-z]*$/.test(text)) return true;
    if (isShell && /^-[a-z]*c$/.test(text)) return false;
    // -c, -e, -m, -n, -p and -r of these hand over a script, and the input is its data.
    if (!isShell && /^-[a-zA-Z]*[cemnprE]/.test(text)) return false;
    if (isShell && /^[-+]o$/.test(words[index - 1]?.text ?? '')) continue;
    if (!text.startsWith('-') && !text.startsWith('+')) return false;
  }
  return true;
}

/** Whether a command runs the text that a substitution within it gives. */
function runsOutputOf(command: ShellCommand, download: ShellCommand): boolean {
  const { program = '', arguments: words, span } = command;
  if (command === download || span.start > download.span.start || span.end < download.span.end) return false;
  const at = words.findIndex((word) => word.span.start <= download.span.start && download.span.end <= word.span.end);
  const word = words[at];
  if (!word) return false;
  if (program === 'eval') return true;
  if (program === '.' || program === 'source') return at === 0 && word.raw.startsWith('<(');
  if (!SHELLS.test(program)) return false;
  if (word.raw.startsWith('<(')) return words.slice(0, at).every(({ text }) => /^[-+]/.test(text));
  return /^-[a-z]*c$/.test(words[at - 1]?.text ?? '') && /^"?(?:\$\(|`)/.test(word.raw);
}

function powerShellTexts(instruction: CommandInstruction): readonly LogicalText[] {
  if (instruction.isExecForm) {
    const [program, ...others] = instruction.strings;
    return /(?:^|[\\/])(?:powershell|pwsh)(?:\.exe)?$/i.test(program?.value ?? '')
      ? others.map((one) => one.content)
      : [];
  }
  const { script } = instruction;
  return script && (!instruction.hasPosixShell || /^(?:powershell|pwsh)\b/i.test(script.text)) ? [script] : [];
}

const EXECUTES = /(?:^|[^\w-])(?:iex|invoke-expression)(?![\w-])/i;
const FETCHES = /(?:^|[^\w-])(?:iwr|irm|invoke-webrequest|invoke-restmethod|curl|wget)(?![\w-])|\.downloadstring\b/i;

function powerShellRuns(text: LogicalText): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const statement of text.text.split(/[;\n]|&&/)) {
    const at = text.text.indexOf(statement, start);
    start = at + statement.length;
    if (!EXECUTES.test(statement) || !FETCHES.test(statement)) continue;
    const from = at + statement.length - statement.trimStart().length;
    spans.push(text.spanOf(from, at + statement.trimEnd().length));
  }
  return spans;
}
