import type { Span } from '../text/span';
import type { PathMatcher } from './glob';
import type { LabelForm } from './label-forms';
import type { PolicyPack } from './policy-packs';
import type { RuleSetting } from './settings';

/** The names that a configuration file may have, the first one preferred. */
export const configurationNames = ['.bulkhead.yaml', '.bulkhead.yml'] as const;

/** Something in a configuration that cannot be read or does not mean anything; offsets into its text. */
export interface ConfigurationProblem {
  readonly span: Span;
  readonly message: string;
}

/** What a configuration says of one rule, or of all that a pattern such as `kubernetes/*` names. */
export interface RuleEntry {
  readonly pattern: string;
  readonly setting: RuleSetting;
}

/** Settings as they stand at the top of a configuration and again under each entry of `paths`. */
export interface ConfigurationPart {
  readonly packs: readonly PolicyPack[];
  readonly rules: readonly RuleEntry[];
  readonly trustedRegistries: readonly string[] | undefined;
  readonly kubernetesVersion: string | undefined;
  readonly dockerEngineVersion: string | undefined;
  /** Whether the ignore comments and the configuration of other tools count. */
  readonly honorOtherTools: boolean | undefined;
  /** Whether those of hadolint do, too; only its own configuration says so. */
  readonly honorHadolintComments?: boolean | undefined;
  /** The labels that an image must have, and the form of each value. */
  readonly labelSchema: ReadonlyMap<string, LabelForm> | undefined;
  /** Whether an image may have no other label. */
  readonly strictLabels: boolean | undefined;
}

export interface PathOverride {
  readonly matches: PathMatcher;
  readonly part: ConfigurationPart;
}

export interface IgnoreEntry {
  readonly matches: PathMatcher;
  /** Rule ids; `*` and `kind/*` stand for many. */
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  readonly until: string | undefined;
}

/** One source of settings: a file, the editor's settings or the command line. Keep it: its identity keys caches. */
export interface ConfigurationLayer {
  /** Whose configuration it is, where it is that of another tool. */
  readonly tool?: string;
  /** Where its patterns count from: the folder of its file, with `/`; empty where they count from the path's start. */
  readonly folder: string;
  /** Other configuration files that it builds on, as written. */
  readonly extendedFiles: readonly { readonly path: string; readonly span: Span }[];
  readonly part: ConfigurationPart;
  readonly paths: readonly PathOverride[];
  readonly ignored: readonly IgnoreEntry[];
}

export interface ReadConfiguration {
  readonly layer: ConfigurationLayer;
  /** In the order of the text. What they are about is left out of the layer, everything else counts. */
  readonly problems: readonly ConfigurationProblem[];
}
