import type { DockerfileModel } from './dockerfile';
import type { Instruction } from './dockerfile-instruction-types';
import type { ArgPair, EnvPair } from './dockerfile-instructions';
import { type VariableSetting, VariableTimeline } from './dockerfile-variables';

/** What ENV and what ARG say in a stage and those that it is built on, in order. */
export interface Timelines {
  readonly environment: VariableTimeline;
  readonly declared: VariableTimeline;
}

/** Those of a stage that says nothing yet. */
export function timelinesUpon(base: Timelines | undefined): Timelines {
  return {
    environment: new VariableTimeline(base?.environment),
    declared: new VariableTimeline(base?.declared),
  };
}

/** Takes in what an instruction says of variables, which holds from an order on. */
export function addSettings(
  { environment, declared }: Timelines,
  instruction: Instruction,
  order: number,
  model: DockerfileModel,
): void {
  if (instruction.kind === 'ENV') {
    for (const pair of instruction.pairs) environment.add(environmentSetting(pair, order));
  } else if (instruction.kind === 'ARG') {
    for (const pair of instruction.pairs) declared.add(declaredSetting(pair, order, declared, model));
  }
}

function environmentSetting(pair: EnvPair, order: number): VariableSetting {
  return { name: pair.name, value: pair.value?.value, source: pair, order, isDeclaredOnly: false };
}

function declaredSetting(
  pair: ArgPair,
  order: number,
  declared: VariableTimeline,
  model: DockerfileModel,
): VariableSetting {
  const { name } = pair;
  const own = pair.value;
  if (own) return { name, value: own.value, source: pair, order, isDeclaredOnly: false };
  // What the builder sets by itself is known there too.
  const global = model.globalVariable(name, Number.POSITIVE_INFINITY);
  if (global?.isSet) return { name, value: global.value, source: pair, order, isDeclaredOnly: false };
  const earlier = declared.before(name, order);
  // Without a value it leaves the one that an earlier ARG has given.
  if (earlier && !earlier.isDeclaredOnly) return { ...earlier, source: pair, order };
  return { name, value: undefined, source: pair, order, isDeclaredOnly: true };
}
