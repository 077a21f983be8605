import { type Analysis, defaultSettings, type RuleSetting, rules, type Settings } from '../../../server/src/core/index';
import type { KubernetesPart } from '../../../server/src/core/model/kubernetes';
import type { KubernetesObject } from '../../../server/src/core/model/kubernetes-object';
import type { Answer, Json } from '../answer';
import type { Change, Reader } from '../reader';
import { podSecurityOf } from './kubernetes-pod-security';

/** The rules whose findings say what strict decoding says. */
const decodingRules: ReadonlySet<string> = new Set(['kubernetes/yaml-syntax']);
const off: RuleSetting = { level: 'off', options: {} };

/** Only the rules whose findings are part of an answer are on. */
const settings: Settings = {
  ...defaultSettings('2026-06-01'),
  preset: 'all',
  rules: new Map(rules.filter(({ id }) => !decodingRules.has(id)).map(({ id }) => [id, off])),
};

/** Kubernetes manifests as kubectl cuts them and the API server decodes them strictly. */
export const kubernetesReader: Reader = {
  kind: 'kubernetes',
  program: 'strict decoding and Pod Security admission of Kubernetes 1.36',
  settings,
  needs: (name) => name === 'Chart.yaml' || name === 'kustomization.yaml',
  read,
  beyond,
  known: [],
};

function read(analysis: Analysis): Answer {
  if (analysis.content.kind !== 'kubernetes') return { refused: 'no manifest' };
  const { parts } = analysis.content.model;
  return { reading: { documents: parts.map(documentOf) } };
}

function documentOf(part: KubernetesPart): Json {
  return { objects: part.all.map(objectOf) };
}

function objectOf(object: KubernetesObject): Json {
  const { apiVersion, kind, name = '', namespace = '' } = object;
  const podSecurity = podSecurityOf(object);
  return { apiVersion, kind, name, namespace, problems: [], ...(podSecurity === undefined ? {} : { podSecurity }) };
}

function beyond(_change: Change): readonly string[] {
  return [];
}
