import { describe, expect, it } from 'vitest';
import { type Analysis, analyse } from '../../../server/src/core/engine/analysis';
import { harden, hardenPlan } from '../../../server/src/core/engine/harden';
import { type Rule, rule } from '../../../server/src/core/engine/rule';
import { defaultSettings, type Settings } from '../../../server/src/core/engine/settings';

const settings = defaultSettings('2026-11-21');
const words = {
  title: 'A title',
  why: 'A reason',
  severity: 'warning',
  category: 'correctness',
  examples: [],
} as const;

const hostPid = rule('kubernetes/test-host-pid', {
  ...words,
  fix: { title: 'Take it away', safety: 'safe' },
  visit: 'podSpec',
  check(podSpec, report) {
    seen.push(podSpec.object.name ?? '');
    const entry = podSpec.entry('hostPID');
    if (entry?.value) report(entry.value, { fix: (edit) => edit.remove(entry.entry) });
  },
});
const seen: string[] = [];

const broken = rule('kubernetes/test-broken', {
  ...words,
  visit: 'container',
  check() {
    throw new Error('it is broken');
  },
});

const curious = rule('kubernetes/test-curious', {
  ...words,
  visit: 'container',
  check(_, report, { file }) {
    report({ span: { start: 0, end: file.objects.length } });
  },
});

function pod(name: string, field = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec:\n${field}  containers: [{ name: ${name}, image: x }]\n`;
}

function run(text: string, rules: readonly Rule[], given: Partial<Settings> = {}, previous?: Analysis): Analysis {
  const source = { path: 'pods.yaml', text };
  return analyse(source, 'kubernetes', previous?.settings ?? { ...settings, ...given }, rules, { previous });
}

function again(rules: readonly Rule[]) {
  return (analysis: Analysis, text: string) => run(text, rules, {}, analysis);
}

describe('an analysis', () => {
  it('names a rule that throws, once, and goes on with the others', () => {
    const { failures, findings } = run(`${pod('a', '  hostPID: true\n')}---\n${pod('b')}`, [broken, hostPid]);
    expect(failures).toEqual([{ rule: 'kubernetes/test-broken', message: 'it is broken' }]);
    expect(findings.map(({ rule: { id } }) => id)).toEqual(['kubernetes/test-host-pid']);
  });

  it('lets a rule that is shown one document look at nothing else', () => {
    const { failures } = run(pod('a'), [curious]);
    expect(failures[0]?.message).toContain('must visit file or scope');
  });

  it('asks again only about documents that changed, and finds the others where they stand now', () => {
    const rules = [hostPid];
    const first = run(`${pod('a')}---\n${pod('b', '  hostPID: true\n')}`, rules);
    seen.length = 0;
    const text = `${pod('other')}---\n${pod('b', '  hostPID: true\n')}`;
    const second = run(text, rules, {}, first);
    expect(seen).toEqual(['other']);
    expect(second.findings.map(({ span }) => text.slice(span.start, span.end))).toEqual(['true']);
  });

  it('asks again about every document when the settings changed', () => {
    const rules = [hostPid];
    const text = pod('a', '  hostPID: true\n');
    const first = run(text, rules);
    const rule = { level: 'error', options: {} } as const;
    const louder = { ...settings, rules: new Map([['kubernetes/test-host-pid', rule]]) };
    const second = analyse({ path: 'pods.yaml', text }, 'kubernetes', louder, rules, { previous: first });
    expect(second.findings.map(({ severity }) => severity)).toEqual(['error']);
  });

  it('says once what an alias leads to twice', () => {
    const text = pod('a').replace('containers:', 'hostPID: &yes true\n  other: *yes\n  containers:');
    expect(run(text, [hostPid]).findings).toHaveLength(1);
  });

  it('keeps quiet what a configuration ignores, until its last day', () => {
    const text = pod('a', '  hostPID: true\n');
    const ignored = (until: string) => [{ rule: 'kubernetes/*', reason: 'an agent', until }];
    expect(run(text, [hostPid], { ignored: ignored('2026-11-21') }).findings).toEqual([]);
    expect(run(text, [hostPid], { ignored: ignored('2026-11-20') }).findings).toHaveLength(1);
    expect(run(text, [hostPid], { ignored: ignored('2026-12-01') }).suppressed[0]?.reason).toBe('an agent');
  });

  it('takes comments for what they say: a line, its end, or the file', () => {
    const field = (before: string, after: string) => `${before}  hostPID: true${after}\n`;
    const above = run(pod('a', field('  # bulkhead ignore=test-host-pid -- an agent\n', '')), [hostPid]);
    const behind = run(pod('a', field('', ' # bulkhead ignore=kubernetes/test-host-pid')), [hostPid]);
    const other = run(pod('a', field('  # bulkhead ignore=kubernetes/host-network\n', '')), [hostPid]);
    const whole = run(`# bulkhead ignore-file=kubernetes/*\n${pod('a', field('', ''))}`, [hostPid]);
    expect([above, behind, other, whole].map(({ findings }) => findings.length)).toEqual([0, 0, 1, 0]);
  });
});

describe('hardening', () => {
  const shared = rule('kubernetes/test-shared', {
    ...words,
    fix: { title: 'Set the level', safety: 'safe' },
    visit: 'podSpec',
    check(podSpec, report) {
      const level = podSpec.get('level');
      if (!level) report(podSpec.grip, { missing: true, fix: (edit) => edit.set(podSpec.node, ['level'], 'one') });
    },
  });
  const undoing = rule('kubernetes/test-undoing', {
    ...words,
    fix: { title: 'Take the level away', safety: 'safe' },
    visit: 'podSpec',
    check(podSpec, report) {
      const entry = podSpec.entry('level');
      if (entry) report(entry.entry.key, { fix: (edit) => edit.remove(entry.entry) });
    },
  });

  it('mends everything in one go and has nothing left to do', () => {
    const rules = [hostPid, shared];
    const text = `${pod('a', '  hostPID: true\n')}---\n${pod('b')}`;
    const done = harden(run(text, rules), () => true, again(rules));
    expect(done.remaining).toEqual([]);
    expect(done.applied).toHaveLength(3);
    expect(harden(done.analysis, () => true, again(rules)).edits).toEqual([]);
  });

  it('never offers fixes that undo one another', () => {
    const rules = [shared, undoing];
    const done = harden(run(pod('a'), rules), () => true, again(rules));
    expect(done.applied).toEqual([]);
    expect(done.text).toBe(pod('a'));
  });

  it('gives an item the same id whichever others are chosen', () => {
    const rules = [hostPid, shared];
    const analysis = run(`${pod('a', '  hostPID: true\n')}---\n${pod('b', '  hostPID: true\n')}`, rules);
    const { items } = hardenPlan(analysis, again(rules));
    expect(new Set(items.map(({ id }) => id)).size).toBe(4);
    for (const { id } of items) {
      const done = harden(analysis, (item) => item.id === id, again(rules));
      expect(done.applied.map((item) => item.id)).toEqual([id]);
    }
  });
});
