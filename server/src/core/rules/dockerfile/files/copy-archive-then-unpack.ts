import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Copy } from '../../../model/dockerfile-image-instructions';
import { copiedTo } from '../_shared/sensitive-copy';

export default rule('dockerfile/copy-archive-then-unpack', {
  title: 'An archive is copied and unpacked in two layers',
  why: 'The archive stays in the layer of the COPY, so the image holds its content twice.',
  severity: 'info',
  default: 'off',
  category: 'image-hygiene',
  peers: { hadolint: ['DL3010'] },
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  fix: { title: 'Mount the archive where it is unpacked', safety: 'suggested' },
  visit: 'copy',
  check(copy, report) {
    if (copy.kind !== 'COPY' || copy.from || copy.onbuild) return;
    const names = archiveNames(copy);
    if (names.size === 0) return;
    const runs = copy.stage.ofKind('RUN').filter(({ order }) => order > copy.order);
    const run = runs.find(({ commands }) => commands.some((command) => unpacks(command, names)));
    if (!run) return;
    const [source, ...others] = copy.sources;
    const target = source?.value === undefined ? undefined : copiedTo(copy, source.value);
    const isMovable = others.length === 0 && copy.flags.length === 0 && !mentionsElsewhere(copy, run, names);
    report(copy, {
      says: `${[...names][0]} is copied into one layer and unpacked into another`,
      related: [{ at: run.keyword, says: 'where it is unpacked' }],
      fix:
        isMovable && target !== undefined && source?.value !== undefined && /^[\w./-]+$/.test(source.value + target)
          ? (edit) => {
              edit.addFlag(run, `--mount=type=bind,source=${source.value},target=${target}`);
              edit.removeInstruction(copy);
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        «COPY app.tar.gz /tmp/»
        RUN tar -xzf /tmp/app.tar.gz -C /opt
      `,
      fixed: `
        FROM debian:12
        RUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz tar -xzf /tmp/app.tar.gz -C /opt
      `,
    },
    {
      because: 'under another name, with other programs, below a WORKDIR',
      bad: 'FROM debian:12\n«COPY dist/app.tar /foo.tar»\nRUN tar xf /foo.tar\nWORKDIR /data\n«COPY rows.csv.gz .»\nRUN ls && gunzip -c rows.csv.gz > rows.csv\n',
      fixed:
        'FROM debian:12\nRUN --mount=type=bind,source=dist/app.tar,target=/foo.tar tar xf /foo.tar\nWORKDIR /data\nRUN --mount=type=bind,source=rows.csv.gz,target=/data/rows.csv.gz ls && gunzip -c rows.csv.gz > rows.csv\n',
    },
    {
      because: 'it is removed in the same RUN, which a mounted file cannot be, or needed once more',
      bad: 'FROM debian:12\n«COPY a.tgz /»\nRUN tar -xf /a.tgz && rm /a.tgz\n«COPY b.tgz /»\nRUN tar --extract --file=/b.tgz\nRUN cp /b.tgz /c\n',
    },
    {
      because: 'it is only looked into, packed, or left as it is',
      good: 'FROM debian:12\nCOPY a.tgz /\nRUN tar -tf /a.tgz && tar -cf /b.tar /c\n',
    },
    {
      because: 'a stage holds it, or it is no archive that ADD unpacks',
      good: 'FROM debian:12\nCOPY --from=a:1 /a.tgz /\nCOPY b.zip c.json /\nRUN tar -xf /a.tgz && unzip /b.zip\n',
    },
    {
      because: 'another file is unpacked',
      good: 'FROM debian:12\nCOPY a.tgz /\nRUN curl -O https://example.com/b.tgz && tar -xf b.tgz\n',
    },
  ],
});

const ARCHIVE = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|tlz|tzst|gz|bz2|xz|lzma|Z|zst)$/;
const UNPACKERS: ReadonlySet<string> = new Set(
  'gunzip bunzip2 unlzma unxz unzstd zcat gzcat bzcat xzcat uncompress'.split(' '),
);

function baseName(path: string): string {
  return path.replace(/["']$/, '').split(/[/\\]/).pop() ?? '';
}

/** The names that the copied archives have in the context and in the image. */
function archiveNames({ sources, destination }: Copy): ReadonlySet<string> {
  const paths = [...sources, ...(destination ? [destination] : [])].map(({ raw }) => baseName(raw));
  return new Set(paths.filter((name) => ARCHIVE.test(name)));
}

function unpacks({ program, arguments: words }: InstructionCommand<Run>, names: ReadonlySet<string>): boolean {
  if (program === undefined || !words.some(({ text }) => names.has(baseName(text.replace(/^--?\w+=/, '')))))
    return false;
  if (UNPACKERS.has(program)) return true;
  if (program === 'gzip' || program === 'bzip2' || program === 'xz')
    return words.some(({ text }) => /^-\w*d/.test(text));
  if (program !== 'tar') return false;
  return words.some(
    ({ text }, index) => /^-\w*x|^--(?:extract|get)$/.test(text) || (index === 0 && /^[a-zA-Z]*x[a-zA-Z]*$/.test(text)),
  );
}

/** Whether anything but the unpacking needs the copied file, or takes it away. */
function mentionsElsewhere(copy: Copy, run: Run, names: ReadonlySet<string>): boolean {
  const { stage } = copy;
  if (run.commands.some(({ program }) => program === 'rm' || program === 'mv')) return true;
  const others = stage.instructions.filter((one) => one !== run && one.order > copy.order);
  const texts = others.map((one) => one.textIn(one.span));
  return texts.some((text) => [...names].some((name) => text.includes(name)));
}
