import { afterEach, describe, expect, it } from 'vitest';
import type { HardenPlan, HardenPreview, MarkdownAnswer, RuleSummary, ScanTotals } from '../../server/src/protocol';
import { pullingCapabilities, TestClient } from './harness';
import { filesOf } from './test-engine';

const uri = 'file:///home/me/app/Dockerfile';
const text = 'FROM scratch\nUSER root\nMAINTAINER me\n';
const files: Record<string, string> = {
  'file:///home/me/app/.dockerignore': '',
  'file:///home/me/other/.dockerignore': '',
  'file:///home/me/other/Dockerfile': 'FROM scratch\nUSER root\n',
};
const environment = { disk: () => filesOf(files) };
const initializationOptions = { extensionUri: 'file:///extension', otherExtensions: [] };

let client: TestClient;
afterEach(() => client.stop());

function send<Answer>(method: string, params: object): Promise<Answer> {
  return client.connection.sendRequest<Answer>(method, params);
}

describe('hardening', () => {
  it('plans every fix that can be proved, and says why the rest stays', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, text);
    const plan = await send<HardenPlan>('bulkhead/hardenPlan', { uri });
    expect(plan).toMatchObject({
      version: 1,
      items: [{ rule: 'dockerfile/user-root', fixTitle: 'Run as 65532', safety: 'safe', line: 1 }],
      remaining: [{ rule: 'dockerfile/maintainer-deprecated', line: 2 }],
    });
    expect(plan.remaining[0]?.why).not.toBe('');
  });

  it('previews what was chosen, and refuses another version', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, text);
    const { items, version } = await send<HardenPlan>('bulkhead/hardenPlan', { uri });
    const chosen = items.map(({ id }) => id);
    const preview = await send<HardenPreview>('bulkhead/hardenPreview', { uri, version, chosen });
    expect(preview.newText).toBe('FROM scratch\nUSER 65532\nMAINTAINER me\n');
    expect(preview.applied).toHaveLength(1);
    const nothing = await send<HardenPreview>('bulkhead/hardenPreview', { uri, version, chosen: [] });
    expect(nothing).toMatchObject({ newText: text, edits: [], applied: [] });
    await client.replace(uri, 'me', 'you');
    expect(await send('bulkhead/hardenPreview', { uri, version, chosen })).toBeNull();
  });

  it('works on a file that no editor holds, and is nothing for one that is not there', async () => {
    client = await TestClient.start({ environment });
    const closed = 'file:///home/me/other/Dockerfile';
    expect(await send('bulkhead/hardenPlan', { uri: closed })).toMatchObject({ version: null, items: [{}] });
    expect(await send('bulkhead/hardenPlan', { uri: 'file:///home/me/other/nowhere' })).toBeNull();
  });
});

describe('words on rules', () => {
  it('are a list to pick from and a page for each', async () => {
    client = await TestClient.start({ environment });
    const rules = await send<RuleSummary[]>('bulkhead/rules', {});
    expect(rules).toContainEqual({
      rule: 'dockerfile/user-root',
      title: 'The image runs as root',
      kind: 'dockerfile',
      severity: 'warning',
    });
    const page = await send<MarkdownAnswer>('bulkhead/explain', { rule: 'dockerfile/user-root' });
    expect(page.markdown).toContain('Something bad can happen.');
    expect(await send('bulkhead/explain', { rule: 'dockerfile/nothing' })).toBeNull();
  });
});

describe('why a file is quiet', () => {
  const why = async () => (await send<MarkdownAnswer>('bulkhead/whyQuiet', { uri })).markdown;

  it('names what is silenced, by what and with which reason', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri, 'FROM scratch\n# bulkhead ignore=dockerfile/user-root -- the base drops it\nUSER root\n');
    const markdown = await why();
    expect(markdown).toContain('Read as a Dockerfile');
    expect(markdown).toContain('the base drops it');
    expect(markdown).toContain('No `.bulkhead.yaml` counts');
  });

  it('names rules that settings switch off', async () => {
    client = await TestClient.start({ environment, settings: () => ({ rules: { 'dockerfile/user-root': 'off' } }) });
    await client.open(uri, text);
    expect(await why()).toMatch(/Switched off by settings[\s\S]*dockerfile\/user-root/);
  });

  it('says so where the file is none of ours, or all is switched off', async () => {
    client = await TestClient.start({ environment });
    await client.open(uri.replace('Dockerfile', 'notes.txt'), 'hello', 'plaintext');
    const { markdown } = await send<MarkdownAnswer>('bulkhead/whyQuiet', {
      uri: uri.replace('Dockerfile', 'notes.txt'),
    });
    expect(markdown).toContain('not recognised');
    await client.stop();
    client = await TestClient.start({ environment, settings: () => ({ enable: false }) });
    await client.open(uri, text);
    expect(await why()).toContain('switched off');
  });
});

describe('scanning', () => {
  it('sums up, publishes what closed files have, and names what cannot be read', async () => {
    client = await TestClient.start({ capabilities: pullingCapabilities, environment, initializationOptions });
    const closed = 'file:///home/me/other/Dockerfile';
    const totals = await send<ScanTotals>('bulkhead/scan', { uris: [closed, 'file:///home/me/gone/Dockerfile'] });
    expect(totals).toMatchObject({
      files: 1,
      findings: { error: 0, warning: 1, info: 0, hint: 0 },
      withFindings: [{ uri: closed }],
      errors: [{ uri: 'file:///home/me/gone/Dockerfile' }],
    });
    await client.until(() => client.published.find((one) => one.uri === closed && one.diagnostics.length === 1));
  });
});

describe('status', () => {
  it('tells our own client what each run came to', async () => {
    client = await TestClient.start({ environment, initializationOptions });
    await client.open(uri, text);
    await client.pushed(uri);
    const status = await client.until(() => client.statuses[0]);
    expect(status).toMatchObject({
      uri,
      kind: 'dockerfile',
      findings: { error: 0, warning: 1, info: 1, hint: 0 },
      steppedAside: [],
    });
    expect(status.rulesRun).toBeGreaterThan(2);
  });

  it('says why nothing is reported', async () => {
    client = await TestClient.start({ environment, initializationOptions });
    await client.open(uri, '# bulkhead ignore-file=dockerfile/user-root\nFROM scratch\nUSER root\n');
    await client.pushed(uri);
    const status = await client.until(() => client.statuses.at(-1));
    expect(status.quietBecause).toContain('silenced');
  });
});
