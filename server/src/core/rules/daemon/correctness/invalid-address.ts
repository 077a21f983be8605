import { rule } from '../../../engine/rule';
import type { DaemonValueType } from '../../../knowledge/daemon-keys';
import {
  addressProblem,
  dnsSearchProblem,
  fixedCidrV6Problem,
  plainAddressProblem,
  type TextCheck,
} from '../../../model/daemon-values';
import { parseIpAddress } from '../../../model/ip-address';
import { textsOf } from '../_shared/texts';

/** What the daemon cannot decode, even where another value of the same key counts. */
const decoders: Partial<Record<DaemonValueType, TextCheck>> = {
  address: plainAddressProblem,
  addresses: addressProblem,
};

/** What the daemon looks at once it knows which value of a key counts. */
const laterChecks: ReadonlyMap<string, TextCheck> = new Map([
  ['dns-search', dnsSearchProblem],
  ['fixed-cidr-v6', fixedCidrV6Problem],
]);

export default rule('daemon/invalid-address', {
  title: 'The address is malformed',
  why: 'dockerd does not start with an address, range or domain that it cannot read.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/'],
  visit: 'place',
  check(place, report, { file }) {
    const { path, type, fate } = place;
    const [name = ''] = path;
    const counts = file.winner(place) === place && path.length === 1;
    const check = decoders[type ?? 'any'] ?? (counts ? laterChecks.get(name) : undefined);
    if (fate !== 'read' || !check) return;
    const families = new Set<number>();
    for (const { node, text } of textsOf(place)) {
      const problem = check(text);
      if (problem) report(node, { says: `${name}: "${text}" ${problem}` });
      if (name !== 'host-gateway-ips' || problem || !counts) continue;
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
      because: 'every value of a key is decoded, but only the last one is looked at more closely',
      bad: '{ "ip": «"localhost"», "dns-search": ["10.1"], "ip": "127.0.0.1", "dns-search": ["example.com"] }\n',
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
