import { isCertain } from '../../../knowledge/images';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { User } from '../../../model/dockerfile-image-instructions';
import { baseImageFacts } from './base-image';
import { chainOf } from './run-time-part';

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
function createdNumber(run: Run, name: string): string | undefined {
  const { stage, order } = run;
  const commands = chainOf(stage).flatMap((one) =>
    one.ofKind('RUN').flatMap((earlier) => (one === stage && earlier.order >= order ? [] : earlier.commands)),
  );
  for (const { program, arguments: words } of commands) {
    if (program !== 'useradd' && program !== 'adduser') continue;
    if (!words.some(({ value }) => value === name)) continue;
    const at = words.findIndex(({ text }) => /^(?:-[a-zA-Z]*u|--uid)$/.test(text));
    const number = at < 0 ? /^--uid=(\d+)$/.exec(words.map(({ text }) => text).join('\n'))?.[1] : words[at + 1]?.value;
    if (number !== undefined && /^\d+$/.test(number)) return number;
  }
  return undefined;
}
