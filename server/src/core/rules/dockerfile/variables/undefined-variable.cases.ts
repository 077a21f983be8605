import type { Example } from '../../../engine/example';

/** Further cases of dockerfile/undefined-variable. */
export const cases: readonly Example[] = [
  {
    because: 'a swapped letter, in braces and in quotes',
    bad: 'FROM alpine:3.22\nENV PATH="/opt/bin:«${PAHT}»"\n',
    fixed: 'FROM alpine:3.22\nENV PATH="/opt/bin:${PATH}"\n',
  },
  {
    because: 'each instruction that the builder fills in, flags, defaults and mounts too',
    bad: `
      FROM debian:12
      ARG A="«$OTHER»" B=$A
      LABEL version=«$RELEASE»
      COPY --chown=«$OWNER» a /
      ADD ["a", "«$DEST»"]
      EXPOSE «$PORT»
      USER «$ACCOUNT»
      VOLUME /data/«\${FOLDER}»
      WORKDIR /srv/«\${NAME%%x}»
      STOPSIGNAL «$SIGNAL»
      RUN --mount=type=cache,target=«$CACHE»/x true
    `,
    otherwiseFixed: [
      `
      FROM debian:12
      ARG CACHE
      ARG SIGNAL
      ARG NAME
      ARG FOLDER
      ARG ACCOUNT
      ARG PORT
      ARG DEST
      ARG OWNER
      ARG RELEASE
      ARG OTHER
      ARG A="$OTHER" B=$A
      LABEL version=$RELEASE
      COPY --chown=$OWNER a /
      ADD ["a", "$DEST"]
      EXPOSE $PORT
      USER $ACCOUNT
      VOLUME /data/\${FOLDER}
      WORKDIR /srv/\${NAME%%x}
      STOPSIGNAL $SIGNAL
      RUN --mount=type=cache,target=$CACHE/x true
    `,
    ],
  },
  {
    because: 'the builder fills in the lines of a file too, where its end word has no quotes',
    bad: 'FROM alpine:3.22\nCOPY <<EOF /run.sh\n#!/bin/sh\nexec "«$1»" «${HOME}» \\$2\nEOF\n',
    otherwiseFixed: ['FROM alpine:3.22\nARG HOME\nCOPY <<EOF /run.sh\n#!/bin/sh\nexec "$1" ${HOME} \\$2\nEOF\n'],
  },
  {
    because: 'defined too late, and by the same ENV',
    bad: 'FROM alpine:3.22\nCOPY «$FOO» /\nARG FOO=bar\nENV ONE=1 TWO=«$ONE»\n',
    otherwiseFixed: ['FROM alpine:3.22\nARG ONE\nARG FOO\nCOPY $FOO /\nARG FOO=bar\nENV ONE=1 TWO=$ONE\n'],
  },
  {
    because: 'the image is known, and sets no such variable',
    bad: 'FROM node:24\nENV NVM_DIR=«$HOME»/.nvm\n',
    otherwiseFixed: ['FROM node:24\nARG HOME\nENV NVM_DIR=$HOME/.nvm\n'],
  },
  {
    because: 'an unknown image may set it: a hint',
    bad: 'FROM example.com/base:1\nWORKDIR «$APP_ROOT»\n',
    otherwiseFixed: ['FROM example.com/base:1\nARG APP_ROOT\nWORKDIR $APP_ROOT\n'],
  },
  {
    because: 'the shell fills these in',
    good: 'FROM alpine:3.22\nRUN echo $FOO\nCMD echo $FOO\nENTRYPOINT ["$FOO"]\nHEALTHCHECK CMD echo $FOO\n',
  },
  {
    because: 'no build can change a default of a variable that nothing declares: a hint',
    bad: 'FROM alpine:3.22\nENV RUNTIME_UID=«${UID:-1000}»\n',
    otherwiseFixed: ['FROM alpine:3.22\nARG UID\nENV RUNTIME_UID=${UID:-1000}\n'],
  },
  {
    because: 'a default where the image may set it, or an error of its own',
    good: 'FROM example.com/base:1\nENV A=${FOO:-a} B=${FOO-b} C=${FOO:+c}\nUSER ${FOO:?who}\n',
  },
  { because: 'escaped, or in single quotes', good: "FROM alpine:3.22\nENV A=\\$FOO B='$FOO'\n" },
  {
    because: 'the image sets it',
    good: 'FROM golang:1.26\nCOPY . $GOPATH/src/app\nFROM python:3.13\nENV A=$PYTHON_VERSION\n',
  },
  {
    because: 'a file whose end word has quotes is copied as it is',
    good: 'FROM alpine:3.22\nCOPY <<"EOF" /run.sh\nexec "$1"\nEOF\n',
  },
  { because: 'a trigger runs in another file', good: 'FROM alpine:3.22\nONBUILD COPY $FOO /\n' },
  {
    because: 'another rule speaks of global arguments',
    good: 'ARG FOO=1\nFROM alpine:3.22\nCOPY $FOO /\nENV A=$TARGETARCH\n',
  },
];
