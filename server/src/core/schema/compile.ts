/** The part of JSON Schema that is checked; other words are for editors and are passed over. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | boolean;
  readonly unevaluatedProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly uniqueItems?: boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** A name that the caller of the check knows. */
  readonly format?: string;
  /** What the places of a shared part have in common; its keys count as the schema's own. */
  readonly allOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  /** `#/definitions/name` of the same schema. */
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema | boolean>>;
}

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** A schema made ready for checking: references followed, names in maps. */
export interface SchemaCheck {
  /** Empty where any type may stand. */
  types: ReadonlySet<SchemaType>;
  values: ReadonlySet<string> | undefined;
  properties: ReadonlyMap<string, SchemaCheck>;
  patterns: readonly (readonly [RegExp, SchemaCheck])[];
  /** `false` where no other key may stand, nothing where any may. */
  others: SchemaCheck | false | undefined;
  items: SchemaCheck | undefined;
  required: readonly string[];
  hasUniqueItems: boolean;
  /** Of texts. */
  pattern: RegExp | undefined;
  /** Of numbers. */
  minimum: number | undefined;
  maximum: number | undefined;
  /** Of texts. */
  format: string | undefined;
  /** One of them must fit. */
  branches: readonly SchemaCheck[];
}

/** Makes a schema ready for checking, once for all files. Circular references are fine. */
export function compileSchema(schema: JsonSchema): SchemaCheck {
  return new Compiler(schema).compile(schema);
}

const typeNames: readonly string[] = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

function isType(name: string): name is SchemaType {
  return typeNames.includes(name);
}

class Compiler {
  private readonly known = new Map<JsonSchema, SchemaCheck>();

  constructor(private readonly root: JsonSchema) {}

  compile(written: JsonSchema): SchemaCheck {
    const followed = this.follow(written);
    const known = this.known.get(followed);
    if (known) return known;
    const schema = this.whole(followed);
    const check: SchemaCheck = {
      types: new Set([schema.type ?? []].flat().filter(isType)),
      values: schema.enum && new Set(schema.enum.map(String)),
      properties: new Map(),
      patterns: [],
      others: undefined,
      items: undefined,
      required: schema.required ?? [],
      hasUniqueItems: schema.uniqueItems === true,
      pattern: schema.pattern === undefined ? undefined : new RegExp(schema.pattern),
      minimum: schema.minimum,
      maximum: schema.maximum,
      format: schema.format,
      branches: [],
    };
    // Known before its parts are: these may refer back to it.
    this.known.set(followed, check);
    check.properties = new Map(
      Object.entries(schema.properties ?? {}).map(([name, part]) => [name, this.part(part)] as const),
    );
    check.patterns = Object.entries(schema.patternProperties ?? {}).map(
      ([pattern, part]) => [new RegExp(pattern), this.part(part)] as const,
    );
    const others = schema.additionalProperties ?? schema.unevaluatedProperties;
    check.others =
      others === undefined || others === true ? undefined : others === false ? false : this.compile(others);
    check.items = schema.items === undefined ? undefined : this.part(schema.items);
    check.branches = (schema.oneOf ?? schema.anyOf ?? []).map((branch) => this.compile(branch));
    if (check.types.size === 0) check.types = typesOf(check.branches);
    return check;
  }

  private part(schema: JsonSchema | boolean): SchemaCheck {
    return this.compile(typeof schema === 'boolean' ? {} : schema);
  }

  /** The schema with what it shares by `allOf` as its own. */
  private whole(schema: JsonSchema): JsonSchema {
    if (!schema.allOf) return schema;
    const parts = [...schema.allOf.map((part) => this.whole(this.follow(part))), schema];
    return {
      ...schema,
      properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
      patternProperties: Object.assign({}, ...parts.map(({ patternProperties }) => patternProperties)),
      required: parts.flatMap(({ required }) => required ?? []),
    };
  }

  private follow(schema: JsonSchema): JsonSchema {
    let at = schema;
    for (let steps = 0; at.$ref !== undefined && steps < 20; steps++) {
      const target = this.root.definitions?.[at.$ref.replace('#/definitions/', '')];
      at = typeof target === 'object' ? target : {};
    }
    return at;
  }
}

/** The types that any of the branches takes; none where one takes all. */
function typesOf(branches: readonly SchemaCheck[]): ReadonlySet<SchemaType> {
  if (branches.some(({ types }) => types.size === 0)) return new Set();
  return new Set(branches.flatMap(({ types }) => [...types]));
}
