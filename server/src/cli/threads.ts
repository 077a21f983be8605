import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { FoundFile } from '../host/walk';
import { checkOptions } from './check-options';
import { type CheckedFile, Checker } from './checker';
import { parseOptions } from './options';
import { processTerminal } from './terminal';

/** Below this many files starting threads costs more than they save. */
export const worthThreads = 400;

const filesInBatch = 50;
const mostThreads = 8;

/** What a thread needs to check as the main thread would. */
interface Task {
  readonly task: 'bulkhead check';
  readonly words: readonly string[];
  readonly hasColours: boolean;
}

interface Batch {
  readonly index: number;
  readonly files: readonly FoundFile[];
}

interface Done {
  readonly index: number;
  readonly checked: readonly CheckedFile[];
}

/** Checks files in several threads and gives the results in the order of the files. */
export async function* checkInThreads(
  files: Iterator<FoundFile>,
  words: readonly string[],
  hasColours: boolean,
): AsyncGenerator<CheckedFile> {
  const task: Task = { task: 'bulkhead check', words, hasColours };
  const threads = Array.from({ length: Math.min(mostThreads, availableParallelism()) }, () => startThread(task));
  try {
    const waiting: Promise<Done>[] = [];
    let next = 0;
    const send = (): boolean => {
      const batch = batchOf(files);
      const thread = threads[next % threads.length];
      if (batch.length === 0 || !thread) return false;
      waiting.push(thread.check({ index: next++, files: batch }));
      return true;
    };
    // Two batches a thread: one in work, one to go on with at once.
    while (waiting.length < threads.length * 2 && send());
    for (let first = waiting.shift(); first; first = waiting.shift()) {
      const { checked } = await first;
      send();
      yield* checked;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

function batchOf(files: Iterator<FoundFile>): FoundFile[] {
  const batch: FoundFile[] = [];
  while (batch.length < filesInBatch) {
    const { value, done } = files.next();
    if (done === true) break;
    batch.push(value);
  }
  return batch;
}

function startThread(task: Task) {
  const worker = new Worker(__filename, {
    workerData: task,
    // Trees live for one file: more room for the young saves collecting them over and over.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const asked = new Map<number, { resolve(done: Done): void; reject(error: Error): void }>();
  worker.on('message', (done: Done) => {
    asked.get(done.index)?.resolve(done);
    asked.delete(done.index);
  });
  worker.on('error', (error) => {
    for (const { reject } of asked.values()) reject(error);
  });
  return {
    check: (batch: Batch) =>
      new Promise<Done>((resolve, reject) => {
        asked.set(batch.index, { resolve, reject });
        worker.postMessage(batch);
      }),
    stop: () => worker.terminate(),
  };
}

/** Whether this is a thread that `checkInThreads` started; if so it begins to work. */
export function servesAsThread(): boolean {
  const task: Partial<Task> | null = workerData;
  if (isMainThread || !parentPort || task?.task !== 'bulkhead check') return false;
  const port = parentPort;
  const checker = new Checker(parseOptions(task.words ?? [], checkOptions), processTerminal(task.hasColours));
  port.on('message', ({ index, files }: Batch) => {
    const done: Done = { index, checked: files.map((file) => checker.file(file)) };
    port.postMessage(done);
  });
  return true;
}
