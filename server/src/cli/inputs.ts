import { dirname, relative, resolve } from 'node:path';
import { type Kind, kinds, noProject, resolveSettings, type Settings, type Source } from '../core/index';
import { ConfigurationFiles, withSlashes } from '../host/configuration-files';
import { decodeText, type Encoding } from '../host/decode';
import { DiskProjects } from '../host/disk-project';
import type { FileError } from '../host/errors';
import { readText } from '../host/files';
import { ShellCheckAtOnce } from '../host/shellcheck/at-once';
import { type FoundFile, findFiles, isError } from '../host/walk';
import type { GivenOptions, OptionDefinitions } from './options';
import { UsageError } from './options';
import type { Terminal } from './terminal';

/** The options of every command that reads files. */
export const inputOptions = {
  kind: {
    value: 'KIND',
    choices: kinds,
    help: 'read every named file as this kind; in folders only files of this kind',
  },
  rules: { value: 'SET', choices: ['recommended', 'all'], help: 'the rules to run (default: recommended)' },
  config: { value: 'FILE', help: 'use this configuration in place of the nearest .bulkhead.yaml' },
  'no-config': { help: 'use no configuration' },
  shellcheck: {
    value: 'PROGRAM',
    isValueOptional: true,
    help: 'run ShellCheck over every RUN: the one on the PATH, or this program',
  },
  'stdin-path': { value: 'NAME', help: 'the path that standard input (-) stands for' },
} satisfies OptionDefinitions;

/** A text to look at, with everything that is needed to do so. */
export interface Input {
  readonly source: Source;
  readonly settings: Settings;
  /** Whether the person named this very file. */
  readonly isNamed: boolean;
  /** Where it lies; nothing for standard input. */
  readonly file: { readonly absolute: string; readonly encoding: Encoding; readonly bytes: Buffer } | undefined;
}

/** Reads what a command names. Errors gather in `errors`, the rest goes on. */
export class Inputs {
  readonly errors: FileError[] = [];
  private readonly operands: readonly string[];
  private readonly configurations: ConfigurationFiles;
  private readonly projects: DiskProjects;
  private readonly shellCheck: ShellCheckAtOnce | undefined;
  private readonly kind: Kind | undefined;
  private readonly today = localDay(new Date());
  private configurationErrors = 0;

  constructor(
    private readonly given: GivenOptions,
    private readonly terminal: Terminal,
  ) {
    if (given.has('config') && given.has('no-config'))
      throw new UsageError('--config and --no-config exclude each other');
    const operands = given.operands.length > 0 ? given.operands : ['.'];
    if (operands.includes('-') && operands.length > 1) {
      throw new UsageError('Standard input (-) cannot be read along with other paths');
    }
    if (!operands.includes('-') && given.has('stdin-path'))
      throw new UsageError('--stdin-path is for standard input (-)');
    this.operands = operands;
    this.configurations = new ConfigurationFiles(terminal.workingFolder);
    // Only the command line names a program to run: no file of a repository may.
    this.shellCheck = given.has('shellcheck') ? this.shellCheckOf(given.value('shellcheck') ?? '') : undefined;
    const { shellCheck } = this;
    this.projects = new DiskProjects(shellCheck && ((question, file) => shellCheck.ask(question, file)));
    this.kind = kinds.find((kind) => kind === given.value('kind'));
  }

  /** Every text that the command's operands name, the working folder where there are none. */
  async *all(): AsyncGenerator<Input> {
    if (this.isStandardInput()) {
      const input = await this.standardInput();
      if (input) yield input;
      return;
    }
    for (const file of this.files()) {
      const input = this.read(file);
      if (input) yield input;
    }
  }

  isStandardInput(): boolean {
    return this.operands.includes('-');
  }

  /** Standard input, under the name that it was given. */
  async standardInput(): Promise<Input | undefined> {
    const name = this.given.value('stdin-path');
    const decoded = decodeText(await this.terminal.readInput());
    const path = name ?? '-';
    if ('unreadable' in decoded) {
      this.errors.push({ path, message: decoded.unreadable });
      return undefined;
    }
    const absolute = resolve(this.terminal.workingFolder, name ?? 'stdin');
    const around = this.projects.around(absolute);
    const project = name === undefined ? { ...noProject, shellAnswer: around.shellAnswer } : around;
    const source = { path: withSlashes(path), text: decoded.text, kind: this.kind, project };
    return { source, settings: this.settingsOf(absolute), isNamed: true, file: undefined };
  }

  /** The files that the operands name or hold. */
  *files(): Generator<FoundFile> {
    for (const found of findFiles(this.operands, this.terminal.workingFolder)) {
      if (isError(found)) this.errors.push(found);
      else yield found;
    }
  }

  /** Reads one file. */
  read({ path, absolute, isNamed }: FoundFile): Input | undefined {
    const read = readText(absolute);
    if ('unreadable' in read) {
      this.errors.push({ path, message: read.unreadable });
      return undefined;
    }
    const kind = isNamed ? this.kind : undefined;
    return {
      source: { path, text: read.text, kind, project: this.projects.around(absolute) },
      settings: this.settingsOf(absolute),
      isNamed,
      file: { absolute, encoding: read.encoding, bytes: read.bytes },
    };
  }

  /** Whether a kind is one that the command was asked for. */
  isWanted(kind: Kind): boolean {
    return this.kind === undefined || this.kind === kind;
  }

  private shellCheckOf(given: string): ShellCheckAtOnce {
    const { workingFolder } = this.terminal;
    const program = /[/\\]/.test(given) ? resolve(workingFolder, given) : given;
    return new ShellCheckAtOnce(program, (message, file) => {
      const path = file === undefined ? 'shellcheck' : withSlashes(relative(workingFolder, file));
      this.errors.push({ path, message });
    });
  }

  private settingsOf(absolute: string): Settings {
    const { layers } = this.configuration(absolute);
    for (const error of this.configurations.errors.slice(this.configurationErrors)) this.errors.push(error);
    this.configurationErrors = this.configurations.errors.length;
    const preset = this.given.value('rules') === 'all' ? 'all' : 'recommended';
    return resolveSettings({ path: withSlashes(absolute), layers, preset, today: this.today });
  }

  private configuration(absolute: string): ReturnType<ConfigurationFiles['nearest']> {
    if (this.given.has('no-config')) return { layers: [], path: undefined };
    const file = this.given.value('config');
    return file === undefined
      ? this.configurations.nearest(dirname(absolute))
      : this.configurations.file(resolve(this.terminal.workingFolder, file));
  }
}

function localDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
