import type { Kind } from '../model/kind';
import type { Rule } from './rule';

/** What a rule's `peers` must hold for a pack to ask for it. */
interface Demand {
  readonly kinds?: readonly Kind[];
  readonly peer: string;
  /** Beginnings of the ids; an empty one stands for every id. */
  readonly idsBeginWith: readonly string[];
}

/**
 * A named set of rules that a configuration can extend. Packs only add: a rule that a pack asks for is on and at least
 * a warning, no pack makes a rule quieter.
 */
export interface PolicyPack {
  readonly name: string;
  readonly description: string;
  /** Turns every rule on, with its own severity. */
  readonly isEverything?: boolean;
  readonly demands: readonly Demand[];
  /** Options of rules that the pack sets, by their ids: where a standard is stricter than the rule is by itself. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const baseline: readonly Demand[] = [
  { kinds: ['kubernetes'], peer: 'pss', idsBeginWith: ['baseline', 'PSS baseline'] },
  { kinds: ['kubernetes'], peer: 'cis', idsBeginWith: ['PSS baseline'] },
];

export const policyPacks: readonly PolicyPack[] = [
  {
    name: 'recommended',
    description: 'The rules that are on by default, with their own severities; what holds without a configuration',
    demands: [],
  },
  {
    name: 'strict',
    description: 'Every rule, also those that are off by default',
    isEverything: true,
    demands: [],
  },
  {
    name: 'pss-baseline',
    description: 'Kubernetes Pod Security Standards, level baseline',
    demands: baseline,
  },
  {
    name: 'pss-restricted',
    description: 'Kubernetes Pod Security Standards, level restricted, which includes baseline',
    demands: [
      ...baseline,
      { kinds: ['kubernetes'], peer: 'pss', idsBeginWith: ['restricted', 'PSS restricted'] },
      { kinds: ['kubernetes'], peer: 'cis', idsBeginWith: ['PSS restricted'] },
    ],
    options: {
      'kubernetes/root-user-allowed': { requireRunAsNonRoot: true },
      'kubernetes/capabilities-not-dropped': { requireAll: true },
    },
  },
  {
    name: 'cis-docker',
    description: 'CIS Docker Benchmark, as far as files show it',
    demands: [
      { kinds: ['dockerfile', 'compose', 'daemon'], peer: 'cis', idsBeginWith: ['1.', '2.', '3.', '4.', '5.', '6.'] },
    ],
  },
  {
    name: 'nsa',
    description: 'Kubernetes Hardening Guide of NSA and CISA',
    demands: [
      { kinds: ['kubernetes'], peer: 'nsa', idsBeginWith: [''] },
      { kinds: ['kubernetes'], peer: 'cis', idsBeginWith: ['NSA'] },
    ],
  },
];

/** Whether a pack asks for a rule by what the rule says of other standards. */
export function demandsRule(pack: PolicyPack, rule: Rule): boolean {
  return pack.demands.some(
    ({ kinds, peer, idsBeginWith }) =>
      (kinds?.includes(rule.kind) ?? true) &&
      (rule.peers[peer] ?? []).some((id) => idsBeginWith.some((beginning) => id.startsWith(beginning))),
  );
}
