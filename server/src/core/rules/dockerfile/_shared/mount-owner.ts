import { isCertain } from '../../../knowledge/images';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { User } from '../../../model/dockerfile-image-instructions';
import { baseImageFacts } from './base-image';
import { chainOf } from './run-time-part';
import { onceForStage } from './stage-memory';

/** The options that give a mount to a user, as far as the numbers are known. */
export function mountOwner(user: User, run: Run): string | undefined {
  const { name, group } = user;
  if (name === undefined) return undefined;
  const account = baseImageFacts(run.stage)?.users.find((one) => one.name === name && isCertain(one.confidence));
  const uid = /^\d+$/.test(name) ? name : (createdNumber(run, name) ?? account?.uid?.toString());
  if (uid === undefined) return undefined;
  const gid =
    group !== undefined && /^\d+$/.test(group) ? group : group === undefined ? account?.gid?.toString() : undefined;
  return gid === undefined ? `,uid=${uid}` : `,uid=${uid},gid=${gid}`;
}

/** The number that the file gives a user whom it creates. */
function createdNumber({ stage, order }: Run, name: string): string | undefined {
  for (const one of chainOf(stage)) {
    const found = createdUsers(one).find((user) => user.names.has(name) && (one !== stage || user.order < order));
    if (found) return found.number;
  }
  return undefined;
}

interface CreatedUser {
  readonly order: number;
  /** The words of the command, one of which is the name. */
  readonly names: ReadonlySet<string | undefined>;
  readonly number: string;
}

const createdUsers = onceForStage((stage): readonly CreatedUser[] =>
  stage.ofKind('RUN').flatMap(({ commands, order }) =>
    commands.flatMap(({ program, arguments: words }) => {
      if (program !== 'useradd' && program !== 'adduser') return [];
      const at = words.findIndex(({ text }) => /^(?:-[a-zA-Z]*u|--uid)$/.test(text));
      const attached = words.flatMap(({ text }) => /^--uid=(.*)$/.exec(text)?.[1] ?? []);
      const number = at < 0 ? attached[0] : words[at + 1]?.value;
      if (number === undefined || !/^\d+$/.test(number)) return [];
      return [{ order, names: new Set(words.map(({ value }) => value)), number }];
    }),
  ),
);
