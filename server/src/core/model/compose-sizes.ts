import { isComposeFraction } from './compose-literals';
import type { ComposeValue } from './compose-value';
import { parseByteSize } from './sizes-and-durations';

/**
 * The bytes that Compose reads a value for; nothing where it is unknown or no size. Of a fraction without quotes it
 * makes zero: it looks at whole numbers and at texts.
 */
export function bytesOf({ node, text }: ComposeValue): number | undefined {
  if (text === undefined) return undefined;
  return node?.type === 'scalar' && isComposeFraction(node) ? 0 : parseByteSize(text);
}
