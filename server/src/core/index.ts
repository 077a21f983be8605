import { classify as classifyText } from './classify';
import * as engine from './engine/analysis';
import type { ReadConfiguration } from './engine/configuration';
import type { Finding, Fix } from './engine/finding';
import * as hardening from './engine/harden';
import { ignoreEdits } from './engine/ignore-edits';
import type { Project } from './engine/project';
import * as proving from './engine/prove';
import * as configuring from './engine/read-configuration';
import * as settling from './engine/resolve-settings';
import type { Rule, Safety } from './engine/rule';
import type { Settings } from './engine/settings';
import type { Kind } from './model/kind';
import { rules } from './rules/index';

export type { Analysis } from './engine/analysis';
export {
  type ConfigurationLayer,
  type ConfigurationProblem,
  configurationNames,
  type ReadConfiguration,
} from './engine/configuration';
export { dedent, type Example, unmark } from './engine/example';
export type { Finding, Fix, Related, RuleFailure } from './engine/finding';
export type { Hardened, HardenItem, HardenPlan } from './engine/harden';
export { labelForms } from './engine/label-forms';
export type { AnalysedModel } from './engine/opened-file';
export { type PolicyPack, policyPacks } from './engine/policy-packs';
export { noProject, type Project } from './engine/project';
export type { Proof } from './engine/prove';
export { hadolintConfigurationNames } from './engine/read-hadolint-configuration';
export type { SettingsRequest } from './engine/resolve-settings';
export type { Category, OptionDeclaration, Rule, RuleId, Safety, Severity } from './engine/rule';
export { defaultSettings, type Level, type RuleSetting, type Settings } from './engine/settings';
export type { Suppressed } from './engine/suppress';
export { explainRule } from './features/explain';
export * from './features/index';
export { maskSecrets } from './features/mask-secrets';
export { rulePage } from './features/rule-page';
export { type KicsQuery, kicsQuery } from './knowledge/kics-queries';
export { type AnsweredQuestion, carriedAnswer } from './model/carried-answer';
export { type Kind, kinds } from './model/kind';
export type {
  ShellAnswer,
  ShellComment,
  ShellDialect,
  ShellQuestion,
  ShellReplacement,
  ShellStretch,
} from './model/shell-questions';
export { didYouMean } from './text/did-you-mean';
export { applyEdits, type TextEdit } from './text/edit';
export { Lines, lineEndOf, type Position } from './text/lines';
export type { Span } from './text/span';
export { rules };

/** A text to analyse; its kind where the caller knows it. */
export interface Source {
  /** As the user knows it, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly kind?: Kind | undefined;
  /** The editor's name of its language. */
  readonly languageId?: string | undefined;
  readonly project?: Project | undefined;
}

const byId = new Map(rules.map((rule) => [rule.id as string, rule]));

/** The rule of an id. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

/** Reads a `.bulkhead.yaml`, or settings as JSON; `path` with `/`. Never throws. */
export function readConfiguration(text: string, path: string): ReadConfiguration {
  return configuring.readConfiguration(text, path, rules);
}

/** Merges layers for one file; identical inputs give the identical frozen object. */
export function resolveSettings(request: settling.SettingsRequest): Settings {
  return settling.resolveSettings(request, rules);
}

/** Which of the four kinds a text is, by its name, its language and its content; nothing where it is none. */
export function classify(source: Source): Kind | undefined {
  return source.kind ?? classifyText(source);
}

/** Analyses a text; nothing where it is none of the four kinds. `previous` lends what did not change. Never throws. */
export function analyse(source: Source, settings: Settings, previous?: engine.Analysis): engine.Analysis | undefined {
  const kind = classify(source);
  if (!kind) return undefined;
  return engine.analyse(source, kind, settings, rules, { previous: previous?.kind === kind ? previous : undefined });
}

/** Holds a fix against a copy of its file; only what is proved may be offered. */
export function prove(analysis: engine.Analysis, finding: Finding, fix: Fix): proving.Proof {
  return proving.prove(analysis, finding, fix, reanalyse);
}

/** Everything that could be done to harden a file, each item proved. */
export function hardenPlan(analysis: engine.Analysis): hardening.HardenPlan {
  return hardening.hardenPlan(analysis, reanalyse);
}

/** Applies the safe fixes, the suggested ones too, or those of a plan whose ids are given. */
export function harden(analysis: engine.Analysis, chosen: Safety | ReadonlySet<string>): hardening.Hardened {
  const isChosen: hardening.Choice =
    typeof chosen === 'string'
      ? ({ safety }) => safety === 'safe' || chosen === 'suggested'
      : ({ id }) => chosen.has(id);
  return hardening.harden(analysis, isChosen, reanalyse);
}

/** Applies the fixes of every finding, or of one rule, up to a safety. */
export function fixAll(
  analysis: engine.Analysis,
  options: { readonly safety: Safety; readonly rule?: string },
): hardening.Hardened {
  const isChosen: hardening.Choice = ({ safety, rule }) =>
    (safety === 'safe' || options.safety === 'suggested') && (options.rule === undefined || rule.id === options.rule);
  return hardening.harden(analysis, isChosen, reanalyse);
}

/** The edit that silences a finding by a comment, proved; nothing where no comment can stand. */
export function ignoreFix(
  analysis: engine.Analysis,
  finding: Finding,
  scope: 'line' | 'file',
  reason?: string,
): proving.Proof | undefined {
  const edits = ignoreEdits(analysis, finding, scope, reason);
  return edits && proving.applyAndVerify(analysis, edits, [], reanalyse);
}

function reanalyse(analysis: engine.Analysis, text: string): engine.Analysis | undefined {
  const source: Source = { ...analysis.source, text };
  // Recognised anew: an edit that makes something else of the file must not pass for a fix.
  const kind = classify(source);
  return kind && engine.analyse(source, kind, analysis.settings, rules, { previous: analysis });
}
