import type { DockerfileModel } from './dockerfile';
import type {
  Cmd,
  CommandInstruction,
  Entrypoint,
  Healthcheck,
  InstructionCommand,
  Run,
} from './dockerfile-command-instructions';
import type { Add, Copy, Expose, From, User } from './dockerfile-image-instructions';
import type { Instruction } from './dockerfile-instruction-types';
import type {
  ArgPair,
  EnvPair,
  LabelPair,
  Maintainer,
  Onbuild,
  Shell,
  Stopsignal,
  Volume,
  Workdir,
} from './dockerfile-instructions';
import { ShownInstruction } from './dockerfile-shown-instruction';
import type { Stage } from './dockerfile-stage';

/**
 * What rules may visit in a Dockerfile. Instructions under ONBUILD are visited like the others, and so are those that
 * stand before the first FROM.
 */
export interface DockerfileVisits {
  file: DockerfileModel;
  stage: Stage;
  finalStage: Stage;
  instruction: Instruction;
  from: From;
  run: Run;
  /** A command of RUN, those under ONBUILD included. */
  command: InstructionCommand<Run>;
  /** COPY and ADD. */
  copy: Copy | Add;
  add: Add;
  env: EnvPair;
  /** Those above the first FROM included. */
  arg: ArgPair;
  label: LabelPair;
  user: User;
  expose: Expose;
  healthcheck: Healthcheck;
  cmd: Cmd;
  entrypoint: Entrypoint;
  workdir: Workdir;
  shell: Shell;
  volume: Volume;
  stopsignal: Stopsignal;
  maintainer: Maintainer;
  onbuild: Onbuild;
  /** RUN, CMD, ENTRYPOINT and HEALTHCHECK. */
  commandInstruction: Extract<Instruction, CommandInstruction>;
}

const shown = new WeakMap<DockerfileModel, readonly ShownInstruction[]>();

/** The instructions in the order of the file, each with all that rules are shown of it. */
export function shownInstructions(model: DockerfileModel): readonly ShownInstruction[] {
  const known = shown.get(model);
  if (known) return known;
  const all = model.globalArguments.map((argument) => new ShownInstruction(argument, model, undefined));
  const { implicitStage } = model;
  if (implicitStage) addStage(all, implicitStage, implicitStage.instructions.slice(1));
  for (const stage of model.stages) addStage(all, stage, stage.instructions);
  shown.set(model, all);
  return all;
}

function addStage(all: ShownInstruction[], stage: Stage, instructions: readonly Instruction[]): void {
  for (const instruction of instructions) all.push(new ShownInstruction(instruction, stage.model, stage));
}

/** The nodes of a visit that are none of a single instruction; none for any other name. */
export function wholeNodes(model: DockerfileModel, visit: string): readonly unknown[] {
  switch (visit) {
    case 'file':
      return [model];
    case 'stage':
      return model.stages;
    case 'finalStage':
      return model.finalStage ? [model.finalStage] : [];
    default:
      return [];
  }
}

/** The nodes of a visit in the order of the file; none for a name that is no visit. */
export function dockerfileNodes<V extends keyof DockerfileVisits>(
  model: DockerfileModel,
  visit: V,
): readonly DockerfileVisits[V][];
export function dockerfileNodes(model: DockerfileModel, visit: string): readonly unknown[];
export function dockerfileNodes(model: DockerfileModel, visit: string): readonly unknown[] {
  const whole = wholeNodes(model, visit);
  return whole.length > 0 ? whole : shownInstructions(model).flatMap((instruction) => instruction.nodes(visit));
}
