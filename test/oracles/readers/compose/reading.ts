import { type Analysis, defaultSettings, rules, type Settings } from '../../../../server/src/core/index';
import type { ComposeModel, Resource } from '../../../../server/src/core/model/compose';
import { namedValues } from '../../../../server/src/core/model/compose-environment';
import { testDay } from '../../../harness/example-runs';
import type { Answer, Json } from '../../answer';
import { readService } from './service';
import { sparse } from './sparse';
import { boolean, type JsonRecord, keyed, named, text, unknown } from './values';

/** What two services publish shows when they start: the loader does not look. */
const decidedElsewhere = new Set(['compose/duplicate-host-port']);

/** The rules that say what Compose refuses. */
export function correctness(): Settings {
  const own = rules.filter(({ kind }) => kind === 'compose');
  const level = ({ category, id }: (typeof own)[number]) =>
    category === 'correctness' && !decidedElsewhere.has(id) ? ('on' as const) : ('off' as const);
  return {
    ...defaultSettings(testDay),
    rules: new Map(own.map((rule) => [rule.id, { level: level(rule), options: {} }])),
  };
}

/** What the models of rules tell of a Compose file, or what they refuse. */
export function read(analysis: Analysis): Answer {
  const { content } = analysis;
  if (content.kind !== 'compose') throw new Error('This is no Compose file.');
  // A comment may silence a rule; Compose refuses all the same.
  const findings = [...analysis.findings, ...analysis.suppressed.map(({ finding }) => finding)];
  const refusal = findings.find(({ rule, severity }) => rule.category === 'correctness' && severity === 'error');
  return refusal
    ? { refused: `${refusal.rule.id}: ${refusal.message}` }
    : { reading: sparse(readModel(content.model)) };
}

function readModel(model: ComposeModel): JsonRecord {
  const services = model.services.filter(({ value }) => !value.isNull);
  const read = Object.fromEntries(services.map((service) => [service.name, readService(service)]));
  const files = (resources: readonly Resource<'secret' | 'config'>[]) =>
    keyed(
      resources,
      ({ name }) => name,
      (resource) => ({
        external: resource.isExternal ?? unknown,
        file: text(resource.value.get('file')),
        environment: text(resource.value.get('environment')),
        labels: named(namedValues(resource.value.get('labels'))),
      }),
    );
  return {
    services: read,
    networks: readNetworks(model, Object.values(read)),
    volumes: keyed(
      model.volumes,
      ({ name }) => name,
      ({ value, isExternal }) => ({
        external: isExternal ?? unknown,
        driver: text(value.get('driver')),
        driver_opts: named(namedValues(value.get('driver_opts'))),
        labels: named(namedValues(value.get('labels'))),
      }),
    ),
    secrets: files(model.secrets),
    configs: files(model.configs),
    models: keyed(
      model.models,
      ({ name }) => name,
      () => true,
    ),
  };
}

function readNetworks(model: ComposeModel, services: readonly JsonRecord[]): Json {
  const read = keyed(
    model.networks,
    ({ name }) => name,
    ({ value, isExternal }) => ({
      external: isExternal ?? unknown,
      driver: text(value.get('driver')),
      internal: boolean(value.get('internal')),
      attachable: boolean(value.get('attachable')),
      enable_ipv6: value.has('enable_ipv6') ? boolean(value.get('enable_ipv6')) : null,
      driver_opts: named(namedValues(value.get('driver_opts'))),
      labels: named(namedValues(value.get('labels'))),
    }),
  );
  const usesDefault = services.some(({ networks }) => Object.hasOwn(networks as JsonRecord, 'default'));
  if (!usesDefault || Object.hasOwn(read, 'default')) return read;
  const nothing = { driver_opts: {}, labels: {}, driver: '', enable_ipv6: null };
  return { ...read, default: { external: false, internal: false, attachable: false, ...nothing } };
}
