import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'the output may be handed over by a substitution',
    bad: `
      FROM debian:12-slim
      RUN «bash <(curl -s https://example.com/a)»
      RUN «sh -c "$(curl -fsSL https://example.com/b)"» && «eval "$(wget -O- https://example.com/c)"»
      ONBUILD RUN «. <(curl -s https://example.com/d)»
    `,
  },
  {
    because: 'a heredoc, and what a container runs when it starts',
    bad: `
      FROM debian:12-slim
      RUN <<EOF
      set -eu
      «curl -sSL https://example.com/install | php»
      EOF
      CMD «curl https://example.com/start | sh»
    `,
  },
  {
    because: 'PowerShell has ways of its own',
    bad: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      SHELL ["powershell", "-Command"]
      RUN «iex (iwr -UseBasicParsing https://example.com/install.ps1)»; Write-Host done
      RUN ["powershell", "-Command", "«irm https://example.com/install.ps1 | iex»"]
      RUN «Invoke-Expression ((New-Object Net.WebClient).DownloadString('https://example.com/a.ps1'))»
    `,
  },
  {
    because: 'these read the download, they do not run it',
    good: `
      FROM debian:12-slim
      RUN curl -fsSL https://example.com/a.tar.gz | tar -xz && \\
          curl -fsSL https://example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/a.gpg && \\
          curl -s https://example.com/a.json | jq -r .version | tee version
    `,
  },
  {
    because: 'an interpreter with a script of its own reads the download as data',
    good: `
      FROM python:3.13-slim
      RUN curl -s https://example.com/a.json | python3 -c "import json, sys; print(json.load(sys.stdin)['version'])" && \\
          curl -s https://example.com/a.json | python -m json.tool && \\
          curl -s https://example.com/a.txt | perl -pe 's/a/b/' && \\
          curl -s https://example.com/a.txt | sh -c 'cat' && \\
          curl -s https://example.com/a.txt | bash parse.sh
    `,
  },
  {
    because: 'the data is checked on its way',
    good: `
      FROM debian:12-slim
      RUN curl -s https://example.com/a.sh.gpg | gpg --decrypt | sh
    `,
  },
  {
    because: 'files of the image and a server of the same step are no download',
    good: `
      FROM debian:12-slim
      RUN curl -s file:///opt/setup.sh | sh && curl -s http://localhost:8080/setup | sh
    `,
  },
  {
    because: 'text, and values that a substitution only reads',
    good: `
      FROM debian:12-slim
      RUN echo "curl https://example.com/install.sh | sh" && \\
          bash ./install.sh "$(curl -s https://example.com/version)"
      # RUN curl https://example.com/install.sh | sh
    `,
  },
];
