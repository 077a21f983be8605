import { expect, it } from 'vitest';
import { buildDockerfile } from '../../../server/src/core/model/dockerfile';
import { dockerfileNodes } from '../../../server/src/core/model/dockerfile-visits';
import { parseDockerfile } from '../../../server/src/core/syntax/dockerfile';

it('reads the lines of a heredoc without their carriage returns, each word at its place', () => {
  for (const marker of ['<<EOF', '<<-EOF']) {
    const text = `FROM alpine\r\nRUN ${marker}\r\napk update\r\napk add curl\r\nEOF\r\n`;
    const commands = [...dockerfileNodes(buildDockerfile(parseDockerfile(text)), 'command')];
    const words = commands.map((command) => command.arguments.map(({ value }) => value));
    expect(words).toEqual([['update'], ['add', 'curl']]);
    expect(commands.map(({ span }) => text.slice(span.start, span.end))).toEqual(['apk update', 'apk add curl']);
  }
});
