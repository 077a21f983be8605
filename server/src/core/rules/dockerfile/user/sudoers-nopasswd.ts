import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { isPrivilegedGroup } from '../../../knowledge/account-programs';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { type AccountChange, accountChange, type JoinedGroup } from '../_shared/accounts';
import { isDevelopmentFile } from '../_shared/development';
import { removeStep, removeWords } from '../_shared/removal';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/sudoers-nopasswd', {
  title: 'A user may become root without a password',
  why: 'Whoever takes over the program is root in the container one command later: the unprivileged user protects nothing.',
  severity: 'warning',
  category: 'least-privilege',
  peers: { cis: ['4.1'] },
  references: ['https://www.sudo.ws/docs/man/sudoers.man/', 'https://man.openbsd.org/doas.conf.5'],
  fix: { title: 'Take the right away', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report, { path }) {
    if (isDevelopmentFile(path)) return;
    const settings = [
      ...writtenSettings(instruction, SUDOERS, NOPASSWD),
      ...writtenSettings(instruction, DOAS, NOPASS),
    ];
    for (const setting of settings.filter(() => instruction.stage?.isShipped)) {
      // The file stays, as later steps may need it; the rule in it asks for a password that nobody has.
      const at = setting.spanOf(setting.text.search(/NOPASSWD|nopass/), setting.text.trimEnd().length);
      const word = setting.spanOf(setting.text.search(/NOPASSWD|nopass/), setting.text.search(/(?:WD|ss)\b/) + 2);
      report(word, {
        says: `${setting.path} lets a user become root without a password`,
        fix: (edit) => edit.replace({ span: { start: at.span.start, end: afterBlanks(edit, at.span.end) } }, ''),
      });
    }
    if (instruction.kind !== 'RUN') return;
    for (const command of instruction.commands) {
      const change = accountChange(command);
      for (const group of change?.groups ?? []) {
        if (!change || !isPrivilegedGroup(group.name) || !command.stage.isShipped) continue;
        const isRoot = group.name === 'root';
        report(group, {
          says: `${change.name?.text ?? 'an account'} joins the group ${group.name}, ${isRoot ? 'to which files of the system belong' : 'whose members may become root'}`,
          // The files of root's group rarely make anybody root, and OpenShift asks for it.
          severity: isRoot ? 'hint' : 'warning',
          fix: (edit) => leave(edit, command, change, group),
        });
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        RUN echo "app ALL=(ALL) «NOPASSWD»: ALL" > /etc/sudoers.d/app && chmod 0440 /etc/sudoers.d/app
      `,
      fixed: `
        FROM debian:12-slim
        RUN echo "app ALL=(ALL) ALL" > /etc/sudoers.d/app && chmod 0440 /etc/sudoers.d/app
      `,
    },
    {
      because: 'in a heredoc, by sed, by tee, for doas',
      bad: `
        FROM alpine:3.22
        COPY <<EOF /etc/sudoers.d/app
        app ALL=(ALL) «NOPASSWD»:ALL
        EOF
        RUN sed -i 's/^%wheel.*/%wheel ALL=(ALL) «NOPASSWD»: ALL/' /etc/sudoers
        RUN echo 'app ALL=(root) «NOPASSWD»:/bin/mount' | tee -a /etc/sudoers
        RUN echo "permit «nopass» app" > /etc/doas.d/doas.conf
      `,
      fixed: `
        FROM alpine:3.22
        COPY <<EOF /etc/sudoers.d/app
        app ALL=(ALL) ALL
        EOF
        RUN sed -i 's/^%wheel.*/%wheel ALL=(ALL) ALL/' /etc/sudoers
        RUN echo 'app ALL=(root) /bin/mount' | tee -a /etc/sudoers
        RUN echo "permit app" > /etc/doas.d/doas.conf
      `,
    },
    {
      because: 'a group whose members may become root',
      bad: `
        FROM debian:12-slim
        RUN useradd -m app && usermod -aG «sudo» app
        RUN adduser app «sudo»
        RUN useradd -m -G video,«wheel» worker && useradd --groups=«admin» -m third
        RUN gpasswd -a app «sudo»
        RUN useradd -G «root» fourth
      `,
      fixed: `
        FROM debian:12-slim
        RUN useradd -m app
        RUN useradd -m -G video worker && useradd -m third
        RUN useradd fourth
      `,
    },
    {
      because: 'an option that is bundled with others is left alone',
      bad: 'FROM debian:12-slim\nRUN useradd -mG «sudo» app\n',
    },
    {
      because: 'other groups, and accounts of their own group',
      good: 'FROM debian:12-slim\nRUN groupadd sudoers && useradd -G video,audio app && adduser app docker && addgroup -S app\n',
    },
    {
      because: 'other files may hold the words',
      good: 'FROM debian:12-slim\nRUN echo "NOPASSWD" > /etc/motd && echo "permit persist app" > /etc/doas.conf\nRUN echo "# app ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/app\n',
    },
    {
      because: 'the stage is not shipped',
      good: 'FROM debian:12-slim AS build\nRUN echo "app ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/app && usermod -aG sudo app\nFROM scratch\nCOPY --from=build /a /\n',
    },
    {
      because: 'nobody knows which group it is',
      good: 'FROM debian:12-slim\nARG GROUP\nRUN usermod -aG $GROUP app && usermod -aG "$A,$B" app\n',
    },
    {
      because: 'whoever develops in the container wants it',
      path: '.devcontainer/Dockerfile',
      good: 'FROM debian:12-slim\nRUN echo "dev ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/dev\n',
    },
  ],
});

const SUDOERS = /^\/etc\/sudoers(?:\.d\/.+)?$/;
const DOAS = /^\/etc\/doas(?:\.d\/.+|\.conf)$/;
const NOPASSWD = /NOPASSWD\b(?:[ \t]{0,9}:)?/g;
const NOPASS = /\bpermit\s{1,9}(?:\w{1,40}\s{1,9}){0,4}nopass\b/g;

function afterBlanks({ text }: DockerfileEdits, offset: number): number {
  let at = offset;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  return at;
}

function leave(
  edit: DockerfileEdits,
  command: InstructionCommand<Run>,
  change: AccountChange,
  { option, span, name }: JoinedGroup,
): void {
  const { groups } = change;
  if (groups.length > 1) {
    const isFirst = groups[0]?.name === name;
    const comma = isFirst ? edit.text.charAt(span.end) : edit.text.charAt(span.start - 1);
    if (comma !== ',') edit.refuse('The list is not plain.');
    else edit.replace({ span: isFirst ? { ...span, end: span.end + 1 } : { ...span, start: span.start - 1 } }, '');
  } else if (change.task === 'change' || !option) removeStep(edit, command);
  else if (!option.name.startsWith('--') && option.word.text.length > 2) edit.refuse('The option is one of several.');
  else removeWords(edit, command, option.word === option.valueWord ? [option.word] : [option.word, ...wordOf(option)]);
}

function wordOf({ valueWord }: NonNullable<JoinedGroup['option']>) {
  return valueWord ? [valueWord] : [];
}
