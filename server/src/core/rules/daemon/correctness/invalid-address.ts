import { rule } from '../../../engine/rule';
import type { DaemonPlace } from '../../../model/daemon-places';
import {
  addressProblem,
  dnsSearchProblem,
  fixedCidrV6Problem,
  plainAddressProblem,
  type TextCheck,
} from '../../../model/daemon-values';
import { parseIpAddress } from '../../../model/ip-address';
import { textsOf } from '../_shared/texts';

const checks: ReadonlyMap<string, TextCheck> = new Map([
  ['dns-search', dnsSearchProblem],
  ['fixed-cidr-v6', fixedCidrV6Problem],
]);

function checkOf({ path, type }: DaemonPlace): TextCheck | undefined {
  if (type === 'addresses') return addressProblem;
  if (type === 'address') return plainAddressProblem;
  return path.length === 1 ? checks.get(path[0] ?? '') : undefined;
}

export default rule('daemon/invalid-address', {
  title: 'The address is malformed',
  why: 'dockerd does not start with an address, range or domain that it cannot read.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/'],
  visit: 'setting',
  check(place, report) {
    const check = checkOf(place);
    const [name = ''] = place.path;
    if (!check) return;
    const families = new Set<number>();
    for (const { node, text } of textsOf(place)) {
      const problem = check(text);
      if (problem) report(node, { says: `${name}: "${text}" ${problem}` });
      if (name !== 'host-gateway-ips' || problem) continue;
      const version = parseIpAddress(text)?.version ?? 6;
      if (families.has(version)) report(node, { says: `${name} takes one IPv${version} address only` });
      families.add(version);
    }
  },
  examples: [
    { bad: '{ "dns": ["192.0.2.53", «"ns.example.com"», «"192.0.2.53:53"»] }\n' },
    { because: 'one address is no range', bad: '{ "ip": «"127.0.0.1/8"», "default-gateway": «"192.0.2.001"» }\n' },
    { because: 'search domains have letters', bad: '{ "dns-search": [«"10.1"», "example.com"] }\n' },
    { because: 'the range must be one of IPv6, not of a link', bad: '{ "fixed-cidr-v6": «"fe80::/10"» }\n' },
    {
      because: 'one address of each version',
      bad: '{ "host-gateway-ips": ["192.0.2.1", "2001:db8::1", «"192.0.2.2"»] }\n',
    },
    {
      because: 'addresses as the daemon reads them',
      good: `
        {
          "dns": ["192.0.2.53", "fe80::1%eth0", ""],
          "dns-search": [".", "example.com"],
          "ip": "::",
          "fixed-cidr-v6": "2001:db8:1::/64",
          "host-gateway-ips": ["192.0.2.1", "2001:db8::1"]
        }
      `,
    },
  ],
});
