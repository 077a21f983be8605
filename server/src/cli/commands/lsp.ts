import type { Command } from '../command';
import { UsageError } from '../options';

/** `bulkhead lsp`: the language server, for any editor. */
export const lsp: Command = {
  name: 'lsp',
  summary: 'Starts the language server, for editors',
  usage: '--stdio',
  options: { stdio: { help: 'speak the Language Server Protocol over standard input and output' } },
  async run(given) {
    if (given.operands.length > 0) throw new UsageError(`"lsp" takes no "${given.operands[0]}"`);
    if (!given.has('stdio')) throw new UsageError('"lsp" needs --stdio, the only way it speaks');
    // Loaded here only: nothing else on the command line needs the protocol.
    await import('../../lsp/main');
    return undefined;
  },
};
