import type { Spanned } from '../text/span';
import type { DockerfileTree } from './dockerfile';
import type { Instruction } from './dockerfile-instruction';
import type { JsonString, Word } from './dockerfile-tree';

/** What a token is; `trivia` is what stands between the others: blanks, line ends, continuations, punctuation. */
export type DockerfileTokenKind =
  | 'comment'
  | 'directive-name'
  | 'directive-value'
  | 'keyword'
  | 'flag'
  | 'word'
  | 'string'
  | 'heredoc-body'
  | 'heredoc-terminator'
  | 'trivia';

export interface DockerfileToken extends Spanned {
  readonly kind: DockerfileTokenKind;
}

/** The tokens of a tree in order, one right behind the other: together they give the text back. */
export function dockerfileTokens(tree: DockerfileTree): DockerfileToken[] {
  const tokens: DockerfileToken[] = [];
  for (const comment of tree.comments) tokens.push({ kind: 'comment', span: comment.span });
  for (const directive of tree.directives) {
    tokens.push({ kind: 'directive-name', span: directive.nameSpan });
    // What follows the value of a syntax line is passed on to the frontend.
    tokens.push({ kind: 'directive-value', span: { start: directive.valueSpan.start, end: directive.span.end } });
  }
  for (const instruction of tree.instructions) {
    addInstruction(tokens, instruction);
    for (const heredoc of instruction.heredocs) {
      tokens.push({ kind: 'heredoc-body', span: heredoc.body });
      if (heredoc.terminator) tokens.push({ kind: 'heredoc-terminator', span: heredoc.terminator });
    }
  }
  const sorted = tokens.filter(({ span }) => span.end > span.start).sort((a, b) => a.span.start - b.span.start);
  return withTrivia(sorted, tree.text.length);
}

function addInstruction(tokens: DockerfileToken[], instruction: Instruction): void {
  addWord(tokens, 'keyword', instruction.keyword);
  for (const flag of instruction.flags) {
    addWord(tokens, 'flag', flag.name);
    if (flag.value) addWord(tokens, 'flag', flag.value);
  }
  const { trigger, json, command } = instruction;
  if (trigger) {
    addInstruction(tokens, trigger);
    return;
  }
  const strings = json ?? (command?.form === 'exec' ? command.json : undefined);
  const from = strings?.span.start ?? Number.POSITIVE_INFINITY;
  for (const word of instruction.words) if (word.span.end <= from) addWord(tokens, 'word', word);
  for (const string of strings?.items ?? []) addWord(tokens, 'string', string);
}

function addWord(tokens: DockerfileToken[], kind: DockerfileTokenKind, word: Word | JsonString): void {
  for (const span of word.parts ?? [word.span]) tokens.push({ kind, span });
}

function withTrivia(tokens: readonly DockerfileToken[], length: number): DockerfileToken[] {
  const all: DockerfileToken[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.span.start > at) all.push({ kind: 'trivia', span: { start: at, end: token.span.start } });
    all.push(token);
    at = token.span.end;
  }
  if (length > at) all.push({ kind: 'trivia', span: { start: at, end: length } });
  return all;
}
