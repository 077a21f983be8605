import type { Analysis } from '../engine/analysis';
import type { Kind } from '../model/kind';
import { get, stringValue } from '../model/yaml-values';
import type { PlacedDocument } from '../syntax/yaml-tree';

/** One `---` document of a file, cut out for whoever can only read one at a time. */
export interface YamlPart {
  readonly kind: Exclude<Kind, 'dockerfile'>;
  readonly text: string;
  /** The line of the file that the part's first line is, from zero. */
  readonly line: number;
  /** How many characters of that line stand before the part. */
  readonly character: number;
  /** Of a Kubernetes object, as far as they are written. */
  readonly apiVersion: string | undefined;
  readonly objectKind: string | undefined;
}

/** The document that an offset stands in; nothing in a Dockerfile and in a list that is cut at its items. */
export function yamlPartAt(analysis: Analysis, offset: number): YamlPart | undefined {
  const { kind, yaml } = analysis;
  if (kind === 'dockerfile' || !yaml) return undefined;
  let holder: PlacedDocument | undefined;
  for (const placed of yaml.documents) {
    if (placed.offset > offset) break;
    holder = placed;
  }
  return holder && partOf(analysis, kind, holder);
}

/** Every document of a file that can be read by itself. */
export function yamlParts(analysis: Analysis): YamlPart[] {
  const { kind, yaml } = analysis;
  if (kind === 'dockerfile' || !yaml) return [];
  return yaml.documents.flatMap((placed) => partOf(analysis, kind, placed) ?? []);
}

function partOf(
  analysis: Analysis,
  kind: YamlPart['kind'],
  { document, offset }: PlacedDocument,
): YamlPart | undefined {
  const { root, text } = document;
  if (/^\s*-(?:\s|$)/.test(text.slice(0, 200)) && !text.startsWith('---')) return undefined;
  const { character, line } = analysis.lines.positionAt(offset);
  return {
    kind,
    text,
    line,
    character,
    apiVersion: stringValue(get(root, 'apiVersion')),
    objectKind: stringValue(get(root, 'kind')),
  };
}
