import type { ComposeModel } from '../../../../server/src/core/model/compose';
import type { Service } from '../../../../server/src/core/model/compose-service';
import type { ComposeValue } from '../../../../server/src/core/model/compose-value';
import { judgeParts } from '../../../../server/src/core/model/interpolation';
import { cleanPath } from '../../../../server/src/core/model/paths';

/** Groups of a service's reading whose members are settings by themselves. */
const groups = new Set(['texts', 'booleans', 'lists', 'numbers']);

/** Other settings that a part of the reading is made of. */
const madeOf: Readonly<Record<string, readonly string[]>> = { networks: ['network_mode'], deploy: ['scale'] };

/** Whether the place of a reading, such as `.services.web.texts.image`, comes from text that holds an unknown variable. */
export function isUnknownPlace(at: string, model: ComposeModel): boolean {
  const resources = [model.networks, model.volumes, model.secrets, model.configs, model.models];
  const sections = ['networks', 'volumes', 'secrets', 'configs', 'models'];
  return (
    model.services.some((service) => isUnknownIn(service, below(at, `.services.${service.name}.`))) ||
    resources.some((section, index) =>
      section.some(
        ({ name, value }) => below(at, `.${sections[index]}.${name}.`) !== undefined && holdsUnknown(value, 0),
      ),
    )
  );
}

/** Whether a refusal names a setting of a service whose whole value is a text with an unknown variable. */
export function isAboutUnknown(refusal: string, model: ComposeModel): boolean {
  // The only refusal that names no service.
  if (refusal.startsWith('healthcheck.test must start ')) {
    return model.services.some(({ healthcheck }) => {
      const first = healthcheck?.test?.words[0];
      return first !== undefined && first.text === undefined;
    });
  }
  const [, port] = /^Invalid (?:containerPort|hostPort|proto): (.*?)\.?$/.exec(refusal) ?? [];
  if (port !== undefined) {
    return model.services.some(({ ports }) =>
      ports.some(({ value }) => value.isUnknown && withoutVariables(value).includes(port)),
    );
  }
  const [, name, path = ''] = /^invalid interpolation format for services\.([^.\n]+)\.([\w.]+)\.\n/.exec(refusal) ?? [];
  if (name !== undefined) {
    // What stands behind these operators counts for some values only.
    return /\$\{\w+:?[+?]/.test(model.service(name)?.get(...path.split('.'))?.written ?? '');
  }
  const [, place = ''] = /^validating [^:]*: services\.(.+) value must be one of /.exec(refusal) ?? [];
  if (place !== '') {
    return model.services.some((service) => {
      if (!place.startsWith(`${service.name}.`)) return false;
      const value = along(service.value, place.slice(service.name.length + 1).split('.'));
      return value?.type === 'scalar' && value.isUnknown;
    });
  }
  return model.services.some((service) => {
    const [, setting = ''] = refusal.split(`'services[${service.name}].`);
    const value = service.get(...(/^[\w.]+(?=')/.exec(setting)?.[0].split('.') ?? ['']));
    return value?.type === 'scalar' && value.isUnknown;
  });
}

/** Whether one of the settings that a refusal names in quotes, such as `deploy.replicas`, holds an unknown variable. */
export function namesUnknown(refusal: string, model: ComposeModel): boolean {
  const paths = [...refusal.matchAll(/['`]([\w.]+)['`]/g)].map(([, path = '']) => path.split('.'));
  const owner = model.services.find(
    ({ name }) => refusal.startsWith(`services.${name}: `) || refusal.startsWith(`service ${name} declares `),
  );
  return paths.some((path) => owner && holdsUnknown(owner.get(...path), 0));
}

/** The value at the end of a path of keys and of indexes of items, from zero. */
function along(from: ComposeValue, steps: readonly string[]): ComposeValue | undefined {
  let value: ComposeValue | undefined = from;
  for (const step of steps) value = value?.type === 'list' ? value.items[Number(step)] : value?.get(step);
  return value;
}

/** A text with nothing in place of each unknown variable. */
function withoutVariables({ interpolation }: ComposeValue): string {
  return (interpolation?.parts ?? []).map((part) => judgeParts([part]).text ?? '').join('');
}

function below(at: string, prefix: string): string | undefined {
  return at.startsWith(prefix) ? at.slice(prefix.length) : undefined;
}

function isUnknownIn(service: Service, rest: string | undefined): boolean {
  if (rest === undefined) return false;
  const steps = rest.split(/[.[\]]+/);
  const setting = (groups.has(steps[0] ?? '') ? steps[1] : steps[0]) ?? '';
  if (setting === 'volumes') return holdsUnknown(mountAt(service, rest.slice('volumes.'.length)), 0);
  if (setting === 'environment') return isUnknownVariable(service, rest.slice('environment.'.length));
  return [setting, ...(madeOf[setting] ?? [])].some((name) => holdsUnknown(service.get(name), 0));
}

function mountAt(service: Service, rest: string): ComposeValue | undefined {
  return service.mounts.findLast(({ target }) => {
    const path = target?.text && cleanPath(target.text);
    return path && rest.startsWith(`${path}.`);
  })?.value;
}

function isUnknownVariable(service: Service, name: string): boolean {
  const value = service.environment.findLast((variable) => variable.name === name)?.value;
  return value !== undefined && value.text === undefined;
}

const deepest = 20;

function holdsUnknown(value: ComposeValue | undefined, depth: number): boolean {
  if (!value || depth > deepest) return false;
  if (value.type === 'scalar') return value.isUnknown;
  return (
    value.items.some((item) => holdsUnknown(item, depth + 1)) ||
    value.entries.some((entry) => holdsUnknown(entry.value, depth + 1))
  );
}
