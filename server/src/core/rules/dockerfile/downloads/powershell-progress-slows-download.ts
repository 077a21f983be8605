import { booleanOption, rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Span } from '../../../text/span';
import {
  insertIntoShell,
  insertStatement,
  powershellOf,
  type WrappedScript,
  wrappedScript,
} from '../_shared/powershell';

const QUIET = /\$ProgressPreference\s*=\s*['"]?SilentlyContinue\b/i;
const SILENCE = "$ProgressPreference = 'SilentlyContinue';";
const CMDLETS =
  /(?<![\w.-])(?:Invoke-WebRequest|iwr)(?![\w-])|(?<![\w.-])(?:Invoke-RestMethod|irm)(?![\w-])(?=[^;|\n]{0,500}-OutFile\b)/gi;

export default rule('dockerfile/powershell-progress-slows-download', {
  title: 'The PowerShell progress bar slows the download down',
  why: 'Windows PowerShell draws the bar again for each piece that arrives: large downloads take ten times as long.',
  severity: 'hint',
  category: 'image-hygiene',
  peers: { tally: ['tally/powershell/progress-preference'] },
  references: [
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables#progresspreference',
  ],
  options: { reportPwsh: booleanOption('Report PowerShell 7 too, where the bar only fills the log', false) },
  fix: { title: 'Show no progress', safety: 'suggested' },
  visit: 'run',
  check(run, report, { options }) {
    const wrapped = wrappedScript(run);
    const shell = run.isExecForm ? undefined : run.state?.shell;
    const program = wrapped?.program ?? powershellOf(shell?.words[0]?.value);
    if (!program || (program === 'pwsh' && !options.reportPwsh)) return;
    if (!wrapped && shell?.words.some(({ value }) => QUIET.test(value))) return;
    const found = cmdletOf(run, wrapped);
    if (!found) return;
    report(found, {
      says: `${found.name} draws its progress again for each piece of the download`,
      fix: (edit) => {
        if (wrapped) insertStatement(edit, run, wrapped, SILENCE);
        else if (shell) insertIntoShell(edit, shell, SILENCE, 'last');
      },
    });
  },
  examples: [
    {
      bad: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'"]
        RUN «Invoke-WebRequest» https://example.com/a.zip -OutFile a.zip
      `,
      fixed: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]
        RUN Invoke-WebRequest https://example.com/a.zip -OutFile a.zip
      `,
    },
    {
      because: 'by name, in any case; said too late or with another value',
      bad: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        RUN powershell -Command "$ErrorActionPreference = 'Stop'; «iwr» https://example.com/a.zip -OutFile a.zip"
        RUN ["powershell", "-Command", "«invoke-restmethod» https://example.com/b -OutFile b; $ProgressPreference = 'SilentlyContinue'"]
        RUN powershell -Command $ProgressPreference = 'Continue'; «iwr» https://example.com/a.zip -OutFile a.zip
      `,
      fixed: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        RUN powershell -Command "$ProgressPreference = 'SilentlyContinue'; $ErrorActionPreference = 'Stop'; iwr https://example.com/a.zip -OutFile a.zip"
        RUN ["powershell", "-Command", "$ProgressPreference = 'SilentlyContinue'; invoke-restmethod https://example.com/b -OutFile b; $ProgressPreference = 'SilentlyContinue'"]
        RUN powershell -Command $ProgressPreference = 'SilentlyContinue'; $ProgressPreference = 'Continue'; iwr https://example.com/a.zip -OutFile a.zip
      `,
    },
    {
      because: 'PowerShell 7, where somebody wants to know it',
      options: { reportPwsh: true },
      bad: 'FROM mcr.microsoft.com/powershell:7.5\nSHELL ["pwsh", "-Command"]\nRUN «iwr» https://example.com/a -OutFile a\n',
      fixed:
        'FROM mcr.microsoft.com/powershell:7.5\nSHELL ["pwsh", "-Command", "$ProgressPreference = \'SilentlyContinue\';"]\nRUN iwr https://example.com/a -OutFile a\n',
    },
    {
      because: 'no bar is shown',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command", "$progresspreference=\\"silentlycontinue\\";"]\nRUN iwr https://example.com/a -OutFile a\n',
    },
    {
      because: 'the step says so before',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command "$ProgressPreference = \'SilentlyContinue\'; iwr https://example.com/a -OutFile a"\n',
    },
    {
      because: 'other programs, other names, quoted text and comments',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN curl.exe -fo a https://example.com/a; New-IwrWrapper; Write-Host \'iwr a\'; my-iwr a\n',
    },
    {
      because: 'PowerShell 7 is fast',
      good: 'FROM mcr.microsoft.com/powershell:7.5\nRUN pwsh -Command "iwr https://example.com/a -OutFile a"\n',
    },
    {
      because: 'an answer that is only read',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command "irm https://example.com/a"\n',
    },
  ],
});

interface FoundCmdlet {
  readonly name: string;
  readonly span: Span;
}

/** The first cmdlet of a script that downloads with a bar. */
function cmdletOf(run: Run, wrapped: WrappedScript | undefined): FoundCmdlet | undefined {
  const source = wrapped?.source ?? run.script;
  if (!source) return undefined;
  const from = wrapped?.from ?? 0;
  // Quoted text and comments become blanks, so that places stay the same.
  const pattern = wrapped ? /'[^']*'/g : /'[^']*'|"[^"]*"|(?<=\s)#[^\n]*/g;
  const text = source.text.slice(from).replace(pattern, (piece) => ' '.repeat(piece.length));
  CMDLETS.lastIndex = 0;
  const found = CMDLETS.exec(text);
  if (!found) return undefined;
  const quiet = QUIET.exec(source.text.slice(from).replace(/\\\$/g, ' $'));
  if (quiet && quiet.index < found.index) return undefined;
  const at = from + found.index;
  return { name: found[0], span: source.spanOf(at, at + found[0].length) };
}
