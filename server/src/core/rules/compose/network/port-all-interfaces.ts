import { type EditFunction, rule, type Severity } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import { edgePorts, isUnspecifiedAddress } from '../../../knowledge/ports';
import type { Port } from '../../../model/compose-ports';
import type { Service } from '../../../model/compose-service';
import { cases } from './port-all-interfaces.cases';

const bindingOption = 'com.docker.network.bridge.host_binding_ipv4';

/** Whether ports are published at all: not in the network of the host or of another container. */
function hasOwnNetwork({ networkMode }: Service): boolean {
  return !networkMode || networkMode.text === 'bridge' || networkMode.text === 'default';
}

/** Whether the only network of a service publishes on one address where none is written. */
function isBoundByNetwork({ networks, model }: Service): boolean {
  const [only, ...others] = networks.length > 0 ? networks.map(({ name }) => name) : ['default'];
  if (only === undefined || others.length > 0) return false;
  const network = model.networks.find(({ name }) => name === only);
  const address = network?.value.get('driver_opts', bindingOption);
  return address !== undefined && (address.text === undefined || !isUnspecifiedAddress(address.text));
}

/** Whether a variable alone stands for the port by its name; any other one may bring an address too. */
function isPortVariable(port: Port): boolean {
  return /^\$\{?\w{0,60}port(?:[:?}]|$)/i.test((port.published ?? port.target)?.written ?? '');
}

/** The text of the short form with an address in front; nothing where it cannot be told where that belongs. */
function boundText({ value, hostIp, published, mayHoldAddress }: Port): string | undefined {
  const written = value.written ?? '';
  if (hostIp) {
    const [before, after, ...more] = written.split(hostIp.written);
    return before === undefined || after === undefined || more.length > 0 ? undefined : `${before}127.0.0.1${after}`;
  }
  if (mayHoldAddress) return undefined;
  if (written.startsWith(':')) return `127.0.0.1${written}`;
  const empty = /^\$\{\w{1,80}:?-(?=\}:)/.exec(written)?.[0];
  if (empty) return `${empty}127.0.0.1${written.slice(empty.length)}`;
  return published ? `127.0.0.1:${written}` : `127.0.0.1::${written}`;
}

function binding(port: Port): EditFunction<YamlEdits> | undefined {
  const { node } = port.value;
  if (port.form === 'short') {
    const text = boundText(port);
    return node?.type === 'scalar' && text !== undefined ? (edit) => edit.setScalar(node, text) : undefined;
  }
  return (
    node && ((edit) => edit.set(node, ['host_ip'], '127.0.0.1', { after: port.published ? 'published' : 'target' }))
  );
}

/** Ports of services for other machines, which nobody reaches on the host itself: name service, DHCP and VPNs. */
const outerPorts = new Set(['53/tcp', '53/udp', '67/udp', '123/udp', '500/udp', '1194/udp', '4500/udp', '51820/udp']);

/** Whether the port is there for everybody. */
function isEdge({ publishedRange, protocol }: Port): boolean {
  const { first, last } = publishedRange ?? { first: 0, last: 0 };
  return first === last && (edgePorts.has(first) || outerPorts.has(`${first}/${protocol ?? 'tcp'}`));
}

/** An address that is written out was meant. */
function severityOf(port: Port, isPublic: boolean): Severity {
  if (port.service.model.isStack) return 'hint';
  return isPublic || port.mayHoldAddress || isEdge(port) ? 'info' : 'warning';
}

export default rule('compose/port-all-interfaces', {
  title: 'The port is published on all interfaces',
  why: 'Everybody who reaches the host reaches the service: Docker writes its own firewall rules, past those of ufw and firewalld.',
  todo: 'Leave out the port where only other containers need it: they reach each other without one.',
  severity: 'warning',
  category: 'network',
  peers: {
    kics: ['451d79dc-0588-476a-ad03-3c7f0320abb3'],
    dclint: ['no-unbound-port-interfaces'],
    'compose-lint': ['CL-0005'],
    cis: ['5.14'],
  },
  references: ['https://docs.docker.com/engine/network/port-publishing/'],
  fix: { title: 'Publish it to this machine only', safety: 'suggested' },
  visit: 'port',
  check(port, report) {
    const { hostIp, service } = port;
    if (port.problem !== undefined || !hasOwnNetwork(service)) return;
    const isPublic = hostIp?.text !== undefined && isUnspecifiedAddress(hostIp.text);
    if (hostIp && !isPublic) return;
    if (!hostIp && isBoundByNetwork(service)) return;
    if (port.mayHoldAddress && !isPortVariable(port)) return;
    const number = (port.published ?? port.target)?.written ?? '';
    report(port.place, {
      says: port.published
        ? `service ${service.name}: port ${number} is ${isPublic ? 'explicitly public' : 'published on all interfaces'}`
        : `service ${service.name}: port ${number} is published on all interfaces, on a free port of the host`,
      severity: severityOf(port, isPublic),
      // Swarm has no addresses of the host, and a site on localhost is no site.
      fix: service.model.isStack || isEdge(port) ? undefined : binding(port),
    });
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres:18
            ports:
              - «"5432:5432"»   # for the reports
      `,
      fixed: `
        services:
          db:
            image: postgres:18
            ports:
              - "127.0.0.1:5432:5432"   # for the reports
      `,
    },
    ...cases,
    {
      because: 'an address is written, or a variable may bring one',
      good: `
        services:
          web:
            image: web
            ports:
              - "127.0.0.1:8080:80"
              - "10.0.0.5:8080:80"
              - "[::1]:8080:80"
              - \${BIND_IP}:8080:80
              - $HOST:$PORT:80
              - \${PUBLISH}:80
              - \${BIND_IP:-127.0.0.1}:8081:80
              - target: 80
                published: "8080"
                host_ip: 127.0.0.1
      `,
    },
    {
      because: 'exposed ports are for other containers, and without a network of its own it publishes nothing',
      good: `
        services:
          web: { image: web, expose: ["80"] }
          host: { image: web, network_mode: host, ports: ["8080:80"] }
          side: { image: web, network_mode: "service:web", ports: ["8080:80"] }
          free: { image: web, network_mode: "\${MODE}", ports: ["8080:80"] }
      `,
    },
    {
      because: 'the network binds to one address',
      good: `
        services:
          web: { image: web, ports: ["8080:80"] }
          api: { image: api, ports: ["8081:80"], networks: [inner] }
        networks:
          default:
            driver_opts: { com.docker.network.bridge.host_binding_ipv4: 127.0.0.1 }
          inner:
            driver_opts: { com.docker.network.bridge.host_binding_ipv4: 10.0.0.5 }
      `,
    },
    { because: 'what is no port is told elsewhere', good: 'services: { web: { image: web, ports: ["http:80"] } }\n' },
    { because: 'it is taken away again', good: 'services: { web: { image: web, ports: !reset ["8080:80"] } }\n' },
  ],
});
