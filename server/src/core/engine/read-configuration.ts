import { booleanValue, entriesOf, type ReadEntry, resolve, type YamlValue } from '../model/yaml-values';
import { parseYaml } from '../syntax/yaml';
import type { YamlNode } from '../syntax/yaml-tree';
import { didYouMean } from '../text/did-you-mean';
import { type Span, shifted, span } from '../text/span';
import type {
  ConfigurationLayer,
  ConfigurationPart,
  ConfigurationProblem,
  IgnoreEntry,
  PathOverride,
  ReadConfiguration,
} from './configuration';
import { compileGlob, type PathMatcher } from './glob';
import { type LabelForm, labelFormOf, labelForms } from './label-forms';
import { type PolicyPack, policyPacks } from './policy-packs';
import { isHadolintConfiguration, readHadolintConfiguration } from './read-hadolint-configuration';
import { RuleEntryReader } from './read-rule-entries';
import type { Rule } from './rule';

/**
 * Reads a `.bulkhead.yaml`, settings written as JSON, or by its name a `.hadolint.yaml`. `path` is that of the file, with `/`; its patterns count from its
 * folder. Never throws: what cannot be read is a problem, the rest counts.
 */
export function readConfiguration(text: string, path: string, rules: readonly Rule[]): ReadConfiguration {
  if (isHadolintConfiguration(path)) return readHadolintConfiguration(text, path, rules);
  return new ConfigurationReader(rules).read(text, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

const partKeys = [
  'extends',
  'rules',
  'trustedRegistries',
  'kubernetesVersion',
  'dockerEngineVersion',
  'honorOtherTools',
  'labelSchema',
  'strictLabels',
];
const keys = [...partKeys, 'paths', 'ignore', '$schema'];
const ignoreKeys = ['path', 'rule', 'reason', 'until'];

class ConfigurationReader {
  private readonly problems: ConfigurationProblem[] = [];
  private readonly ruleEntries: RuleEntryReader;
  private offset = 0;

  constructor(rules: readonly Rule[]) {
    this.ruleEntries = new RuleEntryReader(rules, (at, message) => this.problem(at, message));
  }

  read(text: string, folder: string): ReadConfiguration {
    const file = parseYaml(text);
    const [first, second] = file.documents.filter(({ document }) => document.root || document.problems.length > 0);
    for (const { document, offset } of file.documents) {
      for (const { span: at, message } of document.problems) {
        this.problems.push({ span: shifted(at, offset), message: `This is not valid YAML: ${message}` });
      }
    }
    if (second) {
      this.problems.push({
        span: span(second.offset, second.offset + 3),
        message: 'A configuration is one document; what follows this line is not read',
      });
    }
    this.offset = first?.offset ?? 0;
    const layer = this.layer(first?.document.root, folder);
    return { layer, problems: this.problems.sort((a, b) => a.span.start - b.span.start) };
  }

  private layer(root: YamlNode | undefined, folder: string): ConfigurationLayer {
    const extendedFiles: { path: string; span: Span }[] = [];
    const entries = this.map(root, keys, 'The configuration');
    return {
      folder,
      part: this.part(entries, extendedFiles),
      extendedFiles,
      paths: this.paths(entries.get('paths')),
      ignored: this.items(entries.get('ignore')).flatMap((item) => this.ignoreEntry(item) ?? []),
    };
  }

  private part(entries: ReadonlyMap<string, ReadEntry>, extendedFiles?: { path: string; span: Span }[]) {
    const registries = entries.get('trustedRegistries');
    const part: ConfigurationPart = {
      packs: this.items(entries.get('extends')).flatMap((item) => this.pack(item, extendedFiles) ?? []),
      rules: this.ruleEntries.read(entries.get('rules')),
      trustedRegistries: registries && this.items(registries).flatMap((item) => this.text(item) ?? []),
      kubernetesVersion: this.version(entries.get('kubernetesVersion'), '1.34'),
      dockerEngineVersion: this.version(entries.get('dockerEngineVersion'), '29.0'),
      honorOtherTools: this.boolean(entries.get('honorOtherTools')),
      labelSchema: this.labelSchema(entries.get('labelSchema')),
      strictLabels: this.boolean(entries.get('strictLabels')),
    };
    return part;
  }

  private pack(item: YamlValue, extendedFiles?: { path: string; span: Span }[]): PolicyPack | undefined {
    const name = this.text(item);
    if (name === undefined) return undefined;
    const pack = policyPacks.find((one) => one.name === name);
    if (pack) return pack;
    if (extendedFiles && /^\.{0,2}\/|\.ya?ml$/.test(name)) {
      extendedFiles.push({ path: name, span: shifted(item.span, this.offset) });
      return undefined;
    }
    const names = policyPacks.map((one) => one.name);
    const hint = didYouMean(name, names) || ` There are ${names.join(', ')}; a file is written as ./name.yaml.`;
    this.problem(item.span, `There is no policy pack "${name}".${hint}`);
    return undefined;
  }

  private paths(entry: ReadEntry | undefined): PathOverride[] {
    if (!entry) return [];
    return [...this.map(entry.value, undefined, '"paths"', entry)].map(([pattern, override]) => ({
      matches: compileGlob(pattern),
      part: this.part(this.map(override.value, partKeys, `"paths" of "${pattern}"`, override)),
    }));
  }

  private ignoreEntry(item: YamlValue): IgnoreEntry | undefined {
    const entries = this.map(item, ignoreKeys, 'An entry of "ignore"');
    const rule = entries.get('rule');
    if (item.type === 'map' && !rule) {
      this.problem(item.span, 'An entry of "ignore" needs a "rule"; "*" stands for every rule');
    }
    const rules = this.items(rule).flatMap((one) => this.ruleEntries.pattern(one) ?? []);
    const untilEntry = entries.get('until');
    const until = untilEntry && this.scalar(untilEntry);
    if (untilEntry && until !== undefined && !/^\d{4}-\d\d-\d\d$/.test(until)) {
      // An entry whose end cannot be read must not silence anything for ever.
      this.problem(untilEntry.value?.span ?? untilEntry.entry.span, `"until" is a day such as 2027-01-31`);
      return undefined;
    }
    if (rules.length === 0) return undefined;
    const reason = entries.get('reason');
    return { matches: this.matcher(entries.get('path')), rules, reason: reason && this.scalar(reason), until };
  }

  private matcher(entry: ReadEntry | undefined): PathMatcher {
    if (!entry) return () => true;
    const globs = this.items(entry).flatMap((item) => this.text(item) ?? []);
    const matchers = globs.map((glob) => compileGlob(glob));
    return (path) => matchers.some((matches) => matches(path));
  }

  private version(entry: ReadEntry | undefined, example: string): string | undefined {
    const text = entry && this.scalar(entry);
    if (!entry || text === undefined) return undefined;
    const [, version] = /^v?(\d{1,4}\.\d{1,4})(?:\.\d{1,6})?$/.exec(text) ?? [];
    if (version === undefined) {
      this.problem(entry.value?.span ?? entry.entry.span, `"${entry.name}" is a version such as "${example}"`);
    }
    return version;
  }

  /** The entries of a map by name; keys beyond `known` are problems. Empty where the node is no map. */
  private map(
    node: YamlNode | undefined,
    known: readonly string[] | undefined,
    what: string,
    owner?: ReadEntry,
  ): Map<string, ReadEntry> {
    const value = resolve(node);
    if (value && value.type !== 'map') {
      this.problem(value.span, `${what} is a map of keys and values`);
    } else if (!value && owner && owner.entry.value) {
      this.problem(owner.entry.span, `${what} refers to an anchor that does not exist`);
    }
    const entries = new Map<string, ReadEntry>();
    for (const entry of entriesOf(value)) {
      if (known && !known.includes(entry.name)) {
        const hint =
          didYouMean(entry.name, known) || ` The keys are ${known.filter((key) => key !== '$schema').join(', ')}.`;
        this.problem(entry.entry.key.span, `${what} has no key "${entry.name}".${hint}`);
      } else entries.set(entry.name, entry);
    }
    return entries;
  }

  /** The items of a list; a single value counts as a list of one. */
  private items(entry: ReadEntry | undefined): YamlValue[] {
    const value = entry?.value;
    if (!value) return [];
    return value.type === 'list' ? value.items.flatMap((item) => resolve(item) ?? []) : [value];
  }

  private text(node: YamlValue): string | undefined {
    if (node.type === 'scalar' && node.text !== '') return node.text;
    this.problem(node.span, 'This should be a text');
    return undefined;
  }

  private scalar(entry: ReadEntry): string | undefined {
    if (entry.value?.type === 'scalar') return entry.value.text;
    if (entry.value) this.problem(entry.value.span, `"${entry.name}" is a single value`);
    return undefined;
  }

  private labelSchema(entry: ReadEntry | undefined): ReadonlyMap<string, LabelForm> | undefined {
    if (!entry) return undefined;
    const forms = [...this.map(entry.value, undefined, '"labelSchema"', entry).values()].flatMap((one) => {
      const form = this.scalar(one);
      if (form !== undefined && !labelForms.some((known) => known === form)) {
        const message = `A label has one of the forms ${labelForms.join(', ')}.`;
        this.problem(one.value?.span ?? one.entry.span, message + didYouMean(form, labelForms));
        return [];
      }
      return form === undefined ? [] : [[one.name, labelFormOf(form)] as const];
    });
    return new Map(forms);
  }

  private boolean(entry: ReadEntry | undefined): boolean | undefined {
    const value = entry?.value;
    if (!entry || (value?.type === 'scalar' && typeof value.value === 'boolean')) return booleanValue(value);
    this.problem(value?.span ?? entry.entry.span, `"${entry.name}" is true or false`);
    return undefined;
  }

  private problem(at: Span, message: string): void {
    this.problems.push({ span: shifted(at, this.offset), message });
  }
}
