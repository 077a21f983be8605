import type { Example } from '../../../engine/example';

/** Operators, patterns, entry points and programs that read dollars themselves. */
export const cases: readonly Example[] = [
  {
    because: 'every instruction that starts something, several words of one',
    bad: `
      FROM debian:13-slim
      RUN ["mkdir", "-p", «"\${HOME}/data"»]
      HEALTHCHECK --interval=30s CMD ["curl", "-f", «"http://localhost:\${PORT:-80}/"»]
      CMD [ "server", «"--host=$HOST"», «"$PORT"», "a b"]
    `,
    fixed: `
      FROM debian:13-slim
      RUN ["/bin/sh", "-c", "mkdir -p \\"\${HOME}/data\\""]
      HEALTHCHECK --interval=30s CMD ["/bin/sh", "-c", "exec curl -f \\"http://localhost:\${PORT:-80}/\\""]
      CMD ["/bin/sh", "-c", "exec server \\"--host=$HOST\\" \\"$PORT\\" 'a b'"]
    `,
  },
  {
    because: 'operators, the home directory and patterns need a shell too',
    bad: `
      FROM alpine:3.24
      RUN ["cp", «"/src/*.conf"», "/etc/"]
      CMD ["migrate", «"&&"», "server", "-d", «"~/data"»]
    `,
    fixed: `
      FROM alpine:3.24
      RUN ["/bin/sh", "-c", "cp /src/*.conf /etc/"]
      CMD ["/bin/sh", "-c", "migrate && server -d ~/data"]
    `,
  },
  {
    because: 'there is no shell in the image, or the words go to another program',
    bad: `
      FROM gcr.io/distroless/static-debian13:nonroot AS a
      CMD ["/server", «"$PORT"»]
      FROM alpine:3.24
      ENTRYPOINT ["server"]
      CMD [«"--port=$PORT"»]
    `,
  },
  {
    because: 'ONBUILD, and a continued array',
    bad: `
      FROM alpine:3.24
      ONBUILD CMD ["server", \\
        «"$PORT"»]
    `,
    fixed: `
      FROM alpine:3.24
      ONBUILD CMD ["/bin/sh", "-c", "exec server \\"$PORT\\""]
    `,
  },
  {
    because: 'a shell behind a wrapper, and shells of Windows',
    good: `
      FROM debian:13-slim
      ENTRYPOINT ["tini", "--", "bash", "-lc", "server $PORT"]
      RUN ["powershell", "-Command", "$x = 1"]
      CMD ["/bin/sh", "-c", "$RUN"]
    `,
  },
  {
    because: 'the entry point is the shell that reads the command',
    good: `
      FROM debian:13-slim
      ENTRYPOINT ["/bin/bash", "-c"]
      CMD ["server $PORT && true"]
    `,
  },
  {
    because: 'these programs know what a dollar sign is',
    good: `
      FROM debian:13-slim
      RUN ["awk", "{ print $NF }", "/etc/passwd"]
      RUN ["grep", "^root.*$", "/etc/passwd"]
      RUN ["node", "-e", "console.log(\`\${process.env.A}\`)"]
      CMD ["java", "-Dserver.port=\${PORT}", "-jar", "app.jar"]
    `,
  },
  {
    because: 'a dollar sign that stands for itself, patterns for the program, and no variable at all',
    good: `
      FROM python:3.14-slim
      RUN ["printf", "$$HOME costs 5$"]
      RUN ["pytest", "tests/*_test.py"]
      CMD ["server", "--match", "^/api/v[0-9]+$"]
    `,
  },
  { because: 'the shell form is read by a shell', good: 'FROM alpine:3.24\nCMD server $PORT\n' },
];
