import type { CommandInstruction, Run } from '../../../../server/src/core/model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../../server/src/core/model/dockerfile-image-instructions';
import type { Instruction } from '../../../../server/src/core/model/dockerfile-instruction-types';
import type { Arg, Env, Label } from '../../../../server/src/core/model/dockerfile-instructions';
import { fieldsOf } from '../../../../server/src/core/syntax/dockerfile-flag-options';
import { heredocOpening } from '../../../../server/src/core/syntax/dockerfile-heredoc';
import type { Heredoc } from '../../../../server/src/core/syntax/dockerfile-tree';
import type { Json } from '../../answer';
import type { NumberedLines } from './numbered-lines';

/** What a reading of instructions needs beside them. */
export interface Parts {
  readonly text: string;
  readonly lines: NumberedLines;
  /** Whether the builder takes the whole file, so that there are mounts to speak of. */
  readonly isTaken: boolean;
  /** Whether something between two offsets is refused. */
  isRefused(at: { readonly start: number; readonly end: number }): boolean;
}

/** An instruction as our model holds it, in the form of BuildKit's parsers. */
export function instructionReading(instruction: Instruction | Arg, parts: Parts): Json {
  const { place } = instruction.syntax;
  const { lines } = parts;
  const reading: { [key: string]: Json } = {
    ...content(instruction, parts),
    lines: [lines.at(place.lines.start), lines.at(Math.max(place.lines.start, place.lines.end - 1))],
  };
  if (place.heredocs.length > 0) reading.heredocs = place.heredocs.map((heredoc) => heredocReading(heredoc, parts));
  return reading;
}

function content(instruction: Instruction | Arg, parts: Parts): { [key: string]: Json } {
  const reading: { [key: string]: Json } = {
    name: instruction.syntax.name,
    arguments: argumentsReading(instruction, parts),
  };
  if (instruction.flags.length > 0) {
    reading.flags = instruction.flags.map(({ name, value, text }) => `--${name.value}${value ? `=${text}` : ''}`);
  }
  return reading;
}

function argumentsReading(instruction: Instruction | Arg, parts: Parts): Json {
  switch (instruction.kind) {
    case 'RUN':
      return { ...commandReading(instruction), ...(parts.isTaken ? mountsReading(instruction) : {}) };
    case 'CMD':
    case 'ENTRYPOINT':
      return commandReading(instruction);
    case 'HEALTHCHECK':
      return instruction.isNone ? { form: 'none', words: [] } : commandReading(instruction);
    case 'SHELL':
      return { form: 'exec', words: instruction.words.map(({ value }) => value) };
    case 'COPY':
    case 'ADD':
      return copyReading(instruction, parts);
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return pairsReading(instruction);
    case 'VOLUME':
      return instruction.paths.map(({ raw }) => raw);
    case 'WORKDIR':
    case 'USER':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return instruction.syntax.argument ? [instruction.syntax.argument.value] : [];
    case 'ONBUILD':
      if (!instruction.trigger || parts.isRefused(instruction.trigger.span) || hasBrokenMount(instruction.trigger)) {
        return { refused: true };
      }
      // Mounts are read by those who build upon the image.
      return content(instruction.trigger, { ...parts, isTaken: false });
    default:
      return instruction.syntax.words.map(({ value }) => value);
  }
}

function commandReading({ command, strings, script }: CommandInstruction): { [key: string]: Json } {
  if (command?.form === 'exec') return { form: 'exec', words: strings.map(({ value }) => value) };
  return { form: 'shell', words: script ? [script.text] : [] };
}

/** Whether a mount cannot even be taken apart, which needs no variables; an option of nothing is one. */
function hasBrokenMount(trigger: Instruction): boolean {
  if (trigger.kind !== 'RUN') return false;
  return trigger.mounts.some(
    // Where files are taken from no variable is filled in.
    ({ flag, from }) => flag.text === '' || fieldsOf(flag.text) === undefined || /\$./s.test(from?.value ?? ''),
  );
}

/** Options that BuildKit looks at only when their variables are filled in. */
const lateOptions = ['type', 'readonly', 'ro', 'readwrite', 'rw', 'required', 'size', 'sharing', 'mode', 'uid', 'gid'];

function mountsReading({ mounts }: Run): { [key: string]: Json } {
  const isLate = mounts.some(({ options }) =>
    options.some(({ key, value }) => lateOptions.includes(key) && value?.includes('$')),
  );
  if (isLate || mounts.length === 0) return {};
  return {
    mounts: mounts.map((mount) => ({
      type: mount.type,
      from: mount.from?.value ?? '',
      source: mount.source?.value ?? '',
      target: mount.target?.value ?? '',
      id: mount.option('id')?.value ?? '',
    })),
  };
}

function copyReading(copy: Copy | Add, parts: Parts): Json {
  const { sources, destination, heredocs, syntax } = copy;
  const reading: { [key: string]: Json } = {
    sources: sources.map(({ raw }) => raw),
    destination: destination?.raw ?? '',
  };
  const words: readonly { readonly value: string }[] = syntax.json?.items ?? syntax.words;
  const inline = words.slice(0, -1).flatMap(({ value }) => heredocOpening(value) ?? []);
  if (inline.length > 0) {
    reading.inline = inline.map(({ name, expands, stripsTabs }) => {
      const heredoc = heredocs.findLast((one) => one.name === name);
      const content = heredoc ? heredocReading(heredoc, parts).content : '';
      return { name, content: stripsTabs ? content.replace(/^\t+/gm, '') : content, expand: expands };
    });
  }
  return reading;
}

function pairsReading(instruction: Env | Label | Arg): Json {
  return instruction.syntax.pairs.map(({ name, value, isLegacy }) => [
    name.value,
    ...(value ? [value.value] : []),
    ...(isLegacy ? ['legacy'] : []),
  ]);
}

function heredocReading({ name, body, expands, stripsTabs, fileDescriptor }: Heredoc, { text }: Parts) {
  return { name, content: text.slice(body.start, body.end), expand: expands, chomp: stripsTabs, fileDescriptor };
}
