import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../server/src/lsp/environment';
import { TestClient } from './harness';
import { engineOf, testRules } from './test-engine';

const uri = 'file:///home/me/app/Dockerfile';
const text = 'FROM scratch\nRUN make all\nCOPY <<EOF /a\n a b\nEOF\nUSER root\n';

let client: TestClient;
let analysed: string[];
let tasks: (() => void)[];
let isHeld: boolean;

const engine = engineOf(testRules);

/** Notes which texts are analysed. With the first one that nobody opened, what is to happen soon is held back. */
function listening(opened: string): Partial<Environment> {
  isHeld = false;
  return {
    rehearses: true,
    engine: {
      ...engine,
      analyse: (source, settings, previous) => {
        analysed.push(source.text);
        isHeld ||= analysed.length === 2 && source.text !== opened;
        return engine.analyse(source, settings, previous);
      },
    },
    soon: (task) => void (isHeld ? tasks.push(task) : setImmediate(task)),
  };
}

/** Lets what waits happen, one after the other, until nothing waits. */
function letGo(): number {
  let count = 0;
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    task();
    count++;
  }
  return count;
}

beforeEach(() => {
  analysed = [];
  tasks = [];
});
afterEach(() => client.stop());

describe('a rehearsal', () => {
  it('types into a copy of what was opened, tells nobody, and comes to an end', async () => {
    client = await TestClient.start({ environment: listening(text) });
    await client.open(uri, text);
    await client.pushed(uri);
    await client.until(() => tasks.length > 0);
    const published = client.published.length;
    expect(letGo()).toBeLessThan(500);
    // What is sent arrives a little later.
    isHeld = false;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(client.published).toHaveLength(published);
    const typed = new Set(analysed);
    expect(typed.has(text.replace('make all', 'make allx'))).toBe(true);
    expect(typed.has(text.replace('USER root', 'USER rootx'))).toBe(true);
    // A stage and a heredoc would become others.
    for (const one of typed) expect(one).toMatch(/^FROM scratch\n.*COPY <<EOF \/a\n.*\nEOF\n/s);
  });

  it('is over once somebody types, and is not begun again for files of the kind', async () => {
    client = await TestClient.start({ environment: listening(text) });
    await client.open(uri, text);
    await client.pushed(uri);
    await client.until(() => tasks.length > 0);
    isHeld = false;
    await client.replace(uri, 'make all', 'make some');
    await client.pushed(uri);
    const before = analysed.length;
    letGo();
    await client.open(`${uri}.other`, text);
    await client.pushed(`${uri}.other`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(analysed.slice(before)).toEqual([text]);
  });

  it('is not made on what has no ordinary line, nor on more than the beginning of a long file', async () => {
    const long = 'FROM scratch\nRUN make all\n'.repeat(10_000);
    client = await TestClient.start({ environment: listening(long) });
    await client.open(uri, long);
    await client.pushed(uri);
    await client.until(() => tasks.length > 0);
    letGo();
    const lengths = analysed.slice(1).map((one) => one.length);
    expect(Math.max(...lengths)).toBeLessThan(31_000);
    isHeld = false;
    const before = analysed.length;
    const compose = 'file:///home/me/app/compose.yaml';
    await client.open(compose, 'services: {}\n', 'yaml');
    await client.pushed(compose);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(analysed).toHaveLength(before + 1);
  });
});
