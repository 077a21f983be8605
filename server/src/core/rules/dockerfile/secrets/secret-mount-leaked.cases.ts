import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'a target of its own moves, in continued lines, and folders keep the name',
    bad: `
      FROM python:3.13-slim
      WORKDIR /app
      RUN --mount=type=secret,id=pip,target=/tmp/pip.conf,required=true \\
          «install -m 600 /tmp/pip.conf /etc/pip.conf» && \\
          pip install -r requirements.txt
      RUN --mount=type=secret,id=.netrc \\
          set -e; \\
          «cat /run/secrets/.netrc > .netrc»; \\
          pip install private
      RUN --mount=type=secret,id=.netrc «cp /run/secrets/.netrc /root/» && pip install other
    `,
    fixed: `
      FROM python:3.13-slim
      WORKDIR /app
      RUN --mount=type=secret,id=pip,target=/etc/pip.conf,required=true \\
          pip install -r requirements.txt
      RUN --mount=type=secret,id=.netrc,target=/app/.netrc \\
          set -e; \\
          pip install private
      RUN --mount=type=secret,id=.netrc,target=/root/.netrc pip install other
    `,
  },
  {
    because: 'no mount can take the place of these copies',
    bad: `
      FROM alpine:3.22
      RUN --mount=type=secret,id=key «cp /run/secrets/key /root/.ssh/id_rsa» && chmod 600 /root/.ssh/id_rsa && git clone git@example.com:a/b
      RUN --mount=type=secret,id=key base64 /run/secrets/key | «tee /key.txt»
      RUN --mount=type=secret,id=key «dd if=/run/secrets/key of=/opt/key»
      RUN --mount=type=secret,id=key «sed -i "s/@KEY@/$(cat /run/secrets/key)/" /etc/app.conf»
      RUN --mount=type=secret,id=key KEY=$(cat /run/secrets/key) && «echo "KEY=$KEY" >> /etc/environment»
    `,
  },
  {
    because: 'tools that keep their settings',
    bad: `
      FROM node:24-slim
      RUN --mount=type=secret,id=token,env=TOKEN «npm config set //registry.npmjs.org/:_authToken "$TOKEN"» && npm ci
      RUN --mount=type=secret,id=token «git config --global url."https://$(cat /run/secrets/token)@github.com/".insteadOf https://github.com/» && npm ci
    `,
  },
  {
    because: 'what is printed is in the log of the build',
    bad: `
      FROM alpine:3.22
      RUN --mount=type=secret,id=token «cat /run/secrets/token»
      RUN --mount=type=secret,id=token,env=TOKEN «env» && «printenv TOKEN»
    `,
  },
  {
    because: 'a cache stays with the builder, and so does a stage that is only copied from',
    bad: `
      FROM node:24 AS build
      RUN --mount=type=secret,id=npmrc «cp /run/secrets/npmrc /root/.npmrc»; npm ci
      FROM node:24-slim
      RUN --mount=type=secret,id=npmrc --mount=type=cache,target=/root/.npm «cp /run/secrets/npmrc /root/.npm/npmrc»; npm ci
    `,
    fixed: `
      FROM node:24 AS build
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
      FROM node:24-slim
      RUN --mount=type=secret,id=npmrc,target=/root/.npm/npmrc --mount=type=cache,target=/root/.npm npm ci
    `,
  },
  {
    because: 'the copy goes with the step, or lies on a mount that does',
    good: `
      FROM node:24-slim
      RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc ~/.npmrc && npm ci && rm -f ~/.npmrc
      RUN --mount=type=secret,id=key --mount=type=tmpfs,target=/root/.ssh cp /run/secrets/key /root/.ssh/id_rsa && git fetch
      RUN --mount=type=secret,id=token,env=TOKEN npm config set //registry.npmjs.org/:_authToken "$TOKEN" && npm ci \\
          && npm config delete //registry.npmjs.org/:_authToken
      RUN --mount=type=secret,id=token cat /run/secrets/token > /dev/null
    `,
  },
  {
    because: 'the name of the variable is stored, and a link holds nothing',
    good: `
      FROM node:24-slim
      RUN --mount=type=secret,id=token,env=TOKEN echo '//registry.npmjs.org/:_authToken=\${TOKEN}' > .npmrc && npm ci
      RUN --mount=type=secret,id=npmrc ln -s /run/secrets/npmrc /root/.npmrc && npm ci
      RUN --mount=type=secret,id=token,env=TOKEN echo "token: \${TOKEN:+given}" && test -n "$TOKEN"
    `,
  },
  {
    because: 'a digest, another variable and a file of another step are no secret',
    good: `
      FROM alpine:3.22
      ARG VERSION
      RUN --mount=type=secret,id=token echo "$VERSION $(sha256sum /run/secrets/token)" > /version
      RUN cp /run/secrets/token /token
      RUN --mount=type=bind,source=config,target=/run/config cp /run/config/app.yaml /etc/app.yaml
    `,
  },
];
