import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import { publishedHostKeys } from '../../../knowledge/known-hosts';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import { removeWords, removeWritten, type Step, spanInWord } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { writtenSettings } from '../_shared/written-settings';
import { cases } from './ssh-host-key-check-disabled.cases';

export default rule('dockerfile/ssh-host-key-check-disabled', {
  title: 'SSH host keys are not verified',
  why: 'Anybody on the way to the server can answer in its place and hand over other sources, or take what is sent.',
  todo: 'Write the key that the server publishes into /etc/ssh/ssh_known_hosts, or copy such a file from the context.',
  severity: 'warning',
  category: 'supply-chain',
  references: [
    'https://man.openbsd.org/ssh_config#StrictHostKeyChecking',
    'https://man.openbsd.org/ssh-keyscan#SECURITY',
  ],
  fix: { title: 'Let ssh verify the host key', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      const found = OPTION.exec(variable.value ?? '');
      if (!found) continue;
      report(
        { span: variable.valueSpan },
        {
          says: saysOf(found[0]),
          severity: severityOf(found[0]),
          fix: (edit) => cutOptions(edit, variable.valueSpan),
        },
      );
    }
    for (const setting of writtenSettings(instruction, FILES, LINE)) {
      const value = /\S+$/.exec(setting.text)?.[0] ?? '';
      const instead = setting.text.slice(0, -value.length) + (value === '/dev/null' ? '~/.ssh/known_hosts' : 'yes');
      report(setting, {
        says: saysOf(setting.text),
        severity: severityOf(setting.text),
        fix: (edit) => removeWritten(edit, setting.written, setting.span, instead),
      });
    }
    if (instruction.kind === 'RUN') for (const command of instruction.commands) checkCommand(command, report);
  },
  examples: [
    {
      bad: `
        FROM alpine/git:2.49.1
        RUN --mount=type=ssh ssh «-o StrictHostKeyChecking=no» git@git.example.com true
      `,
      fixed: `
        FROM alpine/git:2.49.1
        RUN --mount=type=ssh ssh git@git.example.com true
      `,
    },
    {
      good: `
        FROM alpine/git:2.49.1
        COPY known_hosts /etc/ssh/ssh_known_hosts
        RUN --mount=type=ssh git clone git@git.example.com:acme/tool.git
      `,
      because: 'the keys come with the context',
    },
    ...cases,
  ],
});

const OPTION = /(?:StrictHostKeyChecking[= ](?:no|off|false|accept-new)|UserKnownHostsFile[= ]\/dev\/null)(?![\w-])/i;
const OPTIONS = new RegExp(`\\s-o ?(["']?)(?:${OPTION.source})\\1`, 'gi');
const FILES = /(?:^|\/)(?:\.ssh\/config|ssh_config(?:\.d\/[^/]+)?)$/;
const LINE =
  /(?:(?<![\w\\-])|(?<=\\n)|(?<=\\t))(?:StrictHostKeyChecking[ \t=]{1,20}(?:no|off|false|accept-new)|UserKnownHostsFile[ \t=]{1,20}\/dev\/null)(?![\w-])/gi;

function saysOf(option: string): string {
  if (/accept-new/i.test(option)) return 'the host key that comes first is taken unverified';
  return /UserKnownHosts/i.test(option)
    ? 'ssh forgets the host keys that it knows'
    : 'ssh takes whatever host key it is shown';
}

function severityOf(option: string): 'hint' | 'warning' {
  return /accept-new/i.test(option) ? 'hint' : 'warning';
}

/** Takes all such options out of a text that holds a command of ssh. */
function cutOptions(edit: DockerfileEdits, span: { start: number; end: number }): void {
  const text = edit.text.slice(span.start, span.end);
  let isCut = false;
  for (const found of text.matchAll(OPTIONS)) {
    const start = span.start + found.index;
    edit.replace({ span: { start, end: start + found[0].length } }, '');
    isCut = true;
  }
  if (!isCut) edit.refuse('The option is written in another way.');
}

function checkCommand(command: Step, report: Report<DockerfileEdits>): void {
  const { program = '', arguments: words } = command;
  if (program === 'ssh-keyscan') checkScan(command, report);
  if (program === 'ssh-keyscan' || TALKERS.has(program)) return;
  for (const [at, word] of words.entries()) {
    const found = OPTION.exec(word.text);
    if (!found || word.text.startsWith('http')) continue;
    const before = words[at - 1];
    const isOwn = found.index === 0 || /^-o\s*$/.test(word.text.slice(0, found.index));
    const own = isOwn && before?.text === '-o' ? [before, word] : [word];
    const span = isOwn
      ? { start: own[0]?.span.start ?? word.span.start, end: word.span.end }
      : spanInWord(word, found.index, found.index + found[0].length);
    report(
      { span },
      {
        says: saysOf(found[0]),
        severity: severityOf(found[0]),
        fix: (edit) => (isOwn ? removeWords(edit, command, own) : cutOptions(edit, word.span)),
      },
    );
  }
}

/** Programs that show or search their words, or write them into a file, which is looked at as such. */
const TALKERS: ReadonlySet<string> = new Set(['echo', 'printf', 'grep', 'egrep', 'sed', 'awk', 'cat', 'export', 'tee']);

function checkScan(command: Step, report: Report<DockerfileEdits>): void {
  const { pipeline, redirections, isInsideSubstitution, name } = command;
  const isCompared =
    pipeline.length > 1 && pipeline.some(({ program }) => program === 'grep' || program === 'ssh-keygen');
  const file = redirections.find(({ operator }) => operator.startsWith('>'))?.target ?? teeTarget(command);
  if (isInsideSubstitution || isCompared || !file?.text.includes('known_hosts')) return;
  const hosts = command.arguments.filter((word, at, words) => isHost(word, words[at - 1]));
  const keys = hosts.flatMap(({ value = '' }) =>
    publishedHostKeys.has(value) ? [`${value} ${publishedHostKeys.get(value)}`] : [],
  );
  const last = command.arguments.at(-1);
  const span = { start: name?.span.start ?? command.span.start, end: last?.span.end ?? command.span.end };
  report(
    { span },
    {
      says: `the key of ${hosts.map(({ text }) => text).join(', ') || 'the server'} is taken from the network unverified`,
      severity: 'hint',
      fix:
        keys.length > 0 && keys.length === hosts.length && !command.isExecForm
          ? { title: 'Write the key that the server publishes', edit: (edit) => edit.replace({ span }, printed(keys)) }
          : undefined,
    },
  );
}

function isHost({ text }: ShellWord, before: ShellWord | undefined): boolean {
  return !text.startsWith('-') && !/^-[HDcvq46]*[fOpTt]$/.test(before?.text ?? '');
}

function teeTarget({ pipeline }: ShellCommand): ShellWord | undefined {
  return pipeline.find(({ program }) => program === 'tee')?.arguments.find(({ text }) => !text.startsWith('-'));
}

function printed(keys: readonly string[]): string {
  return keys.length === 1 ? `echo '${keys[0]}'` : `printf '%s\\n' ${keys.map((key) => `'${key}'`).join(' ')}`;
}
