/** A JSON schema as it is written in the bundle; who uses it knows the keywords. */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** The schemas of all kinds of the Kubernetes API, as the build packs them. */
export interface KubernetesSchemaBundle {
  /** Such as `1.36`. */
  readonly release: string;
  /** `apps/v1/Deployment` to the name of its definition. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, SchemaNode>>;
}

const reference = '#/definitions/';

/**
 * A schema of one kind that needs nothing beside it: the kind's own definition, and under `definitions` those it uses.
 * Nothing for kinds that are not built in.
 */
export function schemaOfKind(bundle: KubernetesSchemaBundle, apiVersion: string, kind: string): SchemaNode | undefined {
  const key = `${apiVersion}/${kind}`;
  const name = Object.hasOwn(bundle.kinds, key) ? bundle.kinds[key] : undefined;
  const own = name === undefined ? undefined : bundle.definitions[name];
  if (name === undefined || !own) return undefined;
  const definitions: Record<string, SchemaNode> = {};
  const waiting = referencesOf(own);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const definition = bundle.definitions[next];
    if (!definition || definitions[next]) continue;
    definitions[next] = definition;
    waiting.push(...referencesOf(definition));
  }
  const required = Array.isArray(own.required) ? own.required : [];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `kubernetes://${key}`,
    ...own,
    required: ['apiVersion', 'kind', ...required],
    definitions,
  };
}

/** The `apiVersion`s that have a kind. */
export function versionsOfKind(bundle: KubernetesSchemaBundle, kind: string): readonly string[] {
  return Object.keys(bundle.kinds)
    .filter((key) => key.endsWith(`/${kind}`))
    .map((key) => key.slice(0, -kind.length - 1));
}

function referencesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(referencesOf);
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? value.slice(reference.length) : referencesOf(value),
  );
}
