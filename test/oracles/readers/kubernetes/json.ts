import { createHash } from 'node:crypto';
import { yaml11KeyName, yaml11Value } from '../../../../server/src/core/model/yaml-1.1';
import { entriesOf, resolve } from '../../../../server/src/core/model/yaml-values';
import type { YamlNode, YamlScalar } from '../../../../server/src/core/syntax/yaml-tree';

const deepest = 100;
/** Of nodes: a bomb of aliases would be longer than any text can be, and the official program refuses it. */
const longest = 100_000;

/** What the items of a typed list do not say themselves. */
export interface Implied {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What a node says as JSON, with its keys in the order of their bytes. `isJson` where the document is JSON already. */
export function jsonOf(written: YamlNode | undefined, isJson: boolean, implied?: Implied): string {
  const budget = { left: longest };
  return write(written, isJson, 0, budget, implied);
}

function write(
  written: YamlNode | undefined,
  isJson: boolean,
  depth: number,
  budget: { left: number },
  implied?: Implied,
): string {
  const node = resolve(written);
  if (!node || depth > deepest || budget.left-- < 0) return 'null';
  if (node.type === 'scalar') return scalarJson(node, isJson);
  if (node.type === 'list') return `[${node.items.map((item) => write(item, isJson, depth + 1, budget)).join(',')}]`;
  // Keys that are the same number written in two ways are one.
  const values = new Map(
    entriesOf(node).map(({ entry, name, value }) => [(isJson ? name : yaml11KeyName(entry.key)) ?? name, value]),
  );
  const entries = [...values].map(([name, value]) => {
    return { name, bytes: Buffer.from(name), json: write(value, isJson, depth + 1, budget) };
  });
  for (const [name, value] of Object.entries(implied ?? {})) {
    const own = entries.findIndex((entry) => entry.name === name);
    entries.splice(Math.max(own, 0), own < 0 ? 0 : 1, { name, bytes: Buffer.from(name), json: textJson(value) });
  }
  entries.sort((a, b) => a.bytes.compare(b.bytes));
  return `{${entries.map(({ name, json }) => `${textJson(name)}:${json}`).join(',')}}`;
}

/** The digest that the official program makes of the same JSON. */
export function digestOf(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 16);
}

function scalarJson(node: YamlScalar, isJson: boolean): string {
  if (isJson && node.style === 'plain') return node.text;
  const value = yaml11Value(node);
  switch (value.type) {
    case 'text':
      return textJson(value.text);
    case 'number':
      return Object.is(value.value, -0) ? '-0' : String(value.value);
    case 'boolean':
    case 'integer':
      return String(value.value);
    default:
      return 'null';
  }
}

/** Go escapes two line ends that JSON need not escape. */
function textJson(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
}
