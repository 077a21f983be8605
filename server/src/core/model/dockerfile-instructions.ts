import type { Instruction as InstructionSyntax } from '../syntax/dockerfile-instruction';
import type { Flag, Heredoc, JsonString, PairSyntax, Word } from '../syntax/dockerfile-tree';
import type { Span, Spanned } from '../text/span';
import { trimmed } from '../text/trimmed';
import type { DockerfileModel } from './dockerfile';
import type { Instruction } from './dockerfile-instruction-types';
import type { Stage } from './dockerfile-stage';
import type { State } from './dockerfile-state';
import { expandedFlag, expandedString, expandedWord, type Value } from './dockerfile-value';
import { FRAME, noteLook, withoutNoting } from './outside-reads';
import { aspectOf } from './stage-aspects';
import { bodyProblem, type Expansion, expand, type Variable } from './variable-expansion';

/** Where an instruction of the model stands. */
export interface Standing<S extends Stage | undefined = Stage> {
  readonly model: DockerfileModel;
  readonly stage: S;
  /** Its place among the instructions of its stage, FROM being zero. */
  readonly order: number;
  /** The ONBUILD that holds it. */
  readonly onbuild?: Onbuild;
}

/** What all instructions have in common. */
export abstract class InstructionView<S extends Stage | undefined = Stage> implements Spanned {
  private lookups: Map<string, Variable | undefined> | undefined;

  constructor(
    readonly syntax: InstructionSyntax,
    private readonly ownStanding: Standing<S>,
  ) {}

  get span(): Span {
    return this.syntax.span;
  }

  /** Whoever asks looks beyond the instruction (see `Looks`), and further by what is asked of the stage. */
  get stage(): S {
    noteLook(FRAME);
    return this.ownStanding.stage;
  }

  get model(): DockerfileModel {
    noteLook(FRAME);
    return this.ownStanding.model;
  }

  get order(): number {
    const { stage, order } = this.ownStanding;
    noteLook(stage ? aspectOf(stage.index, 'CONTEXT') : FRAME);
    return order;
  }

  /** The ONBUILD that holds the instruction, so that it runs in images built on this one. */
  get onbuild(): Onbuild | undefined {
    // The same lines as the instruction itself, so no look beyond it.
    return this.ownStanding.onbuild;
  }

  /** The character that escapes and continues lines. */
  get escapeCharacter(): string {
    return this.syntax.place.escapeCharacter;
  }

  /** What the file says in a span of the instruction's own lines. */
  textIn({ start, end }: Span): string {
    const { lines } = this.syntax.place;
    return this.ownStanding.model.textWithin(lines, start, end);
  }

  /** The keyword as written. */
  get keyword(): Word {
    return this.syntax.keyword;
  }

  get flags(): readonly Flag[] {
    return this.syntax.flags;
  }

  /** The first flag of a name given without dashes. */
  flag(name: string): Flag | undefined {
    return this.syntax.flags.find((flag) => flag.name.value === name);
  }

  /** A flag's value with its variables filled in. */
  flagValue(name: string): Value | undefined {
    const flag = this.flag(name);
    return flag && expandedFlag(flag, (variable) => this.lookup(variable), this.escapeCharacter);
  }

  /** Whether a flag that may stand alone is set. */
  hasSwitch(name: string): boolean {
    const flag = this.flag(name);
    return flag !== undefined && flag.text !== 'false';
  }

  /** What holds in the stage when the instruction begins. */
  get state(): State | undefined {
    return this.stage?.stateBefore(this);
  }

  /** What a text of the instruction comes to when its variables are filled in. */
  expansionOf(text: string): Expansion {
    return expand(text, (name) => this.lookup(name), this.escapeCharacter);
  }

  /** Why a builder refuses the body of a heredoc that it expands. */
  problemOf(heredoc: Heredoc): string | undefined {
    if (!heredoc.expands) return undefined;
    return bodyProblem(this.textIn(heredoc.body), (name) => this.lookup(name));
  }

  protected expanded(word: Word): Value {
    return expandedWord(word, (name) => this.lookup(name), this.escapeCharacter);
  }

  protected expandedItem(string: JsonString): Value {
    return expandedString(string, (name) => this.lookup(name), this.escapeCharacter);
  }

  /** What the variables came to that were filled in until now. */
  get variablesFilledIn(): ReadonlyMap<string, Variable | undefined> | undefined {
    return this.lookups;
  }

  /** What a variable comes to here. That alone does not count as a look beyond: see `variablesFilledIn`. */
  lookup(name: string): Variable | undefined {
    const found = withoutNoting(() => this.find(name));
    this.lookups ??= new Map();
    this.lookups.set(name, found);
    return found;
  }

  protected find(name: string): Variable | undefined {
    const { model, stage, order } = this.ownStanding;
    return model.variable(stage, name, order);
  }

  /** The arguments of either form, variables filled in. */
  protected expandedArguments(): readonly Value[] {
    const { json } = this.syntax;
    return json
      ? json.items.map((item) => this.expandedItem(item))
      : this.syntax.words.map((word) => this.expanded(word));
  }
}

/** One `name=value` of ENV, LABEL or ARG. */
export class Pair<I extends InstructionView<Stage | undefined>> implements Spanned {
  readonly span: Span;
  private readValue: Value | undefined;

  constructor(
    readonly syntax: PairSyntax,
    readonly instruction: I,
    private readonly expandValue: (word: Word) => Value,
    /** Not those of ARG, which builders take as they are written. */
    private readonly isNameExpanded = true,
  ) {
    this.span = syntax.span;
  }

  get stage(): I['stage'] {
    return this.instruction.stage;
  }

  /** The name, variables in it filled in where they are known. */
  get name(): string {
    return this.expandedName?.value ?? this.syntax.name.value;
  }

  /** The name with its variables, nothing for a name that is one already: without quotes, escapes, a byte order mark. */
  get expandedName(): Value | undefined {
    const { name } = this.syntax;
    return this.isNameExpanded && /[$'"\\`]|^\ufeff/.test(name.value) ? this.expandValue(name) : undefined;
  }

  get nameSpan(): Span {
    return this.syntax.name.span;
  }

  /** The value with variables filled in; nothing where there is none, as in `ARG name`. */
  get value(): Value | undefined {
    const { value } = this.syntax;
    if (!value || this.readValue) return this.readValue;
    const expanded = this.expandValue(value);
    // Expanding reads the pairs before this one, and may come by here first.
    this.readValue ??= expanded;
    return this.readValue;
  }
}

export class Env extends InstructionView {
  readonly kind = 'ENV';
  private readPairs: readonly EnvPair[] | undefined;

  get pairs(): readonly EnvPair[] {
    this.readPairs ??= this.syntax.pairs.map((pair) => new Pair(pair, this, (word) => this.expanded(word)));
    return this.readPairs;
  }
}

/** Before a name that is declared on the same line, so that it takes over what stands above the first FROM. */
const DECLARED = '=';

export class Arg extends InstructionView<Stage | undefined> {
  readonly kind = 'ARG';
  private readPairs: readonly ArgPair[] | undefined;

  get pairs(): readonly ArgPair[] {
    this.readPairs ??= this.syntax.pairs.map(
      (pair, index) =>
        new Pair(
          pair,
          this,
          (word) => expandedWord(word, (name) => this.lookupAt(name, index), this.escapeCharacter),
          false,
        ),
    );
    return this.readPairs;
  }

  /** What a variable comes to for the pair number `index`, which sees those before it. */
  private lookupAt(name: string, index: number): Variable | undefined {
    const before = index === 0 ? undefined : this.pairs.slice(0, index).findLast((pair) => pair.name === name);
    if (!before) return this.lookup(name);
    return before.value ? { isSet: true, value: before.value.value } : this.lookup(DECLARED + name);
  }

  protected override find(name: string): Variable | undefined {
    if (!name.startsWith(DECLARED)) return super.find(name);
    const own = name.slice(DECLARED.length);
    const global = this.stage && this.model.globalVariable(own, Number.POSITIVE_INFINITY);
    return global?.isSet ? global : super.find(own);
  }
}

export class Label extends InstructionView {
  readonly kind = 'LABEL';
  private readPairs: readonly LabelPair[] | undefined;

  get pairs(): readonly LabelPair[] {
    this.readPairs ??= this.syntax.pairs.map((pair) => new Pair(pair, this, (word) => this.expanded(word)));
    return this.readPairs;
  }
}

export type EnvPair = Pair<Env>;
export type ArgPair = Pair<Arg>;
export type LabelPair = Pair<Label>;

export class Workdir extends InstructionView {
  readonly kind = 'WORKDIR';

  get path(): Value | undefined {
    const { argument } = this.syntax;
    return argument && this.expanded(argument);
  }
}

export class Stopsignal extends InstructionView {
  readonly kind = 'STOPSIGNAL';

  get signal(): Value | undefined {
    const { argument } = this.syntax;
    return argument && this.expanded(argument);
  }
}

export class Volume extends InstructionView {
  readonly kind = 'VOLUME';

  get paths(): readonly Value[] {
    // The builder takes the blanks around a path in the JSON form off.
    return this.expandedArguments().map((path) => ({
      ...path,
      raw: trimmed(path.raw),
      value: path.value && trimmed(path.value),
    }));
  }
}

export class Maintainer extends InstructionView {
  readonly kind = 'MAINTAINER';
}

export class Unknown extends InstructionView {
  readonly kind = 'UNKNOWN';
}

export class Shell extends InstructionView {
  readonly kind = 'SHELL';

  /** The words of the JSON form. */
  get words(): readonly JsonString[] {
    return this.syntax.json?.items ?? [];
  }
}

export class Onbuild extends InstructionView {
  readonly kind = 'ONBUILD';
  private readTrigger: { trigger: Instruction | undefined } | undefined;

  /** The instruction that runs in images built on this one. */
  get trigger(): Instruction | undefined {
    this.readTrigger ??= { trigger: withoutNoting(() => this.model.triggerOf(this)) };
    return this.readTrigger.trigger;
  }
}
