import { rule } from '../../../engine/rule';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { spanInWord } from '../_shared/removal';

export default rule('dockerfile/gpg-key-short-id', {
  title: 'A signing key is fetched by a short id',
  why: 'Somebody else can make a key with the same short id in seconds, and a key server hands out both.',
  todo: 'Take the whole fingerprint (40 digits) from the vendor and name it in place of the id.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.12'] },
  references: [
    'https://evil32.com/',
    'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
  ],
  visit: 'command',
  check(command, report) {
    if (GNUPG.has(command.program ?? '')) {
      for (const word of idsOf(command)) {
        if (isShort(word.value ?? ''))
          report(word, { says: `${word.value} is not enough to tell the key from others` });
      }
    } else if (FETCHERS.has(command.program ?? '')) {
      for (const word of command.arguments) {
        const found = /[?&](?:search|fingerprint)=((?:0x)?[0-9a-f]+)(?![0-9a-z])/i.exec(word.text);
        const id = found?.[1];
        if (!found || id === undefined || !isShort(id)) continue;
        const end = found.index + found[0].length;
        report(
          { span: spanInWord(word, end - id.length, end) },
          { says: `${id} is not enough to tell the key from others` },
        );
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN gpg --keyserver hkps://keys.openpgp.org --recv-keys «7F438280EF8D349F»
      `,
    },
    {
      because: 'other programs, several ids, with 0x',
      bad: `
        FROM debian:12-slim
        RUN apt-key adv --keyserver keyserver.ubuntu.com --recv «0xA88D21E9» && \\
            gpg2 --batch --receive-keys 36A1D7869245C8950F966E92D8576A8BA88D21E9 «F1656F24C74CD1D8» --keyserver keys.openpgp.org && \\
            rpm --import "https://keyserver.ubuntu.com/pks/lookup?op=get&search=«0x3FA7E0328081BFF6»"
      `,
    },
    {
      because: 'whole fingerprints, in one word or in ten',
      good: `
        FROM debian:12-slim
        RUN gpg --recv-keys 36A1D7869245C8950F966E92D8576A8BA88D21E9 && \\
            gpg --recv-keys 36A1 D786 9245 C895 0F96 6E92 D857 6A8B A88D 21E9 && \\
            gpg --recv-keys "36A1 D786 9245 C895 0F96  6E92 D857 6A8B A88D 21E9"
      `,
    },
    {
      because: 'a variable may hold a fingerprint',
      good: `
        FROM debian:12-slim
        ENV KEY=36A1D7869245C8950F966E92D8576A8BA88D21E9
        RUN gpg --recv-keys "$KEY" && for key in $KEYS; do gpg --recv-keys "$key"; done
      `,
    },
    {
      because: 'nothing is fetched, and numbers of another kind',
      good: `
        FROM debian:12-slim
        RUN gpg --list-keys A88D21E9 && apt-key del A88D21E9 && gpg --keyserver-options timeout=12345678 --import key.asc && \\
            echo gpg --recv-keys A88D21E9 && curl -fsSO "https://example.com/a?id=12345678"
      `,
    },
  ],
});

const GNUPG: ReadonlySet<string> = new Set(['gpg', 'gpg2', 'gpg1', 'apt-key']);
const FETCHERS: ReadonlySet<string> = new Set(['rpm', 'curl', 'wget']);
const RECEIVES = /^--?(?:recv|receive)(?:-keys?)?$/;

/** The words behind `--recv-keys`; other options may follow, whose values look like no id. */
function idsOf({ arguments: words }: ShellCommand): ShellCommand['arguments'] {
  const at = words.findIndex(({ text }) => RECEIVES.test(text));
  return at < 0 ? [] : words.slice(at + 1);
}

function isShort(id: string): boolean {
  return /^(?:0x)?(?:[0-9a-f]{8}|[0-9a-f]{16})$/i.test(id);
}
