import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg, Onbuild } from '../../../../server/src/core/model/dockerfile-instructions';
import type { Difference } from '../../answer';
import type { Subject } from '../../subject';
import { isPortOfTrigger } from './known-triggers';
import { instructionsOf, isSilencedThere, modelOf, spokenOf } from './subject-model';
import { heirsOf } from './warned-lines';

/** Where a value of a flag stands in a reading, by itself or as part of a mount. */
const flagValue = /\.flags\[[0-9]+\]$|\.mounts\[[0-9]+\]\.[a-z]+$|\.stages\[[0-9]+\]\.platform$/;

/** The value of a flag that differs by how its letters beyond ASCII are read, or an instruction whose flags part there. */
export function onlyInFlags(difference: Difference, subject: Subject): boolean {
  const { at, official, ours } = difference;
  if (flagValue.test(at) && typeof ours === 'string' && official === readAsBytes(ours) && official !== ours)
    return true;
  return instructionsAt(difference, subject).some((one) => partsWhenRead(flagsOf(one)));
}

/** Behind a line that names an interpreter, the directive of checks is to BuildKit a comment of the first instruction. */
export function onlyInFirst({ at, official, ours }: Difference, subject: Subject): boolean {
  const [, line] = /^\.warnings\.[A-Za-z]+ ([0-9]+)/.exec(at) ?? [];
  if (line === undefined || official !== undefined || ours === undefined) return false;
  const [first] = instructionsOf(subject);
  const isChecked = modelOf(subject).directives.some(({ name }) => name === 'check');
  return isChecked && /^\ufeff?#!/.test(subject.text) && spokenOf(subject, Number(line)).some((one) => one === first);
}

/** A check that BuildKit makes for the whole file, or at another instruction, so that it heeds no comment, or another. */
export function onlySilenced({ at, official, ours }: Difference, subject: Subject): boolean {
  const [, warning, check, line] = /^\.warnings\.(([A-Za-z]+) ([0-9]+).*)$/s.exec(at) ?? [];
  if (warning === undefined) return false;
  if (ours === undefined) return isSilencedThere(subject, warning);
  if (official !== undefined || check !== 'MultipleInstructionsDisallowed') return false;
  const [spoken] = spokenOf(subject, Number(line));
  if (!spoken?.stage) return false;
  const { comments } = modelOf(subject);
  const all = instructionsOf(subject);
  return all.some((one, index) => {
    if (one.stage !== spoken.stage || one.kind !== spoken.kind || one.order <= spoken.order) return false;
    const [from, to] = [all[index - 1]?.span.end ?? 0, one.span.start];
    return comments.some(({ span, text }) => from <= span.start && span.end <= to && /^check\s*=/i.test(text));
  });
}

/** Something that an ONBUILD holds which reads otherwise with a backslash as escape, or behind a byte order mark. */
export function onlyInTriggers(difference: Difference, subject: Subject): boolean {
  if (!/^(?:refused$|\.instructions\[[0-9]+\]\.arguments\b)/.test(difference.at)) return false;
  return instructionsAt(difference, subject).some((one) => {
    if (one.kind !== 'ONBUILD') return false;
    const held = one.syntax.rest.text;
    const isEscaped = one.escapeCharacter !== '\\' && /[`\\]/.test(held);
    // The word ONBUILD stays behind a vertical tab or a blank beyond ASCII, and is refused.
    const isIndented = /[\v\u0080-\uffff]/.test(
      one.textIn({ start: one.syntax.place.lines.start, end: one.syntax.keyword.span.start }),
    );
    return (isEscaped || isIndented || held.startsWith('\ufeff')) && (difference.at !== 'refused' || isInherited(one));
  });
}

/** A port that is none, where an ONBUILD sets it in a stage that the last one does not need. */
export function onlyInPorts({ at, official, ours }: Difference, subject: Subject): boolean {
  const isPort = String(ours).startsWith('dockerfile/expose-port-invalid');
  return at === 'refused' && official === undefined && isPort && instructionsOf(subject).some(isPortOfTrigger);
}

/** The instructions that a difference may come from. */
function instructionsAt({ at }: Difference, subject: Subject): readonly (Instruction | Arg)[] {
  if (at === 'refused') return instructionsOf(subject);
  const [, index] = /^\.instructions\[([0-9]+)\]/.exec(at) ?? [];
  if (index !== undefined) return instructionsOf(subject).slice(Number(index), Number(index) + 1);
  const [, stage] = /^\.stages\[([0-9]+)\]/.exec(at) ?? [];
  if (stage !== undefined) return modelOf(subject).stages[Number(stage)]?.instructions.slice(0, 1) ?? [];
  const [, line] = /^\.warnings\.[A-Za-z]+ ([0-9]+)/.exec(at) ?? [];
  return line === undefined ? [] : spokenOf(subject, Number(line));
}

function isInherited({ model, stage }: Onbuild): boolean {
  return heirsOf(model, stage).length > 0;
}

/** What stands between the keyword and the arguments; that of a trigger too. */
function flagsOf(instruction: Instruction | Arg): string {
  const held = instruction.kind === 'ONBUILD' && instruction.trigger ? flagsOf(instruction.trigger) : '';
  const { keyword, restSpan } = instruction.syntax;
  const behind = instruction.textIn({ start: keyword.span.end, end: Math.max(keyword.span.end, restSpan.start) });
  return behind.includes('--') ? behind + held : held;
}

function readAsBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Whether one of the bytes of a letter is taken for a blank, so that a flag ends within it, or a blank for letters. */
function partsWhenRead(flags: string): boolean {
  return [...flags].some(
    (letter) => letter > '\u007f' && (/[\u0085\u00a0]/.test(readAsBytes(letter)) || /[\s\u0085]/.test(letter)),
  );
}
