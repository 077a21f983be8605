import { entriesOf, type ReadEntry, resolve, type YamlValue } from '../model/yaml-values';
import type { YamlNode } from '../syntax/yaml-tree';
import { didYouMean } from '../text/did-you-mean';
import type { Span } from '../text/span';
import type { RuleEntry } from './configuration';
import { isFindingCode, type OptionDeclaration, type Rule } from './rule';
import type { Level, RuleSetting } from './settings';

const levels: readonly Level[] = ['off', 'on', 'hint', 'info', 'warning', 'error'];

/** Reads `rules:` of a configuration: levels, options, and ids that must exist, or codes such as `SC2086`. */
export class RuleEntryReader {
  private readonly byId: ReadonlyMap<string, Rule>;

  constructor(
    rules: readonly Rule[],
    private readonly problem: (at: Span, message: string) => void,
  ) {
    this.byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  read(entry: ReadEntry | undefined): RuleEntry[] {
    if (!entry?.value) return [];
    if (entry.value.type !== 'map') {
      this.problem(entry.value.span, '"rules" is a map from rule ids to levels');
      return [];
    }
    return entriesOf(entry.value).flatMap((one) => {
      const pattern = this.knownPattern(one.name, one.entry.key.span);
      const setting = pattern === undefined ? undefined : this.setting(one, this.byId.get(pattern));
      return pattern !== undefined && setting ? [{ pattern, setting }] : [];
    });
  }

  /** The rule id, or the pattern of ids, that a value holds; nothing where it names no rule. */
  pattern(node: YamlValue): string | undefined {
    if (node.type === 'scalar') return this.knownPattern(node.text, node.span);
    this.problem(node.span, 'This should be a rule id such as dockerfile/last-user-root');
    return undefined;
  }

  private knownPattern(written: string, at: Span): string | undefined {
    if (this.byId.has(written) || written === '*' || isFindingCode(written)) return written;
    const ids = [...this.byId.keys()];
    if (written.endsWith('/*') && ids.some((id) => id.startsWith(written.slice(0, -1)))) return written;
    const known = [...ids, ...new Set(ids.map((id) => `${id.slice(0, id.indexOf('/'))}/*`))];
    this.problem(at, `There is no rule "${written}".${didYouMean(written, known)}`);
    return undefined;
  }

  private setting(entry: ReadEntry, rule: Rule | undefined): RuleSetting | undefined {
    const value = entry.value;
    if (value?.type !== 'list') {
      const level = this.level(value, entry.entry.key.span);
      return level && { level, options: {} };
    }
    const [first, second, third] = value.items.map((item) => resolve(item));
    const level = this.level(first, value.span);
    if (third) this.problem(third.span, 'A rule takes a level and a map of options, nothing more');
    return level && { level, options: this.options(second, entry.name, rule) };
  }

  private level(node: YamlNode | undefined, owner: Span): Level | undefined {
    const written = node?.type === 'scalar' ? node.text : undefined;
    const level = levels.find((one) => one === written);
    if (level) return level;
    const hint = written === undefined ? '' : didYouMean(written, levels);
    this.problem(node?.span ?? owner, `A level is one of ${levels.join(', ')}.${hint}`);
    return undefined;
  }

  private options(node: YamlValue | undefined, name: string, rule: Rule | undefined): RuleSetting['options'] {
    if (!node) return {};
    if (node.type !== 'map' || !rule) {
      const message = rule ? 'The options of a rule are a map' : `"${name}" names several rules, which take no options`;
      this.problem(node.span, message);
      return {};
    }
    const options: Record<string, unknown> = {};
    for (const { name: option, entry, value } of entriesOf(node)) {
      const declaration = Object.hasOwn(rule.options, option) ? rule.options[option] : undefined;
      if (declaration) {
        const given = optionValue(declaration.type, value);
        if (given === undefined) {
          this.problem(value?.span ?? entry.span, `"${option}" is ${words[declaration.type]}`);
        } else options[option] = given;
      } else {
        const known = Object.keys(rule.options);
        const list = known.length > 0 ? ` Its options are ${known.join(', ')}.` : ' It takes no options.';
        this.problem(entry.key.span, `${rule.id} has no option "${option}".${didYouMean(option, known) || list}`);
      }
    }
    return options;
  }
}

const words: Record<OptionDeclaration<unknown>['type'], string> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list of texts',
};

function optionValue(type: OptionDeclaration<unknown>['type'], node: YamlValue | undefined): unknown {
  if (type === 'list') {
    if (node?.type !== 'list') return undefined;
    const items = node.items.map((item) => resolve(item));
    return items.every((item) => item?.type === 'scalar')
      ? items.flatMap((item) => (item?.type === 'scalar' ? [item.text] : []))
      : undefined;
  }
  if (node?.type !== 'scalar') return undefined;
  if (type === 'text') return node.text;
  return typeof node.value === type ? node.value : undefined;
}
