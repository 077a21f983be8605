import type { Analysis } from '../../../../server/src/core/index';
import { fieldsOfKind } from '../../../../server/src/core/knowledge/kubernetes-fields';
import type { KubernetesPart } from '../../../../server/src/core/model/kubernetes';
import { decodingProblems, isJsonDocument, isUnknownKind } from '../../../../server/src/core/model/kubernetes-decoding';
import type { KubernetesObject } from '../../../../server/src/core/model/kubernetes-object';
import { repeatedEntries } from '../../../../server/src/core/model/repeated-entries';
import { yaml11Value } from '../../../../server/src/core/model/yaml-1.1';
import { get, resolve, yaml11Text } from '../../../../server/src/core/model/yaml-values';
import type { YamlEntry, YamlNode } from '../../../../server/src/core/syntax/yaml-tree';
import type { Json } from '../../answer';
import { podSecurityOf } from '../kubernetes-pod-security';
import { digestOf, jsonOf } from './json';

const deepestLists = 8;
const brokenSeparator = /^---[^\S\n]*[^\s#]/;
const anyBrokenSeparator = /(?<![^\n])---[^\S\n]*[^\s#]/;

type JsonObject = { readonly [key: string]: Json };

/** The documents of a file with their objects, as the official program tells them. */
export function documentsOf(analysis: Analysis): readonly JsonObject[] {
  if (analysis.content.kind !== 'kubernetes') return [];
  const documents: JsonObject[] = [];
  let sinceSeparator = 0;
  for (const parts of groupsOf(analysis.content.model.parts)) {
    const text = parts[0]?.document.text ?? '';
    if (/^\ufeff?---/.test(text) && !brokenSeparator.test(text)) sinceSeparator = documents.length;
    // kubectl stops where it finds no separator that it can read, and forgets what stands before it.
    if (parts.some(({ document }) => anyBrokenSeparator.test(document.text))) {
      return [...documents.slice(0, sinceSeparator), { refused: true }];
    }
    const read = documentOf(parts, analysis);
    if (read) documents.push(read);
  }
  return documents;
}

/** The objects of a document without those that others hold, which only their own controllers look at. */
export function topObjects({ all }: KubernetesPart): readonly KubernetesObject[] {
  const nodes = new Set<YamlNode | YamlEntry>(all.map(({ node }) => node));
  return all.filter(({ node }) => {
    for (let at: YamlNode | YamlEntry | undefined = node.parent; at; at = at.parent) if (nodes.has(at)) return false;
    return true;
  });
}

/** The pieces of a long list belong to one document. */
export function groupsOf(parts: readonly KubernetesPart[]): readonly (readonly KubernetesPart[])[] {
  const groups: KubernetesPart[][] = [];
  for (const part of parts) {
    const { listPart } = part.document;
    const last = groups.at(-1);
    if (last && listPart !== undefined && listPart !== 'head') last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function documentOf(parts: readonly KubernetesPart[], analysis: Analysis): JsonObject | undefined {
  const isRefused = parts.some((part) => isUnreadable(part, analysis));
  if (isRefused) return { refused: true };
  if (parts.every(({ document }) => isNothing(document.root))) return undefined;
  const duplicates = duplicatesOf(parts, analysis);
  const objects = parts.flatMap(objectsIn);
  return { ...(objects.length > 0 ? { objects } : {}), ...(duplicates.length > 0 ? { duplicates } : {}) };
}

/** In the order in which lists hold them, which aliases may change. */
function objectsIn(part: KubernetesPart): JsonObject[] {
  const { root, listPart } = part.document;
  if (listPart === 'head' || listPart === 'tail') return [];
  const objects = new Map(part.all.map((object) => [object.node as YamlNode, object]));
  const isJson = isJsonDocument(part.document);
  const found: JsonObject[] = [];
  collect(root, 0);
  return found;

  function collect(written: YamlNode | undefined, depth: number): void {
    const node = resolve(written);
    const kind = node?.type === 'map' ? namesOf(node).kind : '';
    const items = typeof kind === 'string' && kind.endsWith('List') ? get(node, 'items') : undefined;
    if (items?.type === 'list' && depth < deepestLists) {
      for (const item of items.items) collect(item, depth + 1);
      return;
    }
    const object = node && objects.get(node);
    found.push(object ? objectOf(object) : nameless(node, isJson));
  }
}

/** What should be an object and is none for us, as it has no kind; the official program says as much of it. */
function nameless(node: YamlNode | undefined, isJson: boolean): JsonObject {
  const digest = digestOf(jsonOf(node, isJson));
  return { ...namesOf(node), digest, builtIn: false, problems: [{ what: 'kind', at: '' }] };
}

function isNothing(root: YamlNode | undefined): boolean {
  const node = resolve(root);
  return !node || (node.type === 'scalar' && yaml11Value(node).type === 'null');
}

function isUnreadable({ document }: KubernetesPart, analysis: Analysis): boolean {
  const place = analysis.yaml?.placeOf(document);
  if (!place) return false;
  const end = place.offset + document.text.length;
  // What is missing at the end of the file is told behind its last character.
  const isLast = end === analysis.text.length;
  return analysis.findings.some(
    ({ rule, span: { start } }) =>
      rule.id === 'kubernetes/yaml-syntax' && start >= place.offset && (start < end || (isLast && start === end)),
  );
}

function duplicatesOf(parts: readonly KubernetesPart[], analysis: Analysis): readonly JsonObject[] {
  const found = parts.flatMap((part) => {
    const isJson = isJsonDocument(part.document);
    return repeatedEntries(part.document).map(({ again }) =>
      isJson ? { key: wayTo(again) } : { line: lineOf(again, analysis), key: keyText(again) },
    );
  });
  const byText = new Map(found.map((one) => [`${'line' in one ? one.line : 0} ${one.key}`, one]));
  return [...byText.values()].sort(
    (a, b) => ('line' in a && 'line' in b ? a.line - b.line : 0) || Buffer.from(a.key).compare(Buffer.from(b.key)),
  );
}

/** Where the value is written, as go-yaml counts: of an empty one where its key is. */
function lineOf({ key, value }: YamlEntry, analysis: Analysis): number {
  const node = value ?? key;
  const offset = analysis.yaml?.placeOf(node.document)?.offset ?? 0;
  const starts = [node.span, node.anchor?.span, node.tag?.span].flatMap((at) => at?.start ?? []);
  return analysis.lines.positionAt(offset + Math.min(...starts)).line + 1;
}

function keyText({ key, name }: YamlEntry): string {
  const node = resolve(key);
  const value = node?.type === 'scalar' ? yaml11Value(node) : undefined;
  return value && 'value' in value ? String(value.value) : name;
}

function wayTo(entry: YamlEntry): string {
  let way = entry.name;
  for (let at: YamlNode | YamlEntry | undefined = entry.parent; at; at = at.parent) {
    const holder: YamlNode | YamlEntry | undefined = at.parent;
    if (at.type === 'entry') way = `${at.name}.${way}`;
    else if (holder?.type === 'list') way = `[${holder.items.indexOf(at)}].${way}`.replace('.[', '[');
  }
  return way.replaceAll('.[', '[');
}

function objectOf(object: KubernetesObject): JsonObject {
  const own = decodingProblems(object).map(({ what, path }) => ({ what, at: path }));
  const implied = { apiVersion: object.apiVersion, kind: object.kind };
  const podSecurity = own.some(({ what }) => what === 'type') ? undefined : podSecurityOf(object);
  return {
    ...namesOf(object.node),
    apiVersion: object.apiVersion,
    kind: object.kind,
    digest: digestOf(jsonOf(object.node, isJsonDocument(object.document), object.isImplied ? implied : undefined)),
    builtIn: fieldsOfKind(object.apiVersion, object.kind) !== undefined,
    problems: isUnknownKind(object) ? [{ what: 'kind', at: '' }] : sorted(own),
    ...(podSecurity === undefined ? {} : { podSecurity }),
  };
}

function namesOf(node: YamlNode | undefined): JsonObject {
  const text = (...path: readonly string[]) => yaml11Text(get(node, ...path)) ?? '';
  return {
    apiVersion: text('apiVersion'),
    kind: text('kind'),
    name: text('metadata', 'name'),
    namespace: text('metadata', 'namespace'),
  };
}

/** In the order of the ways, as two programs need not meet problems in the same order. */
function sorted<T extends { readonly at: string }>(problems: readonly T[]): T[] {
  return [...problems].sort((a, b) => Buffer.from(a.at).compare(Buffer.from(b.at)));
}
