import { rule } from '../../../engine/rule';
import { isRepository } from '../_shared/copy-sources';

export default rule('dockerfile/add-remote-not-verified', {
  title: 'ADD downloads a file without a checksum',
  why: 'Whoever controls the address, or the way to it, decides what ends up in the image, and two builds of the same file can differ.',
  todo: 'Download the file once, take its SHA-256 and write it as `ADD --checksum=sha256:… <address> <path>`; that flag takes one address per ADD.',
  severity: 'warning',
  category: 'supply-chain',
  peers: {
    checkov: ['CKV_DOCKER_4'],
    semgrep: ['prefer-copy-over-add'],
    kics: ['Curl or Wget Instead of Add'],
    dockle: ['CIS-DI-0009'],
    cis: ['4.9', '4.11'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  visit: 'add',
  check(add, report) {
    if (add.flag('checksum')) return;
    for (const source of add.sources) {
      const { value } = source;
      if (value === undefined || !/^https?:\/\//i.test(value) || isRepository(value)) continue;
      const host = /^https?:\/\/(?:[^/@]*@)?([^/?#]*)/i.exec(value)?.[1];
      report(source, { says: `what ${host || 'the address'} serves goes into the image unchecked` });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        ADD «https://example.com/releases/tool-1.4.2-linux-amd64» /usr/local/bin/tool
      `,
    },
    {
      because: 'each address of the JSON form is a finding, plain http as well',
      bad: `
        FROM debian:12-slim
        ADD [«"http://example.com/a.conf"», «"https://example.com/b.conf"», "/etc/app/"]
      `,
    },
    {
      because: 'the value of a variable is known',
      bad: `
        FROM debian:12-slim
        ARG VERSION=1.4.2
        ADD --chmod=0755 «https://example.com/tool-\${VERSION}» /usr/local/bin/tool
      `,
    },
    {
      because: 'a checksum says which file is meant',
      good: `
        FROM debian:12-slim
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool /usr/local/bin/tool
      `,
    },
    {
      because: 'a repository has a commit in place of a checksum',
      good: `
        FROM debian:12-slim
        ADD https://github.com/acme/tool.git#v1.4.2 /src
      `,
    },
    {
      because: 'nothing is known of an address that the build fills in, and local files are no downloads',
      good: `
        FROM debian:12-slim
        ARG ADDRESS
        ADD $ADDRESS /tmp/
        ADD rootfs.tar.gz /
      `,
    },
  ],
});
