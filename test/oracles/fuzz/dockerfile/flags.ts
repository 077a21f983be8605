import type { Manner } from './manner';

/** The flags of an instruction, each with a blank behind it. */
export function flagsOf(keyword: string, manner: Manner): string {
  switch (keyword) {
    case 'RUN':
      return manner.flags(() => runFlag(manner), 0.2);
    case 'COPY':
      return once(
        manner.several(() => manner.pick(copyFlags(manner), oddCopyFlags), 0.3),
        manner,
      );
    case 'ADD':
      return once(
        manner.several(() => manner.pick(addFlags, oddCopyFlags), 0.3),
        manner,
      );
    case 'HEALTHCHECK':
      return once(
        manner.several(() => healthFlag(manner), 0.4),
        manner,
      );
    default:
      return manner.isOdd() ? '--foo ' : '';
  }
}

/** A flag may stand only once, but for some. */
function once(flags: readonly string[], manner: Manner): string {
  const names = new Set<string>();
  return flags
    .filter((flag) => {
      const [name = ''] = flag.split('=');
      const isNew = !names.has(name) || name === '--exclude';
      names.add(name);
      return isNew || manner.isOdd();
    })
    .map((flag) => `${flag}${manner.isOdd() ? manner.blank() : ' '}`)
    .join('');
}

const common = [
  '--chown=a:b',
  '--chown=1000',
  '--chmod=644',
  '--chmod=u=rwX,go=rX',
  '--link',
  '--link=false',
  '--exclude=a',
];
const addFlags = [...common, '--keep-git-dir', '--keep-git-dir=true', '--unpack', '--unpack=false', '--chown="a:b"'];
const oddCopyFlags = [
  '--from=7',
  '--from=$A',
  '--from=later',
  '--chown="a b"',
  "--chmod='644'",
  '--chmod=9',
  '--chmod=+x,',
  '--chmod=$A',
  '--link=true',
  '--link=$A',
  '--link=',
  '--checksum=sha256:0',
  `--checksum=sha256:${'0'.repeat(64)}`,
  '--foo',
  '--',
  '--chown',
  '--chown=é:à',
  '--exclude=',
  '--chown="a',
  '--chown=a\\ b',
  '--From=base',
];

function copyFlags({ stages, random }: Manner): readonly string[] {
  const from = stages.length > 1 ? random.pick(stages.slice(0, -1)) : 'alpine';
  return [...common, `--from=${from}`, `--from=${from}`, '--from=alpine:3.22', '--parents', '--exclude=*.md'];
}

function healthFlag(manner: Manner): string {
  const { random } = manner;
  const name = random.pick(['interval', 'timeout', 'start-period', 'start-interval']);
  const time = manner.pick(
    ['5s', '1m30s', '0s', '0', '.5s', '1.5h', '500ms', '+1s', '2h45m'],
    ['5', '-1s', '1d', '', 's', '.5ms', '100us', '5µs', '9999999h', '1 s', '$A', '1e3s', '--'],
  );
  const count = manner.pick(['3', '0', '03', '+1'], ['-1', 'x', '3.5', '', '99999999999', '0x3', '1_0']);
  return manner.pick(
    [`--${name}=${time}`, `--${name}=${time}`, `--retries=${count}`],
    ['--foo=1', '--interval', '--Interval=1s'],
  );
}

function runFlag(manner: Manner): string {
  const device = manner.pick(
    ['vendor.com/gpu=all', 'a', 'name=a,required', 'b,required=false', 'REQUIRED,c'],
    ['', 'a,', ',', 'a,b', 'name=a,name=b', 'required=x', '"a', 'a,b=c', 'a=b=c'],
  );
  return manner.pick(
    [
      '--network=none',
      '--network=default',
      '--network=host',
      '--security=sandbox',
      `--device=${device}`,
      `--mount=${mount(manner)}`,
      `--mount=${mount(manner)}`,
    ],
    ['--network=x', '--security=$A', '--security=insecure', '--mount', '--mount=', '--net=none', '--', '--network=é'],
  );
}

const mountOptions: Readonly<Record<string, readonly string[]>> = {
  bind: ['source=b', 'src=/c', 'from=base', 'from=alpine', 'rw', 'rw=false', 'readwrite', 'ro', 'readonly=true'],
  cache: ['id=a', 'sharing=locked', 'sharing=SHARED', 'mode=0755', 'uid=1', 'gid=0', 'ro', 'from=alpine', 'source=x'],
  secret: ['id=a', 'required', 'required=false', 'env=A', 'mode=0400', 'uid=1', 'dst=/run/x'],
  tmpfs: ['size=1g', 'size=10', 'size=1.5MiB'],
  ssh: ['id=default', 'required', 'mode=600', 'gid=1'],
};
const oddOptions = [
  'from=$A',
  'readonly=x',
  'size=x',
  'sharing=x',
  'mode=9',
  'gid=a',
  'tagret=/x',
  'type=$A',
  'target=$B',
  'target=/',
  'target=..',
  '',
  'required',
  'size=1g',
  'id',
  'source=${A:-b}',
  'type=BIND',
];

function mount(manner: Manner): string {
  const { random } = manner;
  const type = random.pick(Object.keys(mountOptions));
  const target = random.pick(['target=/x', 'dst=/y', 'destination=z', 'TARGET=/y']);
  const more = manner.several(() => manner.pick(mountOptions[type] ?? [], oddOptions), 0.4);
  const first = type === 'bind' && random.chance(0.3) ? [] : [`type=${manner.pick([type], ['x', type.toUpperCase()])}`];
  const needsId = type === 'secret' && !more.some((one) => one.startsWith('id=')) ? ['id=b'] : [];
  const text = [...first, ...(type === 'ssh' ? [] : [target]), ...needsId, ...new Set(more)].join(',');
  return manner.pick(
    [text, text, text, `"${text}"`, `'${text}'`],
    [`\\"${text}\\"`, text.replace('=', '\\='), `${text},`, text.replace(',', ', '), `"${text}`, `${text}à`],
  );
}
