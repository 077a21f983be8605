/** What a command spends its time on, in milliseconds. */
export class Timing {
  private readonly started = performance.now();
  private readonly phases = new Map<string, number>();
  private readonly slowest: { phase: string; path: string; spent: number }[] = [];

  /** Runs a piece of work and counts its time. */
  of<Result>(phase: string, path: string, work: () => Result): Result {
    const before = performance.now();
    const result = work();
    const spent = performance.now() - before;
    this.add(phase, spent);
    if (spent > (this.slowest.at(-1)?.spent ?? 0) || this.slowest.length < 5) {
      this.slowest.push({ phase, path, spent });
      this.slowest.sort((a, b) => b.spent - a.spent);
      this.slowest.length = Math.min(5, this.slowest.length);
    }
    return result;
  }

  /** Passes items on and counts the time that making them takes. */
  async *each<Item>(phase: string, items: AsyncIterable<Item>): AsyncGenerator<Item> {
    let before = performance.now();
    for await (const item of items) {
      this.add(phase, performance.now() - before);
      yield item;
      before = performance.now();
    }
  }

  /** Since the command began. */
  total(): number {
    return performance.now() - this.started;
  }

  /** What `--timing` prints. */
  report(files: number): string {
    const total = this.total();
    const rows = [...this.phases].map(([phase, spent]) => `${phase}: ${spent.toFixed(1)} ms`);
    const slow = this.slowest.map(({ phase, path, spent }) => `  ${spent.toFixed(1)} ms  ${phase} ${path}`);
    const rate = Math.round(files / Math.max(total / 1000, 0.001));
    return [...rows, `total: ${total.toFixed(1)} ms, ${rate} files a second`, 'slowest:', ...slow].join('\n');
  }

  private add(phase: string, spent: number): void {
    this.phases.set(phase, (this.phases.get(phase) ?? 0) + spent);
  }
}
