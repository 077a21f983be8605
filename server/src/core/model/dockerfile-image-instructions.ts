import { flagOptions, spanInWord } from '../syntax/dockerfile-flag-options';
import { heredocOpening } from '../syntax/dockerfile-heredoc';
import type { Flag, FlagOption, Heredoc, Word } from '../syntax/dockerfile-tree';
import type { Span, Spanned } from '../text/span';
import { InstructionView } from './dockerfile-instructions';
import type { Stage } from './dockerfile-stage';
import type { Value } from './dockerfile-value';
import { type ImageReference, parseImageReference } from './image-reference';
import { withoutNoting } from './outside-reads';

/** FROM: it begins a stage. */
export class From extends InstructionView {
  readonly kind = 'FROM';
  private readImage: Value | undefined;
  private readReference: { readonly reference: ImageReference | undefined } | undefined;

  /** The image or stage name, variables filled in; nothing where FROM is empty. */
  get image(): Value | undefined {
    const word = this.syntax.words[0];
    if (word && !this.readImage) this.readImage = this.expanded(word);
    return this.readImage;
  }

  /** What `image` comes to, for whoever need not know where it stands. */
  get imageText(): string | undefined {
    const [text] = this.syntax.wordTexts;
    return text === undefined ? undefined : this.expansionOf(text).value;
  }

  /** The reference that the image's known value is; nothing for a stage, for scratch and for an unknown value. */
  get reference(): ImageReference | undefined {
    if (this.readReference) return this.readReference.reference;
    const value = this.image?.value;
    // Whether it names a stage belongs to what a record of silence is kept under: see `ShownInstruction.key`.
    const isStage = value !== undefined && withoutNoting(() => this.stage.baseStage !== undefined);
    const reference = value === undefined || isStage || this.isScratch ? undefined : parseImageReference(value);
    this.readReference = { reference };
    return reference;
  }

  /** Where a piece of the reference stands; nothing where a variable fills the image in. */
  spanOfPart(part: { readonly span: Span }): Span | undefined {
    const word = this.syntax.words[0];
    if (!word || this.image?.value !== word.value) return undefined;
    return spanInWord(word, part.span.start, part.span.end);
  }

  get isScratch(): boolean {
    return this.image?.value === 'scratch';
  }

  /** The name behind AS. */
  get alias(): Word | undefined {
    const [, as, name] = this.syntax.words;
    return as?.value.toUpperCase() === 'AS' ? name : undefined;
  }

  /** What `alias` says, for whoever need not know where it stands. */
  get aliasText(): string | undefined {
    const [, as, name] = this.syntax.wordTexts;
    return as?.toUpperCase() === 'AS' ? name : undefined;
  }

  /** The word AS as written. */
  get as(): Word | undefined {
    const as = this.syntax.words[1];
    return as?.value.toUpperCase() === 'AS' ? as : undefined;
  }

  get platform(): Value | undefined {
    return this.flagValue('platform');
  }
}

/** What COPY and ADD have in common. */
export abstract class FileInstruction extends InstructionView {
  private readArguments: readonly Value[] | undefined;

  /** The sources that are paths or addresses; heredocs are in `heredocs`. */
  get sources(): readonly Value[] {
    return this.arguments.slice(0, -1).filter(({ raw }) => !raw.includes('<<') || !heredocOpening(raw));
  }

  get destination(): Value | undefined {
    return this.arguments.length > 1 ? this.arguments[this.arguments.length - 1] : undefined;
  }

  get heredocs(): readonly Heredoc[] {
    return this.syntax.heredocs;
  }

  /** The heredocs that are files to copy: their markers are sources, not parts of one. */
  get inlineFiles(): readonly Heredoc[] {
    const { heredocs } = this;
    if (heredocs.length === 0) return heredocs;
    const names = this.arguments.slice(0, -1).flatMap(({ raw }) => heredocOpening(raw)?.name ?? []);
    return heredocs.filter(({ name }, index) => {
      const isLast = heredocs.findLastIndex((other) => other.name === name) === index;
      return isLast && names.includes(name);
    });
  }

  /** The value of `--from`, which no variable is expanded in. */
  get from(): Word | undefined {
    return this.flag('from')?.value;
  }

  /** The earlier stage that `--from` names, by name or by number. */
  get fromStage(): Stage | undefined {
    const name = this.flag('from')?.text;
    return name === undefined ? undefined : this.model.stageNamed(name, this.stage.index);
  }

  get chown(): Value | undefined {
    return this.flagValue('chown');
  }

  get chmod(): Value | undefined {
    return this.flagValue('chmod');
  }

  get checksum(): Value | undefined {
    return this.flagValue('checksum');
  }

  get excludes(): readonly Word[] {
    return this.flags.flatMap((flag) => (flag.name.value === 'exclude' && flag.value ? [flag.value] : []));
  }

  get isLink(): boolean {
    return this.hasSwitch('link');
  }

  private get arguments(): readonly Value[] {
    this.readArguments ??= this.expandedArguments();
    return this.readArguments;
  }
}

export class Copy extends FileInstruction {
  readonly kind = 'COPY';
}

export class Add extends FileInstruction {
  readonly kind = 'ADD';
}

/** One port of EXPOSE, or a range of ports. */
export interface ExposedPort extends Spanned {
  readonly value: Value;
  /** The first port; nothing where it is unknown or no number. */
  readonly first: number | undefined;
  /** The last port of a range, else the first. */
  readonly last: number | undefined;
  /** The protocol in lower case, `tcp` where none is written. */
  readonly protocol: string | undefined;
}

export class Expose extends InstructionView {
  readonly kind = 'EXPOSE';

  get ports(): readonly ExposedPort[] {
    return this.syntax.words.map((word) => portOf(this.expanded(word)));
  }
}

function portOf(value: Value): ExposedPort {
  const text = value.value;
  const [numbers = '', protocol = 'tcp'] = text?.split('/') ?? [];
  const [first, last] = numbers.split('-').map((number) => (/^[0-9]+$/.test(number) ? Number(number) : undefined));
  return {
    span: value.span,
    value,
    first,
    last: numbers.includes('-') ? last : first,
    protocol: text === undefined ? undefined : protocol.toLowerCase(),
  };
}

export class User extends InstructionView {
  readonly kind = 'USER';

  /** All that stands behind USER. */
  get argument(): Value | undefined {
    const { argument } = this.syntax;
    return argument && this.expanded(argument);
  }

  /** The user without the group as it is known. */
  get name(): string | undefined {
    return this.argument?.value?.split(':')[0];
  }

  /** The group behind the colon as it is known. */
  get group(): string | undefined {
    return this.argument?.value?.split(':')[1];
  }

  /** Where the user stands, the group not included. */
  get nameSpan(): Span {
    const { argument } = this.syntax;
    if (!argument) return this.keyword.span;
    const colon = argument.value.includes('$') ? -1 : argument.value.indexOf(':');
    return spanInWord(argument, 0, colon < 0 ? argument.value.length : colon);
  }

  /** Where the group stands. */
  get groupSpan(): Span | undefined {
    const { argument } = this.syntax;
    const colon = argument?.value.includes('$') ? -1 : (argument?.value.indexOf(':') ?? -1);
    return argument && colon >= 0 ? spanInWord(argument, colon + 1, argument.value.length) : undefined;
  }

  /** Whether the user is known to be root: `root`, or a number that is zero; runtimes read its sign, too. */
  get isRoot(): boolean {
    const { name } = this;
    return name !== undefined && (name.toLowerCase() === 'root' || /^[+-]?0+$/.test(name));
  }
}

/** One `--mount` of RUN. */
export class Mount implements Spanned {
  readonly span: Span;
  readonly options: readonly FlagOption[];

  constructor(readonly flag: Flag) {
    this.span = flag.span;
    this.options = flagOptions(flag);
  }

  /** `bind` where none is written. */
  get type(): string {
    return this.option('type')?.value?.toLowerCase() ?? 'bind';
  }

  /** The last option of one of the names. */
  option(...names: readonly string[]): FlagOption | undefined {
    return this.options.filter((option) => names.includes(option.key)).pop();
  }

  get target(): FlagOption | undefined {
    return this.option('target', 'dst', 'destination');
  }

  get source(): FlagOption | undefined {
    return this.option('source', 'src');
  }

  get from(): FlagOption | undefined {
    return this.option('from');
  }
}
