import type { Instruction as InstructionSyntax } from '../syntax/dockerfile-instruction';
import type { LogicalText } from '../syntax/dockerfile-logical-text';
import type { CommandForm, Heredoc, JsonString, Word } from '../syntax/dockerfile-tree';
import { type ShellCommand, type ShellScript, shellScriptOf } from '../syntax/shell';
import { Mount } from './dockerfile-image-instructions';
import { InstructionView } from './dockerfile-instructions';
import { scriptSources } from './dockerfile-scripts';
import type { Stage } from './dockerfile-stage';
import { withoutNoting } from './outside-reads';

/** A command that an instruction runs, with its instruction and stage. */
export type InstructionCommand<I> = ShellCommand & { readonly instruction: I; readonly stage: Stage };

/** Whoever asks a command for its stage looks beyond its instruction, so that it is asked for anew each time. */
const STAGE: PropertyDescriptor & ThisType<InstructionCommand<CommandInstruction>> = {
  enumerable: true,
  get() {
    return this.instruction.stage;
  },
};

function commandOf<I extends CommandInstruction>(command: ShellCommand, instruction: I): InstructionCommand<I> {
  return Object.defineProperty(Object.assign(command, { instruction }), 'stage', STAGE) as InstructionCommand<I>;
}

/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK have in common. */
export abstract class CommandInstruction extends InstructionView {
  private readScripts: readonly ShellScript[] | undefined;
  private readCommands: readonly InstructionCommand<this>[] | undefined;

  /** What is executed, shell form or JSON form; nothing where there is nothing. */
  get command(): CommandForm | undefined {
    return this.syntax.command;
  }

  get isExecForm(): boolean {
    return this.command?.form === 'exec';
  }

  /** The strings of the JSON form. */
  get strings(): readonly JsonString[] {
    const { command } = this;
    return command?.form === 'exec' ? command.json.items : [];
  }

  /** The text of the shell form. */
  get script(): LogicalText | undefined {
    const { command } = this;
    return command?.form === 'shell' ? command.text : undefined;
  }

  /** The scripts of a POSIX shell that are run; none where another shell or no shell runs them. */
  get scripts(): readonly ShellScript[] {
    this.readScripts ??= withoutNoting(() => scriptSources(this).map(shellScriptOf));
    return this.readScripts;
  }

  /** The commands of all scripts in order. */
  get commands(): readonly InstructionCommand<this>[] {
    this.readCommands ??= this.scripts.flatMap((script) => script.commands.map((command) => commandOf(command, this)));
    return this.readCommands;
  }

  /** Whether a POSIX shell (or none) runs the shell form, so that its text may be read as shell. */
  get hasPosixShell(): boolean {
    // Which shell it is belongs to what a record of silence is kept under: see `ShownInstruction.key`.
    return withoutNoting(() => this.stage.hasPosixShellBefore(this));
  }
}

export class Run extends CommandInstruction {
  readonly kind = 'RUN';
  private readMounts: readonly Mount[] | undefined;

  get mounts(): readonly Mount[] {
    this.readMounts ??= this.flags.flatMap((flag) => (flag.name.value === 'mount' ? [new Mount(flag)] : []));
    return this.readMounts;
  }

  get heredocs(): readonly Heredoc[] {
    return this.syntax.heredocs;
  }

  /** `default`, `none` or `host`. */
  get network(): Word | undefined {
    return this.flag('network')?.value;
  }

  /** `sandbox` or `insecure`. */
  get security(): Word | undefined {
    return this.flag('security')?.value;
  }
}

export class Cmd extends CommandInstruction {
  readonly kind = 'CMD';
}

export class Entrypoint extends CommandInstruction {
  readonly kind = 'ENTRYPOINT';
}

export class Healthcheck extends CommandInstruction {
  readonly kind = 'HEALTHCHECK';

  /** Whether it switches an inherited check off. */
  get isNone(): boolean {
    return this.type?.value.toUpperCase() === 'NONE';
  }

  /** CMD or NONE as written. */
  get type(): Word | undefined {
    return (this.syntax satisfies InstructionSyntax).words[0];
  }
}
