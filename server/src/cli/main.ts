import { didYouMean } from '../core/index';
import type { Command, ExitCode } from './command';
import { check } from './commands/check';
import { explain } from './commands/explain';
import { harden } from './commands/harden';
import { lsp } from './commands/lsp';
import { rules } from './commands/rules';
import { commandHelp, generalHelp } from './help';
import { parseOptions, UsageError } from './options';
import { processTerminal, type Terminal } from './terminal';
import { servesAsThread } from './threads';
import { version } from './version';

const commands: readonly Command[] = [check, harden, rules, explain, lsp];

async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode | undefined> {
  const [name, ...rest] = words;
  if (name === undefined) {
    terminal.remark(generalHelp(commands));
    return 2;
  }
  if (name === '--version' || name === '-V') {
    terminal.out(`${version}\n`);
    return 0;
  }
  const wantsHelp = name === '--help' || name === '-h' || name === 'help';
  const command = commands.find((one) => one.name === (name === 'help' ? rest[0] : name));
  if (wantsHelp && (!command || name !== 'help')) {
    terminal.out(generalHelp(commands));
    return 0;
  }
  if (!command) {
    const names = commands.map((one) => one.name);
    throw new UsageError(
      `There is no command "${name}".${didYouMean(name, names) || ` There are ${names.join(', ')}.`}`,
    );
  }
  const given = parseOptions(name === 'help' ? ['--help'] : rest, { ...command.options, help: { help: '' } });
  if (given.has('help')) {
    terminal.out(commandHelp(command));
    return 0;
  }
  return await command.run(given, terminal);
}

function main(): void {
  const terminal = processTerminal();
  run(process.argv.slice(2), terminal).then(
    (code) => {
      // Not `exit`: what was written may still be on its way into a pipe.
      if (code !== undefined) process.exitCode = code;
    },
    (error: unknown) => {
      terminal.remark(`bulkhead: ${wordsOf(error)}`);
      process.exitCode = 2;
    },
  );
}

function wordsOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (!servesAsThread()) main();
