import type { DockerfileModel } from '../model/dockerfile';
import {
  type Divisions,
  divisionsOf,
  placedInstructionsOf,
  shownInstructionAt,
  shownInstructionsOf,
  UnchangedDivisions,
} from '../model/dockerfile-divisions';
import { Section } from '../model/dockerfile-section';
import type { FilledIn, ShownInstruction } from '../model/dockerfile-shown-instruction';
import { HEAD, takeLooks, withoutNoting } from '../model/outside-reads';
import { ALL_ASPECTS, type Aspects, changedAspects } from '../model/stage-aspects';
import { type Span, shifted } from '../text/span';
import type { ActiveRules } from './active-rules';
import type { Answers, NotedProject } from './noted-project';
import {
  byKey,
  DivisionMemory,
  type InstructionMemory,
  type MemoriesByKey,
  type PlacedMemory,
} from './remembered-division';
import { type Part, Parts } from './remembered-parts';
import { PlacedReport, type Placement, type Recall, type RememberedReport } from './remembered-report';
import type { ReportDetails, Rule } from './rule';
import type { RuleRunner } from './run-rules';

/**
 * What the rules said of a Dockerfile, with what they looked at: lent by one analysis to the next, which asks only those
 * again for whom something has changed. So a keystroke costs what the changed lines cost, not the file. Holds nothing of
 * the file but texts.
 */
export interface RememberedChecks {
  readonly active: ActiveRules;
  readonly path: string;
  readonly divisions: Divisions;
  /** Of what stands above the first stage, then of each stage. */
  readonly memories: readonly DivisionMemory[];
  /** Of the project. */
  readonly answers: Answers;
}

/** Shows a Dockerfile to the rules, but where it is known what they say. */
export function showDockerfile(
  model: DockerfileModel,
  active: ActiveRules,
  path: string,
  runner: RuleRunner,
  project: NotedProject,
  lent: RememberedChecks | undefined,
): RememberedChecks {
  const earlier = lent?.active === active && lent.path === path ? lent : undefined;
  const { divisions, memories } = new Show(model, active, runner, project, earlier);
  return { active, path, divisions, memories, answers: project.answers };
}

/** Something that is shown by one or several visits. */
interface Subject {
  readonly visits: readonly string[];
  nodes(visit: string): readonly unknown[];
}

class Show {
  readonly divisions: Divisions;
  readonly memories: readonly DivisionMemory[];
  private readonly unchanged: UnchangedDivisions;
  private readonly placement: Placement;
  private everywhere: MemoriesByKey | undefined;

  constructor(
    private readonly model: DockerfileModel,
    private readonly active: ActiveRules,
    private readonly runner: RuleRunner,
    project: NotedProject,
    private readonly earlier: RememberedChecks | undefined,
  ) {
    this.divisions = divisionsOf(model);
    this.unchanged = new UnchangedDivisions(
      earlier?.divisions,
      this.divisions,
      (question) => project.hasSameAnswer(question, earlier?.answers),
      (stage) => this.changedIn(stage),
    );
    this.placement = { divisions: this.divisions, length: withoutNoting(() => model.text.length) };
    this.memories = [HEAD, ...this.divisions.stages.keys()].map((division) => this.showDivision(division));
  }

  private showDivision(division: number): DivisionMemory {
    const known = this.unchanged.isFrameSame ? this.earlier?.memories[division + 1] : undefined;
    // Some rules look at all of the file, and what they say is kept with what stands above the first stage.
    if (known && division !== HEAD && this.unchanged.isSame(division) && this.unchanged.holds(known.reach)) {
      this.sayAll(known, division);
      return known;
    }
    const isSaid = known !== undefined && this.sayAgain(known.parts, 0, division);
    const parts = isSaid ? known.parts : this.ask(() => wholeOf(this.model, division), known?.parts, undefined);
    if (!known || !this.unchanged.isSame(division)) {
      return new DivisionMemory(parts, this.showChanged(division, known));
    }
    const instructions = this.showUnchanged(division, known);
    const isKept = parts === known.parts && instructions === known.instructions;
    return isKept ? known : new DivisionMemory(parts, instructions);
  }

  /** Most of a file is told so at each keystroke, so that nothing is made for it but the reports. */
  private sayAll({ said }: DivisionMemory, division: number): void {
    const from = this.startOf(division);
    for (const { index, start, reports } of said) this.place(reports, from + start, division, index);
  }

  private place(reports: readonly RememberedReport[], ownStart: number, division: number, index?: number): void {
    const recall: Recall = (report) => {
      const subject = index === undefined ? wholeOf(this.model, division) : this.instruction(division, index);
      return this.recall(report, subject);
    };
    for (const report of reports) this.runner.add(new PlacedReport(report, ownStart, this.divisions, recall));
  }

  private changedIn(stage: number): Aspects {
    const before = this.earlier?.divisions.stages[stage];
    const known = this.earlier?.memories[stage + 1];
    const after = this.divisions.stages[stage];
    if (!before || !known || !after) return ALL_ASPECTS;
    const earlier = { text: before.text, instructions: known.instructions };
    return changedAspects(earlier, { text: after.text, instructions: placedInstructionsOf(this.model, stage) });
  }

  private showUnchanged(division: number, { instructions }: DivisionMemory): readonly PlacedMemory[] {
    const start = this.startOf(division);
    let changed: PlacedMemory[] | undefined;
    for (let index = 0; index < instructions.length; index++) {
      const placed = instructions[index];
      if (!placed || placed.memory.parts.length === 0) continue;
      const { kind, memory, lines } = placed;
      if (this.sayAgain(memory.parts, start + lines.start, division, index)) continue;
      const subject = this.instruction(division, index);
      const parts = this.ask(() => subject, memory.parts, shifted(lines, start));
      const variables = together(memory.variables, subject.variables);
      changed ??= [...instructions];
      changed[index] = { kind, memory: { key: memory.key, variables, parts }, lines };
    }
    return changed ?? instructions;
  }

  private showChanged(division: number, known: DivisionMemory | undefined): readonly PlacedMemory[] {
    const start = this.startOf(division);
    const memoryOf = this.memoryIn(division, known);
    return shownInstructionsOf(this.model, division).map((instruction, index) => {
      const { kind, key, lines } = instruction;
      const memory = memoryOf(instruction, key, index);
      const parts = this.ask(() => instruction, memory?.parts, lines);
      const isSame = memory !== undefined && parts === memory.parts;
      const variables = together(memory?.variables, instruction.variables);
      return { kind, memory: isSame ? memory : { key, variables, parts }, lines: shifted(lines, -start) };
    });
  }

  /** What is known of the instructions of a division that has changed. */
  private memoryIn(division: number, known: DivisionMemory | undefined): MemoryOf {
    if (known && this.unchanged.isInPlace(division)) {
      // Of two that say the same, each has its own place, and what it looked at may have stayed the same only there.
      return (instruction, key, index) => {
        const memory = known.instructions[index]?.memory;
        return memory?.key === key && instruction.fillsIn(memory.variables) ? memory : undefined;
      };
    }
    const memories = known ? byKey([known]) : this.memoriesEverywhere();
    return (instruction, key) => memories.get(key)?.find(({ variables }) => instruction.fillsIn(variables));
  }

  /**
   * Says again what is known of a division, or of the instruction at an index in it, which begins at `ownStart`.
   *
   * @returns whether all of it still holds; nothing is said where it does not
   */
  private sayAgain(parts: readonly Part[], ownStart: number, division: number, index?: number): boolean {
    for (const { looks } of parts) if (looks && !this.unchanged.holds(looks)) return false;
    for (const { reports } of parts) if (reports.length > 0) this.place(reports, ownStart, division, index);
    return true;
  }

  /** Says again what is known and still holds, and asks the others. `own` are the lines of the instruction it is about. */
  private ask(subjectOf: () => Subject, known: readonly Part[] | undefined, own: Span | undefined): readonly Part[] {
    if (!known) {
      const subject = subjectOf();
      const rules = subject.visits.flatMap((visit) => this.active.byVisit.get(visit) ?? []);
      return this.listen(subject, rules, own);
    }
    const outdated: Part[] = [];
    const recall = (report: RememberedReport) => this.recall(report, subjectOf());
    for (const part of known) {
      if (part.looks && !this.unchanged.holds(part.looks)) {
        outdated.push(part);
        continue;
      }
      for (const report of part.reports) {
        this.runner.add(new PlacedReport(report, own?.start ?? 0, this.divisions, recall));
      }
    }
    if (outdated.length === 0) return known;
    const kept = known.filter((part) => !outdated.includes(part));
    const rules = outdated.flatMap((part) => part.rules);
    return [...kept, ...this.listen(subjectOf(), rules, own)];
  }

  private recall({ rule, index }: RememberedReport, subject: Subject): ReportDetails<never> | undefined {
    return this.runner.recall(rule, subject.nodes(rule.visit))[index]?.details;
  }

  /** Shows something to rules and notes who said what. */
  private listen(subject: Subject, rules: readonly Rule[], own: Span | undefined): readonly Part[] {
    const parts = new Parts(this.placement, own);
    let visit: string | undefined;
    let nodes: readonly unknown[] = [];
    for (const rule of rules) {
      if (rule.visit !== visit) {
        visit = rule.visit;
        nodes = subject.nodes(visit);
      }
      takeLooks();
      const { said, hasFailed } = this.runner.showAll(rule, nodes);
      parts.add(rule, takeLooks(), said, hasFailed);
    }
    return parts.all;
  }

  private memoriesEverywhere(): MemoriesByKey {
    this.everywhere ??= byKey(this.earlier?.memories ?? []);
    return this.everywhere;
  }

  private startOf(division: number): number {
    return this.divisions.stages[division]?.start ?? 0;
  }

  private instruction(division: number, index: number): ShownInstruction {
    const found = shownInstructionAt(this.model, division, index);
    if (!found) throw new Error('An unchanged division has lost an instruction.');
    return found;
  }
}

type MemoryOf = (instruction: ShownInstruction, key: string, index: number) => InstructionMemory | undefined;

/** What is no single instruction: the file above the first stage, else the stage. */
function wholeOf(model: DockerfileModel, division: number): Subject {
  const section = new Section(model, division);
  if (division === HEAD) {
    return { visits: ['file', 'section'], nodes: (visit) => [visit === 'file' ? model : section] };
  }
  const stage = model.stages[division];
  const visits = stage === model.finalStage ? ['section', 'stage', 'finalStage'] : ['section', 'stage'];
  return { visits, nodes: (visit) => [visit === 'section' ? section : stage] };
}

function together(known: FilledIn | undefined, more: FilledIn): FilledIn {
  if (!known || known.size === 0) return more;
  for (const name of more.keys()) if (!known.has(name)) return new Map([...known, ...more]);
  return known;
}
