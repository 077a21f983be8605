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

type Collected = { [V in Exclude<keyof DockerfileVisits, 'command'>]: DockerfileVisits[V][] } & {
  command: DockerfileVisits['command'][] | undefined;
};

const collected = new WeakMap<DockerfileModel, Collected>();

/** The nodes of a visit in the order of the file; none for a name that is no visit. */
export function dockerfileNodes<V extends keyof DockerfileVisits>(
  model: DockerfileModel,
  visit: V,
): Iterable<DockerfileVisits[V]>;
export function dockerfileNodes(model: DockerfileModel, visit: string): Iterable<unknown>;
export function dockerfileNodes(model: DockerfileModel, visit: string): Iterable<unknown> {
  let nodes = collected.get(model);
  if (!nodes) {
    nodes = collect(model);
    collected.set(model, nodes);
  }
  if (visit === 'command') {
    // Scripts are read only when a rule asks for commands.
    nodes.command ??= nodes.run.flatMap((run) => [...run.commands]);
    return nodes.command;
  }
  const found: Readonly<Record<string, readonly unknown[] | undefined>> = nodes;
  return Object.hasOwn(found, visit) ? (found[visit] ?? []) : [];
}

function collect(model: DockerfileModel): Collected {
  const nodes: Collected = {
    file: [model],
    stage: [...model.stages],
    finalStage: model.finalStage ? [model.finalStage] : [],
    instruction: [],
    from: [],
    run: [],
    command: undefined,
    copy: [],
    add: [],
    env: [],
    arg: [...model.globalPairs],
    label: [],
    user: [],
    expose: [],
    healthcheck: [],
    cmd: [],
    entrypoint: [],
    workdir: [],
    shell: [],
    volume: [],
    stopsignal: [],
    maintainer: [],
    onbuild: [],
    commandInstruction: [],
  };
  const { implicitStage } = model;
  for (const stage of implicitStage ? [implicitStage, ...model.stages] : model.stages) {
    for (const instruction of stage.instructions) {
      if (instruction === implicitStage?.from) continue;
      add(nodes, instruction);
      if (instruction.kind === 'ONBUILD' && instruction.trigger) add(nodes, instruction.trigger);
    }
  }
  return nodes;
}

function add(nodes: Collected, instruction: Instruction): void {
  nodes.instruction.push(instruction);
  switch (instruction.kind) {
    case 'FROM':
      return void nodes.from.push(instruction);
    case 'RUN':
      nodes.commandInstruction.push(instruction);
      return void nodes.run.push(instruction);
    case 'CMD':
      nodes.commandInstruction.push(instruction);
      return void nodes.cmd.push(instruction);
    case 'ENTRYPOINT':
      nodes.commandInstruction.push(instruction);
      return void nodes.entrypoint.push(instruction);
    case 'HEALTHCHECK':
      nodes.commandInstruction.push(instruction);
      return void nodes.healthcheck.push(instruction);
    case 'ADD':
      nodes.add.push(instruction);
      return void nodes.copy.push(instruction);
    case 'COPY':
      return void nodes.copy.push(instruction);
    case 'ENV':
      for (const pair of instruction.pairs) nodes.env.push(pair);
      return;
    case 'ARG':
      for (const pair of instruction.pairs) nodes.arg.push(pair);
      return;
    case 'LABEL':
      for (const pair of instruction.pairs) nodes.label.push(pair);
      return;
    default:
      addPlain(nodes, instruction);
  }
}

function addPlain(nodes: Collected, instruction: Instruction): void {
  switch (instruction.kind) {
    case 'USER':
      return void nodes.user.push(instruction);
    case 'EXPOSE':
      return void nodes.expose.push(instruction);
    case 'WORKDIR':
      return void nodes.workdir.push(instruction);
    case 'SHELL':
      return void nodes.shell.push(instruction);
    case 'VOLUME':
      return void nodes.volume.push(instruction);
    case 'STOPSIGNAL':
      return void nodes.stopsignal.push(instruction);
    case 'MAINTAINER':
      return void nodes.maintainer.push(instruction);
    case 'ONBUILD':
      return void nodes.onbuild.push(instruction);
    default:
  }
}
