import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'archives, packages, moved into a folder of programs, piped to tar, used by the next step',
    bad: `
      FROM debian:12-slim
      RUN wget -q «https://example.com/tool-\${VERSION}.tar.gz» && tar -xzf tool-\${VERSION}.tar.gz && \\
          curl -fsSL «https://example.com/b.tgz» | tar -xz -C /opt && \\
          curl -fsSLo /tmp/c.deb «"https://example.com/c.deb"» && dpkg -i /tmp/c.deb && \\
          curl -fsSL «https://example.com/d» > d && mv d /usr/local/bin/d
      RUN curl -fsSLO «https://example.com/e.zip»
      RUN unzip e.zip
    `,
  },
  {
    because: 'a stage that is only copied from is no safer',
    bad: `
      FROM alpine:3.22 AS fetch
      RUN wget -O /tmp/install.sh «https://example.com/install.sh» && sh /tmp/install.sh
      FROM alpine:3.22
      COPY --from=fetch /app /app
    `,
  },
  {
    because: 'PowerShell',
    bad: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      SHELL ["powershell", "-Command"]
      RUN Invoke-WebRequest -Uri «https://example.com/tool.msi» -OutFile C:\\tool.msi; Start-Process msiexec.exe -Wait -ArgumentList '/i C:\\tool.msi /qn'
      RUN (New-Object Net.WebClient).DownloadFile('«https://example.com/a.zip»', 'a.zip'); Expand-Archive a.zip
    `,
  },
  {
    because: 'PowerShell compares it, or only keeps it',
    good: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      SHELL ["powershell", "-Command"]
      RUN Invoke-WebRequest https://example.com/a.msi -OutFile a.msi; if ((Get-FileHash a.msi).Hash -ne $env:SUM) { exit 1 }; Start-Process a.msi
      RUN Invoke-WebRequest https://example.com/a.json -OutFile a.json; Expand-Archive b.zip; Get-Content a.json
    `,
  },
  {
    because: 'a signature, in other ways',
    good: `
      FROM debian:12-slim
      RUN curl -fsSLO https://example.com/a.tgz && curl -fsSLO https://example.com/a.tgz.asc && gpg --batch --verify a.tgz.asc a.tgz && tar -xzf a.tgz
      RUN curl -fsSLO https://example.com/b.tgz && cosign verify-blob --key k.pub --signature b.sig b.tgz && tar -xzf b.tgz
      RUN wget https://example.com/c.tgz && [ "$(sha256sum c.tgz | cut -d' ' -f1)" = "$SUM" ] && tar -xzf c.tgz
    `,
  },
  {
    because: 'keys and data are read, not run',
    good: `
      FROM debian:12-slim
      RUN curl -fsSL https://example.com/key.asc | gpg --dearmor -o /etc/apt/keyrings/own.gpg && \\
          curl -fsSLo /etc/app/settings.json https://example.com/settings.json && jq . /etc/app/settings.json && \\
          curl -fsSL https://example.com/list.txt > list.txt && chmod 644 list.txt
    `,
  },
  {
    because: 'an archive that is only looked at, or not used here',
    good: `
      FROM debian:12-slim
      RUN curl -fsSLO https://example.com/a.tgz && tar -tzf a.tgz && curl -fsSLo /srv/b.zip https://example.com/b.zip
    `,
  },
  {
    because: 'a server of the same step',
    good: `
      FROM debian:12-slim
      RUN curl -fsSLo a.tgz http://localhost:8080/a.tgz && tar -xzf a.tgz
    `,
  },
  {
    because: 'a registry that is trusted',
    settings: { trustedRegistries: ['artifacts.example.com'] },
    good: `
      FROM debian:12-slim
      RUN curl -fsSLo a.tgz https://artifacts.example.com/a.tgz && tar -xzf a.tgz
    `,
  },
  {
    because: 'another file of the image is unpacked',
    good: `
      FROM debian:12-slim
      RUN curl -fsSLo notes.txt https://example.com/notes.txt && tar -xzf app.tgz && chmod +x /usr/local/bin/app
    `,
  },
];
