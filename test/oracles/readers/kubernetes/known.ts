import { fieldsOfKind } from '../../../../server/src/core/knowledge/kubernetes-fields';
import { buildKubernetes } from '../../../../server/src/core/model/kubernetes';
import { decodingProblems, isUnknownKind } from '../../../../server/src/core/model/kubernetes-decoding';
import { isConfiguration, type KubernetesObject } from '../../../../server/src/core/model/kubernetes-object';
import { isUnknownValue } from '../../../../server/src/core/model/kubernetes-values';
import { parseYaml } from '../../../../server/src/core/syntax/yaml';
import type { Difference } from '../../answer';
import type { KnownDifference } from '../../reader';
import type { Subject } from '../../subject';

/** Why documents of a text are refused that we say nothing of, in the order in which they come. */
function silences({ text, path }: Subject): ReadonlySet<string> {
  const model = buildKubernetes(parseYaml(text), { path });
  const reasons = new Set<string>();
  for (const part of model.parts) {
    if (part.document.root && part.all.length === 0) reasons.add('no object');
    for (const object of part.all) for (const reason of silencesOf(object)) reasons.add(reason);
  }
  return reasons;
}

function silencesOf(object: KubernetesObject): string[] {
  if (isConfiguration(object)) return ['no object'];
  if (isUnknownKind(object)) return ['kind of OpenShift'];
  if (!fieldsOfKind(object.apiVersion, object.kind)) return [];
  return decodingProblems(object).flatMap((problem) => {
    if (problem.what === 'type') return isUnknownValue(problem.node) ? ['placeholder'] : [];
    if (isUnknownValue(problem.entry.entry.key)) return ['placeholder'];
    return problem.name.startsWith('$') ? ['patch'] : [];
  });
}

/** Whether only the official program refuses a text, for a reason that begins so, and we keep silent on purpose. */
function isSilence({ at, official, ours }: Difference, begin: RegExp, subject: Subject, reason: string): boolean {
  const isRefusal = at === 'refused' && typeof official === 'string' && ours === undefined && begin.test(official);
  return isRefusal && silences(subject).has(reason);
}

/** Whether we refuse what the official program takes, in a text that our parser finds such a fault in. */
function isStricter({ at, official, ours }: Difference, { text }: Subject, codes: ReadonlySet<string>): boolean {
  const isOurRefusal =
    (at === 'refused' && official === undefined) ||
    (/^\.documents\[\d+\]\.refused$/.test(at) && ours === true) ||
    (/^\.documents\[\d+\]\.(?:objects|duplicates)$/.test(at) && ours === undefined);
  return isOurRefusal && parseYaml(text).documents.some(({ document }) => codes.has(document.problems[0]?.code ?? ''));
}

const unclosed: ReadonlySet<string> = new Set(['unclosed-bracket', 'unclosed-quote']);
const lost: ReadonlySet<string> = new Set(['unexpected-token']);

const templateAction = /\{\{|\{%/;

/** What both sides say otherwise on purpose. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    reason: 'A template: the API server is given what the template engine makes of it, which nobody knows here.',
    isIt: (_difference, { text }) => templateAction.test(text),
  },
  {
    reason: 'Something stands behind the value of a document: go-yaml loses it without a word, we report it.',
    isIt: (difference, subject) => isStricter(difference, subject, lost),
  },
  {
    reason: 'A bracket or quoted text goes on further to the left than its key: YAML forbids it, go-yaml lets it pass.',
    isIt: (difference, subject) => isStricter(difference, subject, unclosed),
  },
  {
    reason: 'A value such as ${PORT} or <PORT> is filled in before anything is sent to the API server.',
    isIt: (difference, subject) => isSilence(difference, /^(?:type|unknown): /, subject, 'placeholder'),
  },
  {
    reason: 'A file of a tool or a component, or a part of one: no API server reads it.',
    isIt: (difference, subject) => isSilence(difference, /^kind: /, subject, 'no object'),
  },
  {
    reason: 'A kind that OpenShift 3 had in the core group: its API server has it, that of Kubernetes does not.',
    isIt: (difference, subject) => isSilence(difference, /^kind: /, subject, 'kind of OpenShift'),
  },
  {
    reason: 'A directive such as $patch is for kustomize and kubectl patch, which take it out.',
    isIt: (difference, subject) => isSilence(difference, /^unknown: /, subject, 'patch'),
  },
];
