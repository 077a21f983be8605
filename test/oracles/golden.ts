import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kind } from '../../server/src/core/index';
import type { Answer } from './answer';

/** From the root of the project, where every command runs. */
export const oraclesFolder = 'test/oracles';

function pathOf(kind: Kind): string {
  return join(oraclesFolder, 'golden', `${kind}.jsonl`);
}

/** What the official program said of our own texts when it was last asked, by the key of the subject. */
export function readGolden(kind: Kind): Map<string, Answer> {
  const path = pathOf(kind);
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as [string, Answer]));
}

/** Replaces the golden answers of a kind: one line each, in the order of their keys, so that a change is a few lines. */
export function writeGolden(kind: Kind, answers: ReadonlyMap<string, Answer>): void {
  const lines = [...answers.keys()].sort().map((key) => `${JSON.stringify([key, answers.get(key)])}\n`);
  mkdirSync(dirname(pathOf(kind)), { recursive: true });
  writeFileSync(pathOf(kind), lines.join(''));
}
