import type { Run } from '../../../model/dockerfile-command-instructions';
import type { Mount } from '../../../model/dockerfile-image-instructions';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import { absolutePath } from './sensitive-copy';

/** A secret that a step is lent. */
export interface MountedSecret {
  readonly mount: Mount;
  readonly name: string;
  /** The file that holds it during the step; nothing where it is only a variable, or the path is unknown. */
  readonly path: string | undefined;
  /** The variables of the shell that hold it. */
  readonly variables: ReadonlySet<string>;
}

/** The secrets that a RUN mounts. */
export function mountedSecrets(run: Run): readonly MountedSecret[] {
  return run.mounts.flatMap((mount) => {
    if (mount.type !== 'secret') return [];
    const target = mount.target?.value;
    const name = mount.option('id')?.value ?? target?.split('/').pop();
    if (!name || /\$/.test(name + (target ?? ''))) return [];
    const variable = mount.option('env')?.value;
    const file = target ?? (variable === undefined ? `/run/secrets/${name}` : undefined);
    const path = file === undefined ? undefined : absolutePath(run.state?.workdirPath, file);
    const variables = new Set(variable === undefined ? [] : [variable]);
    for (const command of run.commands) addVariables(variables, command, path, run);
    return [{ mount, name, path, variables }];
  });
}

/** The part of a word that the shell expands: what stands in single quotes is taken out. */
export function expandedPart(raw: string): string {
  let kept = '';
  let isDouble = false;
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if (character === '\\') at++;
    else if (character === "'" && !isDouble) {
      const end = raw.indexOf("'", at + 1);
      at = end < 0 ? raw.length : end;
    } else {
      if (character === '"') isDouble = !isDouble;
      kept += character;
    }
  }
  return kept;
}

/** Whether a word comes to hold a secret: by a variable, or by a substitution that reads the file. */
export function holdsSecret(word: Pick<ShellWord, 'raw' | 'span'>, secret: MountedSecret, run: Run): boolean {
  if (!/[$`]/.test(word.raw)) return false;
  const text = expandedPart(word.raw);
  // `${X:+set}` and `${#X}` tell only whether there is one, or how long it is.
  for (const [, plain, braced] of text.matchAll(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?!\w|:?\+))/g)) {
    if (secret.variables.has(plain ?? braced ?? '')) return true;
  }
  return readsInSubstitution(word, text, secret.path, run);
}

/** Programs that hand on what they read, whole or in part. */
const COPIERS: ReadonlySet<string> = new Set('base64 cat cut gunzip head jq sed tail tee tr xxd yq zcat'.split(' '));

/** Whether a program hands on what it reads. */
export function handsOn({ program }: ShellCommand): boolean {
  return COPIERS.has(program ?? '');
}

/** Whether a command reads the file of a secret, as an argument or as its input. */
export function readsFile(command: ShellCommand, path: string | undefined): boolean {
  if (path === undefined) return false;
  const input = command.redirections.some(({ operator, target }) => operator === '<' && target?.value === path);
  return input || command.arguments.some(({ value }) => value === path);
}

function readsInSubstitution(
  { span }: Pick<ShellWord, 'span'>,
  text: string,
  path: string | undefined,
  run: Run,
): boolean {
  if (path === undefined || !text.includes(path) || !/\$\(|`/.test(text)) return false;
  if (new RegExp(`\\$\\(\\s*<\\s*["']?${path.replace(/[^\w/-]/g, '\\$&')}["']?\\s*\\)`).test(text)) return true;
  return run.commands.some(
    (inner) =>
      inner.isInsideSubstitution &&
      inner.span.start >= span.start &&
      inner.span.end <= span.end &&
      readsFile(inner, path) &&
      inner.pipeline.every(handsOn),
  );
}

function addVariables(variables: Set<string>, command: ShellCommand, path: string | undefined, run: Run): void {
  const { program, assignments, arguments: words } = command;
  for (const { name, value } of assignments) {
    if (value && readsInSubstitution(value, expandedPart(value.raw), path, run)) variables.add(name);
  }
  if (program === 'read' && readsFile(command, path)) {
    for (const { value } of words) if (value !== undefined && !value.startsWith('-')) variables.add(value);
  }
  if (program !== 'export' && program !== 'declare' && program !== 'local') return;
  for (const word of words) {
    const name = /^([A-Za-z_]\w*)=/.exec(word.raw)?.[1];
    if (name !== undefined && readsInSubstitution(word, expandedPart(word.raw), path, run)) variables.add(name);
  }
}
