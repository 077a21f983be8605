import { type ImageFacts, imageFacts } from '../../../knowledge/images';
import type { From } from '../../../model/dockerfile-image-instructions';
import type { ArgPair } from '../../../model/dockerfile-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import type { Span, Spanned } from '../../../text/span';

/** A run of characters of an image's known value, with the place in the file where it is written. */
interface WrittenPiece {
  readonly at: number;
  readonly text: string;
  readonly start: number;
}

/**
 * Where the characters `from` to `to` of the image that a FROM comes to are written: in the FROM itself, or in the ARG
 * whose default fills them in. Nothing where quotes, continuations or several places make them up.
 */
export function writtenPlace(from: From, range: Span): Span | undefined {
  const own = from.spanOfPart({ span: range });
  if (own) return own;
  const piece = piecesOf(from)?.find(({ at, text }) => range.start >= at && range.end <= at + text.length);
  return piece && { start: piece.start + range.start - piece.at, end: piece.start + range.end - piece.at };
}

function piecesOf(from: From): readonly WrittenPiece[] | undefined {
  const { image } = from;
  const word = from.syntax.words[0];
  if (!image || !word || word.parts) return undefined;
  const pieces: WrittenPiece[] = [];
  let length = 0;
  const add = (text: string, start: number) => {
    pieces.push({ at: length, text, start });
    length += text.length;
  };
  let end = 0;
  for (const variable of image.variables) {
    const start = variable.span.start - word.span.start;
    // A variable inside the default of another one.
    if (start < end) continue;
    add(word.value.slice(end, start), word.span.start + end);
    end = variable.span.end - word.span.start;
    const pair = from.model.globalPairs.filter(({ name }) => name === variable.name).at(-1);
    const isDefault = variable.modifier.endsWith('-') && !(pair && pair.value?.value !== '');
    if (isDefault) {
      const from = start + 2 + variable.name.length + variable.modifier.length;
      add(word.value.slice(from, end - 1), word.span.start + from);
    } else if (pair) {
      const written = pairText(pair);
      if (written) add(written.text, written.start);
    }
  }
  add(word.value.slice(end), word.span.start + end);
  return pieces.map(({ text }) => text).join('') === image.value ? pieces : undefined;
}

function pairText({ syntax, value }: ArgPair): { text: string; start: number } | undefined {
  const word = syntax.value;
  if (!word || word.parts || value?.value === undefined) return undefined;
  const inner = word.value.length - 2 === value.value.length ? word.value.slice(1, -1) : word.value;
  if (inner !== value.value) return undefined;
  return { text: inner, start: word.span.start + (inner === word.value ? 0 : 1) };
}

/** The word of a FROM that names its image, the keyword where there is none. */
export function imagePlace(from: From): Spanned {
  return from.syntax.words[0] ?? from.keyword;
}

/** What is known about the image that a stage is built on in the end; its tag may be a variable. */
export function baseImageFacts(stage: Stage): ImageFacts | undefined {
  const { from } = stage.rootStage;
  const { reference } = from;
  if (reference) {
    const { name, tag, digest } = reference;
    if (tag) return imageFacts({ name: name.text, tag: tag.text });
    return imageFacts({ name: name.text, isTagUnknown: digest !== undefined });
  }
  const name = /^([^$'"\\`:]+):[^:/]*\$/.exec(from.image?.raw ?? '')?.[1];
  return name === undefined ? undefined : imageFacts({ name, isTagUnknown: true });
}

/** The name and the tag of the image at the bottom of a stage in lower case, as far as they are written. */
export function baseImageText(stage: Stage): string {
  const { image } = stage.rootStage.from;
  return (image?.value ?? image?.raw ?? '').toLowerCase();
}
