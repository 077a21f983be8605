import type { DockerfileModel } from '../../../model/dockerfile';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { keptFor } from '../../../model/outside-reads';
import type { Problem } from '../../../syntax/problem';
import { countBefore } from '../../../text/span';

/** The rule that speaks of each problem of the parser; what is not listed falls to `dockerfile/syntax-invalid`. */
const RULES: Readonly<Record<string, string>> = {
  'unknown-instruction': 'unknown-instruction',
  'instruction-before-from': 'instruction-order',
  'no-from': 'instruction-order',
  'missing-arguments': 'argument-count',
  'from-arguments': 'argument-count',
  'missing-destination': 'argument-count',
  'healthcheck-none': 'argument-count',
  'shell-not-json': 'shell-not-json',
  'unterminated-heredoc': 'heredoc-unterminated',
  'unknown-flag': 'unknown-flag',
  'duplicate-flag': 'unknown-flag',
  'missing-flag-value': 'unknown-flag',
  'invalid-flag-value': 'unknown-flag',
  'invalid-check-option': 'healthcheck-options-invalid',
  // Said by json-array-invalid, which finds more of the kind by itself.
  'json-not-strings': 'json-array-invalid',
  'trigger-not-allowed': 'onbuild-forbidden',
  'invalid-stage-name': 'stage-name-invalid',
  'duplicate-directive': 'directive-invalid',
  'invalid-escape': 'directive-invalid',
  'invalid-check': 'directive-invalid',
  'missing-value': 'key-value-syntax',
  'missing-name': 'key-value-syntax',
  // A text that is still empty is no mistake.
  'empty-file': '',
};

/** The problems of a file or section that belong to the rule of a name. */
export function problemsFor({ problems }: Pick<DockerfileModel, 'problems'>, rule: string): readonly Problem[] {
  return problems.filter(({ code }) => (RULES[code] ?? 'syntax-invalid') === rule);
}

/** The instructions of all stages in the order of the file, those before the first FROM included. */
const instructionsOf = keptFor(({ implicitStage, stages }: DockerfileModel): readonly Instruction[] =>
  (implicitStage ? [implicitStage, ...stages] : stages).flatMap((stage) => [...stage.instructions]),
);

/** The instruction that holds a place, or the one under ONBUILD that does. */
export function instructionAt(file: DockerfileModel, { span }: Problem): Instruction | undefined {
  const list = instructionsOf(file);
  const found = list[countBefore(list, span.start + 1) - 1];
  if (!found || span.end > found.span.end) return undefined;
  if (found.kind !== 'ONBUILD' || !found.trigger) return found;
  return found.trigger.span.start <= span.start ? found.trigger : found;
}

/** The instruction that stands before a place. */
export function instructionBefore(file: DockerfileModel, { span }: Problem): Instruction | undefined {
  const list = instructionsOf(file);
  return list[countBefore(list, span.start + 1) - 2];
}

/** The message of a problem without its full stop, as findings are worded. */
export function sentence({ message }: Problem): string {
  return message.endsWith('.') ? message.slice(0, -1) : message;
}
