import type { DockerfileTree } from '../../syntax/dockerfile';
import { Lines } from '../../text/lines';
import type { LineRegion } from '../suppress';

/** What the lines of a file hold, for the reach of its comments. */
export interface Regions {
  readonly region: LineRegion;
  readonly block: LineRegion;
}

/** The instruction that begins on a line; as a block, the whole stage where that is a FROM. */
export function dockerfileRegions({ text, instructions }: DockerfileTree): Regions {
  let known: Map<number, { first: number; last: number; stageEnd: number }> | undefined;
  const read = () => {
    const lines = new Lines(text);
    const found = new Map<number, { first: number; last: number; stageEnd: number }>();
    let stageEnd = lines.count;
    for (const { span, name } of instructions.toReversed()) {
      const first = lines.lineAt(span.start);
      const last = lines.lineAt(Math.max(span.start, span.end - 1));
      found.set(first, { first, last, stageEnd: name === 'FROM' ? stageEnd : last });
      if (name === 'FROM') stageEnd = first - 1;
    }
    return found;
  };
  // Most files have no ignore comment, and nobody asks.
  const at = (line: number) => {
    known ??= read();
    return known.get(line) ?? { first: line, last: line, stageEnd: line };
  };
  return {
    region: at,
    block: (line) => {
      const { first, stageEnd } = at(line);
      return { first, last: stageEnd };
    },
  };
}

/** A line by itself; as a block, with the lines that are indented below it. */
export function yamlRegions(text: string): Regions {
  let lines: Lines | undefined;
  return {
    region: (line) => ({ first: line, last: line }),
    block: (first) => {
      lines ??= new Lines(text);
      const indent = indentOf(lines.textOf(first));
      let last = first;
      for (let line = first + 1; line < lines.count; line++) {
        const words = lines.textOf(line);
        if (words.trim() === '' || words.trimStart().startsWith('#')) continue;
        // The items of a list may stand right below their key.
        const isItem = words.trimStart().startsWith('- ') && !lines.textOf(first).trimStart().startsWith('- ');
        if (indentOf(words) < indent || (indentOf(words) === indent && !isItem)) break;
        last = line;
      }
      return { first, last };
    },
  };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
