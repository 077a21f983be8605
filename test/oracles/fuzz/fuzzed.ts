import type { Kind } from '../../../server/src/core/index';
import { ordinaryPath } from '../../harness/example-runs';
import type { Subject } from '../subject';
import { generators } from './generators';
import { mutate } from './mutate';
import { randomOf } from './random';

/** Text that neither JSON nor UTF-8 carries to another program unchanged. */
const lonelySurrogate = /\p{Surrogate}/u;

/**
 * The text of a seed: built from the grammar of its kind, or one of the examples with a few things broken. The same
 * seed gives the same text as long as generator and examples stay the same.
 */
export function fuzzed(kind: Kind, seed: number, examples: readonly Subject[]): Subject {
  const random = randomOf(seed);
  const isGenerated = examples.length === 0 || random.chance(0.5);
  const base: Subject = isGenerated
    ? { kind, origin: '', path: ordinaryPath[kind], text: generators[kind](random), files: {} }
    : random.pick(examples);
  const isBroken = !isGenerated || random.chance(0.3);
  const text = isBroken ? mutate(base.text, random) : base.text;
  return { ...base, origin: `fuzz seed ${seed}`, text: lonelySurrogate.test(text) ? base.text : text };
}
