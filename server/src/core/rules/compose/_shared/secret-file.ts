import type { YamlEdits } from '../../../engine/yaml-edits';
import { isShared } from '../../../model/yaml-values';
import { imageFactsOf, ownKey, writtenMap } from './service';
import type { FoundSecret } from './written-secrets';

/**
 * The variable that tells the image a file to read a secret from; nothing where the image knows none, or where the
 * secret is not written in the service itself.
 */
export function fileVariableOf(secret: FoundSecret): string | undefined {
  const [service, ...others] = secret.services;
  const isMovable = secret.isWhole && !secret.isOfHook && others.length === 0 && isOwn(secret);
  if (!isMovable || secretName(secret) === undefined) return undefined;
  const known = imageFactsOf(service)?.fileVariables ?? [];
  const candidates = [`${secret.name}_FILE`, `${secret.name}__FILE`];
  const variable = candidates.find((candidate) => known.some((glob) => fits(glob, candidate)));
  return service.environment.some(({ name }) => name === variable) ? undefined : variable;
}

/** Gives the service a secret from a file, and the file's path to the variable. The value itself goes nowhere. */
export function moveToSecretFile(edit: YamlEdits, secret: FoundSecret, variable: string): void {
  const [service] = secret.services;
  const { source, form } = secret.named;
  const map = writtenMap(service);
  const root = service.model.root?.node;
  const name = secretName(secret);
  if (!map || !root || !source.node || name === undefined) return;
  const path = `/run/secrets/${name}`;
  if (form === 'list') edit.setScalar(source.node, `${variable}=${path}`);
  else if (source.entry) {
    edit.rename(source.entry, variable);
    edit.setScalar(source.node, path);
  }
  edit.ensureItem(map, ['secrets'], name);
  edit.set(root, ['secrets', name, 'file'], `./secrets/${name}.txt`);
}

/** Whether it stands in the `environment` that the service writes itself and shares with nobody. */
function isOwn({ services: [service], named: { source } }: FoundSecret): boolean {
  const key = ownKey(service, 'environment');
  const environment = key?.parent?.type === 'entry' ? key.parent.value : undefined;
  const holder = source.entry?.parent ?? source.node?.parent;
  return environment !== undefined && holder === environment && !isShared(environment);
}

/** A name that the file's top level does not declare yet. */
function secretName({ name, services: [service] }: FoundSecret): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9_.-]{1,200}/g, '_');
  const taken = new Set(service.model.secrets.map((secret) => secret.name));
  return [plain, `${service.name}_${plain}`].find((candidate) => !taken.has(candidate));
}

/** Whether a name has the shape of a row of the image table, in which `*` stands for any text. */
function fits(glob: string, name: string): boolean {
  const [head = '', tail] = glob.split('*');
  return tail === undefined ? glob === name : name.startsWith(head) && name.endsWith(tail);
}
