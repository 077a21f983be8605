import { portRows } from './data/port-rows';
import { lazily, tableRows } from './rows';

/** A port, or range of ports, and what listens there. */
export interface KnownPort {
  readonly from: number;
  readonly to: number;
  readonly protocols: readonly string[];
  /** remote-admin, datastore, debug, container-engine-api and so on. */
  readonly class: string;
  /** What publishing it to every interface deserves. */
  readonly risk: 'error' | 'warning' | 'info' | 'hint';
  /** True when the number says nothing without a hint at the product. */
  readonly needsProduct: boolean;
  readonly guard: string;
  /** Words in the name of images that make the meaning certain. */
  readonly products: readonly string[];
  readonly service: string;
  readonly source: string;
}

/** Ports that no image should offer for logging in. */
export const sshPorts: ReadonlySet<number> = new Set([22]);

/** Ports of a Docker engine API. */
export const dockerApiPorts: ReadonlySet<number> = new Set([2375, 2376]);

/** Ports of debuggers. */
export const debugPorts: ReadonlySet<number> = new Set([5005, 9229, 9222, 5678, 2345, 40000, 9003, 4024]);

/** Ports below 1024 that every web server publishes. */
export const edgePorts: ReadonlySet<number> = new Set([80, 443]);

/** Ports of data stores that should not be published, whatever image listens there. */
export const datastorePorts: ReadonlySet<number> = new Set([
  1433, 1521, 2181, 2379, 2380, 3306, 4222, 5432, 5601, 5672, 5984, 6379, 7000, 7474, 7687, 8086, 9000, 9042, 9090,
  9092, 9200, 9300, 11211, 15672, 27017, 27018, 27019, 28015, 50000,
]);

/** Ports of remote administration: from, to, protocol (both when absent). */
const adminPorts: readonly (readonly [from: number, to: number, protocol?: string])[] = [
  [21, 21],
  [23, 23],
  [69, 69, 'udp'],
  [111, 111],
  [135, 135],
  [137, 139],
  [161, 161, 'udp'],
  [389, 389],
  [445, 445],
  [512, 514, 'tcp'],
  [873, 873],
  [2049, 2049],
  [2375, 2376],
  [2379, 2380],
  [3389, 3389],
  [5900, 5903],
  [5985, 5985],
  [10250, 10250],
  [10255, 10255],
];

/** The range Kubernetes takes node ports from. */
export const nodePortRange = { from: 30000, to: 32767 } as const;

const unprivilegedTwins: ReadonlyMap<number, number> = new Map([
  [80, 8080],
  [443, 8443],
  [53, 5353],
  [25, 2525],
  [22, 2222],
  [389, 1389],
  [636, 1636],
  [445, 1445],
  [514, 5514],
]);

/** Every known port row. */
export const allKnownPorts = lazily((): readonly KnownPort[] =>
  tableRows(portRows).map((cells) => {
    const [range = '', protocols = '', portClass = '', risk = '', evidence = '', guard = '', products = ''] = cells;
    const [from = '', to = from] = range.split('-');
    return {
      from: Number(from),
      to: Number(to),
      protocols: protocols.split('+'),
      class: portClass,
      risk: risk as KnownPort['risk'],
      needsProduct: evidence === 'product',
      guard,
      products: products === '' ? [] : products.split(','),
      service: cells[7] ?? '',
      source: cells[8] ?? '',
    };
  }),
);

/**
 * What listens on a port. With the name of the image the row of its product wins; without one, or when the image is
 * another, only rows count whose number alone tells.
 */
export function knownPort(port: number, protocol: 'tcp' | 'udp' = 'tcp', image?: string): KnownPort | undefined {
  const rows = allKnownPorts().filter((row) => row.from <= port && port <= row.to && row.protocols.includes(protocol));
  const named = image === undefined ? undefined : rows.find((row) => isProduct(row, image));
  return named ?? rows.find((row) => !row.needsProduct);
}

/** Whether the image is the product that a port belongs to, so that offering the port is its purpose. */
export function isProduct(port: KnownPort, image: string): boolean {
  const name = image.slice(image.lastIndexOf('/') + 1).toLowerCase();
  return port.products.some((product) => name.includes(product));
}

/** Whether a port serves remote administration of hosts. */
export function isAdminPort(port: number, protocol: 'tcp' | 'udp' = 'tcp'): boolean {
  return adminPorts.some(([from, to, only]) => from <= port && port <= to && (only === undefined || only === protocol));
}

/** A port above 1023 to use instead of one below. */
export function unprivilegedPort(port: number): number {
  return unprivilegedTwins.get(port) ?? (port < 1024 ? 8000 + port : port);
}

/** Whether a host address means every interface. */
export function isUnspecifiedAddress(address: string): boolean {
  return ['0.0.0.0', '::', '[::]', '::0', '[::0]', '::ffff:0.0.0.0', '0'].includes(address.trim());
}

/** Whether a host address is reachable from the same machine only. */
export function isLoopbackAddress(address: string): boolean {
  const text = address.trim().toLowerCase();
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(text) || text === '::1' || text === '[::1]' || text === 'localhost';
}
