import { rule } from '../../../engine/rule';
import { packageManager } from '../../../knowledge/package-managers';
import { removeWords } from '../_shared/removal';

export default rule('dockerfile/apk-allow-untrusted', {
  title: 'apk installs packages without checking signatures',
  why: 'Whoever controls the repository, the file or the way to it decides what is installed, and its scripts run as root.',
  todo: 'Put the key that the packages are signed with into /etc/apk/keys; a package built here can be signed with `abuild-sign` and its key.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_7'], cis: ['4.11'] },
  references: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper'],
  fix: { title: 'Let apk check signatures', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    if (command.program === undefined || packageManager(command.program)?.name !== 'apk') return;
    for (const word of command.arguments) {
      if (word.value !== '--allow-untrusted') continue;
      report(word, {
        says: 'apk takes packages that nobody it knows has signed',
        fix: (edit) => removeWords(edit, command, [word]),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        RUN apk add --no-cache «--allow-untrusted» /tmp/tool.apk
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk add --no-cache /tmp/tool.apk
      `,
    },
    {
      because: 'before the verb, at the end, on a line of its own, in the JSON form',
      bad: `
        FROM alpine:3.22
        RUN apk «--allow-untrusted» add tool && \\
            apk add \\
              «--allow-untrusted» \\
              other && apk add third «--allow-untrusted»
        RUN ["apk", "add", "«--allow-untrusted»", "tool"]
      `,
      fixed: `
        FROM alpine:3.22
        RUN apk add tool && \\
            apk add \\
              other && apk add third
        RUN ["apk", "add", "tool"]
      `,
    },
    {
      because: 'the key is there',
      good: `
        FROM alpine:3.22
        COPY vendor.rsa.pub /etc/apk/keys/
        RUN apk add --no-cache --repository https://packages.example.com/alpine tool
      `,
    },
    {
      because: 'text that other programs read',
      good: `
        FROM alpine:3.22
        RUN apk add --help | grep -e --allow-untrusted; echo apk add --allow-untrusted tool
      `,
    },
    {
      because: 'another program may have an option of this name',
      good: `
        FROM alpine:3.22
        RUN ./install --allow-untrusted
      `,
    },
  ],
});
