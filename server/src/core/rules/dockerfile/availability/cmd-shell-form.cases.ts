import type { Example } from '../../../engine/example';

/** Further cases of dockerfile/cmd-shell-form. */
export const cases: readonly Example[] = [
  {
    because: 'the shell is there for the pipes of the build',
    bad: 'FROM node:24\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nCMD «node server.js»\n',
    fixed: 'FROM node:24\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nCMD ["node", "server.js"]\n',
  },
  {
    because: 'quotes are taken off as a shell does it, and continued lines are joined',
    bad: `
      FROM debian:12
      entrypoint «server --name 'my "site"' \\
        "--motd=hello world"»
    `,
    fixed: `
      FROM debian:12
      entrypoint ["server", "--name", "my \\"site\\"", "--motd=hello world"]
    `,
  },
  {
    because: 'variables, patterns and redirections need a shell, which hands over to the program',
    bad: `
      FROM debian:12 AS a
      CMD «java $JAVA_OPTS -jar /app.jar»
      FROM debian:12 AS b
      ENTRYPOINT «server /etc/server/*.conf»
      FROM debian:12 AS c
      CMD «server > /var/log/server.log»
    `,
    fixed: `
      FROM debian:12 AS a
      CMD ["/bin/sh", "-c", "exec java $JAVA_OPTS -jar /app.jar"]
      FROM debian:12 AS b
      ENTRYPOINT ["/bin/sh", "-c", "exec server /etc/server/*.conf"]
      FROM debian:12 AS c
      CMD ["/bin/sh", "-c", "exec server > /var/log/server.log"]
    `,
  },
  {
    because: 'the shell form ignores CMD, and it still is',
    bad: 'FROM debian:12\nENTRYPOINT «server --port 80»\nCMD ["--debug"]\n',
    fixed: 'FROM debian:12\nENTRYPOINT ["/bin/sh", "-c", "exec server --port 80"]\nCMD ["--debug"]\n',
  },
  {
    because: 'more than one program, what only a shell can do, a comment in between',
    bad: `
      FROM debian:12 AS a
      CMD «migrate && server»
      FROM debian:12 AS b
      CMD «while true; do server; done»
      FROM debian:12 AS c
      CMD «cd /app»
      FROM debian:12 AS d
      CMD «PORT=80 server»
      FROM debian:12 AS e
      CMD «server \\
        # the port
        --port 80»
      FROM debian:12 AS f
      CMD «(server)»
      FROM debian:12 AS g
      CMD «[ "server"»
    `,
  },
  {
    because: 'there is no shell that could expand the variable',
    bad: 'FROM scratch\nCMD «/server $OPTIONS»\n',
  },
  {
    because: 'an image of Windows may need its own shell',
    bad: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD «server.exe --port 80»\n',
  },
  {
    because: 'triggers too',
    bad: 'FROM node:24\nONBUILD CMD «node server.js»\n',
    fixed: 'FROM node:24\nONBUILD CMD ["node", "server.js"]\n',
  },
  {
    because: 'the file sets a shell, and means it',
    good: 'FROM node:24 AS base\nSHELL ["/bin/bash", "-c"]\nFROM base\nCMD node server.js\n',
  },
  {
    because: 'exec puts the program in the place of the shell',
    good: 'FROM node:24\nENTRYPOINT exec node $OPTIONS server.js\n',
  },
  { because: 'the JSON form may take several lines', good: 'FROM node:24\nCMD [ "node", \\\n  "server.js" \\\n]\n' },
  { because: 'an empty CMD takes the inherited one away', good: 'FROM node:24\nCMD []\n' },
  {
    because: 'a check is started anew each time',
    good: 'FROM node:24\nHEALTHCHECK CMD curl -f http://localhost || exit 1\n',
  },
];
