import { kubernetesFieldRelease, kubernetesFieldRows } from './data/kubernetes-field-rows';
import { lazily } from './rows';

/** What a field holds, as the decoder of the API server takes it. */
export type FieldType =
  | { readonly holds: ScalarField }
  | { readonly holds: 'list' | 'map'; readonly of: FieldType }
  | ObjectType
  /** A schema in a custom resource definition, or something in its place; unknown fields in it are passed over. */
  | { readonly holds: 'schema or boolean' | 'schema or list' | 'schema or names'; readonly schema: ObjectType };

export type ScalarField =
  | 'text'
  | 'boolean'
  | 'integer'
  | 'long integer'
  | 'number'
  | 'base64'
  | 'quantity'
  | 'time'
  | 'time with microseconds'
  | 'integer or text'
  | 'anything';

/** A map with known fields. */
export interface ObjectType {
  readonly holds: 'object';
  /** Their names in the order of the alphabet for each type; read when it is first asked for. */
  readonly fields: ReadonlyMap<string, FieldType>;
}

/** The release of Kubernetes that the fields are of, such as `1.36`. */
export const fieldRelease = kubernetesFieldRelease;

const scalars: Readonly<Record<string, ScalarField>> = {
  s: 'text',
  b: 'boolean',
  i: 'integer',
  l: 'long integer',
  f: 'number',
  y: 'base64',
  q: 'quantity',
  t: 'time',
  u: 'time with microseconds',
  o: 'integer or text',
  a: 'anything',
};
const schemas = { B: 'schema or boolean', A: 'schema or list', S: 'schema or names' } as const;

/** A type whose fields are read out of its row at their first use: most files use a few dozen of six hundred types. */
class RowType implements ObjectType {
  readonly holds = 'object';
  private known: ReadonlyMap<string, FieldType> | undefined;

  constructor(
    private readonly row: string,
    private readonly table: Table,
  ) {}

  get fields(): ReadonlyMap<string, FieldType> {
    this.known ??= new Map(
      this.row.split('|').flatMap((group) => {
        const [code = '', ...names] = group.split(' ');
        const type = this.table.type(code);
        return names.map((name) => [name, type] as const);
      }),
    );
    return this.known;
  }
}

class Table {
  /** Numbers of types by API version and kind. */
  readonly kinds = new Map<string, ReadonlyMap<string, number>>();
  private readonly rows: readonly string[];
  private readonly types = new Map<string, FieldType>();

  constructor(text: string) {
    // A type without fields is an empty line, too.
    const border = text.indexOf('\n\n');
    for (const line of text.slice(0, border).trim().split('\n')) {
      const [version = '', ...kinds] = line.split(' ');
      this.kinds.set(version, new Map(kinds.map((kind) => [nameIn(kind), numberIn(kind)])));
    }
    this.rows = text.slice(border + 2).split('\n');
  }

  type(code: string): FieldType {
    const known = this.types.get(code);
    if (known) return known;
    const made = this.make(code);
    this.types.set(code, made);
    return made;
  }

  object(index: number): ObjectType {
    const type = this.type(String(index));
    return type.holds === 'object' ? type : new RowType('', this);
  }

  private make(code: string): FieldType {
    const first = code[0] ?? '';
    const rest = code.slice(1);
    if (first === '[') return { holds: 'list', of: this.type(rest) };
    if (first === '{') return { holds: 'map', of: this.type(rest) };
    if (first === 'B' || first === 'A' || first === 'S') {
      return { holds: schemas[first], schema: this.object(Number(rest)) };
    }
    const scalar = scalars[code];
    return scalar ? { holds: scalar } : new RowType(this.rows[Number(code)] ?? '', this);
  }
}

function nameIn(kind: string): string {
  return kind.slice(0, kind.indexOf('='));
}

function numberIn(kind: string): number {
  return Number(kind.slice(kind.indexOf('=') + 1));
}

const table = lazily(() => new Table(kubernetesFieldRows));
const builtInGroups = lazily(
  () => new Set([...table().kinds.keys()].filter((version) => version !== '*').map((version) => groupOf(version))),
);

/** The group of an `apiVersion`; empty for the core group. */
function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The fields of a built-in kind; nothing for a kind that is not built in. */
export function fieldsOfKind(apiVersion: string, kind: string): ObjectType | undefined {
  const { kinds } = table();
  const own = kinds.get(apiVersion);
  const index = own?.get(kind) ?? (own && kinds.get('*')?.get(kind));
  return index === undefined ? undefined : table().object(index);
}

/** Whether Kubernetes itself owns a group, so that all of its kinds are known. */
export function isBuiltInGroup(group: string): boolean {
  return builtInGroups().has(group);
}

/** The kinds of an API version by their names; empty for a version that is not built in. */
export function builtInKinds(apiVersion: string): readonly string[] {
  return [...(apiVersion === '*' ? [] : (table().kinds.get(apiVersion)?.keys() ?? []))];
}

/** The API versions that have a kind, in the order of the alphabet. */
export function versionsWithKind(kind: string): readonly string[] {
  return [...table().kinds]
    .filter(([version, kinds]) => version !== '*' && kinds.has(kind))
    .map(([version]) => version);
}
