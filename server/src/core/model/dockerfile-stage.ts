import type { Instruction as InstructionSyntax } from '../syntax/dockerfile-instruction';
import type { Word } from '../syntax/dockerfile-tree';
import type { Span, Spanned } from '../text/span';
import type { DockerfileModel } from './dockerfile';
import { From } from './dockerfile-image-instructions';
import { type Instruction, viewOf } from './dockerfile-instruction-types';
import { isPosixShell } from './dockerfile-scripts';
import { initialState, SeenState, type State, stateAfter } from './dockerfile-state';
import { addSettings, type Timelines, timelinesUpon } from './dockerfile-timelines';
import { asVariable, PREDEFINED_ARGUMENTS, type VariableSetting } from './dockerfile-variables';
import { FRAME, NAMES, noteLook, withoutNoting } from './outside-reads';
import { type Aspect, aspectOf, aspectOfKind } from './stage-aspects';
import type { Variable } from './variable-expansion';

interface PlacedInstruction extends Spanned {
  readonly order: number;
}

/**
 * A FROM and the instructions behind it. What is asked of those, its own or those of the stages below it, is noted as a
 * look at the stage or at an aspect of it, but for its name (see `NAMES`) and its base stage (see `FRAME`).
 */
export class Stage implements Spanned {
  private readonly ownFrom: From;
  private readInstructions: readonly Instruction[] | undefined;
  private readonly views: Instruction[] = [];
  private readName: { readonly folded: string | undefined } | undefined;
  private readBase: { stage: Stage | undefined } | undefined;
  private readStates: readonly State[] | undefined;
  private readTimelines: Timelines | undefined;

  constructor(
    readonly model: DockerfileModel,
    readonly index: number,
    from: InstructionSyntax,
    private readonly others: readonly InstructionSyntax[],
  ) {
    this.ownFrom = new From(from, { model, stage: this, order: 0 });
  }

  get span(): Span {
    return this.ownFrom.span;
  }

  get from(): From {
    noteLook(this.isImplicit ? FRAME : aspectOf(this.index, 'FROM'));
    return this.ownFrom;
  }

  /** The name behind AS. */
  get name(): Word | undefined {
    noteLook(NAMES);
    return this.ownFrom.alias;
  }

  /** The name in lower case: no builder tells names apart by case. */
  get foldedName(): string | undefined {
    noteLook(NAMES);
    this.readName ??= { folded: this.ownFrom.aliasText?.toLowerCase() };
    return this.readName.folded;
  }

  /** FROM first, then the others in order. */
  get instructions(): readonly Instruction[] {
    noteLook(this.index);
    return this.all;
  }

  private get all(): readonly Instruction[] {
    this.readInstructions ??= [this.ownFrom, ...this.others.map((syntax, index) => this.view(syntax, index))];
    return this.readInstructions;
  }

  /** The instruction at an order, FROM being zero. */
  at(order: number): Instruction | undefined {
    const syntax = this.others[order - 1];
    const found = order === 0 ? this.ownFrom : syntax && this.view(syntax, order - 1);
    this.note('KINDS');
    if (found) this.note(aspectOfKind(found.kind));
    return found;
  }

  /** The kind of the instruction at an order. */
  kindAt(order: number): Instruction['kind'] | undefined {
    this.note('KINDS');
    return withoutNoting(() => this.at(order)?.kind);
  }

  /** The instructions of some kinds in order, triggers of ONBUILD not included. */
  ofKind<K extends Instruction['kind']>(...kinds: readonly K[]): readonly Extract<Instruction, { kind: K }>[] {
    for (const kind of kinds) this.note(aspectOfKind(kind));
    const isOfKind = (instruction: Instruction): instruction is Extract<Instruction, { kind: K }> =>
      kinds.some((kind) => kind === instruction.kind);
    if (this.readInstructions || kinds.some((kind) => kind === 'FROM' || kind === 'UNKNOWN')) {
      return this.all.filter(isOfKind);
    }
    // The others of a stage that did not change are not needed.
    const found: Extract<Instruction, { kind: K }>[] = [];
    for (let index = 0; index < this.others.length; index++) {
      const syntax = this.others[index];
      const view = syntax && kinds.some((kind) => kind === syntax.name) ? this.view(syntax, index) : undefined;
      if (view && isOfKind(view)) found.push(view);
    }
    return found;
  }

  /** Whether any of the instructions of some kinds says something on its own lines, so that it need be looked at. */
  mentions(pattern: RegExp, kinds: readonly Instruction['kind'][]): boolean {
    for (const kind of kinds) this.note(aspectOfKind(kind));
    return this.others.some(({ name, text }) => kinds.some((kind) => kind === name) && pattern.test(text));
  }

  private note(aspect: Aspect): void {
    noteLook(aspectOf(this.index, aspect));
  }

  private view(syntax: InstructionSyntax, index: number): Instruction {
    this.views[index] ??= viewOf(syntax, { model: this.model, stage: this, order: index + 1 });
    return this.views[index];
  }

  /** The earlier stage that FROM names. */
  get baseStage(): Stage | undefined {
    if (this.readBase) return this.readBase.stage;
    // Looked up by the text first, so that the image's variables are asked for only once the base is settled.
    const value = this.ownFrom.imageText;
    const isNumber = value !== undefined && /^[0-9]+$/.test(value);
    const isNamed = value !== undefined && !isNumber;
    // Whatever it is called, which stage it is belongs to the frame.
    const stage = isNamed ? withoutNoting(() => this.model.stageNamed(value, this.index)) : undefined;
    this.readBase = { stage };
    return stage;
  }

  /** The stages that this one builds upon, nearest first. */
  get ancestors(): readonly Stage[] {
    const ancestors: Stage[] = [];
    for (let stage = this.baseStage; stage; stage = stage.baseStage) ancestors.push(stage);
    return ancestors;
  }

  /** The stage at the bottom of the chain: the one whose FROM names an image. */
  get rootStage(): Stage {
    return this.ancestors[this.ancestors.length - 1] ?? this;
  }

  get isFinal(): boolean {
    return this.model.finalStage === this;
  }

  /** Whether it has no FROM of its own: see `DockerfileModel.implicitStage`. */
  get isImplicit(): boolean {
    return this.index < 0;
  }

  /** Whether the image that is shipped holds it: it is the last stage, or one that this builds upon. */
  get isShipped(): boolean {
    const final = this.model.finalStage;
    if (!final) return true;
    return final === this || final?.ancestors.includes(this) === true;
  }

  /** Whether it is built on Windows, as far as the file tells: the base image, the platform or a backtick escape. */
  get isWindows(): boolean {
    const { from } = this.rootStage;
    const image = from.image?.value?.toLowerCase() ?? '';
    const platform = from.platform?.value?.toLowerCase() ?? '';
    return (
      this.model.escapeCharacter === '`' ||
      platform.startsWith('windows') ||
      /(?:^|\/)windows\//.test(image) ||
      /nanoserver|windowsservercore|servercore/.test(image)
    );
  }

  /** Whether its platform says that it is built on Windows. */
  private get isSurelyWindows(): boolean {
    return this.rootStage.from.platform?.value?.toLowerCase().startsWith('windows') === true;
  }

  /** What holds before an instruction of this stage (for a trigger: before its ONBUILD). */
  stateBefore(instruction: { readonly order: number }): State {
    return this.seen(this.states[instruction.order] ?? this.stateBehind);
  }

  /** What holds at the end of the stage. */
  get endState(): State {
    return this.seen(this.stateBehind);
  }

  private seen(state: State): State {
    return new SeenState(state, this.index);
  }

  private get stateBehind(): State {
    const { states } = this;
    return states[states.length - 1] ?? initialState(false);
  }

  /** Whether a POSIX shell runs a shell form at an instruction. */
  hasPosixShellBefore(instruction: PlacedInstruction): boolean {
    const shell = this.shellProgramBefore(instruction);
    return shell === undefined ? !this.isWindows : isPosixShell(shell);
  }

  /** The shell that the file names for an instruction, by SHELL or by a comment of hadolint, whichever comes last. */
  shellProgramBefore(instruction: PlacedInstruction): string | undefined {
    const { shell } = this.stateBefore(instruction);
    const word = shell?.words[0]?.value;
    const pragmas = this.model.shellPragmas;
    if (pragmas.length === 0) return word;
    const last = pragmas.findLast(({ at }) => at < instruction.span.start);
    // What is said above the first FROM holds for every stage, but is weaker than any SHELL.
    if (!last || last.at < this.span.start) return word ?? pragmas.findLast(({ isGlobal }) => isGlobal)?.program;
    return shell && shell.span.start > last.at ? word : last.program;
  }

  /** What the file says of a variable for the instruction at `order`. */
  variable(name: string, order: number): Variable | undefined {
    this.note('CONTEXT');
    // The builder sees to it that there always is a path, which no ARG takes the place of; but not on Windows.
    const hasPath = name === 'PATH' && !this.isSurelyWindows && !this.isImplicit;
    const setting = hasPath ? this.environmentSetting(name, order) : this.setting(name, order);
    if (setting) return asVariable(setting);
    if (hasPath) return { isSet: true, value: undefined };
    if (this.isImplicit) {
      const global = this.model.globalVariable(name, Number.POSITIVE_INFINITY);
      return global?.isSet ? global : undefined;
    }
    if (name === 'PATH') return undefined;
    return this.rootStage.from.isScratch && !PREDEFINED_ARGUMENTS.has(name) ? { isSet: false } : undefined;
  }

  /** The ENV or ARG pair of the file that gives a variable its value at `order`; ENV goes before ARG. */
  setting(name: string, order: number): VariableSetting | undefined {
    const { environment, declared } = this.timelines;
    return environment.before(name, order) ?? declared.before(name, order);
  }

  /** The ENV pair that holds for a name at `order`. */
  environmentSetting(name: string, order: number): VariableSetting | undefined {
    return this.timelines.environment.before(name, order);
  }

  /** The ARG pair that holds for a name at `order`. */
  argumentSetting(name: string, order: number): VariableSetting | undefined {
    return this.timelines.declared.before(name, order);
  }

  /** The names of ENV and ARG that are known at `order`. */
  variableNames(order: number): Set<string> {
    const { environment, declared } = this.timelines;
    const names = environment.namesBefore(order);
    for (const name of declared.namesBefore(order)) names.add(name);
    return names;
  }

  private get timelines(): Timelines {
    this.note('CONTEXT');
    if (this.readTimelines) return this.readTimelines;
    for (const ancestor of this.unreadAncestors((stage) => stage.readTimelines !== undefined))
      ancestor.buildTimelines();
    return this.buildTimelines();
  }

  /** The ancestors that are still to be read, farthest first, so that a long row of stages needs no deep recursion. */
  private unreadAncestors(isRead: (stage: Stage) => boolean): readonly Stage[] {
    const { ancestors } = this;
    const end = ancestors.findIndex(isRead);
    return ancestors.slice(0, end < 0 ? ancestors.length : end).reverse();
  }

  private buildTimelines(): Timelines {
    const timelines = timelinesUpon(this.baseStage?.readTimelines);
    // Set before it is filled: a value may name what stands above it, and that is already in.
    this.readTimelines = timelines;
    for (const trigger of this.inheritedTriggers) addSettings(timelines, trigger, 0, this.model);
    for (const instruction of this.all) addSettings(timelines, instruction, instruction.order, this.model);
    return timelines;
  }

  /** What the ONBUILDs of the base stage run at the start of this one. */
  private get inheritedTriggers(): readonly Instruction[] {
    return this.baseStage?.ofKind('ONBUILD').flatMap((onbuild) => onbuild.trigger ?? []) ?? [];
  }

  /** The state before each instruction, and behind the last. */
  private get states(): readonly State[] {
    if (this.readStates) return this.readStates;
    for (const ancestor of this.unreadAncestors((stage) => stage.readStates !== undefined)) ancestor.buildStates();
    return this.buildStates();
  }

  private buildStates(): readonly State[] {
    let state = this.baseStage?.stateBehind ?? initialState(this.ownFrom.isScratch);
    const states: State[] = [state];
    for (const trigger of this.inheritedTriggers) state = stateAfter(state, trigger, true);
    let hasOwnCmd = false;
    for (const instruction of this.all.slice(1)) {
      states.push(state);
      hasOwnCmd ||= instruction.kind === 'CMD';
      state = stateAfter(state, instruction, hasOwnCmd);
    }
    states.push(state);
    this.readStates = states;
    return states;
  }
}
