import type { Json } from '../../answer';
import type { JsonRecord } from './values';

/** What a service allows after an edit and did not before. */
export function weakerThan(name: string, before: JsonRecord, after: JsonRecord): string[] {
  const found: string[] = [];
  const member = (reading: JsonRecord, group: string, key: string): Json | undefined => {
    const inside = reading[group];
    return typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? (inside as JsonRecord)[key]
      : undefined;
  };
  const list = (reading: JsonRecord, key: string): string[] => {
    const items = member(reading, 'lists', key);
    return Array.isArray(items) ? items.map(String) : [];
  };
  const gained = (key: string) => list(after, key).filter((item) => !list(before, key).includes(item));
  const lost = (key: string) => list(before, key).filter((item) => !list(after, key).includes(item));
  const isTrue = (reading: JsonRecord, key: string) => member(reading, 'booleans', key) === true;

  if (!isTrue(before, 'privileged') && isTrue(after, 'privileged')) found.push(`service ${name} becomes privileged`);
  if (isTrue(before, 'read_only') && !isTrue(after, 'read_only'))
    found.push(`service ${name} can write its root again`);
  const dropsAll = list(after, 'cap_drop').some((item) => item.toUpperCase() === 'ALL');
  if (!dropsAll) {
    found.push(...lost('cap_drop').map((item) => `service ${name} keeps ${item}`));
    found.push(...gained('cap_add').map((item) => `service ${name} gains ${item}`));
  }
  const opens = /unconfined|disable|no-new-privileges[:=](?:f|F|0)/;
  found.push(
    ...lost('security_opt')
      .filter((item) => !opens.test(item))
      .map((item) => `service ${name} loses ${item}`),
    ...gained('security_opt')
      .filter((item) => opens.test(item))
      .map((item) => `service ${name} is given ${item}`),
  );
  for (const key of ['network_mode', 'pid', 'ipc', 'uts', 'userns_mode', 'cgroup']) {
    const [old, now] = [member(before, 'texts', key), member(after, 'texts', key)];
    if (old !== 'host' && now === 'host') found.push(`service ${name} shares ${key} with the host`);
  }
  return found;
}
