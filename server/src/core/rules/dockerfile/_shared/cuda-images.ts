import type { CudaVersion } from '../../../knowledge/cuda-versions';
import type { Stage } from '../../../model/dockerfile-stage';

/** What the tag of an image of nvidia/cuda says: https://hub.docker.com/r/nvidia/cuda */
export interface CudaImage {
  readonly flavour: 'base' | 'runtime' | 'devel';
  readonly hasCudnn: boolean;
  /** Nothing where the tag does not begin with one. */
  readonly version: CudaVersion | undefined;
  /** The tag in full. */
  readonly tag: string;
}

/** The image of nvidia/cuda that a stage's own FROM names; nothing for others, and where the tag is not known. */
export function cudaImage({ from }: Stage): CudaImage | undefined {
  const { reference } = from;
  const tag = reference?.tag?.text;
  if (tag === undefined || !/^(?:nvcr\.io\/)?nvidia\/cuda$/.test(reference?.familiarName ?? '')) return undefined;
  const words = tag.split('-');
  const flavour = words.includes('base') ? 'base' : words.includes('runtime') ? 'runtime' : 'devel';
  const [, major, minor] = /^(\d{1,2})\.(\d{1,2})(?:\.\d+)*$/.exec(words[0] ?? '') ?? [];
  const version = major && minor ? { major: Number(major), minor: Number(minor) } : undefined;
  return { flavour, hasCudnn: words.some((word) => /^cudnn\d*$/.test(word)), version, tag };
}
