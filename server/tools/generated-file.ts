import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes generated files, or with `--check` only says which of them are stale. */
export class GeneratedFiles {
  private readonly stale: string[] = [];

  constructor(
    private readonly root: string,
    private readonly isCheck: boolean,
  ) {}

  /** Makes a file hold `text`; `path` is relative to the root. */
  put(path: string, text: string): void {
    const file = join(this.root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
    this.stale.push(path);
    if (this.isCheck) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Takes a file away whose source is gone. */
  remove(path: string): void {
    this.stale.push(path);
    if (!this.isCheck) rmSync(join(this.root, path));
  }

  /** Replaces what stands between `<!-- name -->` and `<!-- /name -->` in a file written by hand. */
  putSection(path: string, name: string, text: string): void {
    const whole = readFileSync(join(this.root, path), 'utf8');
    const start = whole.indexOf(`<!-- ${name} -->`);
    const end = whole.indexOf(`<!-- /${name} -->`);
    if (start < 0 || end < start) throw new Error(`${path} has no section ${name}`);
    const head = `${whole.slice(0, start)}<!-- ${name} -->\n`;
    this.put(path, `${head}${text}\n${whole.slice(end)}`);
  }

  /** Says what was done and ends the process: with 1 where `--check` found stale files. */
  finish(): never {
    for (const path of this.stale) console.log(this.isCheck ? `stale: ${path}` : `written: ${path}`);
    if (this.isCheck && this.stale.length > 0) {
      console.error('Generated files are stale: run `npm run gen` and commit what it writes.');
      process.exit(1);
    }
    process.exit(0);
  }
}
