import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'server/src/core/rules';
const kinds = ['dockerfile', 'compose', 'daemon', 'kubernetes'];

/** The files that hold rules, relative to `core/rules`, without their ending, in the order of the list of rules. */
export function ruleFiles(root: string): string[] {
  return kinds.flatMap((kind) => walk(join(root, folder, kind), kind)).sort();
}

function walk(path: string, name: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return entry.name.startsWith('_') ? [] : walk(join(path, entry.name), `${name}/${entry.name}`);
    }
    const isRule = entry.name.endsWith('.ts') && !entry.name.endsWith('.cases.ts');
    return isRule ? [`${name}/${entry.name.slice(0, -'.ts'.length)}`] : [];
  });
}
