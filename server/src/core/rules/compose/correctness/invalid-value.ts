import { type EditFunction, rule } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { ComposeModel } from '../../../model/compose';
import { isComposeDate } from '../../../model/compose-literals';
import type { ComposeValue } from '../../../model/compose-value';
import type { SchemaProblem } from '../../../schema/validate';
import type { YamlDocument, YamlNode, YamlScalar } from '../../../syntax/yaml-tree';
import type { Span } from '../../../text/span';
import { isBeingTyped } from '../_shared/being-typed';
import { unfitItems } from '../_shared/fractions';
import { nonTextKeys } from '../_shared/non-text-keys';
import { schemaProblems } from '../_shared/schema-problems';
import { cases } from './invalid-value.cases';

/** Compose takes the copies out of these lists before it looks whether there are any. */
const mergedLists = new Set(
  'annotations args additional_contexts tags labels cap_add cap_drop devices configs dns dns_opt dns_search environment env_file expose links aliases link_local_ips ports profiles secrets sysctls tmpfs volumes'.split(
    ' ',
  ),
);

const typeWords: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

const formatWords: Readonly<Record<string, string>> = {
  boolean: 'neither true nor false',
  integer: 'no whole number',
  natural: 'no whole number from zero on',
  number: 'no number',
  'oom-score': 'no whole number from -1000 to 1000',
  percent: 'no whole number from 0 to 100',
  bytes: 'no size such as 512m',
  duration: 'no duration such as 1m30s',
  count: 'neither a whole number nor all',
  'file-mode': 'no file mode such as 0440',
};

/** Lists of `name=value`; a mapping as an item is a slip of the hand. */
const pairLists = new Set(['environment', 'labels', 'args', 'annotations', 'sysctls', 'additional_contexts']);

function ownerOf(path: readonly string[]): string {
  const [section = '', name, ...inner] = path.filter((step, index) => index === 1 || !/^\d+$/.test(step));
  if (section === 'services' && name !== undefined) return `service ${name}: ${inner.join('.')}`.replace(/: $/, '');
  return [section, name, ...inner].filter((step) => step !== undefined).join('.') || 'The file';
}

function typeOf(node: YamlNode): string {
  if (node.type === 'map') return 'a mapping';
  if (node.type === 'list') return 'a list';
  if (node.type === 'alias') return 'an alias';
  if (isComposeDate(node)) return 'a date';
  return typeof node.value === 'string' ? 'text' : typeof node.value === 'boolean' ? 'true or false' : 'a number';
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function wordsFor({ kind, node, path, name, expected, nearest }: SchemaProblem): string {
  const owner = ownerOf(path);
  const text = node.type === 'scalar' ? node.text : '';
  const types = oneOf(expected.flatMap((type) => typeWords[type] ?? []));
  switch (kind) {
    case 'empty':
      return `${owner} is empty; it must be ${types}`;
    case 'wrong-type':
      return `${owner} must be ${types}, not ${typeOf(node)}`;
    case 'not-in-enum':
      return nearest
        ? `${owner}: ${text} is not known; did you mean ${nearest}?`
        : `${owner}: ${text} is none of ${expected.join(', ')}`;
    case 'missing':
      return `${owner} has no ${name}`;
    case 'repeated-item':
      return `${owner}: ${name} stands here twice`;
    case 'out-of-range':
      return `${owner}: ${text} is not ${range(expected)}`;
    case 'malformed':
      return `${owner}: "${text}" is ${formatWords[expected[0] ?? ''] ?? 'not allowed here'}`;
    case 'unknown-key':
      return `${ownerOf(path.slice(0, -1))}: names are made of letters, digits, dots, dashes and underscores`;
  }
}

function range([least = '', most = '']: readonly string[]): string {
  if (least === '') return `${most} or less`;
  return most === '' ? `${least} or more` : `from ${least} to ${most}`;
}

interface Mending {
  readonly title: string;
  readonly safety: 'safe' | 'suggested';
  readonly edit: EditFunction<YamlEdits>;
}

function mending(problem: SchemaProblem): Mending | undefined {
  const { kind, node, path, expected, nearest } = problem;
  if (kind === 'wrong-type') return rightType(node, path, expected);
  if (kind === 'not-in-enum' && nearest && node.type === 'scalar') {
    return { title: `Write ${nearest}`, safety: 'suggested', edit: (edit) => edit.setScalar(node, nearest) };
  }
  if (kind === 'repeated-item') {
    return { title: 'Delete the second one', safety: 'safe', edit: (edit) => edit.remove(node) };
  }
  if (kind === 'malformed' && expected[0] === 'duration' && node.type === 'scalar' && /^\d+$/.test(node.text)) {
    return seconds(node);
  }
  return undefined;
}

function seconds(node: YamlScalar): Mending {
  return { title: 'Take it for seconds', safety: 'suggested', edit: (edit) => edit.setScalar(node, `${node.text}s`) };
}

function rightType(node: YamlNode, path: readonly string[], expected: readonly string[]): Mending | undefined {
  if (node.type === 'map' && expected.includes('string')) return pairAsText(node, path);
  if (node.type !== 'scalar') return undefined;
  if (expected.includes('string')) {
    const isDuration = /(?:interval|timeout|period|delay|monitor|window)$/.test(path.at(-1) ?? '');
    if (isDuration) return seconds(node);
    const quoted: EditFunction<YamlEdits> = (edit) =>
      isComposeDate(node) ? edit.replace(node, `"${node.text}"`) : edit.setScalar(node, node.text);
    return { title: 'Put it in quotes', safety: 'safe', edit: quoted };
  }
  const written = node.document.text.slice(node.span.start, node.span.end);
  const isFlowSafe = node.style !== 'literal' && node.style !== 'folded' && !/[[\]{},\n]/.test(written);
  if (!expected.includes('array') || !isFlowSafe || node.tag || node.anchor) return undefined;
  return { title: 'Make it a list', safety: 'safe', edit: (edit) => edit.replace(node, `[${written}]`) };
}

/** `- NAME: value`, where `NAME=value` or `name:value` is meant. */
function pairAsText(node: Extract<YamlNode, { type: 'map' }>, path: readonly string[]): Mending | undefined {
  const [entry, ...others] = node.entries;
  const value = entry?.value;
  if (!entry || others.length > 0 || value?.type !== 'scalar' || node.parent?.type !== 'list') return undefined;
  if (/[\n"\\]/.test(value.text) || node.tag || node.anchor) return undefined;
  const separator = pairLists.has(path.at(-2) ?? '') ? '=' : ':';
  const text = `${entry.name}${separator}${value.text}`;
  const shown = /^[\w./=:-]+$/.test(text) && !text.endsWith(':') ? text : `"${text}"`;
  return { title: `Write ${shown}`, safety: 'safe', edit: (edit) => edit.replace(node, shown) };
}

/** What stands at a path once services are extended and documents laid over one another. */
function valueAt(path: readonly string[], file: ComposeModel): ComposeValue | undefined {
  const [section, name = '', ...inner] = path;
  return section === 'services' && name !== '' ? file.service(name)?.value.get(...inner) : file.root?.get(...path);
}

/** Whether an item is added to a list of an earlier document or an extended service, where it counts once anyway. */
function isAdded({ node, path }: SchemaProblem, file: ComposeModel): boolean {
  const layers = valueAt(path.slice(0, -1), file)?.layers;
  return layers?.some(({ value }) => value === node.parent) === true && layers.at(-1)?.value !== node.parent;
}

/** Whether an earlier document or an extended service fills what is empty here. */
function isFilled({ node, path }: SchemaProblem, file: ComposeModel): boolean {
  // Services are looked into before anything is filled.
  const value = path.length > 1 || path[0] !== 'services' ? valueAt(path, file) : undefined;
  return value?.isNull === false && value.layers.at(-1)?.entry !== node.parent;
}

/** Documents with nothing in them beside others; an empty file is only not begun yet. */
function emptyDocuments(file: ComposeModel): { document: YamlDocument; span: Span }[] {
  const { documents } = file.yaml;
  if (documents.length < 2) return [];
  return documents.flatMap(({ document }) => {
    const { root, text, problems } = document;
    if (problems.length > 0 || (root && (root.type !== 'scalar' || root.value !== null))) return [];
    const start = Math.max(0, text.search(/\S/));
    return [{ document, span: { start, end: Math.min(text.length, start + 3) } }];
  });
}

export default rule('compose/invalid-value', {
  title: 'The value has the wrong type or is not allowed',
  why: 'Compose refuses the whole file over one such value.',
  severity: 'error',
  category: 'correctness',
  peers: { dclint: ['invalid-schema'] },
  references: ['https://github.com/compose-spec/compose-go/blob/main/schema/compose-spec.json'],
  fix: { title: 'Write it as Compose wants it', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    for (const problem of schemaProblems(file)) {
      const { kind, node, path, expected } = problem;
      if (kind === 'unknown-key' && expected.length > 0) continue;
      if (kind === 'empty' && (isBeingTyped(node, file) || isFilled(problem, file))) continue;
      if (kind === 'repeated-item' && (mergedLists.has(path.at(-2) ?? '') || isAdded(problem, file))) continue;
      report(node, { says: wordsFor(problem), fix: mending(problem) });
    }
    for (const service of file.services) {
      for (const { list, node } of unfitItems(service)) {
        report(node, {
          says: `service ${service.name}: ${list} must be text or a whole number, not ${typeOf(node)}`,
          fix: rightType(node, [list], ['string']),
        });
      }
    }
    for (const { document, span } of emptyDocuments(file)) {
      report({ document, span }, { says: 'Every document of the file must be a mapping' });
    }
    for (const { entry, path } of nonTextKeys(file)) {
      const { key } = entry;
      const text = key.type === 'scalar' ? key.text : '';
      report(key, {
        says: `${ownerOf(path)}: the key ${text} is no text`,
        fix:
          key.type === 'scalar' && text !== ''
            ? { title: 'Put the key in quotes', safety: 'safe', edit: (edit) => edit.replace(key, `"${text}"`) }
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.29
            ports: «"127.0.0.1:8080:80"»
            environment:
              - «DEBUG: "false"»
            healthcheck:
              interval: «30»
          db:
            image: postgres:18
            user: «999»
      `,
      fixed: `
        services:
          web:
            image: nginx:1.29
            ports: ["127.0.0.1:8080:80"]
            environment:
              - DEBUG=false
            healthcheck:
              interval: 30s
          db:
            image: postgres:18
            user: "999"
      `,
    },
    ...cases,
  ],
});
