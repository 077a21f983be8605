import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg, Onbuild } from '../../../../server/src/core/model/dockerfile-instructions';
import type { Difference } from '../../answer';
import type { Subject } from '../../subject';
import { instructionsOf, modelOf, spokenOf } from './subject-model';
import { heirsOf } from './warned-lines';

/** Where a value of a flag stands in a reading, by itself or as part of a mount. */
const flagValue = /\.flags\[[0-9]+\]$|\.mounts\[[0-9]+\]\.[a-z]+$|\.stages\[[0-9]+\]\.platform$/;

/** The value of a flag that differs by how its letters beyond ASCII are read, or an instruction whose flags part there. */
export function onlyInFlags(difference: Difference, subject: Subject): boolean {
  const { at, official, ours } = difference;
  if (flagValue.test(at) && typeof ours === 'string' && official === readAsBytes(ours) && official !== ours)
    return true;
  return instructionsAt(difference, subject).some((one) => flagsOf(one).some((flag) => partsWhenRead(flag)));
}

/** Something that an ONBUILD holds which reads otherwise with a backslash as escape, or behind a byte order mark. */
export function onlyInTriggers(difference: Difference, subject: Subject): boolean {
  if (!/^(?:refused$|\.instructions\[[0-9]+\]\.arguments\b)/.test(difference.at)) return false;
  return instructionsAt(difference, subject).some((one) => {
    if (one.kind !== 'ONBUILD') return false;
    const held = one.syntax.rest.text;
    const isEscaped = one.escapeCharacter !== '\\' && /[`\\]/.test(held);
    return (isEscaped || held.startsWith('\ufeff')) && (difference.at !== 'refused' || isInherited(one));
  });
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

function flagsOf(instruction: Instruction | Arg): string[] {
  const held = instruction.kind === 'ONBUILD' ? instruction.trigger?.flags : undefined;
  return [...instruction.flags, ...(held ?? [])].map((flag) => instruction.textIn(flag.span));
}

function readAsBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Whether one of the bytes of a letter is taken for a blank, so that a flag ends within it. */
function partsWhenRead(flag: string): boolean {
  return [...flag].some((letter) => letter > '\u00a0' && /[\u0085\u00a0]/.test(readAsBytes(letter)));
}
