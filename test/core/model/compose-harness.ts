import { buildCompose, type ComposeModel } from '../../../server/src/core/model/compose';
import type { Service } from '../../../server/src/core/model/compose-service';
import type { ComposePlace } from '../../../server/src/core/model/compose-value';
import { parseYaml } from '../../../server/src/core/syntax/yaml';

export const build = (text: string, path = 'compose.yaml'): ComposeModel => buildCompose(parseYaml(text), path);
export const written = (place: ComposePlace | undefined) =>
  place?.document.text.slice(place.span.start, place.span.end);

export function service(text: string, name = 'web'): Service {
  const found = build(text).service(name);
  if (!found) throw new Error(`no service ${name}`);
  return found;
}

/** A service `web` with one setting. */
export const web = (setting: string) => service(`services:\n  web:\n    image: nginx\n    ${setting}\n`);
