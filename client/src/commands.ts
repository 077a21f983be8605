import { commands, type Disposable, type LogOutputChannel, Uri, window } from 'vscode';
import { clientCommands } from '../../server/src/protocol';
import { openConfiguration } from './configuration';
import { explainRule, whyQuiet } from './explain';
import { fixAllSafe } from './fix-all';
import { type HardenArguments, type HardenTools, hardenFile } from './harden';
import { hardenWorkspace } from './harden-workspace';
import { scanWorkspace } from './scan';

/** What the commands work with. */
export interface CommandTools extends HardenTools {
  readonly log: LogOutputChannel;
}

/** Registers every command of the extension; the names are those of package.json. */
export function registerCommands(tools: CommandTools): Disposable[] {
  const handlers: Record<keyof typeof clientCommands, (...given: unknown[]) => unknown> = {
    hardenFile: (target, wishes) => withFile(target, (uri) => hardenFile(tools, uri, wishes as HardenArguments)),
    hardenWorkspace: (wishes) => hardenWorkspace(tools, wishes as HardenArguments),
    fixAllSafe: (target) => withFile(target, fixAllSafe),
    scanWorkspace: () => scanWorkspace(tools.server),
    explainRule: (rule) => explainRule(tools, typeof rule === 'string' ? rule : undefined),
    whyQuiet: (target) => withFile(target, (uri) => whyQuiet(tools, uri.toString())),
    openConfiguration: (target) => openConfiguration(addressOf(target)),
    restartServer: () => tools.server.restart(),
    showLog: () => tools.log.show(),
  };
  return Object.entries(clientCommands).map(([name, command]) =>
    commands.registerCommand(command, (...given: unknown[]) =>
      reportFailure(tools.log, () => handlers[name as keyof typeof clientCommands](...given)),
    ),
  );
}

/** Commands come from the palette without a target, from a menu with a `Uri`, from the server with its text. */
function addressOf(target: unknown): Uri | undefined {
  if (target instanceof Uri) return target;
  if (typeof target === 'string') return Uri.parse(target, true);
  return window.activeTextEditor?.document.uri;
}

async function withFile<Result>(target: unknown, run: (uri: Uri) => Promise<Result>): Promise<Result | undefined> {
  const uri = addressOf(target);
  if (uri) return run(uri);
  window.showInformationMessage('Open a file first.');
  return undefined;
}

async function reportFailure(log: LogOutputChannel, run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    // Not waited for: a command is over when it has failed, not when somebody closes the message.
    window
      .showErrorMessage(`Bulkhead: ${error instanceof Error ? error.message : error}`, 'Show Log')
      .then((answer) => answer !== undefined && log.show());
    return undefined;
  }
}
