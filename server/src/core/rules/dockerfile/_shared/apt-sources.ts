import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { writtenTexts } from '../../../model/dockerfile-written-texts';
import type { LogicalText } from '../../../syntax/dockerfile-tree';
import { hostOf } from './hosts';

/** An apt source in the old one-line form that an instruction writes. */
export interface AptSourceLine {
  readonly content: LogicalText;
  /** Where `deb` begins in the content. */
  readonly start: number;
  /** What stands within `[ ]`, and where; nothing where there are no options. */
  readonly options: { readonly text: string; readonly start: number } | undefined;
  /** The address as written. */
  readonly address: string;
}

const DEB =
  /(?<![\w/.-])deb(?:-src)?[ \t]{1,20}(?:\[([^\]\n]{0,500})\][ \t]{0,20})?([a-z+]{2,20}:[^\s"'\\]{0,500}|\$[^\s"'\\]{0,500})?/g;

/** The one-line apt sources that an instruction writes or hands to add-apt-repository. */
export function* aptSourceLines(instruction: Instruction): Generator<AptSourceLine> {
  for (const { content } of writtenTexts(instruction)) yield* linesOf(content);
  if (instruction.kind !== 'RUN') return;
  for (const { program } of instruction.commands) {
    if ((program !== 'add-apt-repository' && program !== 'apt-add-repository') || !instruction.script) continue;
    yield* linesOf(instruction.script);
    return;
  }
}

function* linesOf(content: LogicalText): Generator<AptSourceLine> {
  for (const found of content.text.matchAll(DEB)) {
    const [whole, text, address = ''] = found;
    if (text === undefined && address === '') continue;
    const start = found.index;
    const options = text === undefined ? undefined : { text, start: start + whole.indexOf('[') + 1 };
    yield { content, start, options, address };
  }
}

/**
 * The file that the key of a repository can be kept in: by the host's name. /etc/apt/keyrings is the place for it, but
 * only there since Debian 12 and Ubuntu 22.04; this one is in every image.
 */
export function keyringFor(address: string): string {
  const host = hostOf(address);
  return `/usr/share/keyrings/${host ?? 'repository'}.gpg`;
}
