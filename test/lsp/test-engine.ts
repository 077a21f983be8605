import { classify } from '../../server/src/core/classify';
import { type Analysis, analyse } from '../../server/src/core/engine/analysis';
import { harden } from '../../server/src/core/engine/harden';
import { ignoreEdits } from '../../server/src/core/engine/ignore-edits';
import { applyAndVerify, prove } from '../../server/src/core/engine/prove';
import { readConfiguration } from '../../server/src/core/engine/read-configuration';
import { resolveSettings } from '../../server/src/core/engine/resolve-settings';
import { type Rule, rule } from '../../server/src/core/engine/rule';
import { explainRule, type Source } from '../../server/src/core/index';
import type { Engine } from '../../server/src/lsp/engine';
import type { Environment } from '../../server/src/lsp/environment';
import type { Files } from '../../server/src/lsp/files';

/** The core with other rules than its own: what the server does must not depend on which rules there are. */
export function engineOf(rules: readonly Rule[]): Engine {
  const analysed = (source: Source, settings: Analysis['settings'], previous?: Analysis) => {
    const kind = source.kind ?? classify(source);
    return kind && analyse(source, kind, settings, rules, { previous: previous?.kind === kind ? previous : undefined });
  };
  const again = (analysis: Analysis, text: string) =>
    analysed({ ...analysis.source, text }, analysis.settings, analysis);
  return {
    rules,
    analyse: analysed,
    explainRule,
    ruleById: (id) => rules.find((one) => one.id === id),
    prove: (analysis, finding, fix) => prove(analysis, finding, fix, again),
    fixAll: (analysis, { rule: id, safety }) =>
      harden(
        analysis,
        (item) => (item.safety === 'safe' || safety === 'suggested') && (id === undefined || item.rule.id === id),
        again,
      ),
    harden: (analysis, chosen) =>
      harden(
        analysis,
        ({ id, safety }) => (typeof chosen === 'string' ? safety === 'safe' || chosen === 'suggested' : chosen.has(id)),
        again,
      ),
    ignoreFix(analysis, finding, scope, reason) {
      const edits = ignoreEdits(analysis, finding, scope, reason);
      return edits && applyAndVerify(analysis, edits, [], again);
    },
    readConfiguration: (text, path) => readConfiguration(text, path, rules),
    resolveSettings: (request) => resolveSettings(request, rules),
  };
}

const words = { why: 'Something bad can happen.', category: 'least-privilege', examples: [] } as const;

/** Small rules that between them show everything a rule can say to an editor. */
export const testRules: readonly Rule[] = [
  rule('dockerfile/user-root', {
    ...words,
    title: 'The image runs as root',
    severity: 'warning',
    peers: { hadolint: ['DL3002'] },
    fix: [
      { title: 'Run as nobody', safety: 'suggested' },
      { title: 'Run as 65532', safety: 'safe' },
    ],
    visit: 'user',
    check(user, report) {
      const [name] = user.syntax.words;
      if (name?.value !== 'root') return;
      report(name, { fix: [(edit) => edit.replace(name, 'nobody'), (edit) => edit.replace(name, '65532')] });
    },
  }),
  rule('dockerfile/maintainer-deprecated', {
    ...words,
    title: 'MAINTAINER is deprecated',
    severity: 'info',
    todo: 'Write a label by hand.',
    fix: { title: 'Replace it by nothing that works', safety: 'safe' },
    visit: 'maintainer',
    check(maintainer, report) {
      // Its fix leaves the finding in place, so it must never be offered.
      report(maintainer, { fix: (edit) => edit.setArgument(maintainer.syntax, 'somebody else') });
    },
  }),
  rule('dockerfile/ignored-files-missing', {
    ...words,
    title: 'There is no .dockerignore',
    severity: 'hint',
    visit: 'file',
    check(file, report, { project }) {
      const first = file.stages[0];
      if (first && project.read('.dockerignore') === undefined) report(first.from);
    },
  }),
  rule('dockerfile/breaks', {
    ...words,
    title: 'A rule with a mistake of its own',
    severity: 'error',
    visit: 'workdir',
    check(workdir) {
      if (workdir.syntax.words[0]?.value === '/break') throw new Error('mistaken');
    },
  }),
  ...['one', 'two', 'three'].map((name, index) =>
    rule(`dockerfile/label-${name}-missing`, {
      ...words,
      title: `Label ${name} is missing`,
      severity: index === 1 ? 'warning' : 'info',
      default: 'off',
      fix: { title: `Add label ${name}`, safety: index === 2 ? 'suggested' : 'safe' },
      visit: 'finalStage',
      check(stage, report) {
        const has = stage.instructions.some(({ syntax }) => syntax.words.some(({ value }) => value === `${name}=yes`));
        if (has) return;
        report(stage.from.syntax.keyword, {
          missing: true,
          fix: (edit) => edit.insertAfter(stage.from.syntax, `LABEL ${name}=yes`),
        });
      },
    }),
  ),
];

/** An environment without a disk of its own; `files` stand for what lies on it. */
export function environmentOf(rules: readonly Rule[], changed: Partial<Environment> = {}): Environment {
  return {
    engine: engineOf(rules),
    version: '1.2.3',
    disk: () => filesOf({}),
    soon: setImmediate,
    today: () => '2026-01-31',
    now: () => performance.now(),
    loadDockerfileWords: async (hasSnippets) =>
      (await import('../../server/src/language/dockerfile')).createDockerfileWords(hasSnippets),
    loadYamlWords: async () => (await import('../../server/src/language/yaml')).createYamlWords(),
    loadKubernetesSchemas: () => Promise.resolve(undefined),
    ...changed,
  };
}

/** Files from a table that a test may change, by URI. */
export function filesOf(texts: Record<string, string>): Files {
  return {
    read: (uri) => texts[uri] ?? null,
    list: (uri) =>
      Object.keys(texts).flatMap((file) => (file.startsWith(`${uri}/`) ? [file.slice(uri.length + 1)] : [])),
    forget: () => {},
    settled: () => Promise.resolve(),
  };
}
