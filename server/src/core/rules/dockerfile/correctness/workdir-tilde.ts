import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Value } from '../../../model/dockerfile-value';

export default rule('dockerfile/workdir-tilde', {
  title: '~ is not expanded in a path',
  why: 'Only a shell knows the tilde: the builder makes a folder of that name, and the files are not where they are looked for.',
  severity: 'warning',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  fix: { title: 'Write the home folder', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const path of pathsOf(instruction)) {
      const text = path.value ?? '';
      const [tilde = '', user = ''] = /^~([a-z_][a-z0-9_-]*)?(?=\/|$)/.exec(text) ?? [];
      if (tilde === '') continue;
      const home = homeOf(user, instruction);
      const at = path.span.start + path.raw.indexOf(tilde) + (instruction.syntax.json ? 1 : 0);
      const isWritten = instruction.model.text.startsWith(tilde, at);
      report(path, {
        says: `${tilde} is a plain name here`,
        fix:
          home !== undefined && isWritten
            ? (edit) => edit.replace({ span: { start: at, end: at + tilde.length } }, home)
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.22
        WORKDIR «~/app»
        COPY .bashrc «~/»
      `,
      fixed: `
        FROM alpine:3.22
        WORKDIR /root/app
        COPY .bashrc /root/
      `,
    },
    {
      because: 'of the user that is set, or one that is named; in quotes and in the JSON form',
      bad: 'FROM alpine:3.22\nUSER ada:staff\nWORKDIR «"~/src"»\nADD ["a b", «"~bob/a"»]\nVOLUME [«"~"»]\nUSER 1000\nWORKDIR «~»\n',
      fixed:
        'FROM alpine:3.22\nUSER ada:staff\nWORKDIR "/home/ada/src"\nADD ["a b", "/home/bob/a"]\nVOLUME ["/home/ada"]\nUSER 1000\nWORKDIR ~\n',
    },
    { because: 'a tilde within a name', good: 'FROM alpine:3.22\nWORKDIR /srv/~a\nWORKDIR a~\nCOPY ~a /a\n' },
    { because: 'a shell expands it', good: 'FROM alpine:3.22\nRUN cd ~/app\nCMD ls ~\n' },
  ],
});

function pathsOf(instruction: Instruction): readonly Value[] {
  switch (instruction.kind) {
    case 'WORKDIR':
      return instruction.path ? [instruction.path] : [];
    case 'ADD':
    case 'COPY':
      return instruction.destination ? [instruction.destination] : [];
    case 'VOLUME':
      return instruction.paths;
    default:
      return [];
  }
}

/** The home folder of a user, as far as it can be told from the name. */
function homeOf(name: string, { state }: Instruction): string | undefined {
  const set = state?.user;
  const user = name !== '' ? name : set ? set.name : 'root';
  if (user === 'root' || set?.isRoot) return name === '' || user === 'root' ? '/root' : `/home/${name}`;
  return user !== undefined && /^[a-z_]/.test(user) ? `/home/${user}` : undefined;
}
