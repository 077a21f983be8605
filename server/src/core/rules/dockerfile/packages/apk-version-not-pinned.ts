import { rule } from '../../../engine/rule';
import { packageCommand } from '../_shared/package-commands';
import { reportUnpinned, unpinnedPackages } from '../_shared/unpinned-packages';

export default rule('dockerfile/apk-version-not-pinned', {
  title: 'apk packages are installed without a version',
  why: 'Two builds of the same file give different images. The rule is off because Alpine takes old versions off its mirrors, so that an exact version ends in a failed build.',
  todo: 'Name at least the first numbers of the version (`curl~8.14`), which stay within one release of Alpine.',
  severity: 'info',
  default: 'off',
  category: 'supply-chain',
  peers: { hadolint: ['DL3018'], kics: ['Unpinned Package Version in Apk Add'], cis: ['4.11'] },
  references: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Advanced_APK_Usage'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name !== 'apk' || call.verbText !== 'add') return;
    reportUnpinned('apk', unpinnedPackages(call), report);
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        RUN apk add --no-cache «curl» git
      `,
    },
    {
      because: 'names of groups, folders and repositories are values of options',
      bad: `
        FROM alpine:3.22
        RUN apk --no-cache --root /image add -t .build-deps -X https://example.com/alpine gcc=14.2.0-r6 «musl-dev»
        RUN ["apk", "add", "«tar@edge»"]
      `,
    },
    {
      because: 'every way to say which versions will do',
      good: `
        FROM alpine:3.22
        RUN apk add --no-cache curl=8.14.1-r2 git~2.49 'jq~=1.8' 'make>=4' "tar<2" zip@edge=3.0-r13
      `,
    },
    {
      because: 'a file, a group and a variable need no version',
      good: `
        FROM alpine:3.22
        RUN apk add --allow-untrusted ./tool.apk && apk add .build-deps && apk add $PACKAGES "curl=\${CURL_VERSION}"
      `,
    },
    {
      because: 'nothing is added',
      good: `
        FROM alpine:3.22
        RUN apk add --virtual .empty && apk del curl && apk update
      `,
    },
  ],
});
