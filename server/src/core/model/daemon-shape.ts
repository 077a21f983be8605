import { allDaemonKeys, type DaemonKey } from '../knowledge/daemon-keys';

/** What the daemon expects at a place of daemon.json, and inside it. */
export interface DaemonShape {
  /** Nothing for an object that is only there to hold others, such as `builder.gc`. */
  readonly row: DaemonKey | undefined;
  /** By their names in small letters: the daemon does not mind capitals once it knows all names. */
  readonly members: ReadonlyMap<string, DaemonShape>;
  /** What stands under names of the user's choice. */
  readonly each: DaemonShape | undefined;
  /** The items of a list of objects. */
  readonly items: DaemonShape | undefined;
}

interface Growing {
  row: DaemonKey | undefined;
  members: Map<string, Growing>;
  each: Growing | undefined;
  items: Growing | undefined;
}

let known: DaemonShape | undefined;

/** The shape of the whole file, from the table of its keys. */
export function daemonShape(): DaemonShape {
  known ??= grow();
  return known;
}

function grow(): Growing {
  const root = sprout();
  for (const row of allDaemonKeys()) {
    // What is refused by name is decoded all the same where its value is an object, which is not looked for by name.
    if (row.isIgnored) continue;
    let at = root;
    for (const step of row.key.replaceAll('[]', '.[]').split('.')) at = child(at, step);
    at.row = row;
  }
  return root;
}

function sprout(): Growing {
  return { row: undefined, members: new Map(), each: undefined, items: undefined };
}

function child(parent: Growing, step: string): Growing {
  if (step === '*') {
    parent.each ??= sprout();
    return parent.each;
  }
  if (step === '[]') {
    parent.items ??= sprout();
    return parent.items;
  }
  const name = step.toLowerCase();
  const there = parent.members.get(name) ?? sprout();
  parent.members.set(name, there);
  return there;
}
