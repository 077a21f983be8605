import type { Comment } from '../syntax/dockerfile-tree';
import type { Problem } from '../syntax/problem';
import { type Span, type Spanned, startingWithin } from '../text/span';
import type { DockerfileModel } from './dockerfile';
import type { Instruction } from './dockerfile-instruction-types';
import type { Arg } from './dockerfile-instructions';
import type { Stage } from './dockerfile-stage';
import { HEAD, noteLook, withoutNoting } from './outside-reads';

/**
 * The lines from one FROM to the next, or those above the first one. Rules that look for something in all of the file
 * visit its sections, so that only the edited one is looked at again.
 */
export class Section {
  constructor(
    private readonly model: DockerfileModel,
    /** The number of a stage, or `HEAD`. */
    private readonly division: number,
  ) {}

  /** Above the first stage the one that holds what does not belong there, nothing where nothing does. */
  get stage(): Stage | undefined {
    return this.division === HEAD ? this.model.implicitStage : this.model.stages[this.division];
  }

  /** None for a stage. */
  get globalArguments(): readonly Arg[] {
    return this.division === HEAD ? this.model.globalArguments : [];
  }

  get instructions(): readonly Instruction[] {
    return this.stage?.instructions ?? [];
  }

  /** The comments in it in order, those inside continued instructions included. */
  get comments(): readonly Comment[] {
    return this.own(({ comments }) => comments);
  }

  /** What the parser could not read of it, in order. */
  get problems(): readonly Problem[] {
    return this.own(({ problems }) => problems);
  }

  /** What stands in a span of the section. */
  textIn({ start, end }: Span): string {
    noteLook(this.division);
    return this.model.textWithin(this.lines, start, end);
  }

  private get lines(): Span {
    const { model, division } = this;
    return withoutNoting(() => ({
      start: model.stages[division]?.from.syntax.linesStart ?? 0,
      end: model.stages[division === HEAD ? 0 : division + 1]?.from.syntax.linesStart ?? model.text.length,
    }));
  }

  private own<S extends Spanned>(all: (model: DockerfileModel) => readonly S[]): readonly S[] {
    noteLook(this.division);
    return startingWithin(
      withoutNoting(() => all(this.model)),
      this.lines,
    );
  }
}
