import {
  type Analysis,
  analyse,
  dedent,
  defaultSettings,
  type Example,
  type Finding,
  type Project,
  type Rule,
  type Settings,
} from '../../server/src/core/index';

/** Where a file of a kind stands when nothing else is said. */
export const ordinaryPath: Record<Rule['kind'], string> = {
  dockerfile: 'Dockerfile',
  compose: 'compose.yaml',
  daemon: '/etc/docker/daemon.json',
  kubernetes: 'manifests/app.yaml',
};

/** A fixed day, so that end-of-life dates mean the same whenever the tests run. */
export const testDay = '2026-11-21';

/** The settings that an example runs with: those of somebody who configured nothing, its rule on. */
export function settingsFor(rule: Rule, example: Example): Settings {
  return {
    ...defaultSettings(example.settings?.today ?? testDay),
    ...example.settings,
    rules: new Map([[rule.id, { level: 'on' as const, options: example.options ?? {} }]]),
  };
}

/** Every rule on, so that a text is tried against all of them. */
export const everything: Settings = { ...defaultSettings(testDay), preset: 'all' };

export function projectOf(files: Readonly<Record<string, string>> = {}): Project {
  const paths = Object.keys(files);
  return {
    read: (path) => files[path.replace(/^\.\//, '')],
    list: (folder) => {
      const prefix = folder === '.' || folder === '' ? '' : `${folder.replace(/^\.\//, '').replace(/\/$/, '')}/`;
      const inside = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      return [...new Set(inside.map((path) => path.split('/')[0] ?? path))];
    },
  };
}

export function textOf(example: Example): string {
  return dedent('bad' in example ? example.bad : example.good);
}

/** Analyses a text as an example of a rule. The kind is given: examples may be fragments. */
export function run(rule: Rule, example: Example, text: string, settings = settingsFor(rule, example)): Analysis {
  const path = example.path ?? ordinaryPath[rule.kind];
  const own = path.slice(path.lastIndexOf('/') + 1);
  const project = projectOf({ ...example.files, [own]: text });
  const analysis = analyse({ path, text, kind: rule.kind, project }, settings);
  if (!analysis) throw new Error(`${rule.id}: the example was not analysed`);
  return analysis;
}

export function findingsOf(analysis: Analysis, rule: Rule): Finding[] {
  return analysis.findings.filter((finding) => finding.rule.id === rule.id);
}
