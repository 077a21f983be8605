import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../server/src/core/engine/analysis';
import { dedent, unmark } from '../../../server/src/core/engine/example';
import type { Project } from '../../../server/src/core/engine/project';
import { type Analysis, defaultSettings, rules } from '../../../server/src/core/index';
import { Chance, editedText, startOf } from './warm-edits';

/** More for a run by hand; `BULKHEAD_WARM_FOLDER` names a folder whose Dockerfiles are edited as well. */
const STEPS = Number(process.env.BULKHEAD_WARM_STEPS ?? 200);
const SEED = Number(process.env.BULKHEAD_WARM_SEED ?? 1);
const STEPS_OF_A_TEXT = 16;

const settings = { ...defaultSettings('2026-11-21'), preset: 'all' as const };
const own = rules.filter(({ kind }) => kind === 'dockerfile');
const texts = own.flatMap(({ examples }) =>
  examples.map((example) => unmark(dedent('bad' in example ? example.bad : example.good)).text),
);
const folder = process.env.BULKHEAD_WARM_FOLDER;
if (folder) texts.push(...dockerfilesIn(folder));
const lines = [...new Set(texts.flatMap((text) => text.split('\n')))];

const files: Readonly<Record<string, string>> = {
  'package-lock.json': '{}',
  'package.json': '{ "name": "app" }',
  '.dockerignore': '.git\n',
};
const projects: readonly Project[] = [
  { read: (path) => files[path], list: (path) => (path === '.' ? Object.keys(files) : []) },
  { read: () => undefined, list: () => [] },
];

/** The Dockerfiles of a folder and those below it. */
function dockerfilesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /dockerfile/i.test(name))
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile() && statSync(name).size < 20_000)
    .map((name) => readFileSync(name, 'utf8'));
}

/** Everything that somebody is told of a text. */
function told({ findings, suppressed, failures, problems }: Analysis): unknown {
  return {
    findings: findings.map(({ rule, span, message, severity, isMissing, related, fixes }) => ({
      rule: rule.id,
      span,
      message,
      severity,
      isMissing,
      related,
      fixes: fixes.map((fix) => ({ title: fix.title, safety: fix.safety, edits: fix.edits() })),
    })),
    suppressed: suppressed.map(({ finding, by, reason, span }) => [finding.rule.id, finding.span, by, reason, span]),
    failures,
    problems,
  };
}

describe('an analysis that was lent the one before', () => {
  it(`tells what one without tells, whatever was edited (${STEPS} steps)`, { timeout: 60_000 + STEPS * 100 }, () => {
    const chance = new Chance(SEED);
    for (let done = 0; done < STEPS; ) {
      let project = chance.from(projects);
      let text = startOf(texts, chance);
      let warm = analyse({ path: 'Dockerfile', text, project }, 'dockerfile', settings, own);
      for (let step = 0; step < STEPS_OF_A_TEXT; step++, done++) {
        const before = text;
        if (chance.below(STEPS_OF_A_TEXT) === 0) project = chance.from(projects);
        text = editedText(text, lines, chance);
        const source = { path: 'Dockerfile', text, project };
        warm = analyse(source, 'dockerfile', settings, own, { previous: warm });
        const cold = analyse(source, 'dockerfile', settings, own);
        const isSame = JSON.stringify(told(warm)) === JSON.stringify(told(cold));
        if (!isSame)
          expect({ before, text, ...(told(warm) as object) }).toEqual({ before, text, ...(told(cold) as object) });
      }
    }
  });

  it('asks again when the settings, the rules or the path changed', () => {
    const text = 'FROM debian:12\nRUN curl -k https://example.com/ -o /x\nRUN echo done\n';
    const source = { path: 'Dockerfile', text };
    const quiet = analyse(source, 'dockerfile', settings, []);
    expect(quiet.findings).toEqual([]);
    const loud = analyse(source, 'dockerfile', settings, own, { previous: quiet });
    expect(told(loud)).toEqual(told(analyse(source, 'dockerfile', settings, own)));
    const off = { level: 'off', options: {} } as const;
    const options = { ...settings, rules: new Map([['dockerfile/certificate-check-disabled', off]]) };
    const other = analyse(source, 'dockerfile', options, own, { previous: loud });
    expect(told(other)).toEqual(told(analyse(source, 'dockerfile', options, own)));
    const moved = analyse({ path: 'a/Dockerfile', text }, 'dockerfile', settings, own, { previous: loud });
    expect(told(moved)).toEqual(told(analyse({ path: 'a/Dockerfile', text }, 'dockerfile', settings, own)));
  });
});
