import type { Severity } from '../../../engine/rule';
import { type ImageFacts, imageFacts } from '../../../knowledge/images';
import type { Service } from '../../../model/compose-service';
import type { ComposePlace, ComposeValue } from '../../../model/compose-value';
import { entryOf } from '../../../model/yaml-values';
import type { YamlMap, YamlNode } from '../../../syntax/yaml-tree';

/** A service in the words of a message. */
export function titleOf(service: Service): string {
  return `service ${service.name}`;
}

/** The mapping that the service writes under its own name; nothing where an alias stands there, which others share. */
export function writtenMap(service: Service): YamlMap | undefined {
  const written = service.own.entry?.value;
  return written?.type === 'map' ? written : undefined;
}

/** A key that the service writes itself; nothing for one that a merge key or another service brings. */
export function ownKey(service: Service, name: string): YamlNode | undefined {
  const map = writtenMap(service);
  const read = map && entryOf(map, name);
  return read && !read.isMerged ? read.entry.key : undefined;
}

/** Where something is told that a key of the service lacks: at that key, or at the service's name. */
export function lackPlace(service: Service, name: string): ComposePlace {
  return ownKey(service, name) ?? service;
}

/** What is known of the image that a service runs; nothing where it is built here, unknown or behind a variable. */
export function imageFactsOf(service: Service): ImageFacts | undefined {
  const reference = service.build ? undefined : service.image?.reference;
  if (!reference) return undefined;
  const isTagUnknown = reference.tag === undefined && reference.digest !== undefined;
  return imageFacts({
    name: reference.familiarName,
    ...(reference.tag ? { tag: reference.tag.text } : {}),
    ...(isTagUnknown ? { isTagUnknown } : {}),
  });
}

/** Whether it runs in a container of Windows, which knows neither capabilities nor read-only roots. */
export function isWindows(service: Service): boolean {
  const platform = service.text('platform') ?? '';
  return /^windows(?:\/|$)/i.test(platform.trim()) || imageFactsOf(service)?.isWindows === true;
}

/** Whether it is started as a container of the engine by what this file says. */
export function isContainer(service: Service): boolean {
  return !service.has('provider') && (service.has('image') || service.has('build'));
}

/** Whether it has every privilege, so that taking single ones away changes nothing. */
export function isPrivileged(service: Service): boolean {
  return service.privileged === true && service.get('privileged')?.certainty !== 'alternative';
}

/** Whether the container starts as root; nothing where that is unknown. */
export function startsAsRoot(service: Service): boolean | undefined {
  const { user } = service;
  if (user) return user.text === undefined ? undefined : /^(?:root|0+)(?::|$)/.test(user.text.trim());
  const facts = imageFactsOf(service);
  return facts && (facts.defaultUser.name === 'root' || facts.defaultUser.uid === 0);
}

/** Images of LinuxServer.io, all of which know PUID. */
const linuxServer = /^(?:linuxserver|lscr\.io\/linuxserver|ghcr\.io\/linuxserver)\//;

/** Whether the image starts as root and goes on as the user that PUID names, a widespread convention. */
export function takesUserByVariable(service: Service): boolean {
  if (linuxServer.test(service.image?.reference?.familiarName ?? '')) return true;
  return service.environment.some(({ name }) => name === 'PUID' || name === 'USERMAP_UID');
}

const milder: Record<Severity, Severity> = { error: 'warning', warning: 'info', info: 'hint', hint: 'hint' };

/** One level lower for a value that holds only where a variable is set: `${DEBUG:+true}`. */
export function severityOf(value: ComposeValue, severity: Severity): Severity {
  return value.certainty === 'alternative' ? milder[severity] : severity;
}

/** The severity below another one. */
export function lower(severity: Severity): Severity {
  return milder[severity];
}
