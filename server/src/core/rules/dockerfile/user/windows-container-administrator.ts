import { rule } from '../../../engine/rule';
import { baseImageText, imagePlace } from '../_shared/base-image';
import { insertBeforeStart } from '../_shared/run-time-part';

export default rule('dockerfile/windows-container-administrator', {
  title: 'The Windows container runs as ContainerAdministrator',
  why: 'The program may then change everything in the container, and without Hyper-V isolation it shares the kernel of the host.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { cis: ['4.1'] },
  references: [
    'https://learn.microsoft.com/en-us/virtualization/windowscontainers/manage-containers/container-security',
  ],
  fix: { title: 'Run as ContainerUser', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report) {
    if (!stage.isWindows) return;
    const { user } = stage.endState;
    const isAdministrator = /^(?:containeradministrator|administrator)$/i.test(user?.name ?? '');
    if (user ? !isAdministrator : !startsAsAdministrator(baseImageText(stage))) return;
    const isOwn = user?.stage === stage;
    report(user && isOwn ? { span: user.nameSpan } : imagePlace(stage.from), {
      says: `the container runs as ${user?.name ?? 'ContainerAdministrator'}`,
      missing: !user,
      fix: (edit) => insertBeforeStart(edit, stage, ['USER ContainerUser']),
    });
  },
  examples: [
    {
      bad: `
        FROM «mcr.microsoft.com/windows/servercore:ltsc2025»
        WORKDIR /app
        COPY publish .
        ENTRYPOINT ["shop.exe"]
      `,
      fixed: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2025
        WORKDIR /app
        COPY publish .
        USER ContainerUser
        ENTRYPOINT ["shop.exe"]
      `,
    },
    {
      because: 'the smaller image starts as ContainerUser by itself',
      good: `
        FROM mcr.microsoft.com/windows/nanoserver:ltsc2025
        CMD ["shop.exe"]
      `,
    },
    {
      because: 'the administrator was needed for the build and stayed; case does not count',
      bad: `
        # escape=\`
        FROM mcr.microsoft.com/powershell:lts-nanoserver-ltsc2022
        USER «containeradministrator»
        RUN setx /M PATH "%PATH%;C:\\tools"
        CMD ["pwsh"]
      `,
      fixed: `
        # escape=\`
        FROM mcr.microsoft.com/powershell:lts-nanoserver-ltsc2022
        USER containeradministrator
        RUN setx /M PATH "%PATH%;C:\\tools"
        USER ContainerUser
        CMD ["pwsh"]
      `,
    },
    {
      because: 'a stage below set the user',
      bad: `
        FROM --platform=windows/amd64 shop/base:1.4 AS base
        USER Administrator
        FROM «base»
        RUN install.cmd
      `,
      fixed: `
        FROM --platform=windows/amd64 shop/base:1.4 AS base
        USER Administrator
        FROM base
        RUN install.cmd
        USER ContainerUser
      `,
    },
    {
      because: 'a later USER takes the rights back',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2025
        USER ContainerAdministrator
        RUN install.cmd
        USER ContainerUser
      `,
    },
    {
      because: 'a user that the file creates',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2025
        RUN net user /add shop
        USER shop
      `,
    },
    {
      because: 'IIS is a service: it starts its workers as users of their application pools',
      good: `
        FROM mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025
        COPY site C:/inetpub/wwwroot
      `,
    },
    {
      because: 'the user of this image is not known, and a builder is not shipped',
      good: `
        FROM mcr.microsoft.com/windows/servercore:ltsc2025 AS build
        RUN build.cmd
        FROM --platform=windows/amd64 shop/base:1.4
        COPY --from=build C:/out C:/app
      `,
    },
  ],
});

/** Whether an image is a full Windows that nothing but its default user runs in. */
function startsAsAdministrator(image: string): boolean {
  const isFull = /windows\/(?:servercore|server)(?::|$)|windowsservercore|(?:^|\/)windows(?::|$)/.test(image);
  return isFull && !/\/iis|dotnet\/framework\/(?:aspnet|wcf)/.test(image);
}
