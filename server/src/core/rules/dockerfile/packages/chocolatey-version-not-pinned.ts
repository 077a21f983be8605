import { rule } from '../../../engine/rule';
import { packageManagerNamed } from '../../../knowledge/package-managers';
import type { Run } from '../../../model/dockerfile-command-instructions';
import { reportUnpinned } from '../_shared/unpinned-packages';
import { type PlainWord, windowsCommandLines } from '../_shared/windows-commands';

/** How a program is told what to install. */
interface Installer {
  readonly programs: RegExp;
  /** Nothing where the program does nothing else. */
  readonly verbs?: RegExp;
  /** What says which version. */
  readonly version: RegExp;
  /** Flags whose value is the name of the package. */
  readonly names?: RegExp;
  /** Its name in the table of package managers, which knows the flags with values. */
  readonly manager: string;
}

const INSTALLERS: readonly Installer[] = [
  {
    programs: /^choco(?:latey)?$/,
    verbs: /^(?:install|upgrade)$/,
    version: /^(?:--?|\/)version(?:[=:]|$)/,
    manager: 'choco',
  },
  { programs: /^(?:cinst|cup)$/, version: /^(?:--?|\/)version(?:[=:]|$)/, manager: 'choco' },
  {
    programs: /^winget$/,
    verbs: /^(?:install|add)$/,
    version: /^(?:--version|-v)(?:=|$)/,
    names: /^(?:--id|--name|-q|--query)$/,
    manager: 'winget',
  },
  {
    programs: /^(?:install-(?:module|packageprovider|package|script|psresource)|save-module)$/,
    version: /^-(?:requiredversion|version)(?::|$)/,
    names: /^-name$/,
    manager: 'powershellget',
  },
  { programs: /^dotnet$/, verbs: /^(?:tool|install|update)$/, version: /^--version(?:=|$)/, manager: 'dotnet' },
];

/** The beginnings of their names, to pass over all other commands at once. */
const ANY = /^(?:choco|cinst|cup|winget|install-|save-|dotnet)/i;

/** What may stand before the program: another shell, and how it is told to run it. */
const LEADS =
  /^(?:(?:.*[\\/])?(?:powershell|pwsh|cmd|sudo)(?:\.exe)?|[-/]\w+|bypass|unrestricted|remotesigned|[@({]+|call|start|\$\w+)$/i;

export default rule('dockerfile/chocolatey-version-not-pinned', {
  title: 'Windows packages are installed without a version',
  why: 'Two builds of the same file give different images: a new release may break the program, or come from somebody who took the package over.',
  todo: 'Name the version (`choco install git --version 2.51.0 -y`).',
  severity: 'info',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://docs.chocolatey.org/en-us/choco/commands/install/#options-and-switches'],
  visit: 'run',
  check(run, report) {
    for (const line of commandLines(run)) {
      const at = line.findIndex(({ text }) => !LEADS.test(text));
      const program = nameOf(line[at]?.text);
      const installer = INSTALLERS.find(({ programs }) => programs.test(program));
      if (!installer) continue;
      const unpinned = packagesOf(installer, line.slice(at + 1));
      reportUnpinned(line[at]?.text, unpinned, report);
    }
  },
  examples: [
    {
      bad: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        RUN choco install -y «git» nodejs
      `,
    },
    {
      because: 'PowerShell, another shell within it, and other programs',
      bad: `
        # escape=\`
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        SHELL ["powershell", "-Command"]
        RUN Set-ExecutionPolicy Bypass -Scope Process; \`
            Install-PackageProvider -Name «NuGet» -MinimumVersion 2.8.5.201 -Force; \`
            Install-Module «Pester» -Force
        RUN winget install --id «Git.Git» -e --silent
        RUN ["powershell", "-Command", "choco install «vim» -y"]
        RUN cinst «curl» /y
      `,
    },
    {
      because: 'tools of .NET and modules of PowerShell on Linux',
      bad: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0
        RUN dotnet tool install --global «dotnet-ef»
        RUN pwsh -Command "Install-Module -Name «Az» -Force"
      `,
    },
    {
      because: 'a version is named',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        RUN choco install git --version 2.51.0 -y && choco install nodejs --version=22.19.0 -y && cinst vim -version 9.1
        RUN winget install --id Git.Git -v 2.51.0 && dotnet tool install -g dotnet-ef --version 9.0.8
        RUN powershell -Command Install-Module Pester -RequiredVersion 5.7.1 -Force; Install-PSResource Az -Version 14.3.0
      `,
    },
    {
      because: 'a list of packages, files and folders',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        RUN choco install packages.config -y && choco install C:\\\\packages\\\\tool.nupkg -y && choco upgrade all -y
        RUN choco install tool -s C:\\\\packages -y
      `,
    },
    {
      because: 'nobody knows what a variable holds',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        RUN choco install %PACKAGES% -y
        RUN powershell -Command Install-Module $env:MODULE -Force
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        RUN echo choco install git && choco feature enable -n allowGlobalConfirmation && choco uninstall git -y
        RUN dotnet restore && dotnet tool restore && dotnet build
      `,
    },
  ],
});

function commandLines(run: Run): readonly (readonly PlainWord[])[] {
  const read = run.commands.flatMap((command) =>
    command.program === undefined || !ANY.test(command.program)
      ? []
      : [[command.name, ...command.arguments].flatMap((word) => word ?? [])],
  );
  return [...read, ...windowsCommandLines(run)];
}

function nameOf(program: string | undefined): string {
  return (program ?? '')
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:exe|cmd|bat)$/, '');
}

function packagesOf({ verbs, version, names, manager }: Installer, words: readonly PlainWord[]): readonly PlainWord[] {
  const known = packageManagerNamed(manager);
  const valueFlags = new Set([...(known?.valueFlags ?? [])].map((flag) => flag.toLowerCase()));
  const operands: PlainWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const text = word?.text.toLowerCase() ?? '';
    if (!word || version.test(text)) return [];
    const value = words[at + 1];
    if (/^(?:-s|--?source)$/.test(text) && value && /[\\/]/.test(value.text) && !value.text.includes('://')) return [];
    if (names?.test(text) && value) operands.push(value);
    if (valueFlags.has(text)) at++;
    else if (!/^[-/]/.test(text)) operands.push(word);
  }
  const isVerb = ({ text }: PlainWord) => verbs?.test(text.toLowerCase()) === true;
  const [first, ...others] = operands;
  if (verbs && (!first || !isVerb(first))) return [];
  if (first?.text === 'tool' && !(others[0] && isVerb(others[0]))) return [];
  const packages = verbs ? others.slice(first?.text === 'tool' ? 1 : 0) : operands;
  if (manager === 'dotnet' && first?.text !== 'tool') return [];
  return packages.filter(({ text }) => !/[$%`@\\/]|\.(?:config|nupkg)$|^all$|[)}]$/i.test(text));
}
