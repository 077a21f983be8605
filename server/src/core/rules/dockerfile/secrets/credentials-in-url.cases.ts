import type { Example } from '../../../engine/example';

/** Addresses of programs, arguments and variables, and users that are no secret. */
export const cases: readonly Example[] = [
  {
    bad: `
      FROM alpine:3.22
      RUN git clone https://«deploy:s3cr3t-7f9a2c41»@git.example.com/team/app.git /app
    `,
    fixed: `
      FROM alpine:3.22
      RUN --mount=type=secret,id=example_password,env=EXAMPLE_PASSWORD git clone https://deploy:\${EXAMPLE_PASSWORD}@git.example.com/team/app.git /app
    `,
  },
  {
    because: 'a variable of the file is as good as its value',
    bad: `
      FROM python:3.13-slim
      ARG INDEX_PW
      RUN pip install --index-url "https://«ci:\${INDEX_PW}»@pypi.example.com/simple" app==1.2
    `,
    fixed: `
      FROM python:3.13-slim
      RUN --mount=type=secret,id=index_pw,env=INDEX_PW pip install --index-url "https://ci:\${INDEX_PW}@pypi.example.com/simple" app==1.2
    `,
  },
  {
    because: 'other instructions, and a token in the place of the user',
    bad: `
      ARG INDEX=https://«ci:kJ8d-0x7Lq2v»@pypi.example.com/simple
      FROM alpine:3.22
      ENV DATABASE_URL=postgres://«app:hR7-pq90xz»@db:5432/app
      LABEL source="https://«4f9a2c41b7d3e8605f1a»@git.example.com/a/b"
      ADD http://«reader:tZ5-mm31ab»@files.example.com/data.tar /data/
    `,
  },
  {
    because: 'names without a password are no secret',
    good: `
      FROM alpine:3.22
      RUN git clone ssh://git@github.com/a/b && git clone git@github.com:a/b && npm install @scope/pkg@1.2.3
      RUN curl https://me@example.com/ && git clone https://a-rather-long-user-name@example.com/a/b
    `,
  },
  {
    because: 'the password is lent to the step',
    good: `
      FROM alpine:3.22
      RUN --mount=type=secret,id=token git clone https://oauth2:$(cat /run/secrets/token)@gitlab.com/a/b
      RUN --mount=type=secret,id=token,env=TOKEN git clone https://oauth2:$TOKEN@gitlab.com/a/b
      RUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) && git clone https://oauth2:$TOKEN@gitlab.com/a/b
    `,
  },
  {
    because: 'fillers, and values that the file does not tell',
    good: `
      FROM alpine:3.22
      ENV URL=https://user:<password>@example.com OTHER=https://user:xxxxx@example.com
      RUN curl "https://user:$PASSWORD@example.com"
    `,
  },
  {
    because: 'an ordinary colon and an ordinary sign',
    good: `
      FROM alpine:3.22
      RUN curl https://example.com:8443/@scope/a && echo http://a:80/ b@c
      ENV SENTRY_DSN=https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/4
    `,
  },
  {
    because: 'a comment is not run',
    good: `
      FROM alpine:3.22
      RUN echo a \\
        # https://user:s3cr3t-7f9a2c41@example.com
        && echo b
    `,
  },
];
