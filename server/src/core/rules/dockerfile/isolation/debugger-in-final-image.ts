import { rule } from '../../../engine/rule';
import { isLanguageDebugger } from '../../../knowledge/debug-tools';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import type { ShellWord } from '../../../syntax/shell-tree';
import type { Spanned } from '../../../text/span';
import { leavePackageOut } from '../_shared/leave-package-out';
import { packageCommand } from '../_shared/package-commands';
import { isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/debugger-in-final-image', {
  title: 'A debugger is installed in the final image',
  why: 'A debugger runs any code for whoever reaches it, one setting is enough to switch it on, and it slows the program down.',
  severity: 'warning',
  category: 'isolation',
  peers: { tally: ['tally/php/no-xdebug-in-final-image'], cis: ['4.3'] },
  references: ['https://xdebug.org/docs/install', 'https://cwe.mitre.org/data/definitions/489.html'],
  fix: { title: 'Leave it out', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report, { path }) {
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        const packages = installed(command);
        if (!packages) continue;
        for (const word of packages) {
          const name = debuggerName(word.text);
          if (name === undefined || isRemoved(command, name) || !isWanted(command.stage, path)) continue;
          report(word, {
            says: `${name} comes into the image`,
            fix: (edit) => leavePackageOut(edit, command, packages, word, isOfDebugger),
          });
        }
        if (packages.length === 0 && isWanted(command.stage, path))
          report(command, { says: 'vsdbg comes into the image' });
      }
    } else if (instruction.kind === 'COPY') {
      const texts = writtenTexts(instruction);
      if (texts.length === 0 || !isWanted(instruction.stage, path)) return;
      for (const { path: file, content } of texts) {
        if (!/\.(?:sh|bash)$/.test(file ?? '') && !content.text.startsWith('#!')) continue;
        for (const found of content.text.matchAll(IN_SCRIPT)) {
          const name = found[1] ?? '';
          const end = found.index + found[0].length;
          const at: Spanned = { span: content.spanOf(end - name.length, end) };
          report(at, { says: `${debuggerName(name) ?? name} comes into the image by ${file ?? 'a script'}` });
        }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM php:8.4-fpm
        RUN pecl install redis «xdebug-3.4.0» && docker-php-ext-enable redis
      `,
      fixed: `
        FROM php:8.4-fpm
        RUN pecl install redis && docker-php-ext-enable redis
      `,
    },
    {
      because: 'a step that does nothing else goes',
      bad: `
        FROM php:8.4-fpm
        RUN apt-get update && apt-get install -y «php8.4-xdebug» && rm -rf /var/lib/apt/lists/*
        RUN pecl install «xdebug» && docker-php-ext-enable «xdebug»
        RUN ["install-php-extensions", "gd", "«xdebug»"]
      `,
      fixed: `
        FROM php:8.4-fpm
        RUN ["install-php-extensions", "gd"]
      `,
    },
    {
      because: 'of other languages, in a stage below',
      bad: `
        FROM python:3.14-slim AS base
        RUN pip install flask==3.1.2 «debugpy==1.8.0» && uv pip install ruff==1.0 «ptvsd»
        RUN go install «github.com/go-delve/delve/cmd/dlv@v1.25.0»
        FROM base
        RUN apk add --no-cache «php84-pecl-xdebug» curl
      `,
      fixed: `
        FROM python:3.14-slim AS base
        RUN pip install flask==3.1.2 && uv pip install ruff==1.0
        FROM base
        RUN apk add --no-cache curl
      `,
    },
    {
      because: 'by its script, and in a script that is copied',
      bad: `
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        RUN «curl -sSL https://aka.ms/getvsdbgsh» | sh /dev/stdin -v latest -l /vsdbg
        COPY <<EOF /setup.sh
        pecl install «xdebug»
        EOF
      `,
    },
    {
      because: 'the stage is not shipped',
      good: 'FROM php:8.4-fpm AS base\nFROM base AS tools\nRUN pecl install xdebug\nFROM base\nCMD ["php-fpm"]\n',
    },
    {
      because: 'the stage is for developers',
      good: 'FROM php:8.4-fpm AS runtime.debug\nRUN pecl install xdebug\n',
    },
    {
      because: 'other extensions and packages',
      good: 'FROM php:8.4-fpm\nRUN pecl install redis && docker-php-ext-install gd && pip install debugtool\n',
    },
    {
      because: 'the step takes it away again',
      good: 'FROM php:8.4-fpm\nRUN pecl install xdebug && make test && pecl uninstall xdebug\n',
    },
    {
      because: 'a file of settings that nothing reads',
      good: 'FROM php:8.4-fpm\nCOPY xdebug.ini /usr/local/etc/php/conf.d/\nRUN echo xdebug\n',
    },
    { because: 'nobody knows the package', good: 'FROM php:8.4-fpm\nARG EXTENSION\nRUN pecl install $EXTENSION\n' },
  ],
});

const PHP_TOOLS: ReadonlySet<string> = new Set([
  'docker-php-ext-install',
  'docker-php-ext-enable',
  'install-php-extensions',
]);
const IN_SCRIPT =
  /^[^#\n]{0,200}?\b(?:(?:pecl|pie|pip3?|apt-get|apk) (?:install|add)|docker-php-ext-(?:install|enable)|install-php-extensions)\b[^\n;&|#]{0,200}?[ ]((?:php[\w.]{0,6}-(?:pecl-)?)?xdebug[\w.-]{0,20}|debugpy|ptvsd|pydevd-pycharm)/gm;

/** The words of what a command installs or switches on; none at all for the script of vsdbg. */
function installed(command: InstructionCommand<Run>): readonly ShellWord[] | undefined {
  const { program, arguments: words } = command;
  if (program === undefined) return undefined;
  if (PHP_TOOLS.has(program)) return words.filter(({ text }) => !text.startsWith('-'));
  if (program === 'pecl' || program === 'pie') {
    const at = words.findIndex(({ value }) => value === 'install');
    return at < 0 ? undefined : words.slice(at + 1).filter(({ text }) => !text.startsWith('-'));
  }
  if (program === 'curl' || program === 'wget') {
    return words.some(({ text }) => /getvsdbgsh\b/i.test(text)) ? [] : undefined;
  }
  const call = packageCommand(command);
  return call?.task === 'install' && call.packages.length > 0 ? call.packages : undefined;
}

/** The name of a debugger without version; nothing for other packages. */
function debuggerName(text: string): string | undefined {
  if (/\$/.test(text) || !isLanguageDebugger(text)) return undefined;
  return /xdebug|debugpy|ptvsd|pydevd-pycharm|dlv|vsdbg/.exec(text)?.[0];
}

/** Whether a command does nothing but install or switch on a debugger. */
function isOfDebugger(command: InstructionCommand<Run>): boolean {
  const packages = installed(command);
  return (
    packages !== undefined && packages.length > 0 && packages.every(({ text }) => debuggerName(text) !== undefined)
  );
}

function isWanted(stage: InstructionCommand<Run>['stage'], path: string): boolean {
  return stage.isShipped && !stage.isWindows && !isForDevelopers(stage, path);
}

function isRemoved({ instruction, span }: InstructionCommand<Run>, name: string): boolean {
  return instruction.commands.some(({ arguments: words, span: other }) => {
    if (other.start < span.start || !words.some(({ value }) => /^(?:uninstall|remove|purge|del)$/.test(value ?? '')))
      return false;
    return words.some(({ text }) => text.includes(name));
  });
}
