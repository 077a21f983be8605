import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Kind } from '../../server/src/core/index';
import type { Answer } from './answer';
import { oraclesFolder } from './golden';
import type { Subject } from './subject';

/** A running official program: reads a subject as a line of JSON, prints its answer as another. */
export class Oracle {
  private readonly waiting: { resolve(answer: Answer): void; reject(error: Error): void; about: string }[] = [];

  /** Settled once the program has read what it was sent; nothing while it keeps up. */
  private drained: Promise<void> | undefined;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.waiting.shift()?.resolve(JSON.parse(line) as Answer);
    });
    child.on('close', (code) => {
      for (const { reject, about } of this.waiting.splice(0)) {
        reject(new Error(`The official program stopped with code ${code} at ${about}.`));
      }
    });
  }

  /** Builds the Go program of a kind and starts it. Throws where Go is missing or the program does not build. */
  static start(kind: Kind): Oracle {
    const executable = resolve('.build/oracles', process.platform === 'win32' ? `${kind}.exe` : kind);
    const built = spawnSync('go', ['build', '-o', executable, '.'], {
      cwd: `${oraclesFolder}/${kind}`,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (built.error) throw new Error('The official programs are built with Go: https://go.dev/dl');
    if (built.status !== 0) throw new Error(`The official program for ${kind} does not build.`);
    const child = spawn(executable, { stdio: ['pipe', 'pipe', 'inherit'] });
    return new Oracle(child);
  }

  async ask(subject: Subject): Promise<Answer> {
    const { path, text, files } = subject;
    const answer = new Promise<Answer>((resolveAnswer, reject) => {
      this.waiting.push({ resolve: resolveAnswer, reject, about: subject.origin });
    });
    if (!this.child.stdin.write(`${JSON.stringify({ path, text, files })}\n`)) {
      this.drained ??= once(this.child.stdin, 'drain').then(() => {
        this.drained = undefined;
      });
      await this.drained;
    }
    return answer;
  }

  stop(): void {
    this.child.stdin.end();
  }
}
