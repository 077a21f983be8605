import { expect, it } from 'vitest';
import { buildDockerfile } from '../../../../server/src/core/model/dockerfile';
import { dockerfileNodes } from '../../../../server/src/core/model/dockerfile-visits';
import { commandWords } from '../../../../server/src/core/rules/dockerfile/_shared/command-options';
import { downloadOf } from '../../../../server/src/core/rules/dockerfile/_shared/downloads';
import { hostOf, isInternal, isLoopback } from '../../../../server/src/core/rules/dockerfile/_shared/hosts';
import { parseDockerfile } from '../../../../server/src/core/syntax/dockerfile';

function commandOf(script: string) {
  const [command] = dockerfileNodes(buildDockerfile(parseDockerfile(`FROM a\nRUN ${script}\n`)), 'command');
  if (!command) throw new Error('There is no command.');
  return command;
}

function read(script: string) {
  const { options, others } = commandWords(commandOf(script));
  const shown = options.map(({ name, value }) => (value === undefined ? name : `${name} ${value}`));
  return { options: shown, others: others.map(({ text }) => text) };
}

it.each([
  ['curl -fsSLo a -H "x: -k" u', ['-f', '-s', '-S', '-L', '-o a', '-H x: -k'], ['u']],
  ['curl -oa --output=b --retry 3 -- -u', ['-o a', '--output b', '--retry 3'], ['-u']],
  ['wget -nv -qO- u', ['-nv', '-q', '-O -'], ['u']],
  ['git -c a.b=c clone -b v1 --depth 1 u', ['-c a.b=c', '-b v1', '--depth 1'], ['clone', 'u']],
  ['curl -o', ['-o'], []],
])('tells options from other words: %s', (script, options, others) => {
  expect(read(script)).toEqual({ options, others });
});

it.each([
  ['curl -fsSLo /tmp/a https://e.com/b', '/tmp/a'],
  ['curl -O https://e.com/x/b.tgz?c=d', 'b.tgz'],
  ['curl https://e.com/b > c', 'c'],
  ['curl https://e.com/b', undefined],
  ['wget https://e.com/b', 'b'],
  ['wget -qO- https://e.com/b', undefined],
  ['wget -O "$FILE" https://e.com/b', '$FILE'],
])('finds the file of a download: %s', (script, file) => {
  expect(downloadOf(commandOf(script))?.file).toBe(file);
});

it('knows hosts of the inside', () => {
  expect(hostOf('https://user:pass@Example.com:8080/a')).toBe('example.com');
  expect(hostOf('https://$HOST/a')).toBeUndefined();
  expect(['localhost', '127.0.0.1', '[::1]', 'a.localhost'].every(isLoopback)).toBe(true);
  expect(['db', '10.1.2.3', '172.20.0.1', 'a.internal', 'a.default.svc'].every(isInternal)).toBe(true);
  expect(['example.com', '8.8.8.8', '172.32.0.1', 'localhost.example.com'].some(isInternal)).toBe(false);
});
