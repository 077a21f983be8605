import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Value } from '../../../model/dockerfile-value';
import { isGitAddress, isWebAddress } from '../_shared/remote-sources';
import { hasWindowsBase } from '../_shared/windows-base';

export default rule('dockerfile/windows-path-invalid', {
  title: 'A path is not on the system drive',
  why: 'While an image for Windows is built there is no drive but C:, and no network path: the builder refuses the instruction.',
  todo: 'Write the path with C: or without a drive.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/build/building/best-practices/#windows'],
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind !== 'WORKDIR' && instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return;
    const wrong = pathsOf(instruction).filter(({ value }) => value !== undefined && !isOnSystemDrive(value));
    if (wrong.length === 0 || !hasWindowsBase(instruction.stage)) return;
    for (const path of wrong) report(path, { says: `${path.value} is not on the drive C:` });
  },
  examples: [
    {
      bad: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        WORKDIR «D:/app»
        COPY app.exe «D:/app/»
      `,
    },
    {
      because: 'a drive alone, and a folder in the network',
      bad: `
        FROM --platform=windows/amd64 golang:1.26
        COPY a.exe «D:»
        COPY a.exe «//server/share/»
        COPY --from= «D:/a.exe» .
      `,
    },
    {
      because: 'paths on the drive that there is, addresses, and stages for Linux',
      good: `
        FROM golang:1.26 AS build
        WORKDIR D:/app
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
        ARG FOLDER
        WORKDIR C:/app
        WORKDIR app
        COPY a.exe c:/app/
        COPY a.exe $FOLDER/
        ADD https://example.com/a.zip C:/app/
      `,
    },
  ],
});

function pathsOf(instruction: Instruction): readonly Value[] {
  if (instruction.kind === 'WORKDIR') return instruction.path ? [instruction.path] : [];
  if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return [];
  // An empty --from is none.
  const isFromContext = instruction.kind === 'ADD' || !instruction.flag('from')?.text;
  const sources = instruction.sources.filter(
    ({ value }) => value !== undefined && !isWebAddress(value) && !isGitAddress(value),
  );
  return [...(isFromContext ? sources : []), ...(instruction.destination ? [instruction.destination] : [])];
}

/** As BuildKit's `CheckSystemDriveAndRemoveDriveLetter` takes paths: util/system/path.go. */
function isOnSystemDrive(path: string): boolean {
  if (/^(?:[^:]:$|[\\/]{2})/s.test(path)) return false;
  const colon = path.indexOf(':');
  return colon < 0 || path.slice(0, colon).toLowerCase() === 'c';
}
