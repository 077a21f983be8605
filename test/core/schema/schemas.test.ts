import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { daemonSchema } from '../../../server/tools/schemas/daemon-schema';

interface Schema {
  readonly [word: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly description?: string;
}

const load = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Schema;
const ours = load('schemas/compose.schema.json');
const theirs = load('node_modules/dclint/schemas/compose.schema.json');

/** Every key that a schema knows, as paths from the top; definitions are followed. */
function keyPaths(root: Schema): Set<string> {
  const found = new Set<string>();
  const walk = (schema: Schema, path: string, depth: number): void => {
    if (depth > 12) return;
    const target = schema.$ref ? root.definitions?.[schema.$ref.replace('#/definitions/', '')] : schema;
    if (!target) throw new Error(`${path} refers to nothing: ${schema.$ref}`);
    for (const [name, part] of Object.entries(target.properties ?? {})) {
      found.add(`${path}.${name}`);
      walk(part, `${path}.${name}`, depth + 1);
    }
    for (const [pattern, part] of Object.entries(target.patternProperties ?? {})) {
      if (pattern !== '^x-') walk(part, `${path}.*`, depth + 1);
    }
    if (target.items) walk(target.items, path, depth + 1);
    for (const branch of [...(target.oneOf ?? []), ...(target.allOf ?? [])]) walk(branch, path, depth);
  };
  walk(root, '', 0);
  return found;
}

describe('the schema of Compose files', () => {
  it('knows the keys of the Compose specification, and some that came after that copy of it', () => {
    const own = keyPaths(ours);
    const known = keyPaths(theirs);
    expect([...known].filter((path) => !own.has(path))).toEqual([]);
    const newer = [...own].filter((path) => !known.has(path) && !/\.pre_start\.|^\.jobs\./.test(path));
    expect(newer.sort()).toEqual([
      '.jobs',
      '.services.*.build.no_cache_filter',
      '.services.*.build.provenance',
      '.services.*.build.sbom',
      '.services.*.develop.watch.initial_sync',
      '.services.*.networks.*.use_service_name_alias',
      '.services.*.pre_start',
      '.services.*.umask',
    ]);
  });

  it('describes every key', () => {
    const bare: string[] = [];
    const walk = (schema: Schema, path: string): void => {
      for (const [name, part] of Object.entries(schema.properties ?? {})) {
        if (!part.description) bare.push(`${path}.${name}`);
        walk(part, `${path}.${name}`);
      }
      for (const [name, part] of Object.entries(schema.definitions ?? {})) walk(part, `#${name}`);
      for (const part of Object.values(schema.patternProperties ?? {})) walk(part, path);
      if (schema.items) walk(schema.items, path);
      for (const branch of schema.oneOf ?? []) walk(branch, path);
    };
    walk(ours, '');
    expect(bare).toEqual([]);
  });

  it('takes no sentence from the specification', () => {
    const sentences = (schema: Schema): string[] =>
      Object.entries(schema).flatMap(([word, part]) => {
        if (word === 'description' && typeof part === 'string') return [part.toLowerCase()];
        return typeof part === 'object' && part !== null ? sentences(part as Schema) : [];
      });
    const copied = new Set(sentences(theirs).filter((sentence) => sentence.length > 30));
    expect(sentences(ours).filter((sentence) => copied.has(sentence))).toEqual([]);
  });
});

describe('the schema of daemon.json', () => {
  const schema = load('schemas/daemon.schema.json');

  it('is what the table of its keys says: `npm run gen` writes it', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(daemonSchema())));
  });

  it('holds nested members, lists and names of the user', () => {
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: {
        icc: { type: 'boolean' },
        dns: { type: 'array', items: { type: 'string' } },
        'default-ipc-mode': { enum: ['private', 'shareable'] },
        'default-address-pools': { items: { properties: { base: { type: 'string' } } } },
        runtimes: { additionalProperties: { properties: { path: { type: 'string' } } } },
        builder: {
          properties: { gc: { properties: { policy: { type: 'array', items: { properties: { all: {} } } } } } },
        },
        'nri-opts': { additionalProperties: false },
      },
    });
  });
});
