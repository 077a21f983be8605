import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type FixOffer, rule } from '../../../engine/rule';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import { isArchive, isRemote } from '../_shared/copy-sources';
import { resultingMode } from '../_shared/file-modes';
import { absolutePath } from '../_shared/sensitive-copy';

export default rule('dockerfile/chmod-after-copy', {
  title: 'A file mode is set in a layer of its own',
  why: 'The layer stores the whole file a second time; COPY sets the mode as it writes the file.',
  severity: 'hint',
  category: 'image-hygiene',
  peers: { tally: ['tally/prefer-copy-chmod'] },
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  fix: { title: 'Set the mode with COPY', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const [command, ...others] = run.commands;
    if (command?.program !== 'chmod' || others.length > 0 || run.mounts.length > 0 || run.onbuild) return;
    if (command.redirections.length > 0 || command.wrappers.length > 0 || run.heredocs.length > 0) return;
    const [mode, target, ...more] = command.arguments;
    const copy = run.stage.instructions[run.order - 1];
    if (!mode?.value || target?.value === undefined || more.length > 0 || run.stage.isWindows) return;
    if (copy?.kind !== 'COPY' && copy?.kind !== 'ADD') return;
    if (!/^0?[0-7]{3}$|^[ugoa]*[-+=][rwx]+(?:,[ugoa]*[-+=][rwx]+)*$/.test(mode.value)) return;
    const isFile = copiedFile(copy, absolutePath(run.state?.workdirPath, target.value));
    if (isFile === undefined || (isFile === 'perhaps' && !/x|[1357]/.test(mode.value))) return;
    report(run.keyword, {
      says: `this step stores ${target.value} a second time to change its mode`,
      related: [{ at: copy.keyword, says: 'the file is copied here' }],
      fix: fixOf(copy, run, mode.value, isFile === 'surely'),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12-slim
        COPY start.sh /usr/local/bin/
        «RUN» chmod 0755 /usr/local/bin/start.sh
        CMD ["start.sh"]
      `,
      fixed: `
        FROM debian:12-slim
        COPY --chmod=0755 start.sh /usr/local/bin/
        CMD ["start.sh"]
      `,
    },
    {
      because: 'letters, a relative path, a comment between, and a file that is written here',
      bad: `
        FROM debian:12-slim
        WORKDIR /app
        COPY --chown=app run.sh .
        # it is started
        «RUN» chmod +x run.sh
        COPY <<EOF /etc/motd
        hello
        EOF
        «RUN» ["chmod", "640", "/etc/motd"]
      `,
      fixed: `
        FROM debian:12-slim
        WORKDIR /app
        COPY --chown=app --chmod=+x run.sh .
        COPY --chmod=640 <<EOF /etc/motd
        hello
        EOF
      `,
    },
    {
      because: 'a mode that is there is replaced by what both come to',
      bad: `
        FROM debian:12-slim
        COPY --chmod=644 run.sh /run.sh
        «RUN» chmod +x /run.sh
        COPY --chmod=755 tool.py /tool.py
        «RUN» chmod u+x /tool.py
      `,
      fixed: `
        FROM debian:12-slim
        COPY --chmod=755 run.sh /run.sh
        COPY --chmod=755 tool.py /tool.py
      `,
    },
    { because: 'the mode is given', good: 'FROM debian:12-slim\nCOPY --chmod=755 start.sh /\nCMD ["/start.sh"]\n' },
    {
      because: 'something else is done before or with it',
      good: 'FROM debian:12-slim\nCOPY a.sh /\nRUN true\nRUN chmod +x /a.sh\nCOPY b.sh /\nRUN chmod +x /b.sh && /b.sh\n',
    },
    {
      because: 'several files, patterns, whole folders and other files',
      good: `
        FROM debian:12-slim
        COPY a.sh b.sh /bin/
        RUN chmod +x /bin/a.sh
        COPY *.sh /bin/
        RUN chmod +x /bin/c.sh
        COPY tree /bin/
        RUN chmod -R +x /bin
        COPY d.sh /bin/
        RUN chmod +x /bin/other.sh
        COPY folder /folder
        RUN chmod 600 /folder
      `,
    },
    { because: 'a path that is not known', good: 'FROM debian:12-slim\nCOPY a.sh /\nRUN chmod +x "$FILE"\n' },
    {
      because: 'the right to run as the owner is another matter',
      good: 'FROM debian:12-slim\nCOPY a.bin /\nRUN chmod 4755 /a.bin\nCOPY b.bin /\nRUN chmod u+s /b.bin\n',
    },
    {
      because: 'ADD unpacks or downloads',
      good: 'FROM debian:12-slim\nADD a.tar /opt/\nRUN chmod 755 /opt/a.tar\nADD https://example.com/b.sh /\nRUN chmod +x /b.sh\n',
    },
    {
      because: 'the step has a mount',
      good: 'FROM debian:12\nCOPY a.sh /\nRUN --mount=type=tmpfs,target=/x chmod +x /a.sh\n',
    },
  ],
});

/** Whether a path is the file that an instruction copies; only its name may tell a file from a folder. */
function copiedFile(copy: Copy | Add, path: string | undefined): 'surely' | 'perhaps' | undefined {
  const to = copy.destination?.value;
  const whole = to === undefined ? undefined : absolutePath(copy.state?.workdirPath, to);
  if (to === undefined || whole === undefined || path === undefined) return undefined;
  const isFolder = /\/$|(?:^|\/)\.{1,2}$/.test(to);
  const [source, ...more] = copy.sources;
  const [inline, ...moreInline] = copy.inlineFiles;
  if (inline) return !source && moreInline.length === 0 && path === whole && !isFolder ? 'surely' : undefined;
  const { value } = source ?? {};
  if (value === undefined || more.length > 0 || /[*?[]|\/$|(?:^|\/)\.{1,2}$/.test(value)) return undefined;
  if (copy.kind === 'ADD' && (isRemote(value) || isArchive(value))) return undefined;
  const name = value.slice(value.lastIndexOf('/') + 1);
  if (path === `${whole === '/' ? '' : whole}/${name}`) return 'surely';
  if (isFolder || path !== whole) return undefined;
  return /[^/.]\.\w+$/.test(value) ? 'surely' : 'perhaps';
}

function fixOf(copy: Copy | Add, run: Run, mode: string, isSure: boolean): FixOffer<DockerfileEdits> | undefined {
  const flag = copy.flag('chmod');
  const isOctal = /^0?[0-7]{3}$/.test(mode);
  if (!flag) {
    return {
      safety: isOctal && isSure && !copy.isLink && !copy.hasSwitch('parents') ? 'safe' : 'suggested',
      edit: (edit) => {
        edit.addFlag(copy, `--chmod=${mode}`);
        edit.removeInstruction(run);
      },
    };
  }
  const known = copy.chmod?.value;
  const wanted = known === undefined ? undefined : resultingMode(known, mode);
  if (wanted === undefined || !flag.value) return undefined;
  const { value } = flag;
  return {
    safety: isSure && !copy.isLink ? 'safe' : 'suggested',
    edit: (edit) => {
      if (Number.parseInt(wanted, 8) !== Number.parseInt(known ?? '', 8)) edit.replace(value, wanted);
      edit.removeInstruction(run);
    },
  };
}
