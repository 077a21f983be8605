import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import type { Span } from '../../../text/span';
import { isArchive } from '../_shared/copy-sources';
import { chainOf } from '../_shared/run-time-part';
import { absolutePath } from '../_shared/sensitive-copy';
import { bareNameSpan } from '../_shared/user-places';

export default rule('dockerfile/user-name-in-scratch', {
  title: 'USER is a name but the image has no passwd file',
  why: 'Nothing in the image says which number the name is: the container, or the build, stops with "unable to find user".',
  severity: 'error',
  category: 'correctness',
  peers: { tally: ['tally/named-identity-in-passwdless-stage'] },
  references: [
    'https://docs.docker.com/reference/dockerfile/#user',
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
  ],
  fix: { title: 'Name a number', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    const { kind } = instruction;
    if (kind !== 'USER' && kind !== 'COPY' && kind !== 'ADD') return;
    const found = kind === 'USER' ? instruction.argument : instruction.chown;
    const value = found?.value;
    if (!found || value === undefined || found.raw.includes('$') || !/[^\d:]/.test(value) || instruction.onbuild)
      return;
    const { stage } = instruction;
    if (!stage.rootStage.from.isScratch || stage.isWindows) return;
    const { user: name = '', group } = parts(value);
    const span: Span = kind === 'USER' ? bareNameSpan(instruction) : found.span;
    // root is known without any file.
    const isNumberless = (part: string | undefined, file: 'passwd' | 'group') =>
      part !== undefined && part !== 'root' && !/^\d*$/.test(part) && !has(stage, instruction, file);
    const isUser = isNumberless(name, 'passwd');
    if (!isUser && !isNumberless(group, 'group')) return;
    const at: Span = isUser || kind !== 'USER' ? span : (instruction.groupSpan ?? span);
    report(
      { span: at },
      {
        says: `${isUser ? name : group} is a name, and nothing in the image says which number it is`,
        fix(edit) {
          const number = name === 'root' ? '0' : /^\d+$/.test(name) ? name : '65532';
          const own =
            group === undefined ? number : `${number}:${/^\d+$/.test(group) ? group : group === 'root' ? '0' : number}`;
          if (kind === 'USER') edit.setUser(instruction, own);
          else edit.replace(found, own);
        },
      },
    );
  },
  examples: [
    {
      bad: `
        FROM scratch
        COPY server /server
        USER «app»
        ENTRYPOINT ["/server"]
      `,
      fixed: `
        FROM scratch
        COPY server /server
        USER 65532
        ENTRYPOINT ["/server"]
      `,
    },
    {
      because: 'in a stage built on an empty one, with groups, as the owner of files, before the file comes',
      bad: `
        FROM scratch AS base
        COPY --chown=«app:app» data /data
        FROM base
        ADD --chown=«1000:web» a /a
        COPY passwd /etc/passwd
        COPY --chown=«app:web» b /b
        FROM scratch
        COPY group /etc/other
        USER «app»:app
      `,
      fixed: `
        FROM scratch AS base
        COPY --chown=65532:65532 data /data
        FROM base
        ADD --chown=1000:1000 a /a
        COPY passwd /etc/passwd
        COPY --chown=65532:65532 b /b
        FROM scratch
        COPY group /etc/other
        USER 65532:65532
      `,
    },
    { because: 'numbers need no file', good: 'FROM scratch\nCOPY --chown=1000:1000 a /a\nUSER 65532:65532\n' },
    {
      because: 'the file comes along',
      good: 'FROM alpine:3.22 AS build\nFROM scratch\nCOPY --from=build /etc/passwd /etc/group /etc/\nCOPY --chown=app:app a /a\nUSER app\n',
    },
    { because: 'and so does a whole file system', good: 'FROM scratch\nADD rootfs.tar.gz /\nUSER app\n' },
    { because: 'or a folder of one', good: 'FROM scratch\nCOPY rootfs/ /\nUSER app\n' },
    { because: 'or a heredoc', good: 'FROM scratch\nCOPY <<EOF /etc/passwd\napp:x:1000:1000::/:/a\nEOF\nUSER app\n' },
    { because: 'another image has such a file', good: 'FROM alpine:3.22\nUSER app\n' },
    { because: 'nobody knows the name', good: 'FROM scratch\nARG NAME=app\nUSER $NAME\n' },
    { because: 'root is known without a file', good: 'FROM scratch\nCOPY --chown=root:root a /a\nUSER root\n' },
  ],
});

function parts(value: string): { readonly user: string | undefined; readonly group: string | undefined } {
  const [user, group] = value.replace(/^["']|["']$/g, '').split(':');
  return { user, group };
}

/** Whether a file that says which numbers names are may be there when an instruction runs. */
function has(stage: Stage, before: Instruction, file: 'passwd' | 'group'): boolean {
  return chainOf(stage).some((one) =>
    one.instructions.some((instruction) => {
      if (one === stage && instruction.order >= before.order && before.kind !== 'USER') return false;
      const { kind } = instruction;
      if (kind === 'RUN' || kind === 'ONBUILD') return true;
      if (kind !== 'COPY' && kind !== 'ADD') return false;
      const to = instruction.destination?.value;
      const path = to === undefined ? undefined : absolutePath(instruction.state?.workdirPath, to);
      if (path === undefined) return true;
      const names = [...instruction.sources.map(({ value }) => value), ...instruction.heredocs.map(({ name }) => name)];
      if (path === `/etc/${file}`) return true;
      if (path === '/etc') {
        return names.some(
          (name) =>
            name === undefined ||
            name.endsWith(`/${file}`) ||
            name === file ||
            /[/*]$|\/etc$|^\.?\/?etc\/?$/.test(name),
        );
      }
      return path === '/' && names.some((name) => name === undefined || mayBeFileSystem(name));
    }),
  );
}

/** Whether what is copied to `/` may be a folder or an archive with more in it than one file. */
function mayBeFileSystem(source: string): boolean {
  return isArchive(source) || /\/$|^\.{1,2}$|\/\.$|\*|rootfs|root|fs|out|image/.test(source);
}
