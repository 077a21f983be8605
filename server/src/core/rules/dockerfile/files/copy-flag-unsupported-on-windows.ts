import { rule } from '../../../engine/rule';
import { hasWindowsBase } from '../_shared/windows-base';

export default rule('dockerfile/copy-flag-unsupported-on-windows', {
  title: '--chown and --chmod are not supported for Windows images',
  why: 'Windows has neither owners by number nor modes: the flag does nothing, or the build stops when it looks for the account.',
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/windows/no-chown-flag'] },
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  fix: { title: 'Delete the flag', safety: 'suggested' },
  visit: 'copy',
  check(copy, report) {
    const flags = copy.flags.filter(({ name }) => name.value === 'chown' || name.value === 'chmod');
    if (flags.length === 0 || !hasWindowsBase(copy.stage)) return;
    for (const flag of flags) {
      report(flag, {
        says: `--${flag.name.value} does nothing in a Windows image`,
        fix: (edit) => edit.removeWord(flag),
      });
    }
  },
  examples: [
    {
      bad: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY «--chown=ContainerUser» app.exe C:/app/\n',
      fixed: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY app.exe C:/app/\n',
    },
    {
      because: 'the platform or a stage below says that it is Windows',
      bad: 'FROM --platform=windows/amd64 golang:1.26 AS base\nFROM base\nADD --link «--chmod=755» a.exe /a/\n',
      fixed: 'FROM --platform=windows/amd64 golang:1.26 AS base\nFROM base\nADD --link a.exe /a/\n',
    },
    { because: 'Linux has both', good: 'FROM debian:12-slim\nCOPY --chown=1000 --chmod=755 a /a\n' },
    { because: 'nobody knows the base', good: 'ARG BASE\nFROM $BASE\nCOPY --chown=1000 a /a\n' },
    { because: 'other flags', good: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build a /a\n' },
  ],
});
