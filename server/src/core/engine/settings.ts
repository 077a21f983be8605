import type { LabelForm } from './label-forms';
import type { Severity } from './rule';

/** How loud a rule is: `off`, `on` with its own severities, or one severity for all its findings. */
export type Level = 'off' | 'on' | Severity;

/** What a configuration says of one rule. */
export interface RuleSetting {
  /** Nothing keeps the rule's own default. */
  readonly level: Level | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/** An entry of `ignore` in a configuration, its `path` already matched against the file. */
export interface IgnoredRule {
  /** A rule id, or `*`. */
  readonly rule: string;
  readonly reason: string | undefined;
  /** The last day (YYYY-MM-DD) on which it counts. */
  readonly until: string | undefined;
}

/** Everything that settings say about one file, all layers merged. Frozen: identity tells whether they changed. */
export interface Settings {
  /** `recommended` runs the rules that are on by default, `all` every rule. */
  readonly preset: 'recommended' | 'all';
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly ignored: readonly IgnoredRule[];
  readonly trustedRegistries: readonly string[];
  /** Such as `1.34`; what the manifests are deployed to. */
  readonly kubernetesVersion: string;
  /** Such as `29.0`. */
  readonly dockerEngineVersion: string;
  /** Whether the ignore comments and the configuration of other tools count. */
  readonly honorsOtherTools: boolean;
  /** Whether those of hadolint in a Dockerfile do, too: its own configuration can switch them off. */
  readonly honorsHadolintComments: boolean;
  /** The labels that an image must have, and the form of each value. */
  readonly labelSchema: ReadonlyMap<string, LabelForm>;
  /** Whether an image may have no other label. */
  readonly strictLabels: boolean;
  /** YYYY-MM-DD: end-of-life dates and `until=` are compared with it. */
  readonly today: string;
}

/** The settings of somebody who configured nothing. */
export function defaultSettings(today: string): Settings {
  return {
    preset: 'recommended',
    rules: new Map(),
    ignored: [],
    trustedRegistries: [],
    kubernetesVersion: '1.34',
    dockerEngineVersion: '29.0',
    honorsOtherTools: true,
    honorsHadolintComments: true,
    labelSchema: new Map(),
    strictLabels: false,
    today,
  };
}
