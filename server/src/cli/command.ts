import type { GivenOptions, OptionDefinitions } from './options';
import type { Terminal } from './terminal';

/** Nothing to complain of; findings at or above the limit; a mistake in the command or a file that cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** One of the things that the command line can do. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What stands after the command's name. */
  readonly usage: string;
  readonly options: OptionDefinitions;
  /** What the help says beyond the options. */
  readonly notes?: string;
  /** `undefined` where it goes on running, as a server does. */
  run(given: GivenOptions, terminal: Terminal): Promise<ExitCode | undefined>;
}
