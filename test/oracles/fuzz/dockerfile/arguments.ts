import { flagsOf } from './flags';
import type { Manner } from './manner';
import { json, pairs, path, variable, word, words } from './words';

const ports = ['80', '80/tcp', '443/udp', '8000-8010', '443/UDP', '53/udp', '80/sctp', '1-2/tcp'];
const oddPorts = [
  '90-80',
  '70000',
  'http',
  '80/foo',
  '"81"',
  '1.2.3.4:8:9',
  '8080:80',
  '80-81:90-91',
  '80-81:90',
  '[::1]:80:81',
  '::80',
  '/tcp',
  '0',
  '-1',
  '80/',
  '080',
  '["80"]',
  '1.2.3:8:9',
  'host:8:9',
  '$A/tcp',
];
const signals = ['SIGTERM', 'kill', '9', 'SIGRTMIN+3', 'RTMAX-1', 'sigquit', '"TERM"', 'WINCH'];
const oddSignals = ['0', 'SIGFOO', '65', '-1', '$A', '', 'TERM KILL', '09', 'SIGRTMIN+99', '9.0'];
const users = ['node', '1000', '1000:1000', 'a:b', '$A', '"app"', '0', ':'];
const addresses = [
  'https://example.com/a',
  'http://example.com/a.tar.gz',
  'https://example.com/a.git',
  'https://example.com/a.git#main:docs',
  'https://example.com/a.git?ref=main&subdir=b',
  'git@example.com:a/b.git',
  'ssh://git@example.com/a',
];
const oddAddresses = [
  'https://example.com/a.git?foo=1',
  'https://example.com/a.git?ref',
  'https://example.com/a.git?tag=1#2',
  'git://a.git?keep-git-dir=x',
  'https://[::1/a',
  'ftp://example.com/a',
  'https://example.com/a?b=c',
  'git@example.com:a.git?ref=1&ref=2',
  'https://a/b.git?submodules&mtime=commit',
];
const triggers = [
  'RUN',
  'COPY',
  'ADD',
  'ENV',
  'ARG',
  'WORKDIR',
  'USER',
  'CMD',
  'LABEL',
  'EXPOSE',
  'HEALTHCHECK',
  'SHELL',
];
const oddTriggers = ['ONBUILD', 'FROM', 'MAINTAINER', 'FORM', '\ufeffRUN', '#', 'run\\'];

/** What stands behind the keyword of an instruction, given in capitals. */
export function argumentsOf(keyword: string, manner: Manner): string {
  const flags = flagsOf(keyword, manner);
  return flags + withoutFlags(keyword, manner);
}

function withoutFlags(keyword: string, manner: Manner): string {
  const { random } = manner;
  switch (keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return manner.isOdd() ? '' : command(manner);
    case 'SHELL':
      return manner.pick(
        ['["sh", "-c"]', '["powershell"]', '["/bin/bash", "-o", "pipefail", "-c"]'],
        ['[]', 'sh -c', json(manner)],
      );
    case 'COPY':
      return copied(manner, () => path(manner));
    case 'ADD':
      return copied(manner, () => (random.chance(0.3) ? manner.pick(addresses, oddAddresses) : path(manner)));
    case 'ENV':
    case 'LABEL':
      return pairs(manner, false);
    case 'ARG':
      return pairs(manner, true);
    case 'EXPOSE':
      return manner.some(() => (random.chance(0.05) ? variable(manner) : manner.pick(ports, oddPorts)));
    case 'VOLUME':
      return random.chance(0.5) ? json(manner) : manner.some(() => path(manner));
    case 'STOPSIGNAL':
      return manner.pick(signals, oddSignals);
    case 'HEALTHCHECK':
      if (random.chance(0.2)) return manner.pick(['NONE', 'none'], ['NONE x', 'NONE\t']);
      return `${manner.pick(['CMD', 'CMD', 'cmd'], ['RUN', 'CMD-SHELL', 'CMD['])} ${command(manner)}`;
    case 'ONBUILD':
      return trigger(manner);
    case 'USER':
      return manner.pick(users, ['', 'a b', path(manner), words(manner)]);
    case 'WORKDIR':
      return `${path(manner)}${random.chance(0.1) ? ` ${word(manner)}` : ''}`;
    default:
      return manner.pick(['a <a@example.com>', words(manner)], ['']);
  }
}

function trigger(manner: Manner): string {
  const keyword = manner.pick(triggers, oddTriggers);
  return `${manner.cased(keyword)} ${argumentsOf(keyword, manner)}`;
}

function command(manner: Manner): string {
  return manner.random.chance(0.35) ? json(manner) : words(manner);
}

function copied(manner: Manner, source: () => string): string {
  const { random } = manner;
  if (manner.isOdd()) return source();
  if (random.chance(0.15))
    return `["${random.pick(['a', 'b c', '*.x', '$A'])}", "${random.pick(['/x', './', '/y z'])}"]`;
  const sources = manner.some(source);
  return `${sources} ${sources.includes(' ') && random.chance(0.8) ? '/x/' : path(manner)}`;
}
