import { describe, expect, it } from 'vitest';
import { type Analysis, analyse, dedent, ignoreFix, type Settings } from '../../../../server/src/core/index';
import { everything } from '../../../harness/example-runs';

function dockerfile(text: string, settings: Partial<Settings> = {}): Analysis {
  const analysis = analyse(
    { path: 'Dockerfile', text: dedent(text), kind: 'dockerfile' },
    { ...everything, ...settings },
  );
  if (!analysis) throw new Error('not analysed');
  return analysis;
}

/** The lines, from one, on which a rule speaks and is not silenced. */
function linesOf(analysis: Analysis, rule: string): number[] {
  return analysis.findings
    .filter((finding) => finding.rule.id === rule)
    .map((finding) => analysis.lines.lineAt(finding.span.start) + 1);
}

const untagged = 'dockerfile/image-tag-missing';
const shellForm = 'dockerfile/cmd-shell-form';
const noUser = 'dockerfile/user-missing';

describe('comments of hadolint', () => {
  it('silence the instruction on the next line', () => {
    const analysis = dockerfile(`
      # hadolint ignore=DL3006
      FROM alpine AS one
      FROM debian
    `);
    expect(linesOf(analysis, untagged)).toEqual([3]);
    expect(analysis.suppressed.map(({ finding }) => finding.rule.id)).toContain(untagged);
  });

  it('allow blanks, several codes, and a reason behind a # of its own', () => {
    const analysis = dockerfile('#hadolint ignore = DL3007 , DL3006 # no tag yet\nFROM alpine\n');
    expect(linesOf(analysis, untagged)).toEqual([]);
    expect(analysis.suppressed.find(({ finding }) => finding.rule.id === untagged)?.reason).toBe('no tag yet');
  });

  it.each([
    ['another tail', '# hadolint ignore=DL3006 because\nFROM alpine\n'],
    ['a blank line between', '# hadolint ignore=DL3006\n\nFROM alpine\n'],
    ['a comment between', '# hadolint ignore=DL3006\n# hadolint ignore=DL3002\nFROM alpine\n'],
    ['another code', '# hadolint ignore=DL3002\nFROM alpine\n'],
    ['lower case', '# hadolint ignore=dl3006\nFROM alpine\n'],
  ])('mean nothing with %s', (_, text) => {
    expect(linesOf(dockerfile(text), untagged)).toHaveLength(1);
  });

  it('silence a whole file or the rest of a stage', () => {
    expect(linesOf(dockerfile('FROM alpine\nFROM debian\n# hadolint global ignore=DL3006\n'), untagged)).toEqual([]);
    const analysis = dockerfile(`
      # hadolint stage ignore=DL3025
      FROM alpine:3.22 AS one
      CMD run this
      FROM alpine:3.22
      CMD run that
    `);
    expect(linesOf(analysis, shellForm)).toEqual([5]);
  });
});

describe('comments of BuildKit', () => {
  it('at the head skip in the whole file', () => {
    expect(linesOf(dockerfile('# check=skip=JSONArgsRecommended // why\nFROM a:1\nCMD run this\n'), shellForm)).toEqual(
      [],
    );
    expect(linesOf(dockerfile('# check=error=true;skip=all\nFROM a:1\nCMD run this\n'), shellForm)).toEqual([]);
    expect(linesOf(dockerfile('# check=skip=jsonargsrecommended\nFROM a:1\nCMD run this\n'), shellForm)).toEqual([3]);
  });

  it('above an instruction skip there, blank lines or not', () => {
    const text = 'FROM a:1\n# words\n# check=skip=JSONArgsRecommended\n\nCMD run this\nENTRYPOINT run this\n';
    expect(linesOf(dockerfile(text), shellForm)).toEqual([6]);
  });

  it.each([
    ['an indented one', 'FROM a:1\n  # check=skip=JSONArgsRecommended\nCMD run this\n'],
    ['one behind which a comment is empty', 'FROM a:1\n# check=skip=JSONArgsRecommended\n#\nCMD run this\n'],
    ['a second one', 'FROM a:1\n# check=skip=X\n# check=skip=JSONArgsRecommended\nCMD run this\n'],
    ['what is no directive any more', '# words\n# check=skip=JSONArgsRecommended\nFROM a:1\nCMD run this\n'],
  ])('mean nothing as %s', (_, text) => {
    expect(linesOf(dockerfile(text), shellForm)).toHaveLength(1);
  });
});

describe('comments of scanners', () => {
  it.each([
    ['# trivy:ignore:DS-0001', []],
    ['# trivy:ignore:AVD-DS-0001', []],
    ['#trivy:ignore:DS001:exp:2020-01-01', [2]],
    ['# trivy:ignore:DS001:exp:2999-01-01', []],
    ['# trivy:ignore:DS-0002', [2]],
    ['# checkov:skip=CKV_DOCKER_7: pinned elsewhere', []],
    ['# checkov:skip=CKV_DOCKER_70', [2]],
    ['# nosemgrep', []],
    ['# nosemgrep: dockerfile.audit.missing-image-version', []],
    ['# nosemgrep: other-rule', [2]],
    ['# kics-scan ignore-line', []],
    ['# kics-scan ignore', []],
    ['# kics-scan disable=9efb0b2d-89c9-41a3-91ca-dcc0aec911fd', []],
    ['# kics-scan enable=9efb0b2d-89c9-41a3-91ca-dcc0aec911fd', [2]],
    ['# kics-scan enable=fd54f200-402c-4333-a5a4-36ef6709af2f', []],
    ['# nothing', [2]],
  ])('%s', (comment, lines) => {
    expect(linesOf(dockerfile(`${comment}\nFROM alpine\n`), untagged)).toEqual(lines);
  });

  it('reach as far as the tool says', () => {
    expect(linesOf(dockerfile('FROM alpine\n# checkov:skip=CKV_DOCKER_3\nRUN id\n'), noUser)).toEqual([]);
    expect(linesOf(dockerfile('FROM alpine\n# kics-scan ignore\nFROM debian\n'), untagged)).toEqual([1, 3]);
    const block = '# kics-scan ignore-block\nFROM alpine:3.22 AS a\nCMD run this\nFROM alpine:3.22\nCMD run that\n';
    expect(linesOf(dockerfile(block), shellForm)).toEqual([5]);
  });

  it('count only where the settings let them', () => {
    expect(linesOf(dockerfile('# nosemgrep\nFROM alpine\n', { honorsOtherTools: false }), untagged)).toEqual([2]);
  });
});

describe('"Ignore"', () => {
  function ignored(text: string, rule: string, scope: 'line' | 'file', reason?: string): string {
    const analysis = dockerfile(text);
    const finding = analysis.findings.find((one) => one.rule.id === rule);
    const proof = finding && ignoreFix(analysis, finding, scope, reason);
    if (!proof?.isProved) throw new Error('not proved');
    expect(proof.analysis.findings.filter((one) => one.rule.id === rule)).toEqual([]);
    return proof.text;
  }

  it('joins what stands there already', () => {
    expect(ignored('# hadolint ignore=DL3002\nFROM alpine\n', untagged, 'line')).toBe(
      '# hadolint ignore=DL3002,DL3006\nFROM alpine\n',
    );
    expect(ignored('FROM a:1\n# check=skip=X // why\nCMD run this\n', shellForm, 'line')).toBe(
      'FROM a:1\n# check=skip=X,JSONArgsRecommended // why\nCMD run this\n',
    );
    expect(
      ignored('# syntax=docker/dockerfile:1\n# check=error=true\nFROM a:1\nCMD run this\n', shellForm, 'file'),
    ).toBe('# syntax=docker/dockerfile:1\n# check=error=true;skip=JSONArgsRecommended\nFROM a:1\nCMD run this\n');
    expect(ignored('# check=skip=X;error=true\nFROM a:1\nCMD run this\n', shellForm, 'file')).toBe(
      '# check=skip=X,JSONArgsRecommended;error=true\nFROM a:1\nCMD run this\n',
    );
    expect(ignored('FROM alpine\n# bulkhead ignore-file=a/b\n', untagged, 'file')).toBe(
      `FROM alpine\n# bulkhead ignore-file=a/b,${untagged}\n`,
    );
  });

  it('stands above a comment that must touch its instruction, and below the directives', () => {
    expect(ignored('# hadolint ignore=DL3002\nFROM alpine\n', untagged, 'line', 'later')).toBe(
      `# bulkhead ignore=${untagged} -- later\n# hadolint ignore=DL3002\nFROM alpine\n`,
    );
    expect(ignored('# check=skip=X\nFROM alpine\n', untagged, 'line')).toBe(
      `# check=skip=X\n# bulkhead ignore=${untagged}\nFROM alpine\n`,
    );
    expect(ignored('# check=skip=X\nFROM alpine\n', untagged, 'file')).toBe(
      `# check=skip=X\n# bulkhead ignore-file=${untagged}\nFROM alpine\n`,
    );
  });
});

describe('comments in YAML', () => {
  const text = (comment: string) => `services:\n  ${comment}\n  web:\n    image: nginx:1.29\n    privileged: true\n`;
  const lines = (comment: string) => {
    const analysis = analyse({ path: 'compose.yaml', text: text(comment), kind: 'compose' }, everything);
    return analysis ? linesOf(analysis, 'compose/privileged') : undefined;
  };

  it('of KICS and Semgrep silence what they stand at', () => {
    expect(lines('# words')).toEqual([5]);
    expect(lines('# kics-scan ignore-block')).toEqual([]);
    expect(lines('# kics-scan ignore-line')).toEqual([5]);
  });
});
