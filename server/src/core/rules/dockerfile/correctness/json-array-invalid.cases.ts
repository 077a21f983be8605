import type { Example } from '../../../engine/example';

/** What people forget, and what only looks like an array. */
export const cases: readonly Example[] = [
  {
    because: 'commas, quotes and backslashes that are missing',
    bad: `
      FROM node:24
      ENTRYPOINT «["node" "server.js"]»
      CMD «[node, server.js]»
      HEALTHCHECK --interval=30s CMD «["curl", "-f", "localhost",]»
      VOLUME «[/data]»
      COPY «["a.txt", 'b.txt', "/srv/"]»
    `,
    fixed: `
      FROM node:24
      ENTRYPOINT ["node", "server.js"]
      CMD ["node", "server.js"]
      HEALTHCHECK --interval=30s CMD ["curl", "-f", "localhost"]
      VOLUME ["/data"]
      COPY ["a.txt", "b.txt", "/srv/"]
    `,
  },
  {
    because: 'paths of Windows',
    bad: `
      # escape=\`
      FROM mcr.microsoft.com/windows/nanoserver:ltsc2025
      CMD «["c:\\windows\\shop.exe"]»
    `,
    fixed: `
      # escape=\`
      FROM mcr.microsoft.com/windows/nanoserver:ltsc2025
      CMD ["c:\\\\windows\\\\shop.exe"]
    `,
  },
  {
    because: 'numbers are no strings, and arrays do not nest',
    bad: `
      FROM node:24
      CMD «["sleep", 5]»
    `,
    fixed: `
      FROM node:24
      CMD ["sleep", "5"]
    `,
  },
  { because: 'nobody knows what was meant', bad: 'FROM node:24\nCMD «[["sh"], ["x"]]»\n' },
  {
    because: 'ONBUILD, and several lines',
    bad: `
      FROM node:24
      ONBUILD CMD «['npm', \\
        'start']»
    `,
    fixed: `
      FROM node:24
      ONBUILD CMD ["npm", "start"]
    `,
  },
  {
    because: 'tests, words and types of PowerShell, the empty array',
    good: `
      FROM node:24
      RUN [ -z "$X" ] || [ "$X" ]
      RUN [ -n "$X" -a -d /x ]
      RUN [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
      RUN [ x != y ]
      CMD []
    `,
  },
  { because: 'what LABEL and ENV hold is text', good: "FROM node:24\nLABEL a=['b','c']\nENV X [a, b]\n" },
];
