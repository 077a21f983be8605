import { splitCommand } from '../../../../server/src/core/model/command-words';
import { namedValues } from '../../../../server/src/core/model/compose-environment';
import type { Mount } from '../../../../server/src/core/model/compose-mounts';
import type { Port, PortRange } from '../../../../server/src/core/model/compose-ports';
import { serviceReferences } from '../../../../server/src/core/model/compose-references';
import type { Service } from '../../../../server/src/core/model/compose-service';
import type { Build, Command, Grant, Healthcheck, Hook } from '../../../../server/src/core/model/compose-service-parts';
import { countedItems, countedMounts, countedPorts } from '../../../../server/src/core/model/compose-unique';
import type { ComposeValue } from '../../../../server/src/core/model/compose-value';
import { type InterpolationPart, judgeParts } from '../../../../server/src/core/model/interpolation';
import { cleanPath } from '../../../../server/src/core/model/paths';
import type { Json } from '../../answer';
import { boolean, bytes, type JsonRecord, keyed, list, named, number, text, unknown, wholeNumber } from './values';

const texts = [
  'image',
  'network_mode',
  'pid',
  'ipc',
  'uts',
  'cgroup',
  'cgroup_parent',
  'userns_mode',
  'user',
  'restart',
  'hostname',
  'container_name',
  'working_dir',
  'platform',
  'runtime',
  'stop_signal',
  'isolation',
];
const booleans = ['privileged', 'read_only', 'init', 'tty', 'stdin_open', 'oom_kill_disable', 'use_api_socket'];
const lists = [
  'cap_add',
  'cap_drop',
  'security_opt',
  'tmpfs',
  'dns',
  'dns_search',
  'group_add',
  'profiles',
  'links',
  'external_links',
  'volumes_from',
  'expose',
  'label_file',
  'device_cgroup_rules',
];
const sizes = ['mem_limit', 'mem_reservation', 'memswap_limit', 'shm_size'];
const wholeNumbers = ['cpu_quota', 'cpu_shares', 'pids_limit', 'oom_score_adj'];

/** A service with everything that the model tells of it. */
export function readService(service: Service): JsonRecord {
  const each = (names: readonly string[], read: (value: ComposeValue | undefined) => Json): JsonRecord =>
    Object.fromEntries(names.map((name) => [name, read(service.get(name))]));
  return {
    build: service.build ? readBuild(service.build) : null,
    command: readCommand(service.command),
    entrypoint: readCommand(service.entrypoint),
    environment: named(service.environment, null),
    env_file: counted(service, 'env_file', service.environmentFiles).map(({ path, isRequired }) => ({
      path: text(path),
      required: isRequired,
    })),
    labels: named(service.labels),
    annotations: named(namedValues(service.get('annotations'))),
    sysctls: named(service.sysctls),
    extra_hosts: readHosts(service),
    ports: keyed(
      countedPorts(service).flatMap(singlePorts),
      ({ key }) => key,
      ({ mode }) => mode,
    ),
    volumes: keyed(countedMounts(service), ({ target }) => target?.text && cleanPath(target.text), readMount),
    secrets: counted(service, 'secrets', service.secrets).map((grant) =>
      readGrant(grant, `/run/secrets/${text(grant.source)}`),
    ),
    configs: counted(service, 'configs', service.configs).map((grant) => readGrant(grant, '')),
    networks: readNetworks(service),
    models: keyed(
      service.models,
      ({ name }) => name,
      () => true,
    ),
    depends_on: readDependencies(service),
    devices: counted(service, 'devices', service.devices).map(({ source, target, permissions, value }) => ({
      source: text(source),
      target: text(target ?? (value.type === 'map' ? undefined : source)),
      permissions: permissions || value.type === 'map' ? text(permissions) : 'rwm',
    })),
    healthcheck: service.healthcheck ? readHealthcheck(service.healthcheck) : null,
    logging: readLogging(service.get('logging')),
    deploy: readDeploy(service.get('deploy'), service.get('scale')),
    post_start: readHooks(service, 'post_start'),
    pre_stop: readHooks(service, 'pre_stop'),
    texts: each(texts, text),
    booleans: each(booleans, boolean),
    lists: Object.fromEntries(lists.map((name) => [name, readList(service, name)])),
    numbers: {
      ...each(sizes, bytes),
      ...each(wholeNumbers, (value) => wholeNumber(value)),
      cpus: number(service.get('cpus')),
      scale: wholeNumber(service.get('scale'), null),
    },
  };
}

function readList(service: Service, name: string): Json {
  const value = service.get(name);
  const isList = value?.type === 'list' || (value?.layers.length ?? 0) > 1;
  return isList ? countedItems(service, name).map(text) : list(value);
}

/** Those of some views of a list's items that Compose counts. */
function counted<T extends { readonly value: ComposeValue }>(service: Service, name: string, views: readonly T[]): T[] {
  const items = new Map(views.map((view) => [view.value.node, view]));
  const value = service.get(name);
  if (value?.type !== 'list' && (value?.layers.length ?? 0) < 2) return [...views];
  return countedItems(service, name).flatMap(({ node }) => items.get(node) ?? []);
}

function readBuild(build: Build): Json {
  const dockerfile = build.dockerfile || build.inlineDockerfile ? text(build.dockerfile) : 'Dockerfile';
  return {
    context: build.context ? text(build.context) : '.',
    dockerfile,
    dockerfile_inline: text(build.inlineDockerfile),
    target: text(build.target),
    network: text(build.network),
    privileged: boolean(build.value.get('privileged')),
    args: named(build.arguments.filter(({ value }) => value)),
    labels: named(build.labels),
    additional_contexts: named(build.additionalContexts),
    secrets: build.secrets.map(({ source }) => text(source)),
  };
}

function readCommand(command: Command | undefined): Json {
  if (!command) return null;
  if (command.form === 'list') return command.words.map(text);
  return splitCommand(marked(command.value.interpolation?.parts ?? [])).words.map((word) =>
    word.includes(mark) ? unknown : word,
  );
}

/** Stands in a text where a variable that nobody knows stands. */
const mark = '\uE000';

function marked(parts: readonly InterpolationPart[]): string {
  return parts.map((part) => (part.kind === 'literal' ? part.text : (judgeParts([part]).text ?? mark))).join('');
}

function readHosts(service: Service): JsonRecord {
  const names = new Set(service.extraHosts.filter((host) => !host.hasUnknownName).map(({ name }) => name));
  const hosts = [...names].map((name) => service.extraHosts.filter((host) => host.name === name));
  const nameless = service.extraHosts.filter(({ hasUnknownName }) => hasUnknownName).map((host) => [host]);
  return keyed(
    [...hosts, ...nameless],
    ([first]) => (first?.hasUnknownName ? undefined : first?.name),
    (same) => same.map(({ text: address }) => address ?? unknown),
  );
}

interface SinglePort {
  /** Nothing where a part of it is unknown. */
  readonly key: string | undefined;
  readonly mode: string;
}

/** The single ports of ranges that are published side by side. */
function singlePorts({ hostIp, published, target, publishedRange, targetRange, ...port }: Port): SinglePort[] {
  const { mode: modePart, isUnknown, form } = port;
  // The long form is handed on as it is written.
  const isLong = form === 'long';
  const protocol = isLong && port.protocolPart ? port.protocolPart.text : port.protocol;
  const mode = form === 'short' || !modePart ? 'ingress' : text(modePart);
  if (isUnknown || !targetRange || protocol === undefined) return [{ key: undefined, mode }];
  const address = hostIp?.text ?? '';
  const shownAddress = address.includes(':') ? `[${address}]` : address;
  const key = (host: string, inner: number) => `${shownAddress}:${host}:${inner}/${protocol}`;
  const count = targetRange.last - targetRange.first + 1;
  return Array.from({ length: count }, (_, index) => ({
    key: key(
      publishedAt(published?.text, isLong ? undefined : publishedRange, count, index),
      targetRange.first + index,
    ),
    mode,
  }));
}

function publishedAt(written: string | undefined, range: PortRange | undefined, count: number, index: number): string {
  if (!range) return written ?? '';
  if (count === 1 && range.last > range.first) return `${range.first}-${range.last}`;
  return String(range.first + index);
}

function readMount(mount: Mount): Json {
  const { value, type, source, readOnly, propagation, selinux, createsHostPath, form } = mount;
  const hasBind = form === 'long' ? value.has('bind') : type === 'bind' || propagation || selinux;
  return {
    type: type ?? unknown,
    source: text(source),
    read_only: readOnly ?? unknown,
    propagation: text(propagation),
    selinux: text(selinux),
    create_host_path: Boolean(hasBind && createsHostPath),
  };
}

function readGrant({ source, target, form }: Grant, fallback: string): Json {
  return { source: text(source), target: form === 'long' && target ? text(target) : fallback };
}

function readNetworks(service: Service): JsonRecord {
  if (service.has('network_mode') || service.has('provider')) {
    return keyed(
      service.networks,
      ({ name }) => name,
      () => true,
    );
  }
  if (service.networks.length === 0) return { default: true };
  return keyed(
    service.networks,
    ({ name }) => name,
    () => true,
  );
}

function readDependencies(service: Service): JsonRecord {
  const implied = serviceReferences(service)
    .filter(({ by }) => by !== 'depends_on')
    .map(({ name, by }) => [name, { condition: 'service_started', required: true, restart: by !== 'volumes_from' }]);
  const written = keyed(
    service.dependencies,
    ({ name }) => name,
    ({ condition, value }) => ({
      condition: condition ?? unknown,
      required: value.type === 'map' && value.has('required') ? boolean(value.get('required')) : true,
      restart: boolean(value.get('restart')),
    }),
  );
  // The first thing that names a service decides, and what is written comes before what is implied.
  return { ...Object.fromEntries(implied.reverse()), ...written };
}

function readHealthcheck(check: Healthcheck): Json {
  const milliseconds = (name: 'interval' | 'timeout' | 'start_period' | 'start_interval'): Json => {
    const value = check.value.get(name);
    return value?.isUnknown ? unknown : (check.milliseconds(name) ?? null);
  };
  const { test } = check;
  return {
    disable: boolean(check.value.get('disable')),
    test: test?.form === 'text' ? ['CMD-SHELL', test.text ?? unknown] : (test?.words.map(text) ?? []),
    interval: milliseconds('interval'),
    timeout: milliseconds('timeout'),
    start_period: milliseconds('start_period'),
    start_interval: milliseconds('start_interval'),
    retries: wholeNumber(check.retries, null),
  };
}

function readLogging(logging: ComposeValue | undefined): Json {
  if (!logging || logging.isNull) return null;
  return { driver: text(logging.get('driver')), options: named(namedValues(logging.get('options'))) };
}

function readDeploy(deploy: ComposeValue | undefined, scale: ComposeValue | undefined): Json {
  if (!deploy || deploy.isNull) return null;
  return {
    mode: text(deploy.get('mode')),
    // `scale` is another word for it.
    replicas: wholeNumber(deploy.get('replicas') ?? scale, null),
    labels: named(namedValues(deploy.get('labels'))),
    limits: readResource(deploy.get('resources', 'limits')),
    reservations: readResource(deploy.get('resources', 'reservations')),
    has_restart: deploy.get('restart_policy')?.isNull === false,
  };
}

function readResource(resource: ComposeValue | undefined): Json {
  if (!resource || resource.isNull) return null;
  return {
    cpus: number(resource.get('cpus')),
    memory: bytes(resource.get('memory')),
    pids: wholeNumber(resource.get('pids')),
  };
}

function readHooks(service: Service, kind: Hook['kind']): Json {
  return service.hooks
    .filter((hook) => hook.kind === kind)
    .map(({ command, environment, value }) => ({
      command: readCommand(command),
      user: text(value.get('user')),
      privileged: boolean(value.get('privileged')),
      environment: named(environment, null),
    }));
}
