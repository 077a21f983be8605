import type { Random } from './random';

/** A Dockerfile out of what its grammar allows, with the corners that parsers fall over. */
export function generateDockerfile(random: Random): string {
  return new Generator(random).file();
}

const keywords = ['RUN', 'CMD', 'ENTRYPOINT', 'COPY', 'ADD', 'ENV', 'LABEL', 'ARG', 'EXPOSE', 'USER', 'WORKDIR'];
const rareKeywords = ['VOLUME', 'STOPSIGNAL', 'SHELL', 'HEALTHCHECK', 'ONBUILD', 'MAINTAINER', 'Run', 'copy'];
const images = [
  'alpine',
  'alpine:3.22',
  'node:24-slim',
  'scratch',
  'a/b@sha256:0',
  'Up:per',
  'base',
  'build',
  '"node"',
];
const goodNames = ['base', 'build', 'Build', 'b-1', 'x.y'];
const names = ['base', 'build', 'Build', 'b-1', '1b', 'x_.y', 'scratch'];
const variables = ['A', 'B', 'TARGETARCH', 'PATH', '_x1', '1', '@', 'é'];
const signals = ['SIGTERM', 'kill', '9', '0', 'SIGFOO', 'RTMIN+3', '"TERM"', '$A'];
const ports = ['80', '80/tcp', '443/UDP', '8000-8010', '90-80', '70000', 'http', '80/foo', '$A', '"81"', '1.2.3.4:8:9'];
const blanks = [' ', '  ', '\t', ' \t ', '\v', '\f', '\u00a0', '\u2003', '\u0085'];

class Generator {
  private escape = '\\';
  private end = '\n';
  private readonly declared: string[] = [];

  constructor(private readonly random: Random) {}

  file(): string {
    const { random } = this;
    if (random.chance(0.1)) this.end = '\r\n';
    let text = random.chance(0.04) ? '\ufeff' : '';
    if (random.chance(0.04)) text += `#!/usr/bin/env x${this.end}`;
    text += this.directives();
    while (random.chance(0.25)) text += this.line(this.argument());
    if (random.chance(0.01)) text += this.instruction();
    for (let stages = 1 + random.below(3); stages > 0; stages--) {
      text += this.from();
      for (let count = random.below(7); count > 0; count--) text += this.instruction();
    }
    return random.chance(0.2) ? text.trimEnd() : text;
  }

  private directives(): string {
    const { random } = this;
    let text = '';
    while (random.chance(0.2)) {
      const name = random.pick(['escape', 'syntax', 'check', 'Escape', 'author']);
      const value = random.pick([
        '`',
        '\\',
        'docker/dockerfile:1',
        'skip=all',
        'skip=all;error=false',
        'docker/dockerfile:1 a',
        '',
      ]);
      const sign = random.pick(['#', '# ', '#\t', '#', name === 'escape' ? ' # ' : '# ', '//', '##']);
      const good = { escape: random.pick(['`', '\\']), check: 'skip=all' }[name.toLowerCase()] ?? value;
      const chosen = random.chance(0.9) ? good : value;
      text += `${sign}${name}${random.pick(['=', ' = ', '= ', '=', ' '])}${chosen}${random.pick(['', '', ' '])}${this.end}`;
      if (name === 'escape' && chosen === '`' && random.chance(0.9)) this.escape = '`';
    }
    if (random.chance(0.05)) text += this.end;
    if (random.chance(0.1)) text += `# a comment${this.end}`;
    return text;
  }

  private from(): string {
    const { random } = this;
    const platform = random.chance(0.1)
      ? `--platform=${random.pick(['linux/amd64', '$BUILDPLATFORM', 'foo', 'arm64', 'linux/${A}'])} `
      : '';
    const image = random.chance(0.1) ? `alpine${random.pick([':', '', '-'])}${this.variable()}` : random.pick(images);
    const name = random.chance(0.4)
      ? ` ${random.pick(['AS', 'as', 'As', random.chance(0.05) ? 'IS' : 'AS'])} ${random.pick(random.chance(0.9) ? goodNames : names)}`
      : '';
    const more = random.chance(0.01) ? ' # why' : '';
    const picked = random.chance(0.75) ? random.pick(['alpine', 'scratch', 'node:24']) : image;
    return this.line(`${random.pick(['FROM', 'FROM', 'from', 'From'])} ${platform}${picked}${name}${more}`);
  }

  private instruction(): string {
    const { random } = this;
    if (random.chance(0.08)) return `${random.pick(['', '  ', '\t'])}#${this.words()}${this.end}`;
    if (random.chance(0.05)) return this.end;
    const keyword = random.chance(0.75) ? random.pick(keywords) : random.pick(rareKeywords);
    return this.withHeredocs(keyword);
  }

  private withHeredocs(keyword: string): string {
    const { random } = this;
    if (random.chance(0.01)) return this.line(`FORM ${this.words()}`);
    const written = random.chance(0.1) ? keyword.toLowerCase() : keyword;
    const head = `${written}${random.chance(0.95) ? ' ' : this.blank()}${this.argumentsOf(keyword)}`;
    const takesHeredocs = /^(?:RUN|COPY|ADD|ONBUILD)$/i.test(keyword);
    if (!takesHeredocs || !random.chance(0.25)) return this.line(head);
    const name = random.pick(['EOF', 'E', 'x.y', 'a-b', 'EOF)', '2']);
    const marker = `${random.pick(['', '', '3'])}<<${random.pick(['', '-', ' '])}${this.quoted(name)}`;
    const opened = random.pick([
      `${written} ${marker}`,
      `${written} ${marker} /x`,
      `${head} ${marker}`,
      `${written} cat ${marker} ${random.pick(['> /a', '<<< b', '"$(x', '${A:-b}', "'c'", `<<${name}2`])}`,
      `${written} a $(cat ${marker})`,
      `ONBUILD ${written} ${marker} /y`,
    ]);
    let text = this.line(opened);
    while (random.chance(0.5)) text += `${random.pick(['', '\t', ' '])}${this.words()}${this.end}`;
    const isStripped = opened.includes('<<-');
    const indent = random.chance(isStripped ? 0.5 : 0.04) ? random.pick(['\t', '\t\t', ' ']) : '';
    const close = opened.includes(`$(cat ${marker})`) && random.chance(0.9) ? ')' : '';
    if (random.chance(0.95)) text += `${indent}${name}${close}${random.chance(0.04) ? ' ' : ''}${this.end}`;
    if (random.chance(opened.includes(`<<${name}2`) ? 0.9 : 0.05)) text += `${name}2${this.end}`;
    return text;
  }

  private quoted(name: string): string {
    return this.random.pick([
      name,
      name,
      `"${name}"`,
      `'${name}'`,
      `\\${name}`,
      `${name.slice(0, 1)}""${name.slice(1)}`,
      `"${name}`,
    ]);
  }

  private argumentsOf(keyword: string): string {
    const { random } = this;
    switch (keyword.toUpperCase()) {
      case 'RUN':
        return `${this.flags(['--mount=type=cache,target=/x', '--mount=', '--network=none', '--network=x', '--security=sandbox', '--device=a'], 0.2)}${this.command()}`;
      case 'CMD':
      case 'ENTRYPOINT':
        return this.command();
      case 'SHELL':
        return random.chance(0.9) ? '["sh", "-c"]' : this.command();
      case 'COPY':
      case 'ADD':
        return this.copy();
      case 'ENV':
      case 'LABEL':
        return this.pairs(false);
      case 'ARG':
        return this.pairs(true);
      case 'EXPOSE':
        return [random.pick(ports), ...this.several(() => random.pick(ports), 0.4)].join(' ');
      case 'VOLUME':
        return random.chance(0.5) ? this.json() : this.some(() => this.path());
      case 'STOPSIGNAL':
        return random.pick(signals);
      case 'HEALTHCHECK':
        return this.healthcheck();
      case 'ONBUILD':
        return random.chance(0.9) ? this.trigger() : this.words();
      default:
        return random.chance(0.95) ? `${this.path()}${random.chance(0.1) ? this.words() : ''}` : '';
    }
  }

  private trigger(): string {
    const keyword = this.random.pick([...keywords, ...rareKeywords]);
    return `${keyword} ${keyword === 'ONBUILD' ? '' : this.argumentsOf(keyword)}`;
  }

  private healthcheck(): string {
    const { random } = this;
    const flags = this.flags(
      [
        '--interval=5s',
        '--timeout=1m30s',
        '--retries=3',
        '--retries=x',
        '--interval=5',
        '--start-period=.5ms',
        '--foo=1',
      ],
      0.3,
    );
    return random.chance(0.2)
      ? `${flags}NONE${random.pick(['', '', ' x'])}`
      : `${flags}${random.pick(['CMD', 'CMD', 'cmd', 'RUN'])} ${this.command()}`;
  }

  private copy(): string {
    const { random } = this;
    const flags = this.flags(
      [
        '--from=base',
        '--from=0',
        '--from=7',
        '--from=$A',
        '--from=alpine',
        '--chown=a:b',
        '--chown="a b"',
        "--chmod='644'",
        '--chmod=9',
        '--link',
        '--link=true',
        '--link=$A',
        '--parents',
        '--exclude=a',
        '--keep-git-dir',
        '--checksum=sha256:0',
        '--foo',
        '--',
      ],
      0.3,
    );
    if (random.chance(0.15)) return flags + this.json();
    return `${flags}${this.some(() => this.path())} ${this.path()}`;
  }

  private flags(choices: readonly string[], probability: number): string {
    let text = '';
    while (this.random.chance(probability)) {
      const chosen = this.random.pick(choices);
      text += `${chosen === '--mount=' ? `--mount=${this.mount()}` : chosen} `;
    }
    return text;
  }

  private mount(): string {
    const { random } = this;
    const options = [
      'type=bind',
      'type=cache',
      'type=secret',
      'type=tmpfs',
      'type=ssh',
      'target=/x',
      'dst=y',
      'target=/',
      'id=a',
      'source=b',
      'from=base',
      'from=$A',
      'ro',
      'rw=false',
      'readonly=x',
      'required',
      'size=1g',
      'size=x',
      'sharing=locked',
      'sharing=x',
      'mode=0755',
      'mode=9',
      'uid=1',
      'gid=a',
      'env=A',
      'tagret=/x',
      'type=$A',
      'target=$B',
      '',
    ];
    const first = random.pick(['type=cache', 'type=bind', 'type=secret', 'type=tmpfs', 'type=ssh']);
    const text = [
      first,
      random.pick(['target=/x', 'id=a', 'target=/y']),
      ...this.several(() => random.pick(options), 0.3),
    ].join(',');
    return random.pick([text, text, text, `"${text}"`, `'${text}'`, `\\"${text}\\"`, text.replace('=', '\\=')]);
  }

  private command(): string {
    const { random } = this;
    if (random.chance(0.35)) return this.json();
    return this.some(() => this.word());
  }

  private json(): string {
    const { random } = this;
    const strings = ['"a"', '"/b c"', '"$A"', '"\\"x"', '"\\u0041\\n"', '"\\ud83d"', '""', '"\u00e9"', '" "'];
    const odd = ["'a'", '1', 'null', '["b"]', 'a', '"\\x"', '1e999', '"\t"'];
    const items = this.several(() => (random.chance(0.93) ? random.pick(strings) : random.pick(odd)), 0.6);
    const tail = random.pick(['', '', '', '', '', ',', ' x', ' ']);
    return random.chance(0.95)
      ? `[${items.join(random.pick([',', ', ', ' , ']))}${tail === ',' ? ',' : ''}]${tail === ',' ? '' : tail}`
      : `[${items.join(' ')}`;
  }

  private pairs(mayBeBare: boolean): string {
    const { random } = this;
    if (!mayBeBare && random.chance(0.2)) return `${this.key()}${this.blank()}${this.words()}`;
    return this.some(() => {
      const key = this.key();
      if (random.chance(mayBeBare ? 0.4 : 0.01)) return key;
      return `${key}=${random.chance(0.9) ? this.word() : ''}`;
    });
  }

  private argument(): string {
    return `ARG ${this.pairs(true)}`;
  }

  private key(): string {
    const key = this.random.pick([...variables.slice(0, 5), 'API_TOKEN', 'a.b', '"q r"', "'s'", '$A', '', 'k=']);
    if (!/^[A-Z]/.test(key) && this.random.chance(0.7)) return 'B';
    this.declared.push(key);
    return key;
  }

  private path(): string {
    const { random } = this;
    return random.pick([
      '.',
      '/',
      'a',
      '/app/',
      '/a b',
      'C:\\x',
      `${this.variable()}`,
      `/x/${this.variable()}`,
      '"q"',
      "'r'",
      'a\\ b',
      'https://example.com/a',
      'é',
      '*.go',
      '#a',
    ]);
  }

  private word(): string {
    const { random } = this;
    const plain = random.pick([
      'a',
      'make',
      '-x',
      'b=c',
      '&&',
      'é',
      '[',
      '#',
      '--flag',
      `${this.escape} `,
      `${this.escape}${this.escape}`,
      'x\\y',
      '`z`',
      '<',
      '|',
    ]);
    return random.chance(0.6)
      ? plain
      : random.pick([this.variable(), '"d e"', "'f g'", `"${this.variable()}"`, `"h${this.escape}"i"`, '"', "it's"]);
  }

  private variable(): string {
    const { random } = this;
    const name = random.pick([...variables, ...this.declared]);
    if (random.chance(0.5)) return `$${name}`;
    const inner = random.chance(0.2) ? this.random.pick(['${B}', '$A', '"x y"', "'z'", '\\}', '${B:-c}', 'a b']) : 'w';
    const modifier = random.pick([
      '',
      '',
      ':-',
      '-',
      ':+',
      '+',
      '#',
      '##',
      '%',
      '%%',
      '/',
      '//',
      ':?',
      '?',
      ':',
      '^',
      '@',
      ':=',
    ]);
    const rest = modifier === '' ? '' : modifier.startsWith('/') ? `${inner}/${inner}` : inner;
    return `\${${name}${modifier}${rest}${random.chance(0.96) ? '}' : ''}`;
  }

  private words(): string {
    return this.some(() => this.word());
  }

  private some(one: () => string): string {
    return [one(), ...this.several(one, 0.4)].join(this.random.chance(0.93) ? ' ' : this.blank());
  }

  private several(one: () => string, probability: number): string[] {
    const all: string[] = [];
    while (all.length < 8 && this.random.chance(probability)) all.push(one());
    return all;
  }

  private blank(): string {
    return this.random.pick(blanks);
  }

  /** A line of text, sometimes continued, with comments and empty lines between. */
  private line(text: string): string {
    const { random, escape: token, end } = this;
    let broken = random.chance(0.04) ? `${this.blank()}${text}` : text;
    while (random.chance(0.12)) {
      const spaces = [...broken.matchAll(/ /g)].map(({ index }) => index);
      const at = spaces.length > 0 && random.chance(0.8) ? random.pick(spaces) : random.below(broken.length + 1);
      const between = random.pick(['', '', '', `# inside${end}`, end, ` \t${end}`, `  # more${end}`, `${token}${end}`]);
      broken = `${broken.slice(0, at)} ${token}${random.pick(['', '', ' ', '\t'])}${end}${between}${broken.slice(at)}`;
    }
    const tail = random.chance(0.04)
      ? random.pick([token, `${token}${token}`, ` ${token} `, '\v', ' \u00a0', '\r'])
      : '';
    return `${broken}${tail}${end}`;
  }
}
