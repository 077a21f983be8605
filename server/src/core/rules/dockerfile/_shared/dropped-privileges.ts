import type { Stage } from '../../../model/dockerfile-stage';
import { chainOf } from './run-time-part';

/** Programs that start as root and go on as somebody else. */
const DROPPERS = /\b(?:gosu|su-exec|setpriv|runuser|s6-setuidgid|setuidgid|chpst)\b/;

/**
 * Whether the program that a stage starts, or its script as far as it is known, steps down from root itself. `read` gives
 * the text of a file of the project.
 */
export function dropsPrivileges(stage: Stage, read: (path: string) => string | undefined): boolean {
  return DROPPERS.test(startedText(stage)) || startScripts(stage, read).some((text) => DROPPERS.test(text));
}

/** The words that a stage starts, as they are written. */
function startedText(stage: Stage): string {
  const starts = stage.endState.entrypoint ?? stage.endState.cmd;
  return starts?.strings.map(({ value }) => value).join(' ') || (starts?.script?.text ?? '');
}

/** The name of the program that a stage starts, without its folder. */
export function startedName(stage: Stage): string | undefined {
  const starts = stage.endState.entrypoint ?? stage.endState.cmd;
  return /[^\s/"]+$/.exec((starts?.strings[0]?.value ?? startedText(stage).split(/\s/)[0]) || '')?.[0];
}

/** The texts of the script that a stage starts, where it was copied from the project or written in a heredoc. */
export function startScripts(stage: Stage, read: (path: string) => string | undefined): readonly string[] {
  const script = startedName(stage);
  if (script === undefined) return [];
  const chain = chainOf(stage);
  // Another stage may have made the script, and this one takes it from there.
  const taken = chain.flatMap((one) => one.ofKind('COPY').flatMap(({ fromStage }) => fromStage ?? []));
  return [...new Set([...chain, ...taken])].flatMap((one) =>
    [...one.ofKind('COPY'), ...one.ofKind('ADD')].flatMap((copy) => {
      const { sources, destination, heredocs, from } = copy;
      const isNamed = [...sources, ...(destination ? [destination] : [])].some(({ value }) => value?.endsWith(script));
      const written = isNamed ? heredocs.map(({ body }) => copy.textIn(body)) : [];
      const source = sources.find(({ value }) => value?.endsWith(script))?.value ?? (isNamed ? sources[0]?.value : '');
      const text = from || source === undefined || source === '' ? undefined : read(source);
      return text === undefined ? written : [...written, text];
    }),
  );
}
