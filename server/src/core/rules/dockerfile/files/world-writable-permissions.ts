import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { type GivenMode, givenModes, type ModeClause, modeClauses, modeText, octalMode } from '../_shared/given-modes';
import { type PlainWord, windowsCommandLines } from '../_shared/windows-commands';

export default rule('dockerfile/world-writable-permissions', {
  title: 'Files are made writable for everyone',
  why: 'Any process in the container, whoever it runs as, may change the program or its configuration, and so what runs next.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { tally: ['tally/world-writable-state-path-workaround'] },
  references: [
    'https://man7.org/linux/man-pages/man1/chmod.1p.html',
    'https://cwe.mitre.org/data/definitions/732.html',
  ],
  fix: { title: 'Let the owner alone write', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const mode of givenModes(instruction)) {
      const better = withoutOthers(mode);
      if (better === undefined || !instruction.stage) continue;
      const whole = mode.isRecursive ? ' with all that is in it' : '';
      const what = mode.paths.length === 1 ? mode.paths[0] : mode.paths.length > 1 ? 'the files' : 'what is made';
      report(mode, {
        says: `${mode.by} makes ${what}${whole} writable for everyone`,
        severity: instruction.stage.isShipped ? 'warning' : 'hint',
        fix: (edit) => edit.replace(mode, better),
      });
    }
    for (const at of grantsToEveryone(instruction)) {
      report(at, { says: 'icacls lets everyone change the files' });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN mkdir -p /data && chmod -R «777» /data
      `,
      fixed: `
        FROM debian:12-slim
        RUN mkdir -p /data && chmod -R 755 /data
      `,
    },
    {
      because: 'every program and spelling of a number',
      bad: `
        FROM debian:12-slim
        COPY --chmod=«0666» a.conf /etc/a.conf
        RUN mkdir -pm «777» /a && install -d -m«757» /b && mkdir --mode «0773» /c && install --mode=«602» a /d
        RUN umask «000» && make && umask «0020» && umask 0
        RUN ["chmod", "«2777»", "/e"]
      `.replace('umask «0020» && umask 0', 'umask «0»'),
      fixed: `
        FROM debian:12-slim
        COPY --chmod=0644 a.conf /etc/a.conf
        RUN mkdir -pm 755 /a && install -d -m755 /b && mkdir --mode 0751 /c && install --mode=600 a /d
        RUN umask 022 && make && umask 022
        RUN ["chmod", "2755", "/e"]
      `,
    },
    {
      because: 'by letters',
      bad: `
        FROM debian:12-slim
        RUN chmod «a+w» /a && chmod «o+w» /b && chmod -R «ugo=rwx» /c && chmod «"u=rw,o+rw"» /d && chmod «+w» /e
        RUN chmod «a+rwX» /f
      `.replace('«"u=rw,o+rw"»', '"«u=rw,o+rw»"'),
      fixed: `
        FROM debian:12-slim
        RUN chmod u+w /a && chmod u+w /b && chmod -R u=rwx,go=rx /c && chmod "u=rw,o+r" /d && chmod u+w /e
        RUN chmod u+rwX,go+rX /f
      `,
    },
    {
      because: 'a stage that is not shipped does less harm',
      bad: 'FROM debian:12-slim AS build\nRUN chmod «777» /a\nFROM scratch\nCOPY --from=build /a /a\n',
      fixed: 'FROM debian:12-slim AS build\nRUN chmod 755 /a\nFROM scratch\nCOPY --from=build /a /a\n',
    },
    {
      because: 'of Windows',
      bad: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN icacls C:\\data /grant «Everyone:(OI)(CI)F» /t\n',
    },
    {
      because: 'directories in which only the owner of a file may remove it',
      good: 'FROM debian:12-slim\nRUN chmod 1777 /tmp && chmod a+rwxt /a && mkdir -m 1777 /b && chmod u=rwx,go=rwxt /c && chmod +t,a+w /d\n',
    },
    {
      because: 'others may not write',
      good: 'FROM debian:12-slim\nCOPY --chmod=755 a /a\nRUN chmod 775 /a && chmod 664 /b && chmod +x /c && chmod g+w /d && chmod -R g=u /e && chmod o-w,a-w /f\nRUN chmod 1775 /a && umask 022 && umask 0002 && mkdir -m 0 /a\n',
    },
    {
      because: 'the words belong to something else',
      good: 'FROM debian:12-slim\nRUN echo 777 && install -o 777 a /b && chmod 755 777 && mkdir 777 && chmod --reference=777 a\nRUN --mount=type=cache,target=/c,mode=0777 make\n',
    },
    {
      because: 'nobody knows the mode',
      good: 'FROM debian:12-slim\nARG MODE\nRUN chmod $MODE /a\nCOPY --chmod=$MODE a /a\n',
    },
    {
      because: 'a heredoc that is copied',
      good: 'FROM debian:12-slim\nCOPY <<EOF /a.sh\nchmod 777 /a\nEOF\n',
    },
    {
      because: 'others get less on Windows',
      good: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN icacls C:\\data /grant Everyone:R && icacls C:\\data /grant Users:F\n',
    },
  ],
});

/** The mode without the right of others to write; nothing where they have none. */
function withoutOthers(mode: GivenMode): string | undefined {
  const { text, by } = mode;
  const number = octalMode(text);
  if (number !== undefined) {
    if ((number & 0o2) === 0 || (number & 0o1000) !== 0) return undefined;
    if (by === 'umask') return '022';
    // Where everybody could write the group need not, as the mode was not made with care.
    return (number & ~0o022).toString(8).padStart(text.length, '0');
  }
  const clauses = modeClauses(text);
  if (clauses.some(({ operator, letters }) => operator !== '-' && letters.includes('t'))) return undefined;
  return clauses.some(letsOthersWrite) ? modeText(clauses.flatMap(ownerAlone)) : undefined;
}

function letsOthersWrite({ who, operator, letters }: ModeClause): boolean {
  return operator !== '-' && letters.includes('w') && (who === '' || /[oa]/.test(who));
}

/** A clause that lets others write as those that let the owner alone. */
function ownerAlone(clause: ModeClause): readonly ModeClause[] {
  if (!letsOthersWrite(clause)) return [clause];
  const { who, operator, letters } = clause;
  const rest = letters.replaceAll('w', '');
  if (who === 'o') return [rest === '' ? { ...clause, who: 'u' } : { ...clause, letters: rest }];
  const isAll = who === '' || who.includes('a');
  const others = isAll || who === 'ugo' ? 'go' : who.replace('u', '');
  const owner = { who: 'u', operator, letters };
  return rest === '' && operator === '+' ? [owner] : [owner, { who: others, operator, letters: rest }];
}

function grantsToEveryone(instruction: Instruction): readonly PlainWord[] {
  if (instruction.kind !== 'RUN' || !/icacls/i.test(instruction.textIn(instruction.span))) return [];
  return windowsCommandLines(instruction).flatMap((words) => {
    const isIcacls = /^(?:.*\\)?icacls(?:\.exe)?$/i.test(words[0]?.text ?? '');
    return isIcacls ? words.filter(({ text }) => /^Everyone:(?:\([A-Z]+\)){0,4}\(?[FM]\)?$/i.test(text)) : [];
  });
}
