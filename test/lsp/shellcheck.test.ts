import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { ShellAnswer, ShellQuestion } from '../../server/src/core/index';
import * as core from '../../server/src/core/index';
import type { Environment } from '../../server/src/lsp/environment';
import { type ClientOptions, codesOf, modernCapabilities, pullingCapabilities, TestClient } from './harness';

const uri = 'file:///folder/Dockerfile';
const text = 'FROM scratch\nRUN rm $f\nRUN ls $g\n';

let client: TestClient;
afterEach(() => client.stop());

/** Says SC2086 of a variable at the end of a line, as ShellCheck would; counts what it is asked, and by what program. */
class Fake {
  readonly started: string[] = [];
  readonly asked: string[] = [];
  private readonly answers = new Map<string, ShellAnswer>();

  constructor(
    private readonly milliseconds = 0,
    private readonly trouble?: string,
  ) {}

  readonly start: NonNullable<Environment['startShellCheck']> = (path, problem) => {
    this.started.push(path);
    return {
      known: ({ text }) => this.answers.get(text),
      isOpen: ({ text }) => !this.answers.has(text),
      ask: async ({ text }: ShellQuestion) => {
        if (this.trouble !== undefined) problem(this.trouble);
        if (this.answers.has(text) || this.trouble !== undefined) return;
        this.asked.push(text.slice(text.lastIndexOf('\n') + 1));
        await pause(this.milliseconds);
        const line = text.split('\n').length;
        const found = / (\$[a-z]+)$/.exec(text);
        const column = found ? found.index - text.lastIndexOf('\n') + 1 : 1;
        const at = { line, column, endLine: line, endColumn: column + (found?.[1]?.length ?? 0) };
        const fix = [{ ...at, replacement: `"${found?.[1]}"`, insertionPoint: 'afterEnd' as const }];
        const comments = found ? [{ ...at, level: 'info' as const, code: 2086, message: 'Quote it.', fix }] : [];
        this.answers.set(text, { comments });
      },
      dispose: () => undefined,
    };
  };
}

const on = { rules: { 'dockerfile/workdir-relative': 'off' }, shellcheck: { enabled: true, path: '/opt/shellcheck' } };

function start(fake: Fake, options: Partial<ClientOptions> & { settings?: () => unknown; trusted?: boolean } = {}) {
  const { trusted = true, ...others } = options;
  return TestClient.start({
    capabilities: modernCapabilities,
    environment: { engine: core, startShellCheck: fake.start },
    initializationOptions: { trusted },
    settings: () => on,
    ...others,
  });
}

const shellCodes = (diagnostics: Awaited<ReturnType<TestClient['pushed']>>) =>
  diagnostics.filter(({ code }) => code === 'dockerfile/shellcheck-finding');

async function until<T>(look: () => T | undefined | false, what: string): Promise<T> {
  for (let waited = 0; waited < 8_000; waited += 20) {
    const found = look();
    if (found) return found;
    await pause(20);
  }
  throw new Error(`never came: ${what}`);
}

/** What was published last for the document, as soon as it holds so many findings of ShellCheck. */
const shown = (count: number) =>
  until(() => {
    const found = shellCodes(client.published.findLast((one) => one.uri === uri)?.diagnostics ?? []);
    return found.length === count && client.published.length > 0 && found;
  }, `${count} findings of ShellCheck`);

describe('ShellCheck', () => {
  it('follows the other findings, with its own code and page', async () => {
    const fake = new Fake();
    client = await start(fake);
    await client.open(uri, text);
    const first = await client.pushed(uri);
    expect(codesOf(first).length).toBeGreaterThan(0);
    expect(shellCodes(first)).toEqual([]);
    const found = await shown(2);
    expect(found[0]).toMatchObject({
      message: 'SC2086: Quote it.',
      range: client.rangeOf(uri, '$f'),
      codeDescription: { href: 'https://www.shellcheck.net/wiki/SC2086' },
    });
    expect(fake.started).toEqual(['/opt/shellcheck']);
  });

  it.each([
    ['nobody switched it on', { settings: () => ({}) }],
    ['a client does not say that the folder is trusted', { initializationOptions: {} }],
    ['the folder is not trusted', { trusted: false }],
  ])('is not run where %s', async (_, options) => {
    const fake = new Fake();
    client = await start(fake, options);
    await client.open(uri, text);
    await client.pushed(uri);
    await pause(500);
    expect(fake.started).toEqual([]);
    if (!('trusted' in options)) return;
    await client.connection.sendNotification('bulkhead/trustGranted');
    expect(await shown(2)).toHaveLength(2);
  });

  it('waits until nobody types, and its findings stay where they belong meanwhile', async () => {
    const fake = new Fake();
    client = await start(fake);
    await client.open(uri, text);
    await shown(2);
    for (const letter of ['a', 'ab', 'abc']) {
      await client.replace(
        uri,
        letter === 'a' ? 'rm ' : `-${letter.slice(0, -1)} `,
        letter === 'a' ? 'rm -a ' : `-${letter} `,
      );
      const meanwhile = shellCodes(await client.pushed(uri));
      expect(meanwhile.map(({ range }) => range)).toEqual([client.rangeOf(uri, '$f'), client.rangeOf(uri, '$g')]);
    }
    await until(() => fake.asked.length > 2, 'a question about the typed script');
    expect(fake.asked).toEqual(['rm $f', 'ls $g', 'rm -abc $f']);
  });

  it('never holds up a key', async () => {
    client = await start(new Fake(3_000));
    await client.open(uri, text);
    const began = Date.now();
    await client.replace(uri, 'scratch', 'debian');
    await client.pushed(uri);
    expect(Date.now() - began).toBeLessThan(1_500);
  });

  it('brings a client that pulls to pull again', async () => {
    client = await start(new Fake(), {
      capabilities: pullingCapabilities,
      initializationOptions: { trusted: true, extensionUri: 'file:///extension' },
    });
    await client.open(uri, text);
    const pull = () => client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    expect(JSON.stringify(await pull())).not.toContain('SC2086');
    await until(() => client.refreshes > 0, 'a refresh');
    expect(JSON.stringify(await pull())).toContain('SC2086');
  });

  it('is asked about what a fix makes before the fix is offered', async () => {
    const fake = new Fake();
    client = await start(fake);
    await client.open(uri, text);
    await shown(2);
    const actions = await client.actions(uri, '$f');
    const titles = actions.map(({ title }) => title);
    expect(titles).toContain('Write it as ShellCheck proposes (may change behaviour)');
    expect(titles).toContain('Ignore SC2086 on this line');
    expect(fake.asked).toContain('rm "$f"');
  });

  it('is asked as often as it takes to harden a file', async () => {
    const fake = new Fake();
    client = await start(fake);
    await client.open(uri, text);
    const plan: { items: { title: string }[] } = await client.connection.sendRequest('bulkhead/hardenPlan', { uri });
    expect(plan.items.filter(({ title }) => title.startsWith('SC2086'))).toHaveLength(2);
  });

  it('says once what is wrong with the program', async () => {
    client = await start(new Fake(0, 'ShellCheck cannot be run: it is not there'), {
      initializationOptions: { trusted: true, extensionUri: 'file:///extension' },
    });
    await client.open(uri, text);
    await until(() => client.logged.length > 0, 'a line in the log');
    await client.replace(uri, '$f', '$h');
    await pause(600);
    expect(client.logged.filter((line) => line.includes('ShellCheck'))).toHaveLength(1);
    const status = await until(() => client.statuses.at(-1), 'a status');
    expect(status.kind).toBe('dockerfile');
    await until(() => client.statuses.at(-1)?.steppedAside.some((one) => one.includes('ShellCheck')), 'a status');
  });
});
