import { rule } from '../../../engine/rule';
import { type CudaImage, cudaImage } from '../_shared/cuda-images';
import { leavePackageOut } from '../_shared/leave-package-out';
import { packageCommand } from '../_shared/package-commands';
import { removeWords } from '../_shared/removal';

export default rule('dockerfile/cuda-packages-reinstalled', {
  title: 'CUDA packages are installed again on a CUDA base image',
  why: 'Gigabytes of libraries are in the image twice, and the second set may be of another version than the base was tested with.',
  severity: 'info',
  category: 'image-hygiene',
  peers: { tally: ['tally/gpu/no-redundant-cuda-install'] },
  references: ['https://hub.docker.com/r/nvidia/cuda'],
  fix: { title: 'Leave them out', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.task !== 'install' || !/^(?:apt|yum|dnf|microdnf)$/.test(call.manager.name)) return;
    const image = cudaImage(command.stage);
    const again = image ? call.packages.filter(({ value }) => value !== undefined && isHeld(image, value)) : [];
    const [first] = again;
    if (!first || !image) return;
    const isOlder = again.some(({ text }) => text.startsWith('nvidia-cuda-toolkit'));
    report(first, {
      says: isOlder
        ? `${first.text} is another CUDA beside that of the base; its devel images hold the toolkit`
        : `nvidia/cuda:${image.tag} holds ${again.map(({ text }) => text).join(', ')} already`,
      fix: isOlder
        ? undefined
        : (edit) => {
            if (again.length === call.packages.length) leavePackageOut(edit, command, [first], first);
            else for (const word of again) removeWords(edit, command, [word]);
          },
    });
  },
  examples: [
    {
      bad: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN apt-get update && apt-get install -y python3 «cuda-toolkit-12-6» libcublas-12-6\n',
      fixed: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN apt-get update && apt-get install -y python3\n',
    },
    {
      because: 'nothing else is installed; the CUDA of the distribution is another one',
      bad: 'FROM nvcr.io/nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04\nRUN apt-get install -y «libcudnn9-cuda-12»\nRUN dnf install -y «cuda-libraries-12-6»\n',
      fixed: 'FROM nvcr.io/nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04\n',
    },
    {
      because: 'the distribution has one of its own',
      bad: 'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nRUN apt-get install -y «nvidia-cuda-toolkit»\n',
    },
    {
      because: 'what the flavour lacks',
      good: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nRUN apt-get install -y cuda-nvcc-12-6 libcudnn9-cuda-12 cuda-toolkit-12-6\nFROM nvidia/cuda:12.6.3-base-ubuntu24.04\nRUN apt-get install -y cuda-libraries-12-6\n',
    },
    {
      because: 'TensorRT is in none',
      good: 'FROM nvidia/cuda:12.6.3-cudnn-devel-ubuntu24.04\nRUN apt-get install -y tensorrt libnvinfer10\n',
    },
    { because: 'another base', good: 'FROM ubuntu:24.04\nRUN apt-get install -y cuda-toolkit-12-6\n' },
    {
      because: 'names that only hold the word',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN apt-get install -y barracuda libcublasx\n',
    },
    { because: 'the tag is not known', good: 'ARG T\nFROM nvidia/cuda:$T\nRUN apt-get install -y cuda-toolkit-12-6\n' },
  ],
});

function isHeld({ flavour, hasCudnn }: CudaImage, name: string): boolean {
  if (/^nvidia-cuda-toolkit(?:[-=].*)?$/.test(name) || /^cuda-(?:cudart|compat)-/.test(name)) return true;
  if (hasCudnn && /^libcudnn\d/.test(name)) return true;
  if (flavour === 'base') return false;
  if (/^cuda-libraries(?:-\d.*)?$|^libcublas-\d|^libnccl2(?:=.*)?$/.test(name)) return true;
  return flavour === 'devel' && /^cuda-(?:toolkit|nvcc|libraries-dev)(?:[-=].*)?$/.test(name);
}
