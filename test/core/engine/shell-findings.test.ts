import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  analyse,
  defaultSettings,
  ignoreFix,
  type Project,
  prove,
  readConfiguration,
  resolveSettings,
  type Settings,
  type ShellComment,
} from '../../../server/src/core/index';

const today = '2026-11-21';
const noFiles: Project = { read: () => undefined, list: () => [] };
const unquoted: Omit<ShellComment, 'line' | 'column' | 'endLine' | 'endColumn'> = {
  level: 'info',
  code: 2086,
  message: 'Double quote to prevent globbing and word splitting.',
};

/** Says SC2086 of every `$f` without quotes around it. */
const answering: Project = {
  ...noFiles,
  shellAnswer: ({ text }) => ({
    comments: text.split('\n').flatMap((line, index): ShellComment[] => {
      const at = / \$f/.exec(line)?.index;
      if (at === undefined) return [];
      const stretch = { line: index + 1, column: at + 2, endLine: index + 1, endColumn: at + 4 };
      return [{ ...unquoted, ...stretch, fix: [{ ...stretch, ...quoted }] }];
    }),
  }),
};
const quoted = { replacement: '"$f"', insertionPoint: 'afterEnd' } as const;

function look(text: string, settings: Settings = defaultSettings(today), project = answering, previous?: Analysis) {
  const analysis = analyse({ path: 'Dockerfile', text, project }, settings, previous);
  if (!analysis) throw new Error('not a Dockerfile');
  return analysis;
}

function codesOf({ findings }: Analysis): string[] {
  return findings.flatMap(({ code, severity }) => (code ? [`${code.id} ${severity}`] : []));
}

function settingsOf(text: string, path: string): Settings {
  const { layer, problems } = readConfiguration(text, path);
  expect(problems).toEqual([]);
  return resolveSettings({ path: '/a/Dockerfile', layers: [layer], today });
}

const text = 'FROM debian:12-slim\nRUN rm $f\n';

describe('a finding of ShellCheck', () => {
  it('keeps its code, its level and its page', () => {
    const finding = look(text).findings.find(({ code }) => code);
    expect(finding).toMatchObject({
      message: 'SC2086: Double quote to prevent globbing and word splitting.',
      severity: 'info',
      code: { id: 'SC2086', page: 'https://www.shellcheck.net/wiki/SC2086' },
    });
  });

  it('is ignored by its code', () => {
    for (const comment of ['hadolint ignore=SC2086', 'bulkhead ignore=SC2086']) {
      expect(codesOf(look(text.replace('RUN', `# ${comment}\nRUN`))), comment).toEqual([]);
    }
    for (const comment of ['hadolint ignore=SC2046', 'bulkhead ignore=SC2046', 'hadolint ignore=DL3008']) {
      expect(codesOf(look(text.replace('RUN', `# ${comment}\nRUN`))), comment).toEqual(['SC2086 info']);
    }
  });

  it('is levelled and ignored by configurations', () => {
    const said = (configuration: string, path: string) => codesOf(look(text, settingsOf(configuration, path)));
    expect(said('ignored: [SC2086]', '/a/.hadolint.yaml')).toEqual([]);
    expect(said('ignored: [SC2046]', '/a/.hadolint.yaml')).toEqual(['SC2086 info']);
    expect(said('override:\n  error: [SC2086]\n', '/a/.hadolint.yaml')).toEqual(['SC2086 error']);
    expect(said('rules:\n  SC2086: off\n', '/a/.bulkhead.yaml')).toEqual([]);
    expect(said('rules:\n  SC2086: error\n  dockerfile/shellcheck-finding: hint\n', '/a/.bulkhead.yaml')).toEqual([
      'SC2086 error',
    ]);
    expect(said('ignore:\n  - path: "**"\n    rule: SC2086\n    reason: so\n', '/a/.bulkhead.yaml')).toEqual([]);
  });

  it('is taken into a comment of hadolint by its code', () => {
    const analysis = look(text.replace('RUN', '# hadolint ignore=DL3008\nRUN'));
    const finding = analysis.findings.find(({ code }) => code);
    if (!finding) throw new Error('no finding');
    const joined = ignoreFix(analysis, finding, 'line');
    expect(joined?.isProved && joined.text).toContain('# hadolint ignore=DL3008,SC2086\n');
    const own = ignoreFix(
      look(text),
      look(text).findings.find(({ code }) => code) ?? finding,
      'line',
      'it is one word',
    );
    expect(own?.isProved && own.text).toContain('# bulkhead ignore=SC2086 -- it is one word\n');
  });

  it('is mended only once it is known what ShellCheck says of the mended script', () => {
    const proofOf = (project: Project) => {
      const analysis = look(text, undefined, project);
      const finding = analysis.findings.find(({ code }) => code);
      const fix = finding?.fixes[0];
      if (!finding || !fix) throw new Error('no fix');
      return prove(analysis, finding, fix);
    };
    expect(proofOf(answering)).toMatchObject({ isProved: true, text: 'FROM debian:12-slim\nRUN rm "$f"\n' });
    const once: Project = {
      ...answering,
      shellAnswer: (question) => (question.text.includes('"') ? undefined : answering.shellAnswer?.(question)),
    };
    expect(proofOf(once)).toMatchObject({ isProved: false });
    const stubborn: Project = {
      ...answering,
      shellAnswer: (question) => answering.shellAnswer?.({ ...question, text: question.text.replaceAll('"', '') }),
    };
    expect(proofOf(stubborn)).toMatchObject({ isProved: false });
  });

  it('comes with the next analysis once ShellCheck has answered, and goes where it may no longer be asked', () => {
    const waiting: Project = { ...noFiles, shellAnswer: () => undefined };
    const before = look(text, undefined, noFiles);
    const asked = look(text, undefined, waiting, before);
    expect([before.unanswered, asked.unanswered]).toEqual([0, 1]);
    const answered = look(text, undefined, answering, asked);
    expect(codesOf(answered)).toEqual(['SC2086 info']);
    expect(codesOf(look(text, undefined, answering, before))).toEqual(['SC2086 info']);
    expect(codesOf(look(text, undefined, noFiles, answered))).toEqual([]);
  });
});
