import { GeneratedFiles } from './generated-file';
import { ruleFiles } from './rule-files';

/** Writes the list of all rules from the files that hold them. Runs before anything that loads the rules. */
const root = process.cwd();
const files = ruleFiles(root);

function nameOf(file: string): string {
  return file.replaceAll('/', '-').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const list = [
  '// Written by `npm run gen` from the files beside it: add a rule by adding its file.',
  "import type { Rule } from '../engine/rule';",
  ...files.map((file) => `import ${nameOf(file)} from './${file}';`),
  '',
  '/** Every rule, in the order of its file. */',
  'export const rules: readonly Rule[] = [',
  ...files.map((file) => `  ${nameOf(file)},`),
  '].flat();',
  '',
];

const generated = new GeneratedFiles(root, process.argv.includes('--check'));
generated.put('server/src/core/rules/index.ts', list.join('\n'));
generated.finish();
