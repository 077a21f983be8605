import { fieldsOfKind } from '../../../../server/src/core/knowledge/kubernetes-fields';
import { buildKubernetes } from '../../../../server/src/core/model/kubernetes';
import { decodingProblems, isUnknownKind } from '../../../../server/src/core/model/kubernetes-decoding';
import { isConfiguration, type KubernetesObject } from '../../../../server/src/core/model/kubernetes-object';
import { isUnknownValue } from '../../../../server/src/core/model/kubernetes-values';
import { workloadOf } from '../../../../server/src/core/model/kubernetes-workload';
import { get, stringValue } from '../../../../server/src/core/model/yaml-values';
import { parseYaml } from '../../../../server/src/core/syntax/yaml';
import type { Difference } from '../../answer';
import type { KnownDifference } from '../../reader';
import type { Subject } from '../../subject';
import {
  differencesIn,
  hasOddLineEnds,
  withBlanksBeforeComments,
  withBlanksInSeparators,
  withEndsForSeparators,
  withJsonAsYaml,
  withOrdinaryLineEnds,
  withoutLostDocuments,
  withoutRestBehindText,
} from './as-read';

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
  const isVersionUnknown = isUnknownValue(object.apiVersionNode);
  if (isConfiguration(object)) return isVersionUnknown ? ['unknown version', 'no object'] : ['no object'];
  if (isVersionUnknown) return ['unknown version'];
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

/** Whether an object of the difference is an unspecified pod: no `spec` where the admission library sees an empty one. */
function isPodWithoutSpec({ at }: Difference, { text, path }: Subject): boolean {
  if (!/^\.documents\[\d+\]\.objects\[\d+\]\.podSecurity\b/.test(at)) return false;
  const { objects } = buildKubernetes(parseYaml(text), { path });
  return objects.some((object) => !isConfiguration(object) && workloadOf(object)?.podSpec === undefined);
}

/** Whether a document is a list without items, which kubectl sends as it is. */
function isListWithoutItems({ at }: Difference, { text }: Subject): boolean {
  if (!/^(?:refused$|\.documents\[\d+\]\.objects)/.test(at)) return false;
  return parseYaml(text).documents.some(
    ({ document }) =>
      stringValue(get(document.root, 'kind'))?.endsWith('List') === true &&
      get(document.root, 'items')?.type !== 'list',
  );
}

/** Whether only we refuse a text, in which go-yaml takes a colon for a part of the word before it. */
function isGluedColon({ at, official, ours }: Difference, { text }: Subject): boolean {
  const isOurs =
    (official === undefined || ours === undefined) && /^refused$|\.(?:refused|objects|duplicates)$/.test(at);
  return isOurs && ours !== official && /:[,}\]]/.test(text);
}

/** Whether nothing is left of a difference, but for other known ones, where we read another text. */
function isExplained(difference: Difference, subject: Subject, text: string): boolean {
  if (text === subject.text) return false;
  const other = { ...subject, text };
  return differencesIn(difference, subject, text).every((left) =>
    knownDifferences.some(({ isIt }) => isIt(left, other)),
  );
}

/** Whether values differ that may hold a line end which go-yaml keeps as it is. */
function isKeptLineEnd({ at }: Difference, { text }: Subject): boolean {
  return /\.(?:digest|name|namespace)$/.test(at) && /[\u2028\u2029]/.test(text);
}

const unclosed: ReadonlySet<string> = new Set(['unclosed-bracket', 'unclosed-quote']);
const lost: ReadonlySet<string> = new Set(['unexpected-token']);

const keyless: ReadonlySet<string> = new Set(['multiline-implicit-key']);
const brokenColon: ReadonlySet<string> = new Set(['block-in-flow']);

const templateAction = /\{\{|\{%/;

/** What both sides say otherwise on purpose. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    reason: 'A template: the API server is given what the template engine makes of it, which nobody knows here.',
    isIt: (_difference, { text }) => templateAction.test(text),
  },
  {
    reason: 'Something stands behind the value of a document: go-yaml loses it without a word, we report it.',
    isIt: (difference, subject) =>
      isStricter(difference, subject, lost) || isExplained(difference, subject, withoutRestBehindText(subject)),
  },
  {
    reason: 'A bracket or quoted text goes on further to the left than its key: YAML forbids it, go-yaml lets it pass.',
    isIt: (difference, subject) => isStricter(difference, subject, unclosed),
  },
  {
    reason: 'A colon stands before the end of brackets: go-yaml reads it as YAML forbids, we report it.',
    isIt: (difference, subject) => isStricter(difference, subject, brokenColon) || isGluedColon(difference, subject),
  },
  {
    reason: 'A comment stands right behind a bracket or a quote: YAML asks for a blank before it, go-yaml does not.',
    isIt: (difference, subject) => isExplained(difference, subject, withBlanksBeforeComments(subject)),
  },
  {
    reason: 'Three dashes with a comment right behind them are a separator for kubectl, and a word in YAML.',
    isIt: (difference, subject) => isExplained(difference, subject, withBlanksInSeparators(subject)),
  },
  {
    reason: 'A block text begins below its key and no further to the right: YAML forbids it, go-yaml lets it pass.',
    isIt: (difference, subject) =>
      isStricter(difference, subject, keyless) && /^\s*[|>][-+\d]{0,2}\s*$/m.test(subject.text),
  },
  {
    reason:
      'A carriage return alone, U+0085, U+2028 and U+2029 end lines for go-yaml, as in YAML 1.1; they end none here.',
    isIt: (difference, subject) =>
      hasOddLineEnds(subject) &&
      (isExplained(difference, subject, withOrdinaryLineEnds(subject)) ||
        isExplained(difference, subject, withEndsForSeparators(subject)) ||
        isKeptLineEnd(difference, subject)),
  },
  {
    reason: 'A line of three dots: kubectl reads nothing behind it up to the next ---, we read a document of its own.',
    isIt: (difference, subject) => isExplained(difference, subject, withoutLostDocuments(subject)),
  },
  {
    reason: 'A template without a spec makes no pod, so that we look at none; the admission library sees an empty one.',
    isIt: isPodWithoutSpec,
  },
  {
    reason: 'A List without items: there is nothing in it that we look at.',
    isIt: isListWithoutItems,
  },
  {
    reason: 'A value such as ${PORT} or <PORT> is filled in before anything is sent to the API server.',
    isIt: (difference, subject) => isSilence(difference, /^(?:type|unknown): /, subject, 'placeholder'),
  },
  {
    reason: 'Where the apiVersion holds such a placeholder, nobody knows whether the kind exists.',
    isIt: (difference, subject) =>
      isSilence(difference, /^kind: /, subject, 'unknown version') ||
      (/\.problems\[0\]$/.test(difference.at) &&
        difference.ours === undefined &&
        silences(subject).has('unknown version')),
  },
  {
    reason:
      'JSON behind a line of three dashes that ends nothing, such as the first one: kubectl reads it as YAML, we as JSON.',
    isIt: (difference, subject) => isExplained(difference, subject, withJsonAsYaml(subject)),
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
