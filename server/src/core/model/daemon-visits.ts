import type { DaemonMember, DaemonModel } from './daemon';
import type { DaemonPlace } from './daemon-places';

/** What the rules for daemon.json can ask to be shown. */
export interface DaemonVisits {
  file: DaemonModel;
  /** The file where it can be read and sets something: for what is missing. */
  settings: DaemonModel;
  /** Every top-level member, names that stand twice included. */
  key: DaemonMember;
  /** Every member of every object, at any depth. */
  member: DaemonMember;
  /** Every value, and every object or list that the daemon settles as a whole. */
  place: DaemonPlace;
  /** The places that are read and whose values count: what is overridden further down is none. */
  setting: DaemonPlace;
}

type Readers = { readonly [V in keyof DaemonVisits]: (model: DaemonModel) => Iterable<DaemonVisits[V]> };

const deepest = 20;

const readers: Readers = {
  file: (model) => [model],
  settings: (model) => (model.canMiss ? [model] : []),
  key: (model) => model.members,
  member: (model) => allMembers(model.members),
  place: (model) => model.places,
  setting: (model) => model.settings,
};

/** The nodes of a visit, in the order of the file; none for a visit that daemon.json does not have. */
export function daemonNodes(model: DaemonModel, visit: string): Iterable<unknown> {
  return Object.hasOwn(readers, visit) ? readers[visit as keyof DaemonVisits](model) : [];
}

function* allMembers(members: readonly DaemonMember[]): Iterable<DaemonMember> {
  for (const member of members) {
    yield member;
    if (member.path.length < deepest) yield* allMembers(member.members);
  }
}
