import type { YamlDocument, YamlNode, YamlScalar } from '../syntax/yaml-tree';
import { type Span, span } from '../text/span';
import type { Container } from './kubernetes-container';
import type { KubernetesObject } from './kubernetes-object';
import { keyInFrontOf } from './kubernetes-pod-spec';
import { isUnknownValue, YamlView } from './kubernetes-values';
import type { Workload } from './kubernetes-workload';
import { asList, asMap, asScalar, entriesOf, get, itemsOf, textOf, type YamlValue } from './yaml-values';

export const components = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
  'kubelet',
  'etcd',
] as const;

/** A program of the control plane or of a node whose flags are looked at. */
export type Component = (typeof components)[number];

/** One flag as it is written. */
export interface ComponentFlag {
  /** Without dashes: `anonymous-auth`. */
  readonly name: string;
  /** `true` for a flag without a value. */
  readonly value: string;
  /** The scalar that holds the value, or the whole `--name=value`. */
  readonly node: YamlNode;
  readonly document: YamlDocument;
  /** The value's place in the document; where it has none, that of the flag. */
  readonly span: Span;
  /** Whether the value is template text. */
  readonly isUnknown: boolean;
}

/** The flags of one component, wherever they are written. */
export class ComponentFlags {
  private readonly byName: ReadonlyMap<string, ComponentFlag>;

  constructor(
    readonly component: Component,
    /** `command` and `args`; a map or list of kubeadm; a list of k3s or RKE2. */
    readonly source: 'command' | 'extra-args' | 'argument-list',
    /** The container, the map or the list that holds them. */
    readonly node: YamlValue,
    /** Where a flag that is missing is reported. */
    readonly grip: YamlNode,
    /** All flags in order, repeated ones too. */
    readonly flags: readonly ComponentFlag[],
    /** Nothing in a file of k3s or RKE2. */
    readonly object: KubernetesObject | undefined,
    /** Nothing where the flags are not those of a container. */
    readonly container: Container | undefined,
  ) {
    this.byName = new Map(flags.map((flag) => [flag.name, flag]));
  }

  /** Only flags of a container are all the component gets: kubeadm and k3s add theirs. */
  get isComplete(): boolean {
    return this.source === 'command' && this.object?.isPartial === false;
  }

  /** The flag that counts: the last one of that name (without dashes). */
  get(name: string): ComponentFlag | undefined {
    return this.byName.get(name);
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The items of a comma-separated value; nothing where the flag is absent. */
  list(name: string): readonly string[] | undefined {
    return this.get(name)
      ?.value.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
}

/** The flags of the components that a workload runs. */
export function flagsOfWorkload(workload: Workload): readonly ComponentFlags[] {
  return workload.podSpecs.flatMap((podSpec) =>
    podSpec.containers.flatMap((container) => {
      if (container.kind !== 'container') return [];
      const words = container.words;
      const first = basename(words[0]?.text.trim().split(' ')[0] ?? '');
      const program = first === 'hyperkube' ? basename(words[1]?.text ?? '') : first;
      const isNamed = isComponent(program);
      const image = imageName(container.image?.text ?? '');
      // Without a command the image's own entry point runs, and the flags stand in `args`.
      const isByImage = !isNamed && isComponent(image) && container.command.length === 0;
      const component = isNamed ? program : isByImage ? image : undefined;
      if (!component || !isComponent(component)) return [];
      const flags = readWords(isNamed ? words.slice(first === 'hyperkube' ? 2 : 1) : words);
      return new ComponentFlags(
        component,
        'command',
        container.node,
        container.grip,
        flags,
        workload.object,
        container,
      );
    }),
  );
}

const kubeadmPlaces: readonly { component: Component; path: readonly string[] }[] = [
  { component: 'kube-apiserver', path: ['apiServer'] },
  { component: 'kube-controller-manager', path: ['controllerManager'] },
  { component: 'kube-scheduler', path: ['scheduler'] },
  { component: 'etcd', path: ['etcd', 'local'] },
];

/** The flags that a file of kubeadm adds to components: `extraArgs`, a map, or a list of names and values. */
export function flagsOfKubeadm(object: KubernetesObject): readonly ComponentFlags[] {
  if (object.group !== 'kubeadm.k8s.io') return [];
  const own = kubeadmPlaces.flatMap(({ component, path }) => {
    const holder = asMap(object.get(...path));
    return holder ? (extraArguments(component, get(holder, 'extraArgs'), object) ?? []) : [];
  });
  const kubelet = extraArguments('kubelet', object.get('nodeRegistration', 'kubeletExtraArgs'), object);
  return kubelet ? [...own, kubelet] : own;
}

function extraArguments(
  component: Component,
  node: YamlValue | undefined,
  object: KubernetesObject,
): ComponentFlags | undefined {
  if (node?.type !== 'map' && node?.type !== 'list') return undefined;
  const flags =
    node.type === 'map'
      ? entriesOf(node).map(({ name, entry, value }) => flagOf(name, value ?? entry.key, textOf(value) ?? ''))
      : itemsOf(node).flatMap((item) => {
          const name = textOf(get(item, 'name'));
          const value = get(item, 'value');
          return name === undefined ? [] : flagOf(name, value ?? item, textOf(value) ?? '');
        });
  return new ComponentFlags(component, 'extra-args', node, keyInFrontOf(node), flags, object, undefined);
}

const argumentLists: readonly { key: string; component: Component }[] = [
  { key: 'kube-apiserver-arg', component: 'kube-apiserver' },
  { key: 'kube-controller-manager-arg', component: 'kube-controller-manager' },
  { key: 'kube-scheduler-arg', component: 'kube-scheduler' },
  { key: 'kube-proxy-arg', component: 'kube-proxy' },
  { key: 'kubelet-arg', component: 'kubelet' },
  { key: 'etcd-arg', component: 'etcd' },
];

/** The flags in a configuration file of k3s or RKE2, which has no kind: lists such as `kube-apiserver-arg`. */
export function flagsOfDistribution(document: YamlDocument): readonly ComponentFlags[] {
  const root = asMap(document.root);
  if (!root || get(root, 'kind')) return [];
  return argumentLists.flatMap(({ key, component }) => {
    const node = get(root, key);
    const items = asList(node) ? itemsOf(node) : node?.type === 'scalar' ? [node] : [];
    if (!node || items.length === 0) return [];
    const flags = readWords(items.filter((item) => item.type === 'scalar'));
    return new ComponentFlags(component, 'argument-list', node, keyInFrontOf(node), flags, undefined, undefined);
  });
}

/** `--name=value`, `--name value`, `--name`; k3s lists have them without dashes. */
function readWords(words: readonly YamlScalar[]): ComponentFlag[] {
  const flags: ComponentFlag[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    const text = word.text.trim();
    const isDashed = text.startsWith('-');
    const equals = text.indexOf('=');
    if (equals > 0) {
      flags.push(flagOf(text.slice(0, equals), word, text.slice(equals + 1), equals + 1));
      continue;
    }
    if (!isDashed) continue;
    const next = words[index + 1];
    if (next && !next.text.trim().startsWith('-')) {
      flags.push(flagOf(text, next, next.text.trim()));
      index++;
    } else {
      flags.push(flagOf(text, word, 'true'));
    }
  }
  return flags;
}

/** `valueFrom` is where the value begins in the scalar's text, where it does not fill the scalar. */
function flagOf(written: string, node: YamlNode, value: string, valueFrom?: number): ComponentFlag {
  const scalar = asScalar(node);
  return {
    name: written.replace(/^-{1,2}/, ''),
    value,
    node,
    document: node.document,
    span: valueFrom === undefined || !scalar ? node.span : partOf(scalar, valueFrom),
    isUnknown: isUnknownValue(node),
  };
}

/** The rest of a scalar's text from an offset on; the whole scalar where escapes or folding hide the place. */
function partOf(scalar: YamlScalar, from: number): Span {
  const text = scalar.text.trim();
  const at = scalar.document.text.slice(scalar.span.start, scalar.span.end).indexOf(text);
  if (at < 0 || from >= text.length) return scalar.span;
  const start = scalar.span.start + at;
  return span(start + from, start + text.length);
}

function isComponent(name: string): name is Component {
  return components.some((component) => component === name);
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function imageName(image: string): string {
  return basename(image).split(/[:@]/)[0] ?? '';
}

/** A configuration file of a component or a tool: KubeletConfiguration, audit Policy, kubeconfig and the like. */
export class ComponentConfig extends YamlView {
  constructor(readonly object: KubernetesObject) {
    super(object.node);
  }

  get kind(): string {
    return this.object.kind;
  }

  get group(): string {
    return this.object.group;
  }

  get isPartial(): boolean {
    return this.object.isPartial;
  }

  /** Where a setting that is missing is reported: the key `kind:`. */
  get grip(): YamlNode {
    return this.object.grip;
  }
}
