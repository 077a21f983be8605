import type { Reader } from '../reader';
import { answerOf, settings } from './kubernetes/answer';
import { changedBeyond } from './kubernetes/beyond';
import { knownDifferences } from './kubernetes/known';
import { podSecurityBeyond } from './kubernetes-pod-security';

/** Kubernetes manifests as kubectl cuts them and the API server decodes them strictly. */
export const kubernetesReader: Reader = {
  kind: 'kubernetes',
  program: 'strict decoding and Pod Security admission of Kubernetes 1.36',
  settings,
  needs: (name) => name === 'Chart.yaml' || name === 'kustomization.yaml',
  read: answerOf,
  beyond: (change) => [...changedBeyond(change), ...podSecurityBeyond(change)],
  known: knownDifferences,
};
