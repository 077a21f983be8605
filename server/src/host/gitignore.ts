import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore`; paths are tested relative to its folder. */
interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}

/** What git ignores below a folder, its own `.gitignore` and all above it counted. Immutable: folders share levels. */
export class IgnoreRules {
  private constructor(private readonly levels: readonly Level[]) {}

  /** The rules that hold inside a folder, up to the root of its repository. */
  static above(folder: string): IgnoreRules {
    const folders: string[] = [];
    for (let at = folder; ; at = dirname(at)) {
      folders.unshift(at);
      if (existsSync(join(at, '.git'))) break;
      if (dirname(at) === at) return new IgnoreRules([]).within(folder);
    }
    let rules = new IgnoreRules([]);
    for (const [index, at] of folders.entries()) {
      const isNamed = index === folders.length - 1;
      // Whoever names a folder wants it read, also where the repository ignores it.
      if (index > 0 && rules.ignores(at, true)) return new IgnoreRules([]).within(folder);
      rules = isNamed ? rules : rules.within(at);
    }
    return rules.within(folder);
  }

  /** The rules with those of a folder added, where it has any. */
  within(folder: string): IgnoreRules {
    let text: string;
    try {
      text = readFileSync(join(folder, '.gitignore'), 'utf8');
    } catch {
      return this;
    }
    return new IgnoreRules([
      ...this.levels,
      { folder, rules: ignore({ ignorecase: process.platform !== 'linux' }).add(text) },
    ]);
  }

  /** Whether git would leave a path out; the innermost `.gitignore` that says anything of it decides. */
  ignores(path: string, isFolder: boolean): boolean {
    for (let index = this.levels.length - 1; index >= 0; index--) {
      const level = this.levels[index];
      if (!level) continue;
      const inside = relative(level.folder, path).split(sep).join('/');
      if (inside === '' || inside.startsWith('../')) continue;
      const { ignored, unignored } = level.rules.test(isFolder ? `${inside}/` : inside);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}
