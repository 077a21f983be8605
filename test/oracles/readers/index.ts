import type { Reader } from '../reader';
import { composeReader } from './compose';
import { daemonReader } from './daemon';
import { dockerfileReader } from './dockerfile';
import { kubernetesReader } from './kubernetes';

/** Every kind with the official program that decides about it. */
export const readers: readonly Reader[] = [dockerfileReader, composeReader, daemonReader, kubernetesReader];
