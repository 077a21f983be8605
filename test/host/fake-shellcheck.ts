import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../cli/run-cli';

/** Programs that stand for ShellCheck are scripts with a first line that names their interpreter. */
export const canFake = process.platform !== 'win32';

/**
 * A program that prints a version for `--version`, and else does as `body` says: JavaScript that knows the script as
 * `script`, its words as `words`, and `say(comments)`.
 */
export function fakeShellCheck(body: string, version = 'version: 0.9.0'): string {
  const program = join(newFolder(), 'shellcheck');
  writeFileSync(
    program,
    `#!${process.execPath}
const words = process.argv.slice(2);
const say = (comments) => process.stdout.write(JSON.stringify({ comments }));
if (words.includes('--version')) console.log(${JSON.stringify(`ShellCheck\n${version}`)});
else {
  let script = '';
  process.stdin.on('data', (piece) => { script += piece; });
  process.stdin.on('end', () => { ${body} });
}
`,
  );
  chmodSync(program, 0o755);
  return program;
}
