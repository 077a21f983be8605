import { rule } from '../../../engine/rule';
import type { Add } from '../../../model/dockerfile-image-instructions';
import type { Value } from '../../../model/dockerfile-value';
import { isArchive, isRemote } from '../_shared/copy-sources';

export default rule('dockerfile/add-instead-of-copy', {
  title: 'ADD is used where COPY is enough',
  why: 'ADD also downloads addresses and unpacks archives, so a changed source can put other files into the image than anybody expects. COPY only copies.',
  severity: 'warning',
  category: 'supply-chain',
  peers: {
    hadolint: ['DL3020'],
    trivy: ['DS-0005'],
    checkov: ['CKV_DOCKER_4'],
    kics: ['Add Instead of Copy'],
    dockle: ['CIS-DI-0009'],
    cis: ['4.9'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  fix: { title: 'Use COPY', safety: 'suggested' },
  visit: 'add',
  check(add, report) {
    if (!isPlainCopy(add)) return;
    const { keyword } = add;
    const replacement = keyword.value === keyword.value.toLowerCase() ? 'copy' : 'COPY';
    report(keyword, {
      fix: {
        // A path that ends in a slash is a folder, and ADD never unpacks what lies in one. Any other file may be an
        // archive by its content, whatever its name.
        safety: add.sources.every(({ value }) => isFolder(value)) ? 'safe' : 'suggested',
        edit: (edit) => edit.replace(keyword, replacement),
      },
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        «ADD» package.json package-lock.json ./
        RUN npm ci
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN npm ci
      `,
    },
    {
      because: 'flags, lower case and continued lines stay as they are',
      bad: `
        FROM alpine:3.22
        «add» --chown=1000:1000 \\
          # the site
          ./public/ \\
          /srv/
        ONBUILD «ADD» ["my app", "/app/"]
      `,
      fixed: `
        FROM alpine:3.22
        copy --chown=1000:1000 \\
          # the site
          ./public/ \\
          /srv/
        ONBUILD COPY ["my app", "/app/"]
      `,
    },
    {
      because: 'a zip file is not unpacked, and a known variable is a plain file',
      bad: `
        FROM alpine:3.22
        ARG CONFIG=app.conf
        «ADD» site.zip /srv/
        «ADD» $CONFIG /etc/app.conf
      `,
      fixed: `
        FROM alpine:3.22
        ARG CONFIG=app.conf
        COPY site.zip /srv/
        COPY $CONFIG /etc/app.conf
      `,
    },
    {
      because: 'its name and what it becomes say that the argument is a file',
      bad: `
        FROM eclipse-temurin:21-jre
        ARG JAR_FILE
        «ADD» \${JAR_FILE} app.jar
      `,
      fixed: `
        FROM eclipse-temurin:21-jre
        ARG JAR_FILE
        COPY \${JAR_FILE} app.jar
      `,
    },
    {
      because: 'archives are unpacked by ADD only',
      good: `
        FROM scratch
        ADD alpine-minirootfs-3.22.0-x86_64.tar.gz /
        ADD "rootfs.tar.xz" /
        ADD layers/*.tgz /
      `,
    },
    {
      because: 'COPY cannot download or clone',
      good: `
        FROM alpine:3.22
        ADD https://example.com/tool /usr/local/bin/tool
        ADD git@github.com:acme/tool.git#v1.2 /src
        ADD https://github.com/acme/tool.git#v1.2 /src
      `,
    },
    {
      because: 'nobody knows what an argument of the build will be',
      good: `
        FROM alpine:3.22
        ARG SOURCE JAR_URL ROOT_FILE
        ADD $SOURCE /srv/
        ADD $JAR_URL app.jar
        ADD $ROOT_FILE /
      `,
    },
    {
      because: 'these flags are for addresses and archives only',
      good: `
        FROM alpine:3.22
        ADD --unpack=true bundle /srv/
        ADD --keep-git-dir=true tool /src
      `,
    },
    {
      because: 'a pattern may match archives, and one archive among plain files is enough to need ADD',
      good: `
        FROM alpine:3.22
        ADD dist/app-* /srv/
        ADD app.conf vendor.tar.gz /srv/
      `,
    },
  ],
});

/** Whether every source is a file or folder of the context that ADD only copies. */
function isPlainCopy(add: Add): boolean {
  const { sources } = add;
  if (add.flag('checksum') || add.flag('keep-git-dir') || add.flag('unpack')) return false;
  return (
    add.destination !== undefined &&
    sources.length > 0 &&
    sources.every((one) => isPlain(one.value) || isFileName(one, add))
  );
}

/**
 * Whether a variable that nobody knows is a file by its name and by what it becomes: `ADD ${JAR_FILE} app.jar`. An
 * archive would be unpacked into a folder of that name, which nobody wants.
 */
function isFileName({ raw, value }: Value, { destination }: Add): boolean {
  const name = /^\$(?:(\w+)|\{(\w+)\})$/.exec(raw);
  const ending = /\.(?:jar|war|ear|js|mjs|py|sh|rb|php|conf|cnf|ini|json|ya?ml|toml|xml|properties|txt)$/i;
  return value === undefined && FILE.test(name?.[1] ?? name?.[2] ?? '') && ending.test(destination?.value ?? '');
}

const FILE = /(?:^|_)(?:JAR|WAR|EAR|FILE|FILENAME|FILE_NAME|SCRIPT|CONF|CONFIG)$/i;

function isPlain(source: string | undefined): boolean {
  if (source === undefined || source === '' || isRemote(source) || isArchive(source)) return false;
  // Only an ending tells what a pattern matches.
  return !/[*?[]/.test(source) || /\.[a-z0-9]+$/i.test(source);
}

function isFolder(source: string | undefined): boolean {
  return source === '.' || source?.endsWith('/') === true || source?.endsWith('/.') === true;
}
