import { rule } from '../../../engine/rule';
import { normalisedSignal } from '../../../knowledge/stop-signals';

export default rule('dockerfile/stopsignal-on-windows', {
  title: 'STOPSIGNAL has no effect in a Windows image',
  why: 'Windows has no signals: the engine shuts the container down the same way whatever is written, and other runtimes may refuse the name.',
  severity: 'hint',
  category: 'correctness',
  peers: { tally: ['tally/windows/no-stopsignal'] },
  references: ['https://docs.docker.com/reference/dockerfile/#stopsignal', 'https://github.com/moby/moby/issues/25982'],
  fix: { title: 'Leave it out', safety: 'safe' },
  visit: 'stopsignal',
  check(stopsignal, report) {
    const value = stopsignal.signal?.value;
    // The engine does end a Windows container at once for SIGKILL, which another rule tells.
    if (value === undefined || stopsignal.signal?.raw.includes('$') || normalisedSignal(value) === 'SIGKILL') return;
    if (!stopsignal.stage.isWindows) return;
    report(stopsignal, {
      says: `${value} means nothing to a Windows container`,
      fix: (edit) => edit.removeInstruction(stopsignal),
    });
  },
  examples: [
    {
      bad: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\n«STOPSIGNAL SIGQUIT»\nCMD ["app.exe"]\n',
      fixed: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nCMD ["app.exe"]\n',
    },
    {
      because: 'by the platform, in the stage below, each time',
      bad: 'FROM --platform=windows/amd64 example.com/base:1 AS base\n«STOPSIGNAL 15»\nFROM base\n«STOPSIGNAL "SIGTERM"»\nCMD ["app.exe"]\n',
      fixed: 'FROM --platform=windows/amd64 example.com/base:1 AS base\nFROM base\nCMD ["app.exe"]\n',
    },
    {
      because: 'Linux has signals',
      good: 'FROM debian:13\nSTOPSIGNAL SIGQUIT\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCMD ["a.exe"]\n',
    },
    {
      because: 'this one ends a container',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nSTOPSIGNAL SIGKILL\nSTOPSIGNAL 9\nSTOPSIGNAL kill\n',
    },
    {
      because: 'nobody knows the signal',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nARG SIGNAL\nSTOPSIGNAL $SIGNAL\n',
    },
  ],
});
