import type { YamlNode } from '../syntax/yaml-tree';
import type { KubernetesObject } from './kubernetes-object';
import { LabelSelector } from './kubernetes-selector';
import { type StringMap, YamlView } from './kubernetes-values';
import { asMap, has, numberValue, textOf, type YamlValue } from './yaml-values';

export interface ServicePort {
  readonly node: YamlValue;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly portNode: YamlValue | undefined;
  /** A number or the name of a container port; nothing means the same as `port`. */
  readonly targetPort: YamlValue | undefined;
  readonly nodePort: YamlValue | undefined;
  readonly protocol: string;
}

/** A Service of the core group. */
export class Service extends YamlView {
  private ownSelector: LabelSelector | undefined | null = null;

  constructor(readonly object: KubernetesObject) {
    super(object.node);
  }

  get grip(): YamlNode {
    return this.object.specKey ?? this.object.grip;
  }

  get type(): string {
    return this.text('spec', 'type') ?? 'ClusterIP';
  }

  get typeNode(): YamlValue | undefined {
    return this.get('spec', 'type');
  }

  get isHeadless(): boolean {
    return this.text('spec', 'clusterIP') === 'None';
  }

  get ports(): readonly ServicePort[] {
    return this.items('spec', 'ports').map((node) => {
      const port = new YamlView(node);
      const portNode = port.get('port');
      return {
        node,
        name: port.text('name'),
        port: numberValue(portNode),
        portNode,
        targetPort: port.get('targetPort'),
        nodePort: port.get('nodePort'),
        protocol: port.text('protocol') ?? 'TCP',
      };
    });
  }

  /** The pods behind it; nothing where its endpoints come from elsewhere. */
  get selector(): LabelSelector | undefined {
    if (this.ownSelector === null) {
      const selector = LabelSelector.readPlain(this.get('spec', 'selector'));
      this.ownSelector = selector?.isEmpty && !selector.isUnknown ? undefined : selector;
    }
    return this.ownSelector;
  }

  get selectorKey(): YamlNode | undefined {
    return new YamlView(this.get('spec') ?? this.node).keyOf('selector');
  }

  get externalIps(): readonly YamlValue[] {
    return this.items('spec', 'externalIPs');
  }
}

/** One of `from` or `to`. */
export interface NetworkPeer {
  readonly node: YamlValue;
  /** Nothing where it is not written: the field's rule is "none". */
  readonly podSelector: LabelSelector | undefined;
  readonly namespaceSelector: LabelSelector | undefined;
  readonly cidr: string | undefined;
  readonly cidrNode: YamlValue | undefined;
  readonly except: readonly YamlValue[];
}

/** One of `ingress` or `egress`. */
export interface NetworkRule {
  readonly node: YamlValue;
  /** Nothing where `from`/`to` is absent or empty, which means every peer. */
  readonly peers: readonly NetworkPeer[] | undefined;
  /** Nothing where `ports` is absent or empty, which means every port. */
  readonly ports: readonly YamlValue[] | undefined;
}

/** A NetworkPolicy of `networking.k8s.io` (or the old `extensions`). */
export class NetworkPolicy extends YamlView {
  constructor(readonly object: KubernetesObject) {
    super(object.node);
  }

  get grip(): YamlNode {
    return this.object.specKey ?? this.object.grip;
  }

  /** `{}` selects every pod of the namespace; nothing where it is not written. */
  get podSelector(): LabelSelector | undefined {
    return LabelSelector.read(this.get('spec', 'podSelector'));
  }

  get policyTypesNode(): YamlValue | undefined {
    return this.get('spec', 'policyTypes');
  }

  /** Whether it governs a direction, with the defaults of an absent `policyTypes`. */
  governs(direction: 'Ingress' | 'Egress'): boolean {
    if (this.policyTypesNode) return this.texts('spec', 'policyTypes').includes(direction);
    return direction === 'Ingress' || has(this.get('spec'), 'egress');
  }

  get ingress(): readonly NetworkRule[] {
    return this.items('spec', 'ingress').map((node) => readNetworkRule(node, 'from'));
  }

  get egress(): readonly NetworkRule[] {
    return this.items('spec', 'egress').map((node) => readNetworkRule(node, 'to'));
  }
}

function readNetworkRule(node: YamlValue, peersField: 'from' | 'to'): NetworkRule {
  const rule = new YamlView(node);
  const peers = rule.items(peersField).map((peer): NetworkPeer => {
    const view = new YamlView(peer);
    const cidrNode = view.get('ipBlock', 'cidr');
    return {
      node: peer,
      podSelector: LabelSelector.read(view.get('podSelector')),
      namespaceSelector: LabelSelector.read(view.get('namespaceSelector')),
      cidr: textOf(cidrNode),
      cidrNode,
      except: view.items('ipBlock', 'except'),
    };
  });
  const ports = rule.items('ports');
  return { node, peers: peers.length > 0 ? peers : undefined, ports: ports.length > 0 ? ports : undefined };
}

export interface IngressPath {
  readonly node: YamlValue;
  readonly path: string | undefined;
  /** The Service it leads to, in the current form or that of the old API; nothing for a `resource` backend. */
  readonly serviceNode: YamlValue | undefined;
  readonly serviceName: string | undefined;
  /** A number or a name. */
  readonly servicePort: YamlValue | undefined;
}

export interface IngressRule {
  readonly node: YamlValue;
  readonly host: string | undefined;
  readonly hostNode: YamlValue | undefined;
  readonly paths: readonly IngressPath[];
}

/** An Ingress of `networking.k8s.io` (or the old `extensions`). */
export class Ingress extends YamlView {
  constructor(readonly object: KubernetesObject) {
    super(object.node);
  }

  get grip(): YamlNode {
    return this.object.specKey ?? this.object.grip;
  }

  get annotations(): StringMap {
    return this.object.annotations;
  }

  get className(): string | undefined {
    return this.text('spec', 'ingressClassName') ?? this.annotations.get('kubernetes.io/ingress.class');
  }

  get rules(): readonly IngressRule[] {
    return this.items('spec', 'rules').map((node) => {
      const rule = new YamlView(node);
      const hostNode = rule.get('host');
      return { node, host: textOf(hostNode), hostNode, paths: rule.items('http', 'paths').map(readPath) };
    });
  }

  /** The backend of requests that no rule takes. */
  get defaultBackend(): IngressPath | undefined {
    const node = asMap(this.get('spec', 'defaultBackend') ?? this.get('spec', 'backend'));
    return node && readBackend(node, node, undefined);
  }

  get tls(): readonly YamlValue[] {
    return this.items('spec', 'tls');
  }
}

function readPath(node: YamlValue): IngressPath {
  const view = new YamlView(node);
  return readBackend(node, view.get('backend'), view.text('path'));
}

function readBackend(node: YamlValue, backend: YamlValue | undefined, path: string | undefined): IngressPath {
  const view = backend && new YamlView(backend);
  const serviceNode = view?.get('service', 'name') ?? view?.get('serviceName');
  const servicePort =
    view?.get('service', 'port', 'number') ?? view?.get('service', 'port', 'name') ?? view?.get('servicePort');
  return { node, path, serviceNode, serviceName: textOf(serviceNode), servicePort };
}

const networkGroups = new Set(['networking.k8s.io', 'extensions']);

/** The Service that an object is. */
export function serviceOf(object: KubernetesObject): Service | undefined {
  return object.is('Service', '') ? new Service(object) : undefined;
}

/** The NetworkPolicy that an object is. */
export function networkPolicyOf(object: KubernetesObject): NetworkPolicy | undefined {
  return object.is('NetworkPolicy') && networkGroups.has(object.group) ? new NetworkPolicy(object) : undefined;
}

/** The Ingress that an object is. */
export function ingressOf(object: KubernetesObject): Ingress | undefined {
  return object.is('Ingress') && networkGroups.has(object.group) ? new Ingress(object) : undefined;
}
