import type { ConfigurationLayer, ConfigurationPart } from './configuration';
import { demandsRule } from './policy-packs';
import type { Rule } from './rule';
import { defaultSettings, type IgnoredRule, type RuleSetting, type Settings } from './settings';

export interface SettingsRequest {
  /** Of the analysed file, with `/`, written the way that the folders of the layers are. */
  readonly path: string;
  /** The weakest first: extended files, the nearest file, the editor's settings, the command line. */
  readonly layers: readonly ConfigurationLayer[];
  readonly preset?: Settings['preset'] | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const layerNumbers = new WeakMap<ConfigurationLayer, number>();
let layersSeen = 0;

const settled = new WeakMap<readonly Rule[], Map<string, Settings>>();
const mostSettled = 1_000;

/**
 * Merges the layers for one file. The same layers, patterns that match, preset and day give the identical frozen
 * object: whoever compares by identity sees whether anything changed.
 */
export function resolveSettings(request: SettingsRequest, rules: readonly Rule[]): Settings {
  const found = request.layers.map((layer) => matchingOf(layer, request.path));
  const honored = found.flatMap(({ parts }) => parts.flatMap(({ honorOtherTools }) => honorOtherTools ?? []));
  const honorsOtherTools = honored.at(-1) ?? true;
  const matching = found.filter(({ tool }) => honorsOtherTools || tool === undefined);
  const key = [request.preset ?? '', request.today, ...matching.map((one) => one.key)].join('|');
  let known = settled.get(rules);
  if (!known || known.size >= mostSettled) {
    known = new Map();
    settled.set(rules, known);
  }
  const before = known.get(key);
  if (before) return before;
  const fresh = merge(request, matching, rules, honorsOtherTools);
  known.set(key, fresh);
  return fresh;
}

/** What of a layer counts for one path. */
interface Matching {
  readonly tool: string | undefined;
  readonly parts: readonly ConfigurationPart[];
  readonly ignored: readonly IgnoredRule[];
  readonly key: string;
}

function matchingOf(layer: ConfigurationLayer, path: string): Matching {
  const relative =
    layer.folder !== '' && path.startsWith(`${layer.folder}/`) ? path.slice(layer.folder.length + 1) : path;
  const overrides = layer.paths.map(({ matches }) => matches(relative));
  const ignores = layer.ignored.map(({ matches }) => matches(relative));
  let number = layerNumbers.get(layer);
  if (number === undefined) {
    number = ++layersSeen;
    layerNumbers.set(layer, number);
  }
  const bits = (flags: readonly boolean[]) => flags.map((isOn) => (isOn ? '1' : '0')).join('');
  return {
    tool: layer.tool,
    key: `${number}:${bits(overrides)}:${bits(ignores)}`,
    parts: [layer.part, ...layer.paths.filter((_, index) => overrides[index]).map(({ part }) => part)],
    ignored: layer.ignored
      .filter((_, index) => ignores[index])
      .flatMap(({ rules, reason, until }) => rules.map((rule) => Object.freeze({ rule, reason, until }))),
  };
}

function merge(
  request: SettingsRequest,
  matching: readonly Matching[],
  rules: readonly Rule[],
  honorsOtherTools: boolean,
): Settings {
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = defaultSettings(request.today);
  const levels = new Map<string, RuleSetting>();
  for (const part of matching.flatMap(({ parts }) => parts)) {
    if (part.packs.some(({ isEverything }) => isEverything)) settings.preset = 'all';
    addPacks(part, rules, levels);
    addRules(part, rules, levels);
    settings.trustedRegistries = part.trustedRegistries ?? settings.trustedRegistries;
    settings.kubernetesVersion = part.kubernetesVersion ?? settings.kubernetesVersion;
    settings.dockerEngineVersion = part.dockerEngineVersion ?? settings.dockerEngineVersion;
    settings.honorsHadolintComments = part.honorHadolintComments ?? settings.honorsHadolintComments;
    settings.labelSchema = part.labelSchema ?? settings.labelSchema;
    settings.strictLabels = part.strictLabels ?? settings.strictLabels;
  }
  if (request.preset === 'all') settings.preset = 'all';
  settings.honorsOtherTools = honorsOtherTools;
  settings.rules = levels;
  settings.ignored = Object.freeze(matching.flatMap(({ ignored }) => ignored));
  return Object.freeze(settings);
}

/** A pack never makes a rule quieter: what a lower layer made an error stays one. */
function addPacks(part: ConfigurationPart, rules: readonly Rule[], levels: Map<string, RuleSetting>): void {
  for (const rule of rules) {
    if (!part.packs.some((pack) => demandsRule(pack, rule))) continue;
    const before = levels.get(rule.id);
    const own = rule.severity === 'error' || rule.severity === 'warning' ? 'on' : 'warning';
    const isLoud = before?.level === 'error' || before?.level === 'warning';
    const options = Object.assign({}, before?.options, ...part.packs.map((pack) => pack.options?.[rule.id]));
    levels.set(rule.id, { level: isLoud ? before.level : own, options });
  }
}

/** Patterns first, so that the full id of a rule always has the last word in its part. */
function addRules(part: ConfigurationPart, rules: readonly Rule[], levels: Map<string, RuleSetting>): void {
  for (const { pattern, setting } of part.rules) {
    if (!pattern.endsWith('*')) continue;
    for (const rule of rules) {
      if (!rule.id.startsWith(pattern.slice(0, -1))) continue;
      levels.set(rule.id, { level: setting.level, options: levels.get(rule.id)?.options ?? {} });
    }
  }
  for (const { pattern, setting } of part.rules) {
    if (pattern.endsWith('*')) continue;
    const options = { ...levels.get(pattern)?.options, ...setting.options };
    levels.set(pattern, { level: setting.level, options });
  }
}
