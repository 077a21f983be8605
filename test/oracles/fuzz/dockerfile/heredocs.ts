import { line } from './lines';
import type { Manner } from './manner';
import { variable, words } from './words';

const takesCopies: ReadonlySet<string> = new Set(['COPY', 'ADD']);

/** An instruction with one heredoc or several behind it. */
export function withHeredocs(keyword: string, manner: Manner): string {
  const { random } = manner;
  const upper = keyword.toUpperCase();
  const name = manner.pick(['EOF', 'E', 'x.y', 'a-b', '2', 'é'], ['EOF)', 'a b', '$A', '"', '']);
  const opening = marker(name, manner);
  const second = `${name}2`;
  const isCopied = takesCopies.has(upper);
  const opened = isCopied
    ? random.pick([
        `${keyword} ${opening} /x`,
        `${keyword} --chown=a:b ${opening} /x/`,
        `${keyword} ${opening} <<${second} /x/`,
        `${keyword} a ${opening} /x/`,
        `${keyword} ["${opening}", "/x"]`,
      ])
    : upper === 'ONBUILD'
      ? random.pick([`${keyword} RUN ${opening}`, `${keyword} COPY ${opening} /y`, `${keyword} add ${opening} z /y/`])
      : random.pick([
          `${keyword} ${opening}`,
          `${keyword} --network=none ${opening}`,
          `${keyword} cat ${opening} ${random.pick(['> /a', '<<< b', '"$(x)"', "'c'", `<<${second}`, '|| true'])}`,
          `${keyword} a $(cat ${opening})`,
          `${keyword} "${opening}"`,
          `${keyword} ${opening} sh -e`,
          `${keyword} python3 ${opening}; b`,
        ]);
  let text = line(manner.isOdd() ? `${opened} ${words(manner)}` : opened, manner);
  // As BuildKit takes the word: what touches the marker is part of the name.
  const isJoined = opened.includes(`$(cat ${opening})`);
  const isString = opened.includes(`"${opening}"`);
  if (isString && !manner.isOdd()) return text;
  text += body(name, opened.includes('<<-'), isJoined ? ')' : opened.includes(`${opening};`) ? ';' : '', manner);
  if (opened.includes(`<<${second}`)) text += body(second, false, '', manner);
  return text;
}

function marker(name: string, manner: Manner): string {
  const quoted = manner.pick(
    [name, name, name, `"${name}"`, `'${name}'`],
    [`\\${name}`, `${name.slice(0, 1)}""${name.slice(1)}`, `"${name}`, `$'${name}'`],
  );
  return `${manner.random.pick(['', '', '', '3', '10'])}<<${manner.pick(['', '', '-'], [' ', '~', '- '])}${quoted}`;
}

function body(name: string, isStripped: boolean, touching: string, manner: Manner): string {
  const { random, end, escapeCharacter } = manner;
  let text = '';
  while (random.chance(0.5)) {
    const said = random.pick([
      words(manner),
      `# ${words(manner)}`,
      `a ${escapeCharacter}`,
      variable(manner),
      'FROM x',
      '',
      `${name} `,
    ]);
    text += `${random.pick(['', '', '\t', ' '])}${said}${end}`;
  }
  const indent = isStripped && random.chance(0.5) ? random.pick(['\t', '\t\t']) : manner.isOdd() ? ' ' : '';
  if (manner.isOdd()) return text;
  return `${text}${indent}${name}${touching}${manner.isOdd() ? ' ' : ''}${end}`;
}
