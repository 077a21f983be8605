import { rule } from '../../../engine/rule';
import type { FieldType } from '../../../knowledge/kubernetes-fields';
import { yaml11Value } from '../../../model/yaml-1.1';
import { resolve } from '../../../model/yaml-values';
import type { YamlNode, YamlScalar } from '../../../syntax/yaml-tree';
import { refusedBy, titleOf } from '../_shared/decoding';
import { cases } from './wrong-type.cases';

const wanted: Readonly<Record<FieldType['holds'], string>> = {
  text: 'a string',
  boolean: 'true or false',
  integer: 'a whole number',
  'long integer': 'a whole number',
  number: 'a number',
  base64: 'base64',
  quantity: 'an amount such as 500m or 128Mi',
  time: 'a time such as 2026-01-31T12:00:00Z',
  'time with microseconds': 'a time such as 2026-01-31T12:00:00.000000Z',
  'integer or text': 'a whole number or a string',
  anything: 'anything',
  list: 'a list',
  map: 'a mapping',
  object: 'a mapping',
  'schema or boolean': 'a schema, true or false',
  'schema or list': 'a schema or a list of them',
  'schema or names': 'a schema or a list of names',
};

function found(node: YamlNode): string {
  const value = resolve(node);
  if (value?.type === 'map') return 'a mapping';
  if (value?.type === 'list') return 'a list';
  if (value?.type !== 'scalar') return 'nothing';
  const read = yaml11Value(value);
  const shown = value.text.length > 40 ? '' : ` ${value.text}`;
  if (read.type === 'boolean') return `the boolean${shown}`;
  if (read.type === 'integer' || read.type === 'number') return `the number${shown}`;
  return shown.trim() === '' ? 'a string' : `the string${shown}`;
}

/** Units that people write, and those that they mean. */
const units: Readonly<Record<string, string>> = {
  k: 'k',
  kb: 'k',
  kib: 'Ki',
  ki: 'Ki',
  m: 'M',
  mb: 'M',
  mib: 'Mi',
  mi: 'Mi',
  g: 'G',
  gb: 'G',
  gib: 'Gi',
  gi: 'Gi',
  t: 'T',
  tb: 'T',
  tib: 'Ti',
  ti: 'Ti',
};

/** The value as the field can store it; nothing where that would be a guess. `isMeant` where it says just the same. */
function storable(scalar: YamlScalar, expected: FieldType): { text: string; isMeant: boolean } | undefined {
  const { text, style, tag } = scalar;
  if (tag || text.includes('\n')) return undefined;
  const isPlain = style === 'plain';
  switch (expected.holds) {
    case 'text':
      return isPlain ? { text: `"${text}"`, isMeant: true } : undefined;
    case 'boolean':
      if (/^(?:true|false)$/i.test(text)) return { text: text.toLowerCase(), isMeant: true };
      if (/^(?:yes|on|1)$/i.test(text)) return { text: 'true', isMeant: false };
      return /^(?:no|off|0)$/i.test(text) ? { text: 'false', isMeant: false } : undefined;
    case 'integer':
    case 'long integer':
    case 'integer or text':
    case 'number':
      return !isPlain && /^-?(?:0|[1-9]\d{0,17})$/.test(text) ? { text, isMeant: true } : undefined;
    case 'quantity': {
      const [, amount, unit = ''] = /^\s*(\d{1,15}(?:\.\d{1,9})?)\s*([a-z]{1,3})\s*$/i.exec(text) ?? [];
      const meant = units[unit.toLowerCase()];
      if (amount === undefined || meant === undefined) return undefined;
      return { text: isPlain ? `${amount}${meant}` : `"${amount}${meant}"`, isMeant: false };
    }
    case 'list': {
      const isScalarList = expected.of.holds === 'text';
      if (!isScalarList || text === '' || /\s/.test(text) || yaml11Value(scalar).type !== 'text') return undefined;
      return { text: JSON.stringify([text]), isMeant: false };
    }
    default:
      return undefined;
  }
}

export default rule('kubernetes/wrong-type', {
  title: 'The field cannot hold a value of this type',
  why: 'The API server refuses the whole object: its decoder stops at the first value that it cannot store.',
  severity: 'error',
  category: 'correctness',
  peers: { 'kube-linter': ['schema-validation'] },
  references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  fix: { title: 'Write the value as the field takes it', safety: 'safe' },
  visit: 'document',
  check(part, report) {
    for (const { object, problem } of refusedBy(part)) {
      if (problem.what !== 'type') continue;
      const { node, expected, inWords } = problem;
      const scalar = node.type === 'scalar' ? storable(node, expected) : undefined;
      const isData = object.is('Secret', '') && expected.holds === 'base64';
      report(node, {
        says: `${titleOf(object)}: ${inWords} must be ${wanted[expected.holds]}, not ${isData ? 'plain text; put that into stringData' : found(node)}`,
        fix: scalar && {
          title: scalar.isMeant && expected.holds === 'text' ? 'Quote the value' : `Write ${scalar.text}`,
          safety: scalar.isMeant ? 'safe' : 'suggested',
          edit: (edit) => edit.replace(node, scalar.text),
        },
      });
    }
  },
  examples: cases,
});
