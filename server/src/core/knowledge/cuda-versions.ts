import { tableRows } from './rows';

/** A version of CUDA: 12.6. */
export interface CudaVersion {
  readonly major: number;
  readonly minor: number;
}

/**
 * The versions that PyTorch publishes wheels for, as the last part of an index: cu126 is 12.6. Sources, read on
 * 2026-11-21: https://pytorch.org/get-started/previous-versions/ and the indexes that uv knows,
 * https://github.com/astral-sh/uv/blob/main/crates/uv-torch/src/backend.rs, without those that only hold test builds.
 */
const WHEELS = ['10.2', '11.1', '11.3', '11.6', '11.7', '11.8', '12.1', '12.4', '12.6', '12.8', '12.9', '13.0', '13.2'];

/**
 * For each version the last image of nvidia/cuda, the word for cuDNN in its tags, and the distributions. Only tags that
 * public Dockerfiles were seen to use on 2026-11-21; source: https://hub.docker.com/r/nvidia/cuda/tags
 */
const IMAGES = `
  11.8  11.8.0  cudnn8  ubuntu22.04
  12.1  12.1.1  cudnn8  ubuntu22.04
  12.4  12.4.1  cudnn   ubuntu22.04
  12.6  12.6.3  cudnn   ubuntu22.04 ubuntu24.04
  12.8  12.8.1  cudnn   ubuntu22.04 ubuntu24.04
  12.9  12.9.1  cudnn   ubuntu22.04 ubuntu24.04
  13.0  13.0.2  cudnn   ubuntu22.04 ubuntu24.04
  13.2  13.2.1  cudnn   ubuntu22.04 ubuntu24.04
`;

/** The version that a suffix such as `126` of cu126 names: its last digit is the minor one. */
export function cudaVersionOfSuffix(digits: string): CudaVersion | undefined {
  if (!/^\d{2,3}$/.test(digits)) return undefined;
  return { major: Number(digits.slice(0, -1)), minor: Number(digits.slice(-1)) };
}

/** The highest version with wheels of PyTorch that a CUDA can stand in for: of its major one, and not above it. */
export function highestWheels({ major, minor }: CudaVersion): CudaVersion | undefined {
  const all = WHEELS.map((text) => cudaVersionOfSuffix(text.replace('.', '')));
  return all.findLast((one) => one?.major === major && one.minor <= minor);
}

/** The tag of nvidia/cuda that is like another one but for its version; nothing where it is not known to exist. */
export function cudaTagOf(tag: string, { major, minor }: CudaVersion): string | undefined {
  const row = tableRows(IMAGES).find(([version]) => version === `${major}.${minor}`);
  const [, newest = '', cudnnWord = '', distributions = ''] = row ?? [];
  const [, ...words] = tag.split('-');
  if (!row || !distributions.split(' ').includes(words.at(-1) ?? '')) return undefined;
  const isKnown = /^(?:cudnn\d*-)?(?:base|runtime|devel)-[^-]+$/.test(words.join('-'));
  return isKnown ? [newest, ...words.map((word) => (/^cudnn/.test(word) ? cudnnWord : word))].join('-') : undefined;
}
