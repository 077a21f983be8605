import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { type CudaVersion, cudaTagOf, highestWheels } from '../../../knowledge/cuda-versions';
import { writtenPlace } from '../_shared/base-image';
import { cudaImage } from '../_shared/cuda-images';
import { type CudaReference, cudaReferences } from '../_shared/cuda-references';

export default rule('dockerfile/cuda-version-mismatch', {
  title: 'CUDA packages do not match the CUDA version of the base image',
  why: 'The packages bring a CUDA of their own, so the image holds two: extensions fail to compile against the other one, and the driver that the base image asks for is not the one that is needed.',
  severity: 'info',
  category: 'correctness',
  peers: { tally: ['tally/gpu/cuda-version-mismatch'] },
  references: [
    'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html',
    'https://pytorch.org/get-started/previous-versions/',
  ],
  fix: [
    { title: 'Match the CUDA versions', safety: 'suggested' },
    { title: 'Match the CUDA versions the other way round', safety: 'suggested' },
  ],
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind !== 'RUN' && instruction.kind !== 'ENV' && instruction.kind !== 'ARG') return;
    const references = cudaReferences(instruction);
    const { stage } = instruction;
    if (references.length === 0 || !stage) return;
    const root = stage.rootStage;
    const base = cudaImage(root)?.version;
    const others = base && references.filter(({ version }) => !fits(version, base));
    const [first] = others ?? [];
    if (!base || !others || !first) return;
    const names = [...new Set(others.map(({ text }) => text))];
    const isMixed = references.some(({ version }) => nameOf(version) !== nameOf(first.version));
    const byPackages = isMixed ? undefined : packagesFor(base, others);
    const byBase = isMixed || root !== stage ? undefined : baseFor(root, first.version);
    // Whoever has the newer base most likely forgot the packages.
    const isBaseNewer = base.major > first.version.major;
    report(first, {
      says: `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} made for CUDA ${listOf(others)}; the base image holds CUDA ${nameOf(base)}`,
      fix: isBaseNewer || !byBase ? [byPackages, byBase] : [byBase, byPackages],
    });
  },
  examples: [
    {
      because: 'the base is newer',
      bad: 'FROM nvidia/cuda:12.6.3-devel-ubuntu22.04\nRUN pip install torch==2.7.0+«cu118» --index-url https://download.pytorch.org/whl/cu118\n',
      fixed:
        'FROM nvidia/cuda:12.6.3-devel-ubuntu22.04\nRUN pip install torch==2.7.0+cu126 --index-url https://download.pytorch.org/whl/cu126\n',
      otherwiseFixed: [
        'FROM nvidia/cuda:11.8.0-devel-ubuntu22.04\nRUN pip install torch==2.7.0+cu118 --index-url https://download.pytorch.org/whl/cu118\n',
      ],
    },
    {
      because: 'a higher minor version; the base is older',
      bad: 'ARG TAG=12.1.1-cudnn8-runtime-ubuntu22.04\nFROM nvidia/cuda:${TAG}\nRUN uv pip install --extra-index-url=https://download.pytorch.org/whl/«cu128» torch\n',
      fixed:
        'ARG TAG=12.8.1-cudnn-runtime-ubuntu22.04\nFROM nvidia/cuda:${TAG}\nRUN uv pip install --extra-index-url=https://download.pytorch.org/whl/cu128 torch\n',
      otherwiseFixed: [
        'ARG TAG=12.1.1-cudnn8-runtime-ubuntu22.04\nFROM nvidia/cuda:${TAG}\nRUN uv pip install --extra-index-url=https://download.pytorch.org/whl/cu121 torch\n',
      ],
    },
    {
      because: 'a stage of the file; no tag of that distribution is known',
      bad: 'FROM nvcr.io/nvidia/cuda:12.6.3-base-rockylinux9 AS base\nRUN uv pip install --torch-backend «cu130» torch\nFROM base\nRUN micromamba install -y pytorch «pytorch-cuda=11.8» -c nvidia\n',
      fixed:
        'FROM nvcr.io/nvidia/cuda:12.6.3-base-rockylinux9 AS base\nRUN uv pip install --torch-backend cu126 torch\nFROM base\nRUN micromamba install -y pytorch pytorch-cuda=12.6 -c nvidia\n',
    },
    {
      because: 'settings, a quoted requirement with a blank, the address of a wheel',
      bad: 'FROM nvidia/cuda:11.8.0-base-rockylinux8\nENV PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/«cu126» UV_TORCH_BACKEND=cu126\nRUN conda install "«cudatoolkit 10.2»"\nRUN pip install https://download.pytorch.org/whl/«cu121»/torch-2.4.0%2Bcu121-cp310-cp310-linux_x86_64.whl\n',
      fixed:
        'FROM nvidia/cuda:11.8.0-base-rockylinux8\nENV PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cu118 UV_TORCH_BACKEND=cu118\nRUN conda install "cudatoolkit 11.8"\nRUN pip install https://download.pytorch.org/whl/cu118/torch-2.4.0%2Bcu118-cp310-cp310-linux_x86_64.whl\n',
    },
    {
      because: 'several versions in one step: nobody can tell which is meant',
      bad: 'FROM nvidia/cuda:12.6.3-devel-ubuntu22.04\nRUN pip install torch==2.7.0+«cu118» && pip install torchvision==0.22.0+cu130\n',
    },
    {
      because: 'the same or an older minor version runs on it',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu22.04\nRUN pip install torch==2.7.0+cu126\nRUN pip install --index-url https://download.pytorch.org/whl/cu121 torch\nRUN conda install pytorch-cuda=12.4\n',
    },
    {
      because: 'no CUDA is asked for',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu22.04\nRUN pip install torch==2.7.0 --index-url https://download.pytorch.org/whl/cpu\nRUN pip install torch --index-url https://download.pytorch.org/whl/rocm6.3\nRUN pip uninstall -y torch==2.0.0+cu118\n',
    },
    {
      because: 'another base than the CUDA stage of the file',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu22.04\nFROM ubuntu:24.04\nRUN pip install torch==2.7.0+cu118\n',
    },
    {
      because: 'the version of the base is not known',
      good: 'ARG TAG\nFROM nvidia/cuda:$TAG\nRUN pip install torch==2.7.0+cu118\nFROM nvidia/cuda:latest\nRUN pip install torch==2.7.0+cu118\nFROM nvidia/cuda@sha256:ac55d124da4882b497f732d8dfd9a702d5447a5f29d08d5bb6d1e9a5f3a6c4d1\nRUN pip install torch==2.7.0+cu118\n',
    },
    {
      because: 'suffixes that are none, and what is put together from variables',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu22.04\nRUN pip install torch==2.7.0+cu1180 "torch==2.7.0+cu${CUDA}" torch==2.7.0+cu11$MINOR https://example.com/cu118x/a.whl\nRUN conda install "cudatoolkit>=11.3"\nRUN echo pip install torch==2.7.0+cu118\n',
    },
  ],
});

/** Whether packages for a version run beside that of the base: the same major one, and not newer. */
function fits(version: CudaVersion, base: CudaVersion): boolean {
  return version.major === base.major && version.minor <= base.minor;
}

function packagesFor(base: CudaVersion, references: readonly CudaReference[]) {
  const isConda = references.every(({ text }) => !text.startsWith('cu') || text.startsWith('cuda'));
  const version = isConda ? base : highestWheels(base);
  const places = version ? references.map((reference) => reference.instead(version)) : [];
  if (!version || places.includes(undefined)) return undefined;
  return {
    title: `Take the packages for CUDA ${nameOf(version)}`,
    edit: (edit: DockerfileEdits) => {
      for (const place of places) if (place) edit.replace(place, place.text);
    },
  };
}

function baseFor({ from }: { readonly from: Parameters<typeof writtenPlace>[0] }, version: CudaVersion) {
  const { reference } = from;
  const tag = reference?.tag;
  const newTag = tag && !reference.digest ? cudaTagOf(tag.text, version) : undefined;
  const span = tag && writtenPlace(from, tag.span);
  if (newTag === undefined || !span) return undefined;
  return {
    title: `Build on the image with CUDA ${nameOf(version)}`,
    edit: (edit: DockerfileEdits) => edit.replace({ span }, newTag),
  };
}

function nameOf({ major, minor }: CudaVersion): string {
  return `${major}.${minor}`;
}

function listOf(references: readonly CudaReference[]): string {
  return [...new Set(references.map(({ version }) => nameOf(version)))].join(' and ');
}
