import type { Manner } from './manner';

const names = ['A', 'B', 'TARGETARCH', 'PATH', '_x1'];
const oddNames = ['1', '@', 'é', '', 'A-B'];
const keys = ['A', 'B', 'PATH', '_x1', 'API_TOKEN', 'KEY_FILE', 'a.b', 'DB_PASSWORD', 'http_proxy', 'TARGETARCH'];
const oddKeys = ['"q r"', "'s'", '$A', '', 'k=', '"DB_"PASSWORD', 'A\\ B', '${A:-API}_KEY'];

/** Several words, as a shell or nobody in particular reads them. */
export function words(manner: Manner): string {
  return manner.some(() => word(manner));
}

export function word(manner: Manner): string {
  const { random, escapeCharacter } = manner;
  if (random.chance(0.6)) {
    const odd = [
      `${escapeCharacter} `,
      `${escapeCharacter}${escapeCharacter}`,
      `x${escapeCharacter}y`,
      '`z`',
      '[',
      '#',
      '<<',
      'a=',
      '$',
    ];
    return manner.pick(['a', 'make', '-x', 'b=c', '&&', 'é', '--flag', '<', '|', '3.14', '{}', '~', 'true'], odd);
  }
  const quoted = [
    variable(manner),
    '"d e"',
    "'f g'",
    `"${variable(manner)}"`,
    `"h${escapeCharacter}"i"`,
    `'${variable(manner)}'`,
  ];
  return manner.pick(quoted, ['"', "it's", "'", `${escapeCharacter}"`, `"a${escapeCharacter}`, `''""`]);
}

/** A variable with one of the modifiers that builders know, or another. */
export function variable(manner: Manner, depth = 0): string {
  const { random } = manner;
  const name = manner.pick([...names, ...manner.declared], oddNames);
  if (random.chance(0.5)) return `$${name}`;
  const nested = depth < 3 && random.chance(0.3) ? variable(manner, depth + 1) : 'w';
  const inner = manner.pick(
    [nested, nested, 'w', '*w', 'w?', '/', '1.2'],
    ['"x y"', "'z'", '\\}', 'a b', '', '{', '\\', '['],
  );
  const modifier = manner.pick(
    ['', '', ':-', '-', ':+', '+', '#', '##', '%', '%%', '/', '//'],
    [':?', '?', ':', '^', '@', ':=', '!', ',,', ':1:2', '/#', '//%'],
  );
  const rest =
    modifier === '' ? '' : modifier.startsWith('/') ? `${inner}/${manner.pick([inner, ''], ['/', '/x'])}` : inner;
  return `\${${name}${modifier}${rest}${manner.isOdd() ? '' : '}'}`;
}

export function path(manner: Manner): string {
  const { random } = manner;
  return random.chance(0.7)
    ? random.pick(['.', '/', 'a', '/app/', './b', '/x/y', '*.go', 'é', '../c', 'a-b.txt', '/app/./d'])
    : manner.pick(
        [variable(manner), `/x/${variable(manner)}`, '"q"', '"/app/r"', 'C:\\x', '#a', 'a[bc]?'],
        ['/a b', "'r'", 'a\\ b', '\\', '"', 'c:/x', '<<x', ''],
      );
}

/** An array of the JSON form, or what is meant to be one. */
export function json(manner: Manner): string {
  const { random } = manner;
  const strings = ['"a"', '"/b c"', '"$A"', '"\\"x"', '"\\u0041\\n"', '"\u00e9"', '"-c"', '"C:\\\\x"'];
  const odd = ["'a'", '1', 'null', '["b"]', 'a', '"\\x"', '1e999', '"\t"', '"\\ud83d"', '""', '" "', '{}'];
  const items = [manner.pick(strings, odd), ...manner.several(() => manner.pick(strings, odd), 0.6)];
  const joined = items.join(manner.pick([',', ', ', ' , '], [' ', ',,']));
  const tail = manner.pick(['', '', ' '], [',', ' x', ']']);
  if (manner.isOdd()) return random.pick(['[]', '[ ]', `[${joined}`, `[${joined},]`]);
  return `${random.chance(0.1) ? '[ ' : '['}${joined}]${tail}`;
}

/** The pairs of ENV, LABEL or ARG. */
export function pairs(manner: Manner, mayBeBare: boolean): string {
  const { random } = manner;
  if (!mayBeBare && random.chance(0.1)) return `${key(manner)}${manner.isOdd() ? manner.blank() : ' '}${words(manner)}`;
  return manner.some(() => {
    const name = key(manner);
    if (mayBeBare ? random.chance(0.4) : manner.isOdd()) return name;
    return `${name}=${random.chance(0.9) ? word(manner) : ''}`;
  });
}

function key(manner: Manner): string {
  const name = manner.pick(keys, oddKeys);
  if (/^\w+$/.test(name)) manner.declared.push(name);
  return name;
}
