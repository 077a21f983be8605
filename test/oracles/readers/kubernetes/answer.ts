import {
  type Analysis,
  defaultSettings,
  type Finding,
  type RuleSetting,
  rules,
  type Settings,
} from '../../../../server/src/core/index';
import { fieldsOfKind } from '../../../../server/src/core/knowledge/kubernetes-fields';
import type { Answer, Json } from '../../answer';
import { documentsOf } from './reading';

/** The rules whose findings say what strict decoding refuses. */
const decodingRules: ReadonlySet<string> = new Set([
  'kubernetes/yaml-syntax',
  'kubernetes/duplicate-key',
  'kubernetes/kind-missing',
  'kubernetes/unknown-kind',
  'kubernetes/api-version-removed',
  'kubernetes/unknown-field',
  'kubernetes/wrong-type',
]);
const off: RuleSetting = { level: 'off', options: {} };

/** Only the rules whose findings are part of an answer are on. */
export const settings: Settings = {
  ...defaultSettings('2026-06-01'),
  preset: 'all',
  rules: new Map(rules.filter(({ id }) => !decodingRules.has(id)).map(({ id }) => [id, off])),
};

/** What Bulkhead says of a file, as the official program would say it. */
export function answerOf(analysis: Analysis): Answer {
  const documents: Json[] = [...documentsOf(analysis)];
  const all = [...analysis.findings, ...analysis.suppressed.map(({ finding }) => finding)];
  const refusal = all.find((finding) => finding.severity === 'error' && !isStillDecoded(finding, analysis));
  const reading = { documents };
  return refusal ? { refused: refusal.message, reading } : { reading };
}

/** No cluster serves a removed version, but the decoder has the types of some of them. */
function isStillDecoded({ rule, span }: Finding, { content, yaml }: Analysis): boolean {
  if (rule.id !== 'kubernetes/api-version-removed' || content.kind !== 'kubernetes') return false;
  const object = content.model.objects.find(({ apiVersionNode }) => {
    const offset = apiVersionNode && yaml?.placeOf(apiVersionNode.document)?.offset;
    return apiVersionNode && offset !== undefined && offset + apiVersionNode.span.start === span.start;
  });
  return object !== undefined && fieldsOfKind(object.apiVersion, object.kind) !== undefined;
}
