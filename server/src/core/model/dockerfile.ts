import type { DockerfileTree } from '../syntax/dockerfile';
import { Instruction as InstructionSyntax } from '../syntax/dockerfile-instruction';
import { LogicalText } from '../syntax/dockerfile-logical-text';
import type { Comment, Directive } from '../syntax/dockerfile-tree';
import type { Problem } from '../syntax/problem';
import type { Span, Spanned } from '../text/span';
import { type Instruction, viewOf } from './dockerfile-instruction-types';
import { Arg, type ArgPair, type Onbuild } from './dockerfile-instructions';
import { type ShellPragma, shellPragmas } from './dockerfile-shell-pragmas';
import { Stage } from './dockerfile-stage';
import { AUTOMATIC_ARGUMENTS, asVariable, VariableTimeline } from './dockerfile-variables';
import { NAMES, noteLook, noteOutsideRead } from './outside-reads';
import type { Variable } from './variable-expansion';

export { Stage } from './dockerfile-stage';
export type { State } from './dockerfile-state';

/** The model of a tree. Its parts are read when they are first asked for. */
export function buildDockerfile(tree: DockerfileTree): DockerfileModel {
  return new DockerfileModel(tree);
}

/** What a rule sees of a Dockerfile. What no stage says and no FROM line is noted as a look at everything: see `Looks`. */
export class DockerfileModel implements Spanned {
  readonly stages: readonly Stage[];
  /** The ARGs above the first FROM. */
  readonly globalArguments: readonly Arg[];
  /**
   * Instructions other than ARG above the first FROM, which a builder refuses: they are looked at all the same, as
   * those of a stage whose FROM is an empty one at their start. It is none of `stages`.
   */
  readonly implicitStage: Stage | undefined;
  private readonly globals = new VariableTimeline();
  private globalsBuilt = 0;
  private readNames: ReadonlyMap<string, readonly Stage[]> | undefined;
  private readPragmas: readonly ShellPragma[] | undefined;

  constructor(private readonly ownTree: DockerfileTree) {
    const globalArguments: Arg[] = [];
    const stray: InstructionSyntax[] = [];
    const stages: Stage[] = [];
    let own: InstructionSyntax[] | undefined;
    for (const instruction of ownTree.instructions) {
      if (instruction.name === 'FROM') {
        own = [];
        stages.push(new Stage(this, stages.length, instruction, own));
      } else if (own) own.push(instruction);
      else if (instruction.name === 'ARG') {
        const standing = { model: this, stage: undefined, order: globalArguments.length };
        globalArguments.push(new Arg(instruction, standing));
      } else stray.push(instruction);
    }
    this.globalArguments = globalArguments;
    const first = stray[0];
    this.implicitStage = first && new Stage(this, -1, emptyInstruction(first), stray);
    this.stages = stages;
  }

  get tree(): DockerfileTree {
    noteOutsideRead();
    return this.ownTree;
  }

  get span(): Span {
    return { start: 0, end: this.text.length };
  }

  get text(): string {
    noteOutsideRead();
    return this.ownTree.text;
  }

  /** What stands from `start` to `end`, as far as it is within the lines of an instruction: no look beyond those. */
  textWithin(lines: Span, start: number, end: number): string {
    return this.ownTree.text.slice(Math.max(start, lines.start), Math.min(end, lines.end));
  }

  /** The character that escapes and continues lines. */
  get escapeCharacter(): string {
    return this.ownTree.escapeCharacter;
  }

  get directives(): readonly Directive[] {
    return this.ownTree.directives;
  }

  get comments(): readonly Comment[] {
    return this.tree.comments;
  }

  get problems(): readonly Problem[] {
    return this.tree.problems;
  }

  /** The comments by which hadolint is told of a shell: for a stage those in it count, and those above the first one. */
  get shellPragmas(): readonly ShellPragma[] {
    this.readPragmas ??= shellPragmas(this.ownTree);
    return this.readPragmas;
  }

  /** The stage that a build makes when no target is named: the last one. */
  get finalStage(): Stage | undefined {
    return this.stages[this.stages.length - 1];
  }

  /** The pairs of the ARGs above the first FROM. */
  get globalPairs(): readonly ArgPair[] {
    return this.globalArguments.flatMap((argument) => argument.pairs);
  }

  /** The stage that a name (in any case) or a number means to an instruction of the stage number `before`. */
  stageNamed(name: string, before: number): Stage | undefined {
    noteLook(NAMES);
    const found = this.byName.get(name.toLowerCase())?.findLast(({ index }) => index < before);
    if (found) return found;
    const number = /^[0-9]+$/.test(name) ? Number(name) : -1;
    return number < before ? this.stages[number] : undefined;
  }

  private get byName(): ReadonlyMap<string, readonly Stage[]> {
    if (this.readNames) return this.readNames;
    const byName = new Map<string, Stage[]>();
    for (const stage of this.stages) {
      const { foldedName } = stage;
      if (foldedName === undefined) continue;
      const same = byName.get(foldedName);
      if (same) same.push(stage);
      else byName.set(foldedName, [stage]);
    }
    this.readNames = byName;
    return byName;
  }

  /** What is known of a variable for the instruction at `order` of a stage, or of the global part without a stage. */
  variable(stage: Stage | undefined, name: string, order: number): Variable | undefined {
    if (!stage) return this.globalVariable(name, order);
    return order === 0 ? this.globalVariable(name, Number.POSITIVE_INFINITY) : stage.variable(name, order);
  }

  /** What a global ARG comes to for the one at `order`, which sees the names before its own, or for FROM. */
  globalVariable(name: string, order: number): Variable | undefined {
    while (this.globalsBuilt <= order && this.globalsBuilt < this.globalArguments.length) {
      // Counted first: its own values ask for what stands before them.
      const at = this.globalsBuilt++;
      for (const pair of this.globalArguments[at]?.pairs ?? []) {
        // Without a value it leaves the one that an earlier ARG has given.
        if (pair.value === undefined && this.globals.before(pair.name, at + 1)) continue;
        const value = pair.value?.value;
        const isDeclaredOnly = pair.value === undefined;
        this.globals.add({ name: pair.name, value, source: pair, order: at, isDeclaredOnly });
      }
    }
    const setting = this.globals.before(name, order + 1);
    // What the builder sets by itself is set, whether it is declared or not.
    if (setting && !(setting.isDeclaredOnly && AUTOMATIC_ARGUMENTS.has(name))) return asVariable(setting);
    return AUTOMATIC_ARGUMENTS.has(name) ? { isSet: true, value: undefined } : { isSet: false };
  }

  /** The instruction that an ONBUILD holds. */
  triggerOf(onbuild: Onbuild): Instruction | undefined {
    const { trigger } = onbuild.syntax;
    return trigger && viewOf(trigger, { model: this, stage: onbuild.stage, order: onbuild.order, onbuild });
  }
}

/** An instruction without text where another begins. */
function emptyInstruction({ span: { start }, place }: InstructionSyntax): InstructionSyntax {
  const lines = { start, end: start };
  const { escapeCharacter } = place;
  return new InstructionSyntax(LogicalText.at('', start), {
    escapeCharacter,
    lines,
    heredocs: [],
    comments: [],
    emptyLines: [],
  });
}
