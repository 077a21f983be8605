import { entriesOf, type ReadEntry, resolve } from '../model/yaml-values';
import { parseYaml } from '../syntax/yaml';
import { shifted } from '../text/span';
import type { ConfigurationProblem, ReadConfiguration, RuleEntry } from './configuration';
import { labelFormOf } from './label-forms';
import { isFindingCode, type Rule } from './rule';
import type { Level } from './settings';

/** The names under which hadolint looks for its configuration, the first one preferred. */
export const hadolintConfigurationNames = ['.hadolint.yaml', '.hadolint.yml'] as const;

/** Whether a path, with `/`, is that of a configuration of hadolint. */
export function isHadolintConfiguration(path: string): boolean {
  return hadolintConfigurationNames.some((name) => path === name || path.endsWith(`/${name}`));
}

const levels: Readonly<Record<string, Level>> = { error: 'error', warning: 'warning', info: 'info', style: 'hint' };

/**
 * Reads a `.hadolint.yaml`: what it ignores, its levels, trusted registries and labels count for our rules that ask for
 * the same. Never throws; keys that only steer hadolint itself are passed over:
 * https://github.com/hadolint/hadolint#configure
 */
export function readHadolintConfiguration(text: string, path: string, rules: readonly Rule[]): ReadConfiguration {
  const file = parseYaml(text);
  const problems: ConfigurationProblem[] = file.documents.flatMap(({ document, offset }) =>
    document.problems.map(({ span, message }) => ({
      span: shifted(span, offset),
      message: `This is not valid YAML: ${message}`,
    })),
  );
  const root = resolve(file.documents.find(({ document }) => document.root)?.document.root);
  const entries = new Map(entriesOf(root).map((entry) => [entry.name, entry]));
  const asked = (codes: readonly string[]) => [
    ...rules.filter((rule) => rule.peers.hadolint?.some((code) => codes.includes(code))).map(({ id }) => id),
    ...codes.filter(isFindingCode),
  ];
  const ignored = asked(textsOf(entries.get('ignored')));
  const overrides = entriesOf(resolve(entries.get('override')?.value)).flatMap((entry): RuleEntry[] => {
    const level = levels[entry.name];
    return level ? asked(textsOf(entry)).map((pattern) => ({ pattern, setting: { level, options: {} } })) : [];
  });
  const registries = entries.get('trustedRegistries');
  const schema = entries.get('label-schema');
  const isDeaf = booleanOf(entries.get('disable-ignore-pragma'));
  return {
    layer: {
      tool: 'hadolint',
      folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
      extendedFiles: [],
      part: {
        packs: [],
        rules: overrides,
        trustedRegistries: registries && textsOf(registries),
        kubernetesVersion: undefined,
        dockerEngineVersion: undefined,
        honorOtherTools: undefined,
        honorHadolintComments: isDeaf === undefined ? undefined : !isDeaf,
        labelSchema:
          schema && new Map(entriesOf(schema.value).map((entry) => [entry.name, labelFormOf(textOf(entry))])),
        strictLabels: booleanOf(entries.get('strict-labels')),
      },
      paths: [],
      ignored:
        ignored.length === 0
          ? []
          : [{ matches: () => true, rules: ignored, reason: 'ignored in .hadolint.yaml', until: undefined }],
    },
    problems,
  };
}

/** A list of texts, or a single one. */
function textsOf(entry: ReadEntry | undefined): string[] {
  const value = resolve(entry?.value);
  const nodes = value?.type === 'list' ? value.items : value ? [value] : [];
  return nodes.flatMap((node) => {
    const item = resolve(node);
    return item?.type === 'scalar' ? [item.text] : [];
  });
}

function textOf(entry: ReadEntry): string {
  return textsOf(entry)[0] ?? '';
}

function booleanOf(entry: ReadEntry | undefined): boolean | undefined {
  const value = resolve(entry?.value);
  return value?.type === 'scalar' && typeof value.value === 'boolean' ? value.value : undefined;
}
