import type { ShownInstruction } from '../model/dockerfile-shown-instruction';
import { outsideReads } from '../model/outside-reads';
import type { ActiveRules } from './active-rules';
import type { Rule } from './rule';
import type { RuleRunner } from './run-rules';

/** Rules and the visit that shows them something. */
interface Audience {
  readonly visit: string;
  readonly rules: readonly Rule[];
}

/**
 * Which rules must be asked again about each instruction of a Dockerfile: those that said something, and those that
 * looked beyond it, at what may have changed. All others were silent for what the instruction itself says, and stay so
 * until it changes. That is nearly all of them, so that a keystroke costs what one instruction costs, not the file.
 * Lent by one analysis to the next; holds nothing of the file but the keys of its instructions.
 */
export interface RememberedSilence {
  readonly active: ActiveRules;
  readonly path: string;
  /** By the key of the instruction. */
  readonly again: ReadonlyMap<string, Again>;
}

/** Who must see an instruction again, as long as its variables come to the same. */
interface Again {
  readonly variables: ShownInstruction['variables'];
  readonly audiences: readonly Audience[];
}

/** Shows instructions to the rules, but for those that are known to be silent. */
export function showInstructions(
  instructions: readonly ShownInstruction[],
  active: ActiveRules,
  path: string,
  runner: RuleRunner,
  earlier: RememberedSilence | undefined,
): RememberedSilence {
  const known = earlier?.active === active && earlier.path === path ? earlier.again : undefined;
  const again = new Map<string, Again>();
  for (const instruction of instructions) {
    const { key } = instruction;
    const kept = known?.get(key);
    if (kept && instruction.fillsIn(kept.variables)) {
      for (const audience of kept.audiences) show(instruction, audience, runner);
      again.set(key, kept);
    } else again.set(key, firstShow(instruction, active, runner));
  }
  return { active, path, again };
}

/** Shows an instruction to everybody; who must see it again. */
function firstShow(instruction: ShownInstruction, active: ActiveRules, runner: RuleRunner): Again {
  const audiences: Audience[] = [];
  for (const visit of instruction.visits) {
    const rules = active.byVisit.get(visit);
    const loud = rules && show(instruction, { visit, rules }, runner);
    if (loud) audiences.push({ visit, rules: loud });
  }
  return { variables: instruction.variables, audiences };
}

/** Shows an instruction to some rules; those that said something or looked beyond it, nothing where none did. */
function show(instruction: ShownInstruction, { visit, rules }: Audience, runner: RuleRunner): Rule[] | undefined {
  const nodes = instruction.nodes(visit);
  if (nodes.length === 0) return undefined;
  let loud: Rule[] | undefined;
  for (const rule of rules) {
    const reads = outsideReads();
    const { count } = runner;
    for (const node of nodes) runner.show(rule, node);
    if (reads === outsideReads() && count === runner.count) continue;
    loud ??= [];
    loud.push(rule);
  }
  return loud;
}
