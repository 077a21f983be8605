import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'addresses, coordinates and packages',
    bad: `
      FROM alpine:3.22
      ADD https://repo1.maven.org/maven2/org/apache/logging/log4j/log4j-core/«2.14.1»/log4j-core.jar /app/
      RUN wget -q "https://github.com/tukaani-project/xz/releases/download/v5.6/xz-«5.6.1».tar.gz" && \\
          apk add --no-cache openssl=«3.0.5»-r0 && npm install event-stream@«3.3.6» && yarn add ua-parser-js@«0.7.29» && \\
          mvn dependency:get -Dartifact=org.apache.logging.log4j:log4j-core:«2.16.0» && conda install -y xz=«5.6.0»
    `,
    fixed: `
      FROM alpine:3.22
      ADD https://repo1.maven.org/maven2/org/apache/logging/log4j/log4j-core/2.17.1/log4j-core.jar /app/
      RUN wget -q "https://github.com/tukaani-project/xz/releases/download/v5.6/xz-5.6.2.tar.gz" && \\
          apk add --no-cache openssl=3.0.7-r0 && npm install event-stream@4.0.1 && yarn add ua-parser-js@0.7.30 && \\
          mvn dependency:get -Dartifact=org.apache.logging.log4j:log4j-core:2.17.1 && conda install -y xz=5.6.2
    `,
  },
  {
    because: 'variables that hold the version',
    bad: `
      FROM debian:12-slim
      ARG OPENSSL_VERSION=«3.0.6»
      ENV LOG4J_VERSION="«2.0-beta9»" XZ_VERSION=v«5.6.0»
    `,
    fixed: `
      FROM debian:12-slim
      ARG OPENSSL_VERSION=3.0.7
      ENV LOG4J_VERSION="2.17.1" XZ_VERSION=v5.6.2
    `,
  },
  {
    because: 'mended versions, old and new',
    good: `
      FROM alpine:3.22
      ENV OPENSSL_VERSION=3.0.17 XZ_VERSION=5.4.5
      RUN apk add --no-cache openssl=3.5.1-r0 && npm install event-stream@3.3.5 ua-parser-js@1.0.2 && \\
          wget https://repo1.maven.org/maven2/org/apache/logging/log4j/log4j-core/2.12.4/log4j-core-2.12.4.jar && \\
          wget https://www.openssl.org/source/openssl-1.1.1w.tar.gz
    `,
  },
  {
    because: 'distributions mend flaws and keep the version',
    good: `
      FROM ubuntu:22.04
      RUN apt-get install -y openssl=3.0.2-0ubuntu1.20 xz-utils=5.6.1+really5.4.5-1
    `,
  },
  {
    because: 'ranges, and names that only hold the word',
    good: `
      FROM node:24-slim
      RUN npm install event-stream@^4.0.0 my-event-stream@3.3.6 && curl -fsSLO https://example.com/my-openssl-3.0.5.tar.gz && \\
          curl -fsSLO https://example.com/log4j-core-2.14.10.jar
    `,
  },
  {
    because: 'text',
    good: `
      FROM debian:12-slim
      RUN echo "openssl-3.0.5.tar.gz event-stream@3.3.6"
      LABEL openssl=3.0.5
    `,
  },
];
