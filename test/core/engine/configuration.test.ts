import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfiguration as read } from '../../../server/src/core/engine/read-configuration';
import { resolveSettings, type SettingsRequest } from '../../../server/src/core/engine/resolve-settings';
import { booleanOption, listOption, numberOption, type Rule, rule } from '../../../server/src/core/engine/rule';

const words = { why: 'Because.', examples: [], check: () => {} };
const rules: readonly Rule[] = [
  rule('dockerfile/last-user-root', {
    ...words,
    title: 'Root',
    severity: 'warning',
    category: 'least-privilege',
    peers: { cis: ['4.1'] },
    visit: 'file',
    options: {
      allowed: listOption('allowed users'),
      most: numberOption('most', 3),
      strict: booleanOption('strict', false),
    },
  }),
  rule('dockerfile/healthcheck-missing', {
    ...words,
    title: 'Health',
    severity: 'info',
    default: 'off',
    category: 'availability',
    peers: { cis: ['4.6'] },
    visit: 'file',
  }),
  rule('kubernetes/host-pid', {
    ...words,
    title: 'Host PID',
    severity: 'hint',
    category: 'isolation',
    peers: { cis: ['5.2.3', 'PSS baseline: Host Namespaces', 'NSA: Pod security'] },
    visit: 'file',
  }),
  rule('kubernetes/seccomp-missing', {
    ...words,
    title: 'Seccomp',
    severity: 'info',
    category: 'isolation',
    peers: { pss: ['restricted: Seccomp'] },
    visit: 'file',
  }),
];

const readConfiguration = (text: string) => read(text, '/repo/.bulkhead.yaml', rules);
const settle = (text: string, path = '/repo/Dockerfile', more: Partial<SettingsRequest> = {}) =>
  resolveSettings({ path, layers: [readConfiguration(text).layer], today: '2026-11-21', ...more }, rules);
const levels = (text: string, path?: string) =>
  Object.fromEntries([...settle(text, path).rules].map(([id, { level }]) => [id, level]));
const problems = (text: string) =>
  readConfiguration(text).problems.map(({ span, message }) => [text.slice(span.start, span.end), message]);

describe('reading a configuration', () => {
  it('reads levels, options and versions', () => {
    const text = `rules:
  dockerfile/last-user-root: [error, {allowed: [app], most: 5, strict: true}]
  kubernetes/host-pid: off
trustedRegistries: [ghcr.io/acme]
kubernetesVersion: 1.30
dockerEngineVersion: v28.3.1
`;
    expect(problems(text)).toEqual([]);
    const settings = settle(text);
    expect(settings.rules.get('dockerfile/last-user-root')).toEqual({
      level: 'error',
      options: { allowed: ['app'], most: 5, strict: true },
    });
    expect(settings.rules.get('kubernetes/host-pid')?.level).toBe('off');
    expect(settings).toMatchObject({
      trustedRegistries: ['ghcr.io/acme'],
      kubernetesVersion: '1.30',
      dockerEngineVersion: '28.3',
    });
  });

  it('reads settings written as JSON and an empty file', () => {
    expect(levels('{"rules": {"kubernetes/host-pid": "error"}}')).toEqual({ 'kubernetes/host-pid': 'error' });
    expect(problems('')).toEqual([]);
    expect(problems('# nothing yet\n')).toEqual([]);
    expect(settle('').preset).toBe('recommended');
  });

  it.each([
    [
      'rules:\n  dockerfile/last-user-rot: off\n',
      'dockerfile/last-user-rot',
      'Did you mean "dockerfile/last-user-root"?',
    ],
    ['rules:\n  last-user-root: off\n', 'last-user-root', 'Did you mean "dockerfile/last-user-root"?'],
    ['rules:\n  kuberntes/*: off\n', 'kuberntes/*', 'Did you mean "kubernetes/*"?'],
    ['rules:\n  kubernetes/host-pid: of\n', 'of', 'Did you mean "off"?'],
    ['rules:\n  kubernetes/host-pid:\n', 'kubernetes/host-pid', 'A level is one of'],
    ['rules:\n  dockerfile/last-user-root: [error, {alowed: []}]\n', 'alowed', 'Did you mean "allowed"?'],
    ['rules:\n  dockerfile/last-user-root: [error, {most: many}]\n', 'many', '"most" is a number'],
    ['rules:\n  dockerfile/last-user-root: [error, {allowed: app}]\n', 'app', 'a list of texts'],
    ['rules:\n  kubernetes/host-pid: [error, {constructor: 1}]\n', 'constructor', 'takes no options'],
    ['rules: off\n', 'off', '"rules" is a map'],
    ['rule: {}\n', 'rule', 'Did you mean "rules"?'],
    ['extends: strct\n', 'strct', 'Did you mean "strict"?'],
    ['extends: [nothing-like-it]\n', 'nothing-like-it', 'There are recommended'],
    ['kubernetesVersion: latest\n', 'latest', 'a version such as "1.34"'],
    ['ignore:\n  - path: a\n', 'path: a', 'needs a "rule"'],
    ['ignore:\n  - {rule: "*", until: soon}\n', 'soon', '"until" is a day'],
    ['paths:\n  a/**: {ignore: []}\n', 'ignore', 'has no key "ignore"'],
    ['- a\n', '- a', 'is a map of keys and values'],
  ])('says what is wrong in %j', (text, token, message) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.[0]?.trim()).toBe(token);
    expect(found[0]?.[1]).toContain(message);
  });

  it('reports broken YAML and a second document, and keeps the rest', () => {
    expect(problems('rules: {\n')[0]?.[1]).toContain('not valid YAML');
    const text = '---\nrules:\n  kubernetes/host-pid: error\n  nonsense: off\n---\na: 1\n';
    expect(problems(text).map(([token]) => token)).toEqual(['nonsense', '---']);
    expect(levels(text)).toEqual({ 'kubernetes/host-pid': 'error' });
  });

  it('tells packs from files in extends', () => {
    const { layer, problems: none } = readConfiguration('extends: [strict, ./base.yaml, ../shared/base.yml]\n');
    expect(none).toEqual([]);
    expect(layer.extendedFiles.map(({ path }) => path)).toEqual(['./base.yaml', '../shared/base.yml']);
  });

  it('throws on no text', () => {
    const pieces = fc.constantFrom(
      'rules:',
      '\n',
      '  ',
      'off',
      '*',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      '- ',
      'paths: ',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const result = readConfiguration(text);
        for (const { span } of result.problems) expect(span.start).toBeLessThanOrEqual(span.end);
        settle(text);
      }),
    );
  });
});

describe('settling what counts for a file', () => {
  it('lets the full id win over a pattern, whatever the order', () => {
    const text = 'rules:\n  kubernetes/host-pid: error\n  kubernetes/*: off\n';
    expect(levels(text)).toEqual({ 'kubernetes/host-pid': 'error', 'kubernetes/seccomp-missing': 'off' });
  });

  it('applies overrides in their order to the paths they name', () => {
    const text = `rules: {kubernetes/host-pid: error}
paths:
  deploy/**: {rules: {kubernetes/host-pid: warning}, kubernetesVersion: "1.29"}
  "*.test.yaml": {rules: {kubernetes/host-pid: off}}
`;
    expect(levels(text, '/repo/app.yaml')).toEqual({ 'kubernetes/host-pid': 'error' });
    expect(levels(text, '/repo/deploy/a/app.yaml')).toEqual({ 'kubernetes/host-pid': 'warning' });
    expect(levels(text, '/repo/deploy/app.test.yaml')).toEqual({ 'kubernetes/host-pid': 'off' });
    expect(settle(text, '/repo/deploy/app.yaml').kubernetesVersion).toBe('1.29');
    expect(settle(text, '/repo/app.yaml').kubernetesVersion).toBe('1.34');
  });

  it('turns on what a pack demands and makes nothing quieter', () => {
    expect(levels('extends: cis-docker\n')).toEqual({
      'dockerfile/last-user-root': 'on',
      'dockerfile/healthcheck-missing': 'warning',
    });
    expect(levels('extends: pss-baseline\n')).toEqual({ 'kubernetes/host-pid': 'warning' });
    expect(Object.keys(levels('extends: pss-restricted\n'))).toEqual([
      'kubernetes/host-pid',
      'kubernetes/seccomp-missing',
    ]);
    expect(levels('extends: nsa\nrules: {kubernetes/host-pid: off}\n')).toEqual({ 'kubernetes/host-pid': 'off' });
    expect(levels('rules: {kubernetes/host-pid: error}\npaths: {"**": {extends: nsa}}\n')).toEqual({
      'kubernetes/host-pid': 'error',
    });
    expect(settle('extends: strict\n').preset).toBe('all');
  });

  it('keeps the ignore entries of this path', () => {
    const text = `ignore:
  - {path: vendor/, rule: "*", reason: not ours}
  - {path: [a.yaml, b/c.yaml], rule: [kubernetes/host-pid, dockerfile/*], until: 2027-01-31}
`;
    expect(problems(text)).toEqual([]);
    expect(settle(text, '/repo/vendor/x/Dockerfile').ignored).toEqual([
      { rule: '*', reason: 'not ours', until: undefined },
    ]);
    expect(settle(text, '/repo/b/c.yaml').ignored).toEqual([
      { rule: 'kubernetes/host-pid', reason: undefined, until: '2027-01-31' },
      { rule: 'dockerfile/*', reason: undefined, until: '2027-01-31' },
    ]);
    expect(settle(text, '/repo/c.yaml').ignored).toEqual([]);
  });

  it('gives the identical object for identical inputs, and another one when anything changes', () => {
    const { layer } = readConfiguration('paths:\n  a/**: {rules: {kubernetes/host-pid: off}}\n');
    const other = readConfiguration('').layer;
    const at = (path: string, layers = [layer], preset?: 'all') =>
      resolveSettings({ path, layers, preset, today: '2026-11-21' }, rules);
    expect(at('/repo/x')).toBe(at('/repo/y'));
    expect(at('/repo/a/x')).toBe(at('/repo/a/y'));
    expect(at('/repo/a/x')).not.toBe(at('/repo/x'));
    expect(at('/repo/x', [layer, other])).not.toBe(at('/repo/x'));
    expect(at('/repo/x', [layer], 'all')).not.toBe(at('/repo/x'));
    expect(Object.isFrozen(at('/repo/x'))).toBe(true);
  });

  it('lets a later layer win, options added to options', () => {
    const first = readConfiguration('rules: {dockerfile/last-user-root: [error, {most: 5}]}\n').layer;
    const second = readConfiguration('rules: {dockerfile/last-user-root: [info, {strict: true}]}\n').layer;
    const settings = resolveSettings({ path: '/repo/x', layers: [first, second], today: '2026-11-21' }, rules);
    expect(settings.rules.get('dockerfile/last-user-root')).toEqual({
      level: 'info',
      options: { most: 5, strict: true },
    });
  });
});
