/** What an edit can write: scalars, lists, and maps as plain objects. */
export type YamlValueToWrite =
  | string
  | number
  | boolean
  | null
  | readonly YamlValueToWrite[]
  | { readonly [key: string]: YamlValueToWrite };

type DraftScalar = string | number | boolean | null;

/** A value that is being put together; maps keep the order in which their keys came. */
export type Draft = DraftScalar | Draft[] | Map<string, Draft>;

/** How the text around a place is written. */
export interface WritingStyle {
  /** Spaces (in JSON perhaps a tab) for one level of nesting. */
  readonly step: string;
  /** What stands before the dash of a list, counted from its key: nothing where lists are flush. */
  readonly dash: string;
  /** The dash of a list with the blanks behind it. */
  readonly bullet: string;
  /** Whether short lists of scalars are written `[a, b]`. */
  readonly hasFlowLists: boolean;
  readonly quote: '"' | "'";
  /** Whether maps on one line are written `{ a: 1 }` and not `{a: 1}`. */
  readonly hasPaddedMaps: boolean;
  /** Keys and texts always in double quotes. */
  readonly isJson: boolean;
  /** No blanks in JSON on one line. */
  readonly isCompact: boolean;
  readonly lineEnd: string;
}

/** The quotes of a scalar that is written anew: as the one it replaces, or plain where that says the same. */
export type Quoting = 'plain' | 'single-quoted' | 'double-quoted';

/** A value as a draft of its own that may be changed. */
export function draftOf(value: YamlValueToWrite): Draft {
  if (typeof value !== 'object' || value === null) return value;
  if (isValueList(value)) return value.map(draftOf);
  return new Map(Object.entries(value).map(([name, inner]) => [name, draftOf(inner)]));
}

function isValueList(value: object): value is readonly YamlValueToWrite[] {
  return Array.isArray(value);
}

/** Whether the draft fits behind `key: ` in block style. */
export function isInline(draft: Draft, style: WritingStyle): boolean {
  if (draft instanceof Map) return draft.size === 0;
  if (!Array.isArray(draft)) return true;
  return draft.length === 0 || (style.hasFlowLists && draft.every((item) => isScalarDraft(item)));
}

function isScalarDraft(draft: Draft): draft is DraftScalar {
  return draft === null || typeof draft !== 'object';
}

/** A scalar as text. */
export function scalarText(value: DraftScalar, style: WritingStyle, quoting: Quoting, isFlow: boolean): string {
  if (typeof value !== 'string') return String(value);
  if (style.isJson) return JSON.stringify(value);
  const isPrintable = !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(value);
  if (quoting === 'double-quoted' || !isPrintable) return JSON.stringify(value);
  if (quoting === 'plain' && isPlain(value, isFlow)) return value;
  if (quoting === 'single-quoted' || style.quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}

/** Words that some reader takes for a boolean or null, and `<<` and `=`, which YAML 1.1 gives a meaning. */
const reserved = /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=)$/i;
/** Numbers of YAML 1.1 and 1.2, base 60 and dates among them. */
const numeric =
  /^(?:[-+]?\.?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|[-+]?0[box][0-9a-f_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[-+]?\.(?:inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)$/i;

function isPlain(value: string, isFlow: boolean): boolean {
  if (value === '' || value !== value.trim() || reserved.test(value) || numeric.test(value)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)/.test(value)) return false;
  if (/:\s|:$|\s#/.test(value)) return false;
  return !isFlow || !/[,[\]{}:]|^[-?](?![-\w./])/.test(value);
}

/** A value on one line in flow style. */
export function flowText(draft: Draft, style: WritingStyle, quoting: Quoting = 'plain'): string {
  const comma = style.isCompact ? ',' : ', ';
  if (Array.isArray(draft)) return `[${draft.map((item) => flowText(item, style, quoting)).join(comma)}]`;
  if (!(draft instanceof Map)) return scalarText(draft, style, quoting, true);
  const entries = [...draft].map(([name, value]) => flowEntryText(name, value, style));
  if (entries.length === 0) return '{}';
  return style.hasPaddedMaps ? `{ ${entries.join(comma)} }` : `{${entries.join(comma)}}`;
}

/** `name: value` on one line in flow style. */
export function flowEntryText(name: string, value: Draft, style: WritingStyle): string {
  return `${scalarText(name, style, 'plain', true)}:${style.isCompact ? '' : ' '}${flowText(value, style)}`;
}

/** A value in flow style with one entry a line, as JSON is laid out; `indent` is that of the line it begins on. */
export function spreadText(draft: Draft, style: WritingStyle, indent: string): string {
  const isList = Array.isArray(draft);
  const parts = isList ? draft : draft instanceof Map ? [...draft.values()] : [];
  if (parts.length === 0 || (isList && draft.every((item) => isScalarDraft(item)))) return flowText(draft, style);
  const inner = indent + style.step;
  const lines = isList
    ? draft.map((item) => inner + spreadText(item, style, inner))
    : draft instanceof Map
      ? [...draft].map(([name, value]) => inner + spreadEntryText(name, value, style, inner))
      : [];
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return `${open}${style.lineEnd}${lines.join(`,${style.lineEnd}`)}${style.lineEnd}${indent}${close}`;
}

/** `"name": value` in flow style with one entry a line. */
export function spreadEntryText(name: string, value: Draft, style: WritingStyle, indent: string): string {
  return `${scalarText(name, style, 'plain', true)}: ${spreadText(value, style, indent)}`;
}

/** The lines of `name: value` in block style. */
export function blockEntryLines(name: string, value: Draft, style: WritingStyle, indent: string): string[] {
  const key = `${indent}${scalarText(name, style, 'plain', false)}:`;
  if (isInline(value, style)) return [`${key} ${inlineText(value, style)}`];
  return [key, ...blockValueLines(value, style, indent)];
}

/** The text of a value that `isInline`, to stand behind `key: ` or `- `. */
export function inlineText(value: Draft, style: WritingStyle, quoting: Quoting = 'plain'): string {
  return isScalarDraft(value) ? scalarText(value, style, quoting, false) : flowText(value, style, quoting);
}

/** The lines below a key that is indented by `indent`. */
export function blockValueLines(value: Draft, style: WritingStyle, indent: string): string[] {
  if (value instanceof Map) {
    const inner = indent + style.step;
    return [...value].flatMap(([name, child]) => blockEntryLines(name, child, style, inner));
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => blockItemLines(item, style, indent + style.dash));
}

/** The lines of `- value`, its dash behind `indent`. */
export function blockItemLines(item: Draft, style: WritingStyle, indent: string, quoting?: Quoting): string[] {
  if (isInline(item, style)) return [`${indent}${style.bullet}${inlineText(item, style, quoting)}`];
  const inner = indent + ' '.repeat(style.bullet.length);
  const lines = Array.isArray(item)
    ? item.flatMap((child) => blockItemLines(child, style, inner))
    : item instanceof Map
      ? [...item].flatMap(([name, child]) => blockEntryLines(name, child, style, inner))
      : [];
  const [first = '', ...rest] = lines;
  return [`${indent}${style.bullet}${first.slice(inner.length)}`, ...rest];
}
