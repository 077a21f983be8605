import { rule } from '../../../engine/rule';
import { openDaemonKeys } from '../../../knowledge/daemon-keys';
import type { DaemonMember, DaemonModel } from '../../../model/daemon';
import { parseIpAddress } from '../../../model/ip-address';

/** The member of a name, wherever the daemon looks for it: at the top, and one level down. */
function flattened(file: DaemonModel, name: string): DaemonMember | undefined {
  const inside = file.members.filter((member) => !openDaemonKeys.has(member.name)).flatMap(({ members }) => members);
  const direct = file.member(name);
  return direct?.value?.type === 'map' ? undefined : (direct ?? inside.find((member) => member.name === name));
}

export default rule('daemon/host-gateway-conflict', {
  title: 'Both host-gateway-ip and host-gateway-ips are set',
  why: 'dockerd takes one or the other, and does not start with both.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/#configure-host-gateway-ip'],
  fix: { title: 'Delete host-gateway-ip', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    const old = flattened(file, 'host-gateway-ip');
    const later = flattened(file, 'host-gateway-ips');
    if (!old || !later) return;
    const said = parseIpAddress(file.text('host-gateway-ip') ?? '');
    const isSaidTwice =
      said !== undefined && file.texts('host-gateway-ips').some(({ text }) => isSame(text, said.bytes));
    report(old.key, {
      related: [{ at: later.key, says: 'The key of today' }],
      fix: { safety: isSaidTwice ? 'safe' : 'suggested', edit: (edit) => edit.remove(old.entry) },
    });
  },
  examples: [
    {
      bad: '{ «"host-gateway-ip"»: "192.0.2.1", "host-gateway-ips": ["192.0.2.1", "2001:db8::1"] }\n',
      fixed: '{ "host-gateway-ips": ["192.0.2.1", "2001:db8::1"] }\n',
    },
    {
      because: 'the addresses differ',
      bad: '{ "host-gateway-ips": ["2001:db8::1"], «"host-gateway-ip"»: "192.0.2.1" }\n',
      fixed: '{ "host-gateway-ips": ["2001:db8::1"] }\n',
    },
    { because: 'one of both', good: '{ "host-gateway-ip": "192.0.2.1" }\n' },
  ],
});

function isSame(text: string, bytes: readonly number[]): boolean {
  return parseIpAddress(text)?.bytes.join('.') === bytes.join('.');
}
