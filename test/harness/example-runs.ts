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
  type ShellComment,
  type ShellReplacement,
  type ShellStretch,
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

/** The answers of ShellCheck that an example records: to all scripts that hold the words. */
function recordedComments(recorded: NonNullable<Example['shellcheck']>): NonNullable<Project['shellAnswer']> {
  return ({ text }) => {
    const comments = Object.entries(recorded).flatMap(
      ([words, { around, at = [0, words.length], ...said }]): ShellComment[] => {
        const [before, behind] = around ?? ['', ''];
        const found: ShellComment[] = [];
        for (let index = text.indexOf(words); index >= 0; index = text.indexOf(words, index + 1)) {
          const [start, end] = [index + at[0], index + at[1]];
          // Where the fix was made, there is nothing to say.
          const isDone = around && text.slice(0, start).endsWith(before) && text.startsWith(behind, end);
          if (!isDone)
            found.push({ ...said, ...stretch(text, start, end), fix: around && surrounding(text, start, end, around) });
        }
        return found;
      },
    );
    return { comments };
  };
}

function stretch(text: string, start: number, end: number): ShellStretch {
  const place = (offset: number) => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
  };
  return { ...place(start), endLine: place(end).line, endColumn: place(end).column };
}

function surrounding(
  text: string,
  start: number,
  end: number,
  [before, behind]: readonly [string, string],
): ShellReplacement[] {
  return [
    { ...stretch(text, start, start), replacement: before, insertionPoint: 'afterEnd' },
    { ...stretch(text, end, end), replacement: behind, insertionPoint: 'beforeStart' },
  ];
}

export function textOf(example: Example): string {
  return dedent('bad' in example ? example.bad : example.good);
}

/** Analyses a text as an example of a rule. The kind is given: examples may be fragments. */
export function run(rule: Rule, example: Example, text: string, settings = settingsFor(rule, example)): Analysis {
  const path = example.path ?? ordinaryPath[rule.kind];
  const own = path.slice(path.lastIndexOf('/') + 1);
  const shellAnswer = example.shellcheck && recordedComments(example.shellcheck);
  const project = { ...projectOf({ ...example.files, [own]: text }), shellAnswer };
  const analysis = analyse({ path, text, kind: rule.kind, project }, settings);
  if (!analysis) throw new Error(`${rule.id}: the example was not analysed`);
  return analysis;
}

export function findingsOf(analysis: Analysis, rule: Rule): Finding[] {
  return analysis.findings.filter((finding) => finding.rule.id === rule.id);
}
