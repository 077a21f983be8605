import type { Cmd, Entrypoint, Healthcheck } from './dockerfile-command-instructions';
import type { User } from './dockerfile-image-instructions';
import type { Instruction } from './dockerfile-instruction-types';
import type { Shell, Stopsignal, Workdir } from './dockerfile-instructions';
import { noteLook } from './outside-reads';
import { type Aspect, aspectOf } from './stage-aspects';

/** What holds in a stage between two instructions; nothing for what only the base image knows. */
export interface State {
  /** The USER that was set last, here or in the base stage. */
  readonly user: User | undefined;
  /** The WORKDIR that was set last. */
  readonly workdir: Workdir | undefined;
  /** The absolute working directory, nothing where it is unknown. */
  readonly workdirPath: string | undefined;
  readonly shell: Shell | undefined;
  readonly entrypoint: Entrypoint | undefined;
  readonly cmd: Cmd | undefined;
  readonly healthcheck: Healthcheck | undefined;
  readonly stopsignal: Stopsignal | undefined;
}

/** A state as others see it: what they ask of it is noted as a look at what sets it in a stage. */
export class SeenState implements State {
  constructor(
    private readonly seen: State,
    private readonly stage: number,
  ) {}

  get user(): User | undefined {
    return this.noting('USER').user;
  }

  get workdir(): Workdir | undefined {
    return this.noting('WORKDIR').workdir;
  }

  get workdirPath(): string | undefined {
    return this.noting('WORKDIR').workdirPath;
  }

  get shell(): Shell | undefined {
    return this.noting('CONTEXT').shell;
  }

  get entrypoint(): Entrypoint | undefined {
    return this.noting('ENTRYPOINT').entrypoint;
  }

  get cmd(): Cmd | undefined {
    this.noting('CMD');
    // An entry point takes away the command that was inherited.
    return this.noting('ENTRYPOINT').cmd;
  }

  get healthcheck(): Healthcheck | undefined {
    return this.noting('HEALTHCHECK').healthcheck;
  }

  get stopsignal(): Stopsignal | undefined {
    return this.noting('STOPSIGNAL').stopsignal;
  }

  private noting(aspect: Aspect): State {
    noteLook(aspectOf(this.stage, aspect));
    return this.seen;
  }
}

/** The state of an image that nothing is known of, or of the empty one. */
export function initialState(isScratch: boolean): State {
  return {
    user: undefined,
    workdir: undefined,
    workdirPath: isScratch ? '/' : undefined,
    shell: undefined,
    entrypoint: undefined,
    cmd: undefined,
    healthcheck: undefined,
    stopsignal: undefined,
  };
}

/** The state behind an instruction. `ownCmd` tells whether this stage itself has set the command of the state. */
export function stateAfter(state: State, instruction: Instruction, ownCmd: boolean): State {
  switch (instruction.kind) {
    case 'USER':
      return { ...state, user: instruction };
    case 'WORKDIR':
      return { ...state, workdir: instruction, workdirPath: resolved(state.workdirPath, instruction.path?.value) };
    case 'SHELL':
      return { ...state, shell: instruction };
    case 'ENTRYPOINT':
      // An entry point takes away the command that was inherited, not the one that the stage has set.
      return { ...state, entrypoint: instruction, cmd: ownCmd ? state.cmd : undefined };
    case 'CMD':
      return { ...state, cmd: instruction };
    case 'HEALTHCHECK':
      return { ...state, healthcheck: instruction };
    case 'STOPSIGNAL':
      return { ...state, stopsignal: instruction };
    default:
      return state;
  }
}

function resolved(before: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || path.startsWith('/') || /^[a-zA-Z]:/.test(path)) return path;
  if (before === undefined) return undefined;
  const base = before.endsWith('/') ? before : `${before}/`;
  return base + (path.startsWith('./') ? path.slice(2) : path);
}
