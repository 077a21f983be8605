import type { Instruction as InstructionSyntax } from '../syntax/dockerfile-instruction';
import { Cmd, Entrypoint, Healthcheck, Run } from './dockerfile-command-instructions';
import { Add, Copy, Expose, From, User } from './dockerfile-image-instructions';
import {
  Arg,
  Env,
  Label,
  Maintainer,
  Onbuild,
  Shell,
  type Standing,
  Stopsignal,
  Unknown,
  Volume,
  Workdir,
} from './dockerfile-instructions';
import type { Stage } from './dockerfile-stage';

/** An instruction of a stage; `kind` is its keyword in upper case, or `UNKNOWN`. */
export type Instruction =
  | Add
  | Arg
  | Cmd
  | Copy
  | Entrypoint
  | Env
  | Expose
  | From
  | Healthcheck
  | Label
  | Maintainer
  | Onbuild
  | Run
  | Shell
  | Stopsignal
  | Unknown
  | User
  | Volume
  | Workdir;

const VIEWS: Readonly<Record<string, new (syntax: InstructionSyntax, standing: Standing<Stage>) => Instruction>> = {
  ADD: Add,
  ARG: Arg,
  CMD: Cmd,
  COPY: Copy,
  ENTRYPOINT: Entrypoint,
  ENV: Env,
  EXPOSE: Expose,
  FROM: From,
  HEALTHCHECK: Healthcheck,
  LABEL: Label,
  MAINTAINER: Maintainer,
  ONBUILD: Onbuild,
  RUN: Run,
  SHELL: Shell,
  STOPSIGNAL: Stopsignal,
  USER: User,
  VOLUME: Volume,
  WORKDIR: Workdir,
};

/** What rules see of an instruction. */
export function viewOf(syntax: InstructionSyntax, standing: Standing<Stage>): Instruction {
  const View = Object.hasOwn(VIEWS, syntax.name) ? VIEWS[syntax.name] : undefined;
  return new (View ?? Unknown)(syntax, standing);
}
