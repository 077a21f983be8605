import { type FieldType, fieldsOfKind, isBuiltInGroup, type ObjectType } from '../knowledge/kubernetes-fields';
import { keptWith } from '../memory/kept-with';
import type { YamlDocument, YamlMap, YamlNode } from '../syntax/yaml-tree';
import { fitsField } from './decoded-values';
import type { KubernetesObject } from './kubernetes-object';
import { isUnknownValue } from './kubernetes-values';
import { yaml11KeyName, yaml11Value } from './yaml-1.1';
import { entriesOf, type ReadEntry, resolve, type YamlValue } from './yaml-values';

/** A map on the way from an object to one of its fields. */
export interface Holder {
  readonly map: YamlMap;
  readonly type: ObjectType;
  /** Such as `spec.containers[0]`; empty for the object itself. */
  readonly path: string;
  /** The same for people: an item of a list by its name, `spec.containers.web`. */
  readonly inWords: string;
  /** The map around it. */
  readonly above: Holder | undefined;
}

interface UnknownField {
  readonly what: 'unknown';
  /** Such as `spec.containers[0].imagee`. */
  readonly path: string;
  readonly name: string;
  readonly entry: ReadEntry;
  readonly holder: Holder;
}

interface WrongType {
  readonly what: 'type';
  readonly path: string;
  readonly inWords: string;
  readonly node: YamlNode;
  /** What the field holds; for an item or value of a collection, what each of them is. */
  readonly expected: FieldType;
  readonly holder: Holder;
}

/** What strict decoding refuses in an object. */
export type DecodingProblem = UnknownField | WrongType;

const deepest = 60;
const mostProblems = 200;
/** As aliases may lead to the same nodes over and over. */
const mostSteps = 200_000;

/**
 * What the API server's decoder would refuse in an object: fields that its type does not have, and values that a field
 * cannot store. In the order of the text; of kinds that are not built in nothing.
 */
export function decodingProblems(object: KubernetesObject): readonly DecodingProblem[] {
  const type = fieldsOfKind(object.apiVersion, object.kind);
  if (!type) return [];
  const walk = new Walk(isJsonDocument(object.document));
  walk.object(object.node, type, { path: '', inWords: '', above: undefined }, 0, false);
  // What the list says of it is put over what it says itself.
  return object.isImplied
    ? walk.problems.filter(({ path }) => path !== 'kind' && path !== 'apiVersion')
    : walk.problems;
}

/** Whether no built-in API version has the kind though its group is built in, or the version is none of any group. */
export function isUnknownKind(object: KubernetesObject): boolean {
  if (isUnknownValue(object.apiVersionNode)) return false;
  if (object.version.includes('/')) return true;
  return isBuiltInGroup(object.group) && fieldsOfKind(object.apiVersion, object.kind) === undefined;
}

const jsonDocuments = keptWith<YamlDocument, boolean>();

/** Whether a document is JSON as it stands, so that nothing turns it from YAML to JSON first. */
export function isJsonDocument(document: YamlDocument): boolean {
  const known = jsonDocuments.get(document);
  if (known !== undefined) return known;
  const own = document.text.replace(/^---[ \t]*(?:#.*)?\r?\n/, '');
  const isJson = /^\s*\{/.test(own) && isJsonText(own);
  jsonDocuments.set(document, isJson);
  return isJson;
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Way = Pick<Holder, 'path' | 'inWords' | 'above'>;

class Walk {
  readonly problems: DecodingProblem[] = [];
  private steps = 0;

  constructor(private readonly isJson: boolean) {}

  /** A value that a field, an item or a value of a map holds. */
  value(
    written: YamlNode | undefined,
    type: FieldType,
    way: Way,
    holder: Holder,
    depth: number,
    isLoose: boolean,
  ): void {
    const node = resolve(written);
    if (!node || !written || depth > deepest || this.steps++ > mostSteps || this.problems.length >= mostProblems)
      return;
    if (node.type === 'scalar') {
      if (!fitsScalar(node, type, this.isJson)) this.refuse(written, type, way, holder);
      return;
    }
    switch (type.holds) {
      case 'object':
        if (node.type === 'map') this.object(node, type, way, depth, isLoose);
        else this.refuse(written, type, way, holder);
        return;
      case 'map':
        if (node.type === 'map') this.map(node, type.of, way, holder, depth, isLoose);
        else this.refuse(written, type, way, holder);
        return;
      case 'list':
        if (node.type === 'list') this.list(node.items, type.of, way, holder, depth, isLoose);
        else this.refuse(written, type, way, holder);
        return;
      case 'schema or boolean':
        if (node.type === 'map') this.object(node, type.schema, way, depth, true);
        else this.refuse(written, type, way, holder);
        return;
      case 'schema or list':
      case 'schema or names':
        this.schemaOrList(node, type, way, holder, depth);
        return;
      case 'anything':
        return;
      default:
        if (type.holds !== 'base64' || node.type !== 'list' || !node.items.every(isByte)) {
          this.refuse(written, type, way, holder);
        }
    }
  }

  object(map: YamlMap, type: ObjectType, way: Way, depth: number, isLoose: boolean): void {
    const holder: Holder = { map, type, ...way };
    for (const entry of entriesOf(map)) {
      const name = keyName(entry);
      const field = type.fields.get(name);
      const path = way.path === '' ? name : `${way.path}.${name}`;
      if (field) {
        this.value(
          entry.entry.value,
          field,
          { path, inWords: joined(way.inWords, name), above: holder },
          holder,
          depth + 1,
          isLoose,
        );
      } else if (!isLoose && this.problems.length < mostProblems) {
        this.problems.push({ what: 'unknown', path, name, entry, holder });
      }
    }
  }

  private map(map: YamlMap, of: FieldType, way: Way, holder: Holder, depth: number, isLoose: boolean): void {
    for (const entry of entriesOf(map)) {
      const name = keyName(entry);
      const own = {
        path: way.path === '' ? name : `${way.path}.${name}`,
        inWords: joined(way.inWords, name),
        above: holder,
      };
      this.value(entry.entry.value, of, own, holder, depth + 1, isLoose);
    }
  }

  private list(
    items: readonly YamlNode[],
    of: FieldType,
    way: Way,
    holder: Holder,
    depth: number,
    isLoose: boolean,
  ): void {
    for (const [index, item] of items.entries()) {
      const own = { path: `${way.path}[${index}]`, inWords: joined(way.inWords, nameOf(item)), above: holder };
      this.value(item, of, own, holder, depth + 1, isLoose);
    }
  }

  private schemaOrList(
    node: Exclude<YamlValue, { type: 'scalar' }>,
    type: Extract<FieldType, { schema: ObjectType }>,
    way: Way,
    holder: Holder,
    depth: number,
  ): void {
    if (node.type === 'map') this.object(node, type.schema, way, depth, true);
    else {
      const of: FieldType = type.holds === 'schema or list' ? type.schema : { holds: 'text' };
      this.list(node.items, of, way, holder, depth, true);
    }
  }

  private refuse(node: YamlNode, expected: FieldType, { path, inWords }: Way, holder: Holder): void {
    this.problems.push({ what: 'type', path, inWords, node, expected, holder });
  }
}

function fitsScalar(node: Extract<YamlValue, { type: 'scalar' }>, type: FieldType, isJson: boolean): boolean {
  switch (type.holds) {
    case 'object':
    case 'map':
    case 'list': {
      const value = yaml11Value(node);
      return value.type === 'null' || value.type === 'invalid';
    }
    case 'schema or boolean': {
      const value = yaml11Value(node);
      return value.type !== 'text' && value.type !== 'integer' && value.type !== 'number';
    }
    case 'schema or list':
    case 'schema or names':
      return true;
    default:
      return fitsField(node, type.holds, isJson);
  }
}

/** A list of small numbers is a text of bytes, too. */
function isByte(item: YamlNode): boolean {
  const node = resolve(item);
  const value = node?.type === 'scalar' ? yaml11Value(node) : undefined;
  return value?.type === 'null' || (value?.type === 'integer' && value.value >= 0n && value.value < 256n);
}

function keyName({ name, entry }: ReadEntry): string {
  const { key } = entry;
  return key.type === 'scalar' && key.style !== 'plain' ? name : (yaml11KeyName(key) ?? name);
}

function joined(path: string, name: string): string {
  return path === '' ? name : name === '' ? path : `${path}.${name}`;
}

/** The name of an item; nothing where it has none. */
function nameOf(item: YamlNode): string {
  const node = resolve(item);
  if (node?.type !== 'map') return '';
  const name = entriesOf(node).find((entry) => entry.name === 'name')?.value;
  return name?.type === 'scalar' ? name.text : '';
}
