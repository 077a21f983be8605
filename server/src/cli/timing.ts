/** Milliseconds by what they were spent on. */
export type Spent = Readonly<Record<string, number>>;

const mostListed = 5;

/** What a command spends its time on. */
export class Timing {
  private readonly started = performance.now();
  private readonly phases = new Map<string, number>();
  private readonly slowest: { readonly path: string; readonly milliseconds: number }[] = [];

  /** Counts what one file took, in whichever thread. */
  add(path: string, spent: Spent): void {
    let milliseconds = 0;
    for (const [phase, own] of Object.entries(spent)) {
      this.phases.set(phase, (this.phases.get(phase) ?? 0) + own);
      milliseconds += own;
    }
    if (this.slowest.length === mostListed && milliseconds <= (this.slowest.at(-1)?.milliseconds ?? 0)) return;
    this.slowest.push({ path, milliseconds });
    this.slowest.sort((a, b) => b.milliseconds - a.milliseconds);
    this.slowest.length = Math.min(mostListed, this.slowest.length);
  }

  /** Since the command began. */
  total(): number {
    return performance.now() - this.started;
  }

  /** What `--timing` prints; with several threads the phases add up to more than the total. */
  report(files: number): string {
    const total = this.total();
    const rows = [...this.phases].map(([phase, spent]) => `${phase}: ${spent.toFixed(1)} ms`);
    const slow = this.slowest.map(({ path, milliseconds }) => `  ${milliseconds.toFixed(1)} ms  ${path}`);
    const rate = Math.round(files / Math.max(total / 1000, 0.001));
    return [...rows, `total: ${total.toFixed(1)} ms, ${rate} files a second`, 'slowest:', ...slow].join('\n');
  }
}
