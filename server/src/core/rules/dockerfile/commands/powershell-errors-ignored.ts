import { rule } from '../../../engine/rule';
import { insertIntoShell, insertStatement, powershellOf, wrappedScript } from '../_shared/powershell';

const STOPS = /\$ErrorActionPreference\s*=\s*['"]?Stop\b/i;
const STOP = "$ErrorActionPreference = 'Stop';";
/** Exit codes of programs count from version 7.3 on, where this says so. */
const STOP_ALL = "$ErrorActionPreference = 'Stop'; $PSNativeCommandUseErrorActionPreference = $true;";

export default rule('dockerfile/powershell-errors-ignored', {
  title: 'PowerShell errors do not stop the build',
  why: 'PowerShell reports most errors and goes on: a failed download or copy is found when the container does not start.',
  severity: 'info',
  category: 'correctness',
  peers: { tally: ['tally/powershell/error-action-preference'] },
  references: [
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables#erroractionpreference',
  ],
  fix: { title: 'Stop at the first error', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'SHELL') {
      const program = powershellOf(instruction.words[0]?.value);
      if (!program || instruction.words.some(({ value }) => STOPS.test(value))) return;
      report(instruction.keyword, {
        says: `${program} goes on after an error`,
        fix: (edit) => insertIntoShell(edit, instruction, program === 'pwsh' ? STOP_ALL : STOP, 'first'),
      });
    }
    if (instruction.kind !== 'RUN') return;
    const wrapped = wrappedScript(instruction);
    if (!wrapped) return;
    if (stopsInTime(wrapped.source.text.slice(wrapped.from).replace(/\\\$/g, '$'))) return;
    report(instruction.keyword, {
      says: `${wrapped.program} goes on after an error`,
      fix: (edit) => insertStatement(edit, instruction, wrapped, wrapped.program === 'pwsh' ? STOP_ALL : STOP),
    });
  },
  examples: [
    {
      bad: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        «SHELL» ["powershell", "-Command"]
        RUN Copy-Item a b; Remove-Item c
      `,
      fixed: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
        RUN Copy-Item a b; Remove-Item c
      `,
    },
    {
      because: 'by name, in both forms; a shell of Linux reads the text first',
      bad: `
        FROM mcr.microsoft.com/powershell:7.5-ubuntu-24.04
        «RUN» pwsh -NoProfile -Command "Install-Module a; Import-Module a"
        «RUN» ["powershell", "-Command", "Copy-Item a b; Copy-Item c d"]
        «SHELL» ["pwsh", "-NoProfile", "-c", "$ProgressPreference = 'SilentlyContinue';"]
      `,
      fixed: `
        FROM mcr.microsoft.com/powershell:7.5-ubuntu-24.04
        RUN pwsh -NoProfile -Command "\\$ErrorActionPreference = 'Stop'; \\$PSNativeCommandUseErrorActionPreference = \\$true; Install-Module a; Import-Module a"
        RUN ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; Copy-Item a b; Copy-Item c d"]
        SHELL ["pwsh", "-NoProfile", "-c", "$ErrorActionPreference = 'Stop'; $PSNativeCommandUseErrorActionPreference = $true; $ProgressPreference = 'SilentlyContinue';"]
      `,
    },
    {
      because: 'said too late',
      bad: "FROM mcr.microsoft.com/windows/servercore:ltsc2022\n«RUN» powershell -Command Copy-Item a b; $ErrorActionPreference = 'Stop'; Copy-Item c d\n",
      fixed:
        "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command $ErrorActionPreference = 'Stop'; Copy-Item a b; $ErrorActionPreference = 'Stop'; Copy-Item c d\n",
    },
    {
      because: 'it stops',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command", "$erroractionpreference=\'stop\';"]\nRUN a; b\n',
    },
    {
      because: 'it stops in the step itself',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command "$ErrorActionPreference = \'Stop\'; a; b"\n',
    },
    {
      because: 'one statement',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command "Copy-Item a b"\n',
    },
    {
      because: 'a script of its own',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ["powershell", "-File", "a.ps1"]\n',
    },
    { because: 'another shell', good: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN a; b\n' },
  ],
});

/** Whether a script has one statement only, or is told to stop before the first; preferences are none. */
function stopsInTime(script: string): boolean {
  const pieces = script.split(';').map((piece) => piece.replace(/^["'\s]+|["'\s]+$/g, ''));
  const isWork = (piece: string) => piece !== '' && !/^\$\w+\s*=/.test(piece);
  const stop = pieces.findIndex((piece) => STOPS.test(piece));
  const first = pieces.findIndex(isWork);
  return pieces.filter(isWork).length < 2 || (stop >= 0 && stop < first);
}
