import { forEachChild, type SyntaxNode, type Word, type WordPart } from 'unbash';
import type { LogicalText } from './dockerfile-logical-text';
import type { ShellWord } from './shell-tree';

/** The word of the view for a word of the parser. */
export function shellWordOf(source: LogicalText, word: Word): ShellWord {
  const raw = source.text.slice(word.pos, word.end);
  const span = source.spanOf(word.pos, word.end);
  const parts = source.partsOf(word.pos, word.end);
  const read = /[$`'"\\]/.test(raw) ? readWord(word) : { value: raw, text: raw, isQuoted: false };
  const view = { span, raw, ...read };
  return parts ? { ...view, parts } : view;
}

function readWord(word: Word): { value: string | undefined; text: string; isQuoted: boolean } {
  const isQuoted = /['"\\]/.test(word.text);
  const { parts } = word;
  if (!parts) return { value: word.value, text: word.value, isQuoted };
  return { value: knownText(parts), text: word.value, isQuoted };
}

function knownText(parts: readonly WordPart[]): string | undefined {
  let value = '';
  for (const part of parts) {
    const piece = pieceOf(part);
    if (piece === undefined) return undefined;
    value += piece;
  }
  return value;
}

function pieceOf(part: WordPart): string | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
    case 'Glob':
      return part.value;
    case 'DoubleQuoted':
    case 'LocaleString':
      return knownText(part.parts);
    case 'BraceExpansion':
    case 'ExtendedGlob':
      return part.parts ? knownText(part.parts) : part.text;
    default:
      return undefined;
  }
}

/** Hands over the scripts of the substitutions in a node, the outermost ones only. */
export function forEachSubstitution(node: SyntaxNode, take: (script: SyntaxNode) => void): void {
  forEachChild(node, (child) => {
    if (child.type !== 'Script') {
      forEachSubstitution(child, take);
      return;
    }
    // The text between escaped backticks is decoded first, so its positions are not those of the file.
    if (child.source === undefined) take(child);
  });
}
