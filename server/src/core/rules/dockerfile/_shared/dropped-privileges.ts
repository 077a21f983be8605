import type { Stage } from '../../../model/dockerfile-stage';
import { chainOf } from './run-time-part';

/** Programs that start as root and go on as somebody else. */
const DROPPERS = /\b(?:gosu|su-exec|setpriv|runuser|s6-setuidgid|setuidgid|chpst)\b/;

/**
 * Whether the program that a stage starts, or its script as far as it is known, steps down from root itself. `read` gives
 * the text of a file of the project.
 */
export function dropsPrivileges(stage: Stage, read: (path: string) => string | undefined): boolean {
  const { entrypoint, cmd } = stage.endState;
  const starts = entrypoint ?? cmd;
  if (!starts) return false;
  const written = starts.strings.map(({ value }) => value).join(' ') || (starts.script?.text ?? '');
  if (DROPPERS.test(written)) return true;
  const script = /[^\s/"]+$/.exec((starts.strings[0]?.value ?? written.split(/\s/)[0]) || '')?.[0];
  if (script === undefined) return false;
  return chainOf(stage).some((one) =>
    [...one.ofKind('COPY'), ...one.ofKind('ADD')].some(({ sources, destination, heredocs, from, model }) => {
      const isNamed = [...sources, ...(destination ? [destination] : [])].some(({ value }) => value?.endsWith(script));
      if (isNamed && heredocs.some(({ body }) => DROPPERS.test(model.text.slice(body.start, body.end)))) return true;
      const source = sources.find(({ value }) => value?.endsWith(script))?.value ?? (isNamed ? sources[0]?.value : '');
      return !from && source !== undefined && source !== '' && DROPPERS.test(read(source) ?? '');
    }),
  );
}
