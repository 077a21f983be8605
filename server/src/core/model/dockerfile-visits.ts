import type { DockerfileModel } from './dockerfile';
import type {
  Cmd,
  CommandInstruction,
  Entrypoint,
  Healthcheck,
  InstructionCommand,
  Run,
} from './dockerfile-command-instructions';
import { shownInstructionsOf } from './dockerfile-divisions';
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
import { Section } from './dockerfile-section';
import type { ShownInstruction } from './dockerfile-shown-instruction';
import type { Stage } from './dockerfile-stage';
import { HEAD } from './outside-reads';

/**
 * What rules may visit in a Dockerfile. Instructions under ONBUILD are visited like the others, and so are those that
 * stand before the first FROM.
 */
export interface DockerfileVisits {
  file: DockerfileModel;
  /** What stands above the first FROM, then each stage: for what is said of each by itself. */
  section: Section;
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

/** The instructions in the order of the file, each with all that rules are shown of it. */
function shownInstructions(model: DockerfileModel): readonly ShownInstruction[] {
  return [HEAD, ...model.stages.keys()].flatMap((division) => shownInstructionsOf(model, division));
}

/** The nodes of a visit that are none of a single instruction; none for any other name. */
function wholeNodes(model: DockerfileModel, visit: string): readonly unknown[] {
  switch (visit) {
    case 'file':
      return [model];
    case 'section':
      return [HEAD, ...model.stages.keys()].map((division) => new Section(model, division));
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
