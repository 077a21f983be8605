import { writeSync } from 'node:fs';
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a command writes to, and what it may do there. */
export interface Terminal {
  /** Results: what other programs read. */
  out(text: string): void;
  /** Remarks: progress, timing, what went wrong. */
  remark(text: string): void;
  /** A line that the next one replaces; shown to people only. */
  progress(text: string): void;
  readonly hasColours: boolean;
  style(style: Style, text: string): string;
  /** All of standard input. */
  readInput(): Promise<Buffer>;
  readonly workingFolder: string;
}

/** The terminal of this process; `hasColours` for a thread, which cannot see it. */
export function processTerminal(
  hasColours = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
): Terminal {
  const { stdout, stderr, stdin, env } = process;
  const showsProgress = stderr.isTTY === true && env.TERM !== 'dumb';
  let isProgressShown = false;
  const clearProgress = () => {
    if (isProgressShown) stderr.write('\r\u001b[K');
    isProgressShown = false;
  };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has seen enough, as in `bulkhead check | head`.
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  return {
    out(text) {
      clearProgress();
      stdout.write(text);
    },
    remark(text) {
      clearProgress();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (!showsProgress) return;
      writeSync(stderr.fd, `\r\u001b[K${text}`);
      isProgressShown = text !== '';
    },
    hasColours,
    style: (style, text) => (hasColours ? styleText(style, text) : text),
    async readInput() {
      const pieces: Buffer[] = [];
      for await (const piece of stdin) pieces.push(Buffer.from(piece));
      return Buffer.concat(pieces);
    },
    workingFolder: process.cwd(),
  };
}
