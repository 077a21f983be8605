import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { commandWords, readOptions } from './command-options';
import { absolutePath } from './sensitive-copy';

/** A test whether a path is one of those that a command opens to somebody. */
export type OpenedPaths = (path: string) => boolean;

/**
 * Which directories a command makes writable for a user: by chown, chgrp for any number, chmod or install. What a
 * variable decides counts as opened.
 */
export function openedTo(
  command: InstructionCommand<Run>,
  isUser: (owner: string) => boolean,
): OpenedPaths | undefined {
  const { program, instruction } = command;
  const workdir = instruction.state?.workdirPath;
  if (program === 'install') {
    const { options, others } = readOptions(command.arguments, INSTALL);
    const owner = options.find(({ name }) => name === '-o' || name === '--owner')?.value;
    return owner !== undefined && isUser(owner)
      ? among(
          others.map(({ text }) => text),
          workdir,
          false,
        )
      : undefined;
  }
  if (program !== 'chown' && program !== 'chgrp' && program !== 'chmod') return undefined;
  const { others, options } = commandWords(command);
  const [who, ...targets] = others.map(({ text }) => text);
  if (who === undefined) return undefined;
  const isDeep = options.some(({ name }) => name === '-R' || name === '--recursive');
  const isFor =
    program === 'chown'
      ? /\$/.test(who) || isUser(who.split(/[:.]/)[0] ?? '')
      : program === 'chgrp'
        ? /^(?:0|root)$/.test(who)
        : /[2367]$|[oa]?\+\w*w|g=u/.test(who);
  return isFor ? among(targets, workdir, isDeep) : undefined;
}

const INSTALL = {
  lettersWithValue: 'gmotS',
  longWithValue: new Set(['--group', '--mode', '--owner', '--target-directory', '--suffix']),
  bundles: true,
};

function among(targets: readonly string[], workdir: string | undefined, isDeep: boolean): OpenedPaths {
  const paths = targets.map((target) => {
    const bare = target.replace(/\/?\*.*$/, '') || '.';
    return /[$`{]/.test(target) ? '' : (absolutePath(workdir, bare) ?? '');
  });
  return (path) => paths.some((one) => one === '' || one === path || (isDeep && isBelow(path, one)));
}

function isBelow(path: string, folder: string): boolean {
  return folder === '/' || path.startsWith(`${folder}/`);
}
