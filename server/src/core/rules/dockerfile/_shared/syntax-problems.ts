import type { DockerfileModel } from '../../../model/dockerfile';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Problem } from '../../../syntax/problem';

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
  // Said by json-array-invalid, which finds more of the kind by itself.
  'json-not-strings': 'json-array-invalid',
  'trigger-not-allowed': 'onbuild-forbidden',
  'invalid-stage-name': 'stage-name-invalid',
  'duplicate-directive': 'directive-invalid',
  'invalid-escape': 'directive-invalid',
  'missing-value': 'key-value-syntax',
  'missing-name': 'key-value-syntax',
  // A text that is still empty is no mistake.
  'empty-file': '',
};

/** The problems of a file that belong to the rule of a name. */
export function problemsFor(file: DockerfileModel, rule: string): readonly Problem[] {
  return file.problems.filter(({ code }) => (RULES[code] ?? 'syntax-invalid') === rule);
}

/** The instruction that holds a place, or the one under ONBUILD that does. */
export function instructionAt(file: DockerfileModel, { span }: Problem): Instruction | undefined {
  const { implicitStage, stages } = file;
  const all = (implicitStage ? [implicitStage, ...stages] : stages).flatMap((stage) => [...stage.instructions]);
  const found = all.findLast((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (found?.kind !== 'ONBUILD' || !found.trigger) return found;
  return found.trigger.span.start <= span.start ? found.trigger : found;
}

/** The message of a problem without its full stop, as findings are worded. */
export function sentence({ message }: Problem): string {
  return message.endsWith('.') ? message.slice(0, -1) : message;
}
