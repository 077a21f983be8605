import { pathToFileURL } from 'node:url';
import type { Log } from 'sarif';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  buildCommandLine,
  folderWith,
  onlyLastUserRoot,
  removeFolders,
  rootDockerfile,
  runCommandLine,
} from './run-cli';

let cli = '';
beforeAll(() => {
  cli = buildCommandLine();
});
afterAll(removeFolders);

function sarif(folder: string, ...words: string[]) {
  const { out, code } = runCommandLine(cli, folder, ['check', '--format', 'sarif', ...words]);
  const log: Log = JSON.parse(out);
  const [run] = log.runs;
  if (!run) throw new Error('the log has no run');
  return { log, run, code, results: run.results ?? [] };
}

const configured = (files: Record<string, string>) => folderWith({ '.bulkhead.yaml': onlyLastUserRoot, ...files });

it('names the tool, the rules, the folder and the unit of its columns', () => {
  const folder = configured({ Dockerfile: rootDockerfile });
  const { log, run } = sarif(folder);
  expect(log.version).toBe('2.1.0');
  expect(log.$schema).toContain('sarif-2.1.0');
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(run.originalUriBaseIds?.SRCROOT?.uri).toBe(`${pathToFileURL(folder).href}/`);
  expect(run.invocations?.[0]?.executionSuccessful).toBe(true);
  expect(run.tool.driver.rules).toHaveLength(1);
  expect(run.tool.driver.rules?.[0]).toMatchObject({
    id: 'dockerfile/last-user-root',
    helpUri: expect.stringMatching(/^https:.*dockerfile\/last-user-root\.md$/),
    help: { text: expect.stringMatching(/./), markdown: expect.stringContaining('dockerfile/last-user-root') },
    properties: { 'security-severity': expect.stringMatching(/^\d+\.\d$/), tags: expect.arrayContaining(['security']) },
  });
});

it('gives the exact region of each result and a fingerprint that moves with its line', () => {
  const { results, code } = sarif(configured({ 'a b/Dockerfile': rootDockerfile }));
  expect(code).toBe(1);
  const [result] = results;
  expect(result).toMatchObject({
    ruleId: 'dockerfile/last-user-root',
    ruleIndex: 0,
    level: 'warning',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/Dockerfile', uriBaseId: 'SRCROOT' },
          region: { startLine: 2, startColumn: 6, endLine: 2, endColumn: 10, charOffset: 22, charLength: 4 },
        },
      },
    ],
  });
  const print = (text: string) => sarif(configured({ 'a b/Dockerfile': text })).results[0]?.partialFingerprints;
  expect(print(`# moved\n\n${rootDockerfile}`)).toEqual(result?.partialFingerprints);
  expect(print('FROM alpine:3.20\nUSER  root\n')).not.toEqual(result?.partialFingerprints);
});

it('carries proved fixes, whose regions make the new text', () => {
  const [result] = sarif(configured({ Dockerfile: rootDockerfile }), '--fixes').results;
  const change = result?.fixes?.[0]?.artifactChanges[0];
  expect(change?.artifactLocation).toEqual({ uri: 'Dockerfile', uriBaseId: 'SRCROOT' });
  const [replacement] = change?.replacements ?? [];
  const { charOffset = -1, charLength = -1 } = replacement?.deletedRegion ?? {};
  const text = `${rootDockerfile.slice(0, charOffset)}${replacement?.insertedContent?.text ?? ''}${rootDockerfile.slice(charOffset + charLength)}`;
  const after = runCommandLine(cli, configured({}), ['check', '-', '--stdin-path', 'Dockerfile'], text);
  expect(after.code).toBe(0);
});

it('lists what is ignored as suppressed, with its reason', () => {
  const inSource = 'FROM alpine:3.20\n# bulkhead ignore=dockerfile/last-user-root -- tested\nUSER root\n';
  const ignore = 'ignore:\n  - {path: external/, rule: dockerfile/last-user-root, reason: agreed}\n';
  const { results, code } = sarif(
    folderWith({
      '.bulkhead.yaml': `${onlyLastUserRoot}${ignore}`,
      'external/Dockerfile': rootDockerfile,
      'source/Dockerfile': inSource,
    }),
  );
  expect(code).toBe(0);
  expect(results.map(({ suppressions }) => suppressions)).toEqual([
    [{ kind: 'external', justification: 'agreed' }],
    [{ kind: 'inSource', justification: 'tested' }],
  ]);
});

it('tells what could not be read as notifications', () => {
  const { run, code } = sarif(configured({ 'a.yaml': 'a\0b' }));
  expect(code).toBe(2);
  expect(run.invocations?.[0]).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        level: 'error',
        message: { text: 'it is a binary file' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a.yaml', uriBaseId: 'SRCROOT' } } }],
      },
    ],
  });
});

it('writes files outside the folder with their whole address', () => {
  const other = configured({ Dockerfile: rootDockerfile });
  const [result] = sarif(folderWith({}), other).results;
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
    uri: pathToFileURL(`${other}/Dockerfile`).href,
  });
});
