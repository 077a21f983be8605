import type { Command } from './command';
import type { OptionDefinitions } from './options';

/** What `bulkhead --help` prints. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return `Bulkhead finds and fixes what weakens containers, in Dockerfiles, Compose files, Docker's daemon.json and
Kubernetes manifests. It needs no Docker and no network.

Usage: bulkhead <command> [options]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

Options:
  --help     what a command takes, as in "bulkhead check --help"
  --version  the version

Exit codes: 0 nothing to complain of, 1 findings at or above --fail-on, 2 a mistake in the command, in a configuration,
or a file that cannot be read.
`;
}

/** What `bulkhead <command> --help` prints. */
export function commandHelp(command: Command): string {
  const options: OptionDefinitions = { ...command.options, help: { help: 'this text' } };
  const rows = Object.entries(options).map(([name, option]) => {
    const value = option.choices?.join('|') ?? option.value;
    const shown = value && (option.isValueOptional ? `[=${value}]` : ` ${value}`);
    return { left: `  --${name}${shown ?? ''}`, right: option.help };
  });
  const width = Math.min(32, Math.max(...rows.map(({ left }) => left.length)));
  const lines = rows.map(({ left, right }) =>
    left.length > width ? `${left}\n${' '.repeat(width)}  ${right}` : `${left.padEnd(width)}  ${right}`,
  );
  const notes = command.notes === undefined ? '' : `\n${command.notes}\n`;
  return `${command.summary}

Usage: bulkhead ${command.name} ${command.usage}

Options:
${lines.join('\n')}
${notes}`;
}
