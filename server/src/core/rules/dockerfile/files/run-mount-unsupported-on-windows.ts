import { rule } from '../../../engine/rule';
import type { Mount } from '../../../model/dockerfile-image-instructions';
import { hasWindowsBase } from '../_shared/windows-base';

/**
 * What a mount of a Windows build needs. https://github.com/moby/buildkit/pull/5708 brought bind and cache,
 * https://github.com/moby/buildkit/pull/6944 secrets with a target.
 */
const NEEDS: Readonly<Record<string, string>> = {
  bind: 'BuildKit 0.21',
  cache: 'BuildKit 0.21',
  secret: 'a release of BuildKit after 0.32',
};

export default rule('dockerfile/run-mount-unsupported-on-windows', {
  title: 'This RUN mount does not work in Windows builds',
  why: 'The file is accepted, and the build fails only when the large base image is there and the step begins.',
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/windows/no-run-mounts'] },
  references: [
    'https://docs.docker.com/build/building/windows-containers/',
    'https://github.com/moby/buildkit/pull/5708',
  ],
  fix: { title: 'Leave the cache mount out', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const { mounts } = run;
    if (mounts.length === 0 || run.onbuild || !hasWindowsBase(run.stage)) return;
    const [broken] = mounts.filter(isBroken);
    const types = [...new Set(mounts.filter((mount) => !broken || isBroken(mount)).map(({ type }) => type))];
    const at = broken ?? mounts[0];
    if (!at || types.some((type) => !broken && !Object.hasOwn(NEEDS, type))) return;
    const needs = types.map((type) => `${type} needs ${NEEDS[type] ?? 'Linux'}`).join(', ');
    const caches = mounts.filter(({ type }) => type === 'cache');
    report(at, {
      says: broken ? `${types.join(' and ')} mounts do not work in Windows builds` : `in Windows builds ${needs}`,
      ...(broken ? {} : { severity: 'hint' }),
      fix:
        caches.length === mounts.length
          ? (edit) => {
              for (const { flag } of caches) edit.removeWord(flag);
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN «--mount=type=ssh» --mount=type=cache,target=C:/c git clone git@example.com:a/b\n',
    },
    {
      because: 'a secret without a place; others need a new builder, and a cache is only for speed',
      bad: 'FROM --platform=windows/amd64 golang:1.26\nRUN «--mount=type=secret,id=token» go build\nRUN «--mount=type=cache,target=C:/gocache» go build\n',
      fixed: 'FROM --platform=windows/amd64 golang:1.26\nRUN --mount=type=secret,id=token go build\nRUN go build\n',
    },
    {
      because: 'Linux has all',
      good: 'FROM debian:12\nSHELL ["pwsh", "-c"]\nRUN --mount=type=ssh --mount=type=tmpfs,target=/t a\n',
    },
    {
      because: 'nobody knows the system',
      good: 'FROM mcr.microsoft.com/dotnet/sdk:8.0\nRUN --mount=type=ssh dotnet restore\n',
    },
    { because: 'no mounts', good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN --network=none a.exe\n' },
  ],
});

function isBroken({ type, target }: Mount): boolean {
  return type === 'ssh' || type === 'tmpfs' || (type === 'secret' && !target);
}
