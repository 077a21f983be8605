import { fixedNumber } from '../../../knowledge/account-programs';
import { isCertain } from '../../../knowledge/images';
import type { Stage } from '../../../model/dockerfile-stage';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { accountChange } from './accounts';
import { baseImageFacts } from './base-image';
import { commandWords } from './command-options';
import { chainOf } from './run-time-part';

/** The number that the file gives an account, or that its base image or distribution is known to. */
export function accountNumber(stage: Stage, name: string): string | undefined {
  const created = createdAccount(stage, name);
  if (created) {
    const uid = accountChange(created)?.uid?.value;
    return uid !== undefined && /^\d+$/.test(uid) ? uid : undefined;
  }
  const facts = baseImageFacts(stage);
  const known =
    facts && [facts.defaultUser, ...facts.users].find((one) => one.name === name && isCertain(one.confidence));
  const number = known?.uid ?? fixedNumber(facts?.packageManager, name);
  return number?.toString();
}

/** The number of the group that an account of the file belongs to first of all. */
export function accountGroupNumber(stage: Stage, name: string): string | undefined {
  const created = createdAccount(stage, name);
  const primary = created && accountChange(created)?.primary?.value;
  if (primary === undefined || /^\d+$/.test(primary)) return primary;
  for (const command of commandsOf(stage)) {
    if (command.program !== 'groupadd' && command.program !== 'addgroup') continue;
    const { options, others } = commandWords(command);
    if (others[0]?.value !== primary) continue;
    const gid = options.find((option) => option.name === '-g' || option.name === '--gid')?.value;
    return gid !== undefined && /^\d+$/.test(gid) ? gid : undefined;
  }
  return undefined;
}

/** The command of a stage, or of one that it builds upon, that creates an account. */
export function createdAccount(stage: Stage, name: string): ShellCommand | undefined {
  return commandsOf(stage).findLast((command) => {
    const change = accountChange(command);
    return change?.task === 'create' && change.name?.value === name;
  });
}

/** All commands of the steps of a stage in the order of the build, those of the stages that it builds upon first. */
export function commandsOf(stage: Stage) {
  return [...chainOf(stage)].reverse().flatMap((one) => one.ofKind('RUN').flatMap(({ commands }) => commands));
}
