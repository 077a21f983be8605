import type { Kind } from '../model/kind';
import type { Context, Rule } from './rule';
import type { Settings } from './settings';

/** The rules of a kind that settings leave on. */
export interface ActiveRules {
  readonly rules: readonly Rule[];
  readonly byVisit: ReadonlyMap<string, readonly Rule[]>;
  readonly options: ReadonlyMap<Rule, Context['options']>;
}

const activeRulesOf = new WeakMap<Settings, Map<string, { of: readonly Rule[]; active: ActiveRules }>>();

/** The rules of a kind that the settings leave on, indexed by what they visit; the same as long as the settings are. */
export function activeRules(rules: readonly Rule[], kind: Kind, settings: Settings): ActiveRules {
  const kinds = activeRulesOf.get(settings) ?? new Map<string, { of: readonly Rule[]; active: ActiveRules }>();
  activeRulesOf.set(settings, kinds);
  const kept = kinds.get(kind);
  if (kept?.of === rules) return kept.active;
  const on = rules.filter((rule) => rule.kind === kind && isOn(rule, settings));
  const byVisit = new Map<string, Rule[]>();
  for (const rule of on) {
    const same = byVisit.get(rule.visit);
    if (same) same.push(rule);
    else byVisit.set(rule.visit, [rule]);
  }
  const active: ActiveRules = {
    rules: on,
    byVisit,
    options: new Map(on.map((one) => [one, optionsOf(one, settings)])),
  };
  kinds.set(kind, { of: rules, active });
  return active;
}

function isOn(rule: Rule, settings: Settings): boolean {
  const level = settings.rules.get(rule.id)?.level;
  if (level) return level !== 'off';
  return settings.preset === 'all' || rule.default === 'on';
}

function optionsOf(rule: Rule, settings: Settings): Context['options'] {
  const configured = settings.rules.get(rule.id)?.options ?? {};
  return Object.fromEntries(
    Object.entries(rule.options).map(([name, declaration]) => [name, configured[name] ?? declaration.default]),
  );
}
