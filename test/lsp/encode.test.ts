import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from 'vscode-languageserver';
import { encoded } from '../../server/src/lsp/encode';

const decoded = async (message: Message) => JSON.parse(new TextDecoder().decode(await encoded(message)));
const jsonrpc = '2.0';
const method = 'textDocument/publishDiagnostics';

describe('an encoded message', () => {
  const position = fc.record({ line: fc.nat(), character: fc.nat() });
  const diagnostics = fc.array(
    fc.record(
      {
        range: fc.record({ start: position, end: position }),
        message: fc.string({ unit: 'binary' }),
        severity: fc.constantFrom(1 as const, 2 as const),
        code: fc.string(),
      },
      { requiredKeys: ['range', 'message', 'severity'] },
    ),
  );

  it('says of diagnostics what JSON says, also when the same go out again among others', async () => {
    const lists = fc.tuple(fc.webUrl(), diagnostics, diagnostics, fc.option(fc.nat(), { nil: undefined }));
    await fc.assert(
      fc.asyncProperty(lists, async ([uri, some, others, version]) => {
        for (const list of [some, [...others, ...some], some.toReversed(), []]) {
          const params = { uri, diagnostics: list, version };
          const message = { jsonrpc, method, params };
          expect(await decoded(message)).toEqual(JSON.parse(JSON.stringify(message)));
        }
      }),
    );
  });

  it('is any other message, too', async () => {
    const result = { kind: 'full', items: [{ message: '😀' }] };
    const messages: (Message & object)[] = [
      { jsonrpc, id: 1, result } as Message,
      { jsonrpc, method: 'exit' } as Message,
      { jsonrpc, method } as Message,
    ];
    for (const message of messages) expect(await decoded(message)).toEqual(message);
  });

  it('is none where there is no JSON for it', async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    await expect(encoded({ jsonrpc, method: 'a', params: circle } as Message)).rejects.toThrow('circular');
  });
});
