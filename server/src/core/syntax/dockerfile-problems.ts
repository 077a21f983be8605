import type { Span } from '../text/span';
import { complaintAbout } from './dockerfile-flag-values';
import { flagNamesOf, INSTRUCTION_NAMES } from './dockerfile-grammar';
import { heredocOpening } from './dockerfile-heredoc';
import type { Instruction } from './dockerfile-instruction';
import { isArrayOfOtherThings } from './dockerfile-json';
import type { LogicalText } from './dockerfile-logical-text';
import { skipSpaces } from './dockerfile-words';
import type { Problem } from './problem';

/** Takes one problem. */
export type Complain = (at: Span, code: string, message: string) => void;

/** Flags that may stand alone: the name means yes. */
const SWITCHES: ReadonlySet<string> = new Set(['keep-git-dir', 'link', 'parents', 'unpack']);
const REPEATED: ReadonlySet<string> = new Set(['device', 'exclude', 'mount']);
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'RUN']);
/** A letter, then letters and digits with single separators: the name could be that of a build context or an image. */
const STAGE_NAME = /^(?=[a-z])[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const none: readonly Problem[] = [];
const NOT_IN_ONBUILD: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

/** Reports what a builder refuses in the instructions of a file. */
export function checkInstructions(instructions: readonly Instruction[], complain: Complain): void {
  let hasFrom = false;
  let hasComplained = false;
  for (const instruction of instructions) {
    const isFrom = instruction.name === 'FROM';
    hasFrom ||= isFrom;
    const isKnown = INSTRUCTION_NAMES.has(instruction.name);
    if (!hasFrom && isKnown && instruction.name !== 'ARG' && !hasComplained) {
      hasComplained = true;
      complain(instruction.keyword.span, 'instruction-before-from', 'Only ARG may stand before the first FROM.');
    }
    const { problems } = instruction;
    if (problems.length > 0) for (const { span, code, message } of problems) complain(span, code, message);
  }
  const last = instructions[instructions.length - 1];
  if (!hasFrom && !hasComplained && last) {
    complain(last.keyword.span, 'no-from', 'The file has no FROM.');
  }
}

/** What a builder refuses in an instruction, whatever stands around it. */
export function problemsWithin(instruction: Instruction): readonly Problem[] {
  const problems: Problem[] = [];
  checkInstruction(instruction, (at, code, message) => problems.push({ span: at, code, message }));
  return problems.length === 0 ? none : problems;
}

function checkInstruction(instruction: Instruction, complain: Complain): void {
  const { name, keyword } = instruction;
  if (!INSTRUCTION_NAMES.has(name)) {
    complain(keyword.span, 'unknown-instruction', `${keyword.value} is no instruction.`);
    return;
  }
  checkFlags(instruction, complain);
  if (instruction.argument === undefined) {
    if (!MAY_BE_EMPTY.has(name)) complain(keyword.span, 'missing-arguments', `${name} needs at least one argument.`);
    return;
  }
  if (name === 'FROM') checkFrom(instruction, complain);
  else if (name === 'COPY' || name === 'ADD') checkCopy(instruction, complain);
  else if (name === 'HEALTHCHECK') checkHealthcheck(instruction, complain);
  else if (name === 'ENV' || name === 'LABEL' || name === 'ARG') checkPairs(instruction, complain);
  else if (name === 'VOLUME') checkVolume(instruction, complain);
  else if (name === 'SHELL' && (instruction.json?.items.length ?? 0) === 0) {
    complain(instruction.restSpan, 'shell-not-json', 'SHELL takes a JSON array of strings.');
  }
  if (name === 'ONBUILD') checkTrigger(instruction, complain);
  checkJson(instruction, complain);
}

function checkFlags(instruction: Instruction, complain: Complain): void {
  if (ignoresFlags(instruction)) return;
  const allowed = flagNamesOf(instruction.name);
  const seen = new Set<string>();
  for (const flag of instruction.flags) {
    const name = flag.name.value;
    if (!allowed.includes(name)) {
      complain(flag.span, 'unknown-flag', `${instruction.name} has no flag --${name}.`);
      continue;
    }
    if (seen.has(name) && !REPEATED.has(name)) {
      complain(flag.span, 'duplicate-flag', `The flag --${name} may stand only once.`);
    }
    seen.add(name);
    const isSwitch = SWITCHES.has(name);
    if (isSwitch ? flag.value && flag.text === '' : !flag.value) {
      complain(flag.span, 'missing-flag-value', `The flag --${name} needs a value.`);
    } else if (isSwitch && flag.value && !/^(?:true|false)$/i.test(flag.text)) {
      complain(flag.value.span, 'invalid-flag-value', `The flag --${name} is true or false.`);
    }
    const complaint = flag.value && complaintAbout(name, flag.text);
    const code = instruction.name === 'HEALTHCHECK' ? 'invalid-check-option' : 'invalid-flag-value';
    if (flag.value && complaint) complain(flag.value.span, code, complaint);
  }
}

/** Builders look at no flag of these. */
function ignoresFlags({ name, words }: Instruction): boolean {
  return (
    name === 'ARG' || name === 'STOPSIGNAL' || (name === 'HEALTHCHECK' && words[0]?.value.toUpperCase() === 'NONE')
  );
}

function checkFrom(instruction: Instruction, complain: Complain): void {
  const { words } = instruction;
  const [, as, name] = words;
  const isNamed = words.length === 3 && as?.value.toUpperCase() === 'AS';
  if (words.length !== 1 && !isNamed) {
    complain(instruction.restSpan, 'from-arguments', 'FROM takes an image, or an image and AS with a name.');
    return;
  }
  if (name && !STAGE_NAME.test(name.value.toLowerCase())) {
    complain(
      name.span,
      'invalid-stage-name',
      'A stage name is a letter, then letters and digits with dashes, dots between.',
    );
  }
}

function checkCopy(instruction: Instruction, complain: Complain): void {
  const words = instruction.json?.items ?? instruction.words;
  const destination = words[words.length - 1];
  if (words.length < 2) {
    complain(instruction.restSpan, 'missing-destination', `${instruction.name} needs a source and a destination.`);
  } else if (destination && heredocOpening(destination.value)) {
    complain(destination.span, 'missing-destination', `${instruction.name} needs a destination behind the heredoc.`);
  }
}

function checkHealthcheck(instruction: Instruction, complain: Complain): void {
  const [type, ...others] = instruction.words;
  const kind = type?.value.toUpperCase();
  if (!type || (kind !== 'NONE' && kind !== 'CMD')) {
    complain(type?.span ?? instruction.span, 'healthcheck-type', 'HEALTHCHECK takes CMD or NONE.');
    return;
  }
  if (kind === 'NONE' && others.length > 0) {
    complain(instruction.restSpan, 'healthcheck-none', 'HEALTHCHECK NONE takes no arguments.');
  }
  const { command } = instruction;
  if (kind === 'CMD' && (command?.form === 'exec' ? command.json.items.length === 0 : others.length === 0)) {
    complain(type.span, 'missing-arguments', 'HEALTHCHECK CMD needs a command.');
  }
}

function checkPairs(instruction: Instruction, complain: Complain): void {
  if (instruction.pairs.length === 0) {
    // An escape character of nothing is no argument.
    complain(instruction.restSpan, 'missing-arguments', `${instruction.name} needs at least one argument.`);
    return;
  }
  for (const pair of instruction.pairs) {
    if (pair.value === undefined && instruction.name !== 'ARG') {
      complain(pair.span, 'missing-value', `${instruction.name} takes name=value.`);
    } else if (pair.name.value.length === 0) {
      complain(pair.span, 'missing-name', `${instruction.name} needs a name before the equals sign.`);
    }
  }
}

function checkVolume({ json, name, restSpan, words }: Instruction, complain: Complain): void {
  if (json?.items.length === 0) complain(restSpan, 'missing-arguments', `${name} needs at least one argument.`);
  // Blanks beyond ASCII are words of their own to the builder, which takes them off again.
  for (const { value, span } of json?.items ?? words) {
    if (skipSpaces(value, 0) === value.length) complain(span, 'missing-arguments', 'A volume needs a path.');
  }
}

function checkTrigger(instruction: Instruction, complain: Complain): void {
  const keyword = instruction.words[0];
  const name = keyword?.value.toUpperCase() ?? '';
  if (keyword && NOT_IN_ONBUILD.has(name)) {
    complain(keyword.span, 'trigger-not-allowed', `ONBUILD cannot hold ${name}.`);
    return;
  }
  if (instruction.trigger) checkInstruction(instruction.trigger, complain);
}

function checkJson(instruction: Instruction, complain: Complain): void {
  const { name } = instruction;
  if (name === 'ONBUILD' || instruction.json) return;
  const { text } =
    name === 'HEALTHCHECK' ? behindType(instruction) : isJsonInstruction(name) ? instruction.rest : { text: '' };
  if (isArrayOfOtherThings(text)) {
    const { command, restSpan } = instruction;
    const at = name === 'HEALTHCHECK' && command?.form === 'shell' ? wholeOf(command.text) : restSpan;
    complain(at, 'json-not-strings', 'The JSON form holds strings only.');
  }
}

/** What stands behind the first word of a HEALTHCHECK, whatever that says. */
function behindType({ rest, words: [type] }: Instruction): { text: string } {
  return { text: type ? rest.text.slice(type.value.length).trimStart() : '' };
}

function wholeOf(text: LogicalText): Span {
  return text.spanOf(0, text.text.length);
}

function isJsonInstruction(name: string): boolean {
  return ['RUN', 'CMD', 'ENTRYPOINT', 'VOLUME', 'COPY', 'ADD'].includes(name);
}
