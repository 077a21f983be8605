import { rule } from '../../../engine/rule';
import { commandsOf } from '../_shared/account-numbers';
import { type GivenMode, givenModes, modeClauses, modeText, octalMode } from '../_shared/given-modes';

export default rule('dockerfile/setuid-bit-set', {
  title: 'A file gets the setuid or setgid bit',
  why: 'Whoever calls the program becomes its owner, mostly root: one mistake in it is a way out of an unprivileged user.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { dockle: ['CIS-DI-0008'], cis: ['4.8'] },
  references: [
    'https://man7.org/linux/man-pages/man7/inode.7.html',
    'https://docs.docker.com/engine/security/seccomp/',
  ],
  fix: { title: 'Leave the bit out', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const mode of givenModes(instruction)) {
      const found = mode.by === 'umask' ? undefined : specialBits(mode);
      if (!found) continue;
      const { name, without } = found;
      const isDirectory = name === 'setgid' && isForDirectory(mode);
      const what = mode.paths.length === 1 ? mode.paths[0] : 'the files';
      report(mode, {
        says: isDirectory
          ? `${mode.by} hands the group of ${what} on to what is made in it`
          : `${mode.by} gives ${what} the ${name} bit`,
        severity: isDirectory ? 'hint' : 'warning',
        fix: without === undefined ? undefined : (edit) => edit.replace(mode, without),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN chmod «4755» /usr/local/bin/tool
      `,
      fixed: `
        FROM debian:12-slim
        RUN chmod 0755 /usr/local/bin/tool
      `,
    },
    {
      because: 'every program and spelling',
      bad: `
        FROM debian:12-slim
        COPY --chmod=«6755» tool /bin/tool
        RUN install -m «04755» tool /bin/b && chmod «u+rwxs,g+x» /c && chmod «ug=srx» /d && chmod «7755» /e
        RUN ["chmod", "«2755»", "/f"]
      `,
      fixed: `
        FROM debian:12-slim
        COPY --chmod=0755 tool /bin/tool
        RUN install -m 00755 tool /bin/b && chmod u+rwx,g+x /c && chmod ug=rx /d && chmod 1755 /e
        RUN ["chmod", "0755", "/f"]
      `,
    },
    {
      because: 'nothing else is asked for',
      bad: 'FROM debian:12-slim\nRUN chmod «u+s» /bin/ping && chmod «+s» /bin/a\n',
    },
    {
      because: 'a directory whose files belong to its group',
      bad: 'FROM debian:12-slim\nRUN mkdir /data && chmod «2775» /data && mkdir -m «2775» /b\n',
      fixed: 'FROM debian:12-slim\nRUN mkdir /data && chmod 0775 /data && mkdir -m 0775 /b\n',
    },
    {
      because: 'the bit is taken away',
      good: 'FROM debian:12-slim\nRUN chmod u-s /bin/su && chmod a-s /bin/a && chmod g-s,o-x /b && find / -perm /6000 -exec chmod a-s {} +\n',
    },
    {
      because: 'the sticky bit, and modes without special bits',
      good: 'FROM debian:12-slim\nCOPY --chmod=755 a /a\nRUN chmod 1777 /tmp && chmod 0755 /a && chmod 755 /b && chmod +x /c && chmod +t /d && umask 027\n',
    },
    {
      because: 'the words belong to something else',
      good: 'FROM debian:12-slim\nRUN echo 4755 && chmod 755 4755 && install -o 4755 a /b && chmod 600 u+s\n',
    },
    {
      because: 'nobody knows the mode',
      good: 'FROM debian:12-slim\nARG MODE\nRUN chmod $MODE /a && chmod "$A+s" /b\n',
    },
  ],
});

interface SpecialBits {
  readonly name: 'setuid' | 'setgid';
  /** The mode without them; nothing where nothing would be left. */
  readonly without: string | undefined;
}

function specialBits({ text }: GivenMode): SpecialBits | undefined {
  const number = octalMode(text);
  if (number !== undefined) {
    if ((number & 0o6000) === 0) return undefined;
    const without = (number & ~0o6000).toString(8).padStart(text.length, '0');
    return { name: (number & 0o4000) === 0 ? 'setgid' : 'setuid', without };
  }
  const clauses = modeClauses(text);
  const special = clauses.filter(
    ({ who, operator, letters }) => operator !== '-' && letters.includes('s') && who !== 'o',
  );
  if (special.length === 0) return undefined;
  const rest = clauses.flatMap((clause) => {
    if (!special.includes(clause)) return [clause];
    const letters = clause.letters.replaceAll('s', '');
    return letters === '' ? [] : [{ ...clause, letters }];
  });
  const isGroup = special.every(({ who }) => who === 'g');
  return { name: isGroup ? 'setgid' : 'setuid', without: rest.length > 0 ? modeText(rest) : undefined };
}

/** Whether it is known that only directories get the mode. */
function isForDirectory({ isForDirectories, command, paths }: GivenMode): boolean {
  if (isForDirectories) return true;
  if (!command || paths.length === 0) return false;
  const made = commandsOf(command.stage).filter(({ program }) => program === 'mkdir');
  const isDirectory = (path: string) =>
    path.endsWith('/') || made.some(({ arguments: all }) => all.some(({ value }) => value === path));
  return paths.every(isDirectory);
}
