import { rule } from '../../../engine/rule';
import type { ShellWord } from '../../../syntax/shell-tree';
import { insertWords } from '../_shared/command-edits';

/** Short options of useradd that take a value. Source: https://man7.org/linux/man-pages/man8/useradd.8.html */
const WITH_VALUE = 'bcdefgGkKpPRsuZ';

export default rule('dockerfile/useradd-high-uid-log', {
  title: 'useradd with a large uid writes a huge lastlog file',
  why: 'lastlog and faillog have a place for every number up to the largest one: the file is sparse on disk, but the layer may hold gigabytes of zeros.',
  severity: 'warning',
  category: 'image-hygiene',
  peers: { hadolint: ['DL3046'] },
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://github.com/golang/go/issues/13548',
  ],
  fix: { title: 'Make no entry in the log', safety: 'safe' },
  visit: 'command',
  check(command, report) {
    const { program, name, arguments: words } = command;
    if (program !== 'useradd' || !name) return;
    const { uid, isLogged } = readOptions(words);
    if (!isLogged || uid === undefined || !/^\d{6,}$/.test(uid)) return;
    report(command, {
      says: `useradd writes a log that reaches up to the uid ${uid}`,
      fix: (edit) => insertWords(edit, command, name, '-l'),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN «useradd -u 123456 app»
      `,
      fixed: `
        FROM debian:12-slim
        RUN useradd -l -u 123456 app
      `,
    },
    {
      because: 'every spelling of the number',
      bad: `
        FROM debian:12-slim
        RUN groupadd -g 1000000 app && «useradd --uid=1000000 -g app app» && «useradd -rmu 1000001 other»
        RUN ["«useradd", "-u2000000", "third»"]
      `,
      fixed: `
        FROM debian:12-slim
        RUN groupadd -g 1000000 app && useradd -l --uid=1000000 -g app app && useradd -l -rmu 1000001 other
        RUN ["useradd", "-l", "-u2000000", "third"]
      `,
    },
    {
      because: 'the log is left out',
      good: `
        FROM debian:12-slim
        RUN useradd -l -u 123456 app && useradd --no-log-init --uid 123457 other && useradd -rlu 123458 third
      `,
    },
    {
      because: 'a smaller number, or none',
      good: `
        FROM debian:12-slim
        RUN useradd app && useradd -u 12345 other && useradd -u 99999 third && useradd -g 123456 fourth
      `,
    },
    {
      because: 'nobody knows what a variable holds, and adduser of BusyBox keeps no such log',
      good: `
        FROM alpine:3.22
        RUN useradd -u $APP_UID app && adduser -D -u 123456 other && usermod -u 123456 third
      `,
    },
  ],
});

function readOptions(words: readonly ShellWord[]): { readonly uid: string | undefined; readonly isLogged: boolean } {
  let uid: string | undefined;
  let isLogged = true;
  for (let at = 0; at < words.length; at++) {
    const { text = '' } = words[at] ?? {};
    const next = words[at + 1]?.value;
    if (text.startsWith('--')) {
      if (text === '--no-log-init') isLogged = false;
      else if (text === '--uid') uid = next;
      else if (text.startsWith('--uid=')) uid = text.slice('--uid='.length);
      continue;
    }
    if (!text.startsWith('-')) continue;
    for (let index = 1; index < text.length; index++) {
      const letter = text.charAt(index);
      if (letter === 'l') isLogged = false;
      if (!WITH_VALUE.includes(letter)) continue;
      const isGlued = index + 1 < text.length;
      if (letter === 'u') uid = isGlued ? text.slice(index + 1) : next;
      if (!isGlued) at++;
      break;
    }
  }
  return { uid, isLogged };
}
