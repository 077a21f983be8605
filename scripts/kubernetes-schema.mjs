// Writes dist/kubernetes-schema.json.gz: a JSON schema of every kind of the Kubernetes API, with its descriptions, made
// from the models that @kubernetes/client-node ships and the enumerated values in kubernetes-enums.json. `--print` writes
// it to the standard output instead, with the enumerated fields that found no model.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generated = join(root, 'node_modules/@kubernetes/client-node/dist/gen');
const target = join(root, 'dist/kubernetes-schema.json.gz');

/** Fields that hold resource amounts; the models call them plain strings. */
const quantityFields = new Set(
  (
    'limits requests hard used capacity allocatable allocatedResources default defaultRequest max min ' +
    'maxLimitRequestRatio overhead sizeLimit divisor averageValue podFixed maximumVolumeSize requestedValue ' +
    'standardDeviation tolerance validValues step value'
  ).split(' '),
);
/** `value` and the like are amounts only here. */
const quantityOwners = {
  value: [
    'V2MetricTarget',
    'V2MetricValueStatus',
    'V1DeviceCapacity',
    'V1beta1DeviceCapacity',
    'V1beta2DeviceCapacity',
  ],
  default: [
    'V1LimitRangeItem',
    'V1CapacityRequestPolicy',
    'V1beta1CapacityRequestPolicy',
    'V1beta2CapacityRequestPolicy',
  ],
  tolerance: ['V2HPAScalingRules'],
  max: [
    'V1LimitRangeItem',
    'V1CapacityRequestPolicyRange',
    'V1beta1CapacityRequestPolicyRange',
    'V1beta2CapacityRequestPolicyRange',
  ],
  min: [
    'V1LimitRangeItem',
    'V1CapacityRequestPolicyRange',
    'V1beta1CapacityRequestPolicyRange',
    'V1beta2CapacityRequestPolicyRange',
  ],
  step: ['V1CapacityRequestPolicyRange', 'V1beta1CapacityRequestPolicyRange', 'V1beta2CapacityRequestPolicyRange'],
  validValues: ['V1CapacityRequestPolicy', 'V1beta1CapacityRequestPolicy', 'V1beta2CapacityRequestPolicy'],
};
const quantity = { type: ['string', 'number'] };
const integerOrText = { type: ['integer', 'string'] };

function schemaOfType(written) {
  const type = written.trim();
  if (type === 'string' || type === 'boolean' || type === 'number') return { type };
  if (type === 'Date' || type === 'V1MicroTime') return { type: 'string', format: 'date-time' };
  if (type === 'any' || type === 'object') return {};
  if (type === 'IntOrString') return integerOrText;
  const list = /^Array<([\s\S]*)>$/.exec(type);
  if (list) return { type: 'array', items: schemaOfType(list[1]) };
  const map = /^\{\s*\[key: string\]: ([\s\S]*);\s*\}$/.exec(type);
  if (map) return { type: 'object', additionalProperties: schemaOfType(map[1]) };
  if (/^[A-Z]\w+$/.test(type)) return { $ref: `#/definitions/${type}` };
  throw new Error(`A type that the generator does not know: ${type}`);
}

function asQuantity(schema) {
  if (schema.type === 'string') return quantity;
  if (schema.type === 'array') return { ...schema, items: asQuantity(schema.items) };
  return schema.additionalProperties
    ? { ...schema, additionalProperties: asQuantity(schema.additionalProperties) }
    : schema;
}

/** The text of a documentation comment. */
function textOfComment(comment) {
  return comment
    .replace(/^\s*\*\s?/, '')
    .replace(/\\(['"`\\])/g, '$1')
    .replace(/\s*\n\s*\*\s?/g, ' ')
    .trim();
}

/** A list of `{ name, baseName, type, format }`: what a model's fields are called on the wire. */
function wireNames(model) {
  const source = readFileSync(join(generated, 'models', `${model}.js`), 'utf8');
  const table = /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(source)?.[1] ?? '[]';
  return new Map(JSON.parse(table).map((field) => [field.name, field]));
}

const comment = String.raw`(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?`;
const modelPattern = new RegExp(String.raw`${comment}export declare class (\w+) \{([\s\S]*)\n\}`);
const fieldPattern = new RegExp(String.raw`${comment}    '([^']+)'(\?)?: ((?:\{[^}]*\}|[^;{])+);`, 'g');

function readModel(declaration) {
  const [, description, name, body] = modelPattern.exec(declaration) ?? [];
  if (!name) return undefined;
  const schema = { type: 'object', properties: {} };
  if (description) schema.description = textOfComment(description);
  const names = wireNames(name);
  const required = [];
  for (const [, words, member, optional, type] of body.matchAll(fieldPattern)) {
    const field = names.get(member);
    if (!field) continue;
    const property = field.baseName;
    let value = schemaOfType(type);
    if (value.type === 'number' && /int/.test(field.format)) value = { type: 'integer' };
    if (field.format === 'byte') value = { ...value, format: 'byte' };
    const owners = quantityOwners[property];
    if (quantityFields.has(property) && (!owners || owners.includes(name))) value = asQuantity(value);
    // Nobody writes a status: that it is an object is all there is to know.
    if (property === 'status' && value.$ref) value = { type: 'object' };
    if (words) {
      const text = textOfComment(words);
      value = value.$ref ? { allOf: [value], description: text } : { ...value, description: text };
    }
    schema.properties[property] = value;
    if (!optional) required.push(property);
  }
  if (required.length > 0) schema.required = required;
  if (Object.keys(schema.properties).length > 0) schema.additionalProperties = false;
  return { name, schema };
}

/** All models of the newest release; the package still carries some of older ones. */
function readModels() {
  const folder = join(generated, 'models');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.d.ts') && file !== 'all.d.ts' && file !== 'ObjectSerializer.d.ts')
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { text, release: Number(/release-1\.(\d+)/.exec(text)?.[1] ?? 0) };
    });
  const release = Math.max(...files.map((file) => file.release));
  const definitions = {};
  for (const file of files) {
    const model = file.release === release ? readModel(file.text) : undefined;
    if (model) definitions[model.name] = model.schema;
  }
  return { definitions, release: `1.${release}` };
}

/** `apps/v1/Deployment` to the name of its model: what the create call of each API takes as its body. */
function readKinds(definitions) {
  const kinds = {};
  const call = /async create(\w+)\([\s\S]*?localVarPath = '([^']+)'[\s\S]*?serialize\(body, "(\w+)"/g;
  for (const file of readdirSync(join(generated, 'apis'))) {
    if (!file.endsWith('.js')) continue;
    for (const [, , path, model] of readFileSync(join(generated, 'apis', file), 'utf8').matchAll(call)) {
      const [, group, version] = /^\/(?:api|apis\/([^/]+))\/(v[^/]+)\//.exec(path) ?? [];
      if (!version || !definitions[model] || /\/(?:binding|eviction|token|status|scale)$/.test(path)) continue;
      const kind = model.replace(/^[A-Z][a-z]+(?=V\d)/, '').replace(/^V\d+(?:(?:alpha|beta)\d+)?/, '');
      kinds[`${group ? `${group}/` : ''}${version}/${kind}`] = model;
    }
  }
  return Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The models that a Go type became: some carry their group's name in front where two groups share a type's name. */
function modelsOfType(definitions, { api, type }) {
  const [group, version] = api.includes('/') ? api.split('/') : ['core', api.replace('meta', '')];
  const bare = `${version[0].toUpperCase()}${version.slice(1)}${type.replace(/Common$/, '')}`;
  const prefix = group.split('.')[0].toLowerCase();
  return Object.keys(definitions).filter(
    (name) => name === bare || (name.endsWith(bare) && name.slice(0, -bare.length).toLowerCase() === prefix),
  );
}

/** Adds the values of enumerated fields; gives back those whose field is in no model. */
function addEnums(definitions, fields) {
  const unused = [];
  for (const field of fields) {
    let isUsed = false;
    for (const model of modelsOfType(definitions, field)) {
      const property = definitions[model].properties[field.field];
      const holder = field.list ? property?.items : property;
      if (holder?.type !== 'string') continue;
      isUsed = true;
      if (field.open) {
        holder.anyOf = [{ enum: field.values }, { type: 'string' }];
        delete holder.type;
      } else holder.enum = field.values;
      if (field.default !== undefined) holder.default = field.default;
    }
    if (!isUsed) unused.push(`${field.api} ${field.type}.${field.field}`);
  }
  return unused;
}

/** Makes the bundle: `{ release, kinds, definitions }`, and the enumerated fields that no model has. */
function buildSchema() {
  const { definitions, release } = readModels();
  const kinds = readKinds(definitions);
  const { fields } = JSON.parse(readFileSync(join(root, 'scripts/kubernetes-enums.json'), 'utf8'));
  const unused = addEnums(definitions, fields);
  for (const [key, model] of Object.entries(kinds)) {
    const { properties } = definitions[model];
    const slash = key.lastIndexOf('/');
    if (properties.apiVersion) properties.apiVersion = { ...properties.apiVersion, enum: [key.slice(0, slash)] };
    if (properties.kind) properties.kind = { ...properties.kind, enum: [key.slice(slash + 1)] };
  }
  return { bundle: { release, kinds, definitions: reachable(definitions, Object.values(kinds)) }, unused };
}

/** The definitions that the kinds use, directly or not. */
function reachable(definitions, names) {
  const found = new Set();
  const waiting = [...names];
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (found.has(name)) continue;
    if (!definitions[name]) throw new Error(`No model is called ${name}`);
    found.add(name);
    for (const [, other] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/(\w+)"/g)) waiting.push(other);
  }
  return Object.fromEntries([...found].sort().map((name) => [name, definitions[name]]));
}

const { bundle, unused } = buildSchema();
if (process.argv.includes('--print')) {
  process.stdout.write(JSON.stringify({ bundle, unused }));
} else {
  const packed = gzipSync(JSON.stringify(bundle), { level: 9 });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, packed);
  const count = Object.keys(bundle.kinds).length;
  console.log(
    `kubernetes-schema: ${count} kinds of release ${bundle.release}, ${Math.round(packed.length / 1024)} KiB`,
  );
}
