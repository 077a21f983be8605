import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'every program that fetches',
    bad: `
      FROM debian:12-slim
      ADD «http»://downloads.example.com/a.tgz /tmp/
      RUN wget -q "«http»://downloads.example.com/b-\${VERSION}.tgz" && git clone «http»://git.example.com/tool.git && \\
          pip install --index-url «http»://pypi.example.com/simple flask && npm ci --registry=«http»://npm.example.com && \\
          git clone «git»://git.example.com/old.git && gem install rake --source «http»://gems.example.com
    `,
    fixed: `
      FROM debian:12-slim
      ADD https://downloads.example.com/a.tgz /tmp/
      RUN wget -q "https://downloads.example.com/b-\${VERSION}.tgz" && git clone https://git.example.com/tool.git && \\
          pip install --index-url https://pypi.example.com/simple flask && npm ci --registry=https://npm.example.com && \\
          git clone https://git.example.com/old.git && gem install rake --source https://gems.example.com
    `,
  },
  {
    because: 'ftp has no safe twin that is known to be there',
    bad: `
      FROM debian:12-slim
      RUN curl -fsSLO «ftp»://ftp.example.com/a.tgz
    `,
  },
  {
    because: 'signatures protect these packages, but whoever listens can hold updates back',
    bad: `
      FROM alpine:3.22
      RUN apk add --repository «http»://dl-cdn.alpinelinux.org/alpine/edge/testing tool && \\
          echo «http»://dl-cdn.alpinelinux.org/alpine/edge/main >> /etc/apk/repositories
    `,
    fixed: `
      FROM alpine:3.22
      RUN apk add --repository https://dl-cdn.alpinelinux.org/alpine/edge/testing tool && \\
          echo https://dl-cdn.alpinelinux.org/alpine/edge/main >> /etc/apk/repositories
    `,
  },
  {
    because: 'files and PowerShell',
    bad: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS build
      SHELL ["powershell", "-Command"]
      RUN Invoke-WebRequest -Uri «http»://downloads.example.com/a.msi -OutFile a.msi; Write-Host http://example.com
      FROM rockylinux:9
      COPY <<EOF /etc/yum.repos.d/own.repo
      [own]
      baseurl=«http»://packages.example.com/el9
      EOF
    `,
    fixed: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS build
      SHELL ["powershell", "-Command"]
      RUN Invoke-WebRequest -Uri https://downloads.example.com/a.msi -OutFile a.msi; Write-Host http://example.com
      FROM rockylinux:9
      COPY <<EOF /etc/yum.repos.d/own.repo
      [own]
      baseurl=https://packages.example.com/el9
      EOF
    `,
  },
  {
    because: 'a variable that a package manager reads',
    bad: `
      FROM python:3.13-slim
      ENV PIP_INDEX_URL=«http://pypi.example.com/simple»
    `,
  },
  {
    because: 'hosts of the inside',
    good: `
      FROM debian:12-slim
      RUN curl -fsS http://localhost:8080/a && curl http://127.0.0.1/b; wget http://[::1]/c http://artifacts/d http://10.1.2.3/e && \\
          curl http://files.corp.internal/f http://api.default.svc/g http://host.docker.internal/h
      ADD http://artifacts:8081/a.tgz /tmp/
    `,
  },
  {
    because: 'probes and what the container does when it runs',
    good: `
      FROM debian:12-slim
      HEALTHCHECK CMD curl -f http://example.com/health || exit 1
      CMD ["curl", "http://example.com/start"]
    `,
  },
  {
    because: 'apt checks signatures whatever brings the lists',
    good: `
      FROM debian:12-slim
      RUN echo "deb http://deb.debian.org/debian bookworm-backports main" > /etc/apt/sources.list.d/backports.list && apt-get update
    `,
  },
  {
    because: 'text, values of other options, and other instructions',
    good: `
      FROM debian:12-slim
      LABEL org.opencontainers.image.url=http://example.com
      ENV HOMEPAGE=http://example.com
      RUN echo "see http://example.com" && curl -x http://proxy.example.com:3128 -e http://example.com -fsSO https://example.com/a
    `,
  },
  {
    because: 'addresses that the build fills in, and requests through a variable host',
    good: `
      FROM debian:12-slim
      ARG ADDRESS
      RUN curl -fsSO "$ADDRESS" && curl -fsSO "http://$HOST/a"
      ADD $ADDRESS /tmp/
    `,
  },
];
