import type { Analysis, Finding, Settings, Span } from '../../../../server/src/core/index';
import { rules } from '../../../../server/src/core/index';
import type { DockerfileModel, Stage } from '../../../../server/src/core/model/dockerfile';
import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg } from '../../../../server/src/core/model/dockerfile-instructions';
import { isPullable } from '../../../../server/src/core/model/image-reference';
import { parsePlatform } from '../../../../server/src/core/rules/dockerfile/_shared/platform';
import { isArrayOfOtherThings } from '../../../../server/src/core/syntax/dockerfile-json';
import type { Spanned } from '../../../../server/src/core/text/span';
import { everything } from '../../../harness/example-runs';
import type { Json } from '../../answer';
import { checkRules, checksOf, warningsOf } from './checks';
import { instructionReading } from './instructions';
import { NumberedLines } from './numbered-lines';
import { heirsOf, stageOfTrigger, WarnedLines } from './warned-lines';

/**
 * Errors of what comes after the graph is built: the file is missing, or the step or the container fails when it runs. A
 * check of BuildKit runs nothing. The first is refused by older builders, and loses files with newer ones.
 */
const laterErrors: ReadonlySet<string> = new Set([
  'dockerfile/copy-destination-not-directory',
  'dockerfile/copy-from-empty-stage',
  'dockerfile/copy-ignored-file',
  'dockerfile/copy-outside-context',
  'dockerfile/nested-instruction-keyword',
  'dockerfile/package-install-without-root',
  'dockerfile/user-name-in-scratch',
]);

/** Warnings of ours, as who builds may give the argument; nobody gives BuildKit one here. */
const refusingWarnings: ReadonlySet<string> = new Set(['dockerfile/from-arg-default-invalid']);

/** The rules whose errors say that the builder refuses the file. Those that speak of what BuildKit warns of do not. */
const refusingRules = rules.filter(
  ({ kind, category, id, peers }) =>
    kind === 'dockerfile' && category === 'correctness' && !laterErrors.has(id) && (peers.buildkit ?? []).length === 0,
);

/** The rules that say what the builder refuses, and those that say what BuildKit's checks warn of. */
export const settings: Settings = {
  ...everything,
  rules: new Map(
    rules
      .filter(({ kind }) => kind === 'dockerfile')
      .map((rule) => [
        rule.id,
        {
          level: refusingRules.includes(rule) || checkRules.includes(rule) ? ('on' as const) : ('off' as const),
          options: {},
        },
      ]),
  ),
};

function modelOf(analysis: Analysis): DockerfileModel {
  if (analysis.content.kind !== 'dockerfile') throw new Error('This is no Dockerfile.');
  return analysis.content.model;
}

/**
 * Those that a comment silences included: BuildKit knows none but its own above an instruction, and is told here to look
 * over the directive of the whole file.
 */
function findingsOf(analysis: Analysis): Finding[] {
  return [
    ...analysis.findings,
    ...analysis.suppressed.filter((one) => !isSilenced(one, analysis)).map(({ finding }) => finding),
  ];
}

/** Whether a comment above an instruction silences a finding, one that speaks to BuildKit. */
function isSilenced({ span, finding }: Analysis['suppressed'][number], analysis: Analysis): boolean {
  // What is experimental to BuildKit is not skipped with the rest.
  if (!span || finding.rule.id === 'dockerfile/description-comment-form') return false;
  const model = modelOf(analysis);
  const isDirective = model.directives.some((one) => one.span.start === span.start);
  if (!isDirective) return /^#\s*check\s*=/i.test(analysis.text.slice(span.start, span.end));
  // The directive silences it first, but a comment may do so too.
  const { instructions } = model.tree;
  const index = instructions.findIndex((one) => finding.span.start < one.place.lines.end);
  const from = instructions[index - 1]?.span.end ?? model.directives.at(-1)?.span.end ?? 0;
  const above = model.comments.filter((one) => from <= one.span.start && one.span.end <= finding.span.start);
  const skipped = above.map(({ text }) => /^check\s*=.*skip=(\S+)/i.exec(text)?.[1] ?? '').join(',');
  return ['all', ...checksOf(finding.rule)].some((name) => skipped.split(/[,;]/).includes(name));
}

/** What the warnings would be that comments above instructions silence. */
export function silencedWarnings(analysis: Analysis): Readonly<Record<string, true>> {
  const model = modelOf(analysis);
  const where = new WarnedLines(model, new NumberedLines(analysis.text));
  const silenced = analysis.suppressed.filter((one) => isSilenced(one, analysis)).map(({ finding }) => finding);
  return warningsOf(silenced, (finding, name) => where.of(finding, name));
}

/** Why the builder refuses the file, in our words. */
export function refusalOf(analysis: Analysis): string | undefined {
  const refusing = refusals(analysis);
  const model = modelOf(analysis);
  const found = refusing.find((finding) => {
    const stage = laterStage(model, finding);
    // What ONBUILD holds is read by those who build upon the stage.
    return stage === undefined || heirsOf(model, stage).length > 0;
  });
  return found && `${found.rule.id}: ${found.message}`;
}

function refusals(analysis: Analysis): Finding[] {
  const model = modelOf(analysis);
  const problems = new Set(model.problems.map(({ span }) => `${span.start}-${span.end}`));
  return findingsOf(analysis).filter(({ rule, severity, span }) => {
    // BuildKit warns of the variable, and refuses what is left without it.
    if (rule.id === 'dockerfile/from-arg-undefined') return isFromRefused(model, span);
    if (refusingWarnings.has(rule.id)) return true;
    if (severity !== 'error' || !refusingRules.includes(rule)) return false;
    // A list that is no JSON is no mistake to the builder, but what is left in the image does not start.
    return rule.id !== 'dockerfile/json-array-invalid' || problems.has(`${span.start}-${span.end}`);
  });
}

function isFromRefused({ stages }: DockerfileModel, span: Span): boolean {
  const stage = stages.find(({ from }) => from.span.start <= span.start && span.end <= from.span.end);
  if (!stage) return false;
  const { image, platform, isScratch } = stage.from;
  const isImage = isScratch || stage.baseStage || image?.value === undefined || isPullable(image.value);
  return !isImage || (platform?.value !== undefined && platform.raw !== '' && !parsePlatform(platform.value));
}

/** What the parser refuses at once, though ONBUILD holds it. */
const refusedAtOnce: ReadonlySet<string> = new Set([
  'json-not-strings',
  'missing-value',
  'trigger-not-allowed',
  'unterminated-heredoc',
]);

/** The stage whose ONBUILD holds a finding that only those come upon who build on it. */
function laterStage(model: DockerfileModel, { span }: Finding): Stage | undefined {
  const isAtOnce = model.problems.some(
    (one) =>
      one.span.start === span.start &&
      (refusedAtOnce.has(one.code) || isArrayOfOtherThings(model.text.slice(one.span.start, one.span.end))),
  );
  return isAtOnce ? undefined : stageOfTrigger(model, span);
}

/** The instructions of a file in the order in which they stand there. */
export function allInstructions({ globalArguments, implicitStage, stages }: DockerfileModel): (Instruction | Arg)[] {
  const inStages = stages.flatMap(({ instructions }) => instructions);
  return [...globalArguments, ...(implicitStage?.instructions.slice(1) ?? []), ...inStages].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** What Bulkhead makes of a Dockerfile; warnings only of one that is built. */
export function readingOf(analysis: Analysis, isTaken: boolean): Json {
  const model = modelOf(analysis);
  const lines = new NumberedLines(analysis.text);
  const reading: { [key: string]: Json } = { escape: model.escapeCharacter };
  const directive = (name: string) => model.directives.find((one) => one.name === name);
  const syntax = directive('syntax');
  if (syntax) {
    const value = analysis.text.slice(syntax.valueSpan.start, syntax.span.end);
    reading.syntax = { image: syntax.value, value };
  }
  const check = directive('check');
  if (check) reading.check = check.value;
  const parts = { text: analysis.text, lines, isTaken, isRefused: (at: Span) => holds(model.problems, at) };
  reading.instructions = allInstructions(model).map((instruction) => instructionReading(instruction, parts));
  reading.stages = model.stages.map(({ from, name }) => ({
    name: name?.value.toLowerCase() ?? '',
    base: from.image?.raw ?? '',
    platform: from.flag('platform')?.text ?? '',
  }));
  if (isTaken) {
    const where = new WarnedLines(model, lines);
    reading.warnings = warningsOf(findingsOf(analysis), (finding, name) => where.of(finding, name));
  }
  return reading;
}

function holds(problems: readonly Spanned[], at: Span): boolean {
  return problems.some(({ span }) => at.start <= span.start && span.end <= at.end);
}
