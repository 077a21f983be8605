import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import type { EnvPair } from '../../../model/dockerfile-instructions';

const NAMES: ReadonlySet<string> = new Set(['NVIDIA_VISIBLE_DEVICES', 'CUDA_VISIBLE_DEVICES']);

export default rule('dockerfile/gpu-devices-hardcoded', {
  title: 'The image fixes which GPUs it sees',
  why: 'It overrides or contradicts what the scheduler has assigned: two containers end up on one GPU, or the program finds none.',
  todo: 'Choose when the container is started: `docker run --gpus`, or the resources of a pod.',
  severity: 'info',
  category: 'correctness',
  peers: { tally: ['tally/gpu/no-hardcoded-visible-devices'] },
  references: [
    'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html#gpu-enumeration',
  ],
  fix: { title: 'Leave the choice to who starts it', safety: 'suggested' },
  visit: 'env',
  check(pair, report) {
    const { name } = pair;
    if (!NAMES.has(name)) return;
    const value = pair.value?.value?.trim();
    if (value === undefined || (pair.value?.variables.length ?? 0) > 0) return;
    if (/^(?:|none|void|nodevfiles|-1)$/i.test(value)) return;
    const { stage } = pair;
    const all = stage.ofKind('ENV').flatMap(({ pairs }) => pairs.filter((one) => one.name === name));
    if (all.at(-1)?.span.start !== pair.span.start) return;
    const isAll = name === 'NVIDIA_VISIBLE_DEVICES' && value.toLowerCase() === 'all';
    const repeats = /^(?:nvcr\.io\/)?nvidia\/cuda$/.test(stage.from.reference?.familiarName ?? '');
    // Other images need it, so that a GPU is there at all.
    if (isAll && !repeats) return;
    report(pair, {
      says: isAll ? `the base sets ${name} to all already` : `${name} is fixed to ${value}`,
      ...(isAll ? { severity: 'hint' } : {}),
      fix: { safety: isAll && all.length === 1 ? 'safe' : 'suggested', edit: (edit) => removeAll(edit, all) },
    });
  },
  examples: [
    {
      bad: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nENV APP=shop «CUDA_VISIBLE_DEVICES=0,1»\n',
      fixed: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nENV APP=shop\n',
    },
    {
      because: 'what the base says already; the name of one GPU, set twice',
      bad: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nENV «NVIDIA_VISIBLE_DEVICES=all»\nENV CUDA_VISIBLE_DEVICES=0\nENV «CUDA_VISIBLE_DEVICES="GPU-3c8f"»\n',
      fixed: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\n',
    },
    {
      because: 'another base needs it to have a GPU at all',
      good: 'FROM ubuntu:24.04\nENV NVIDIA_VISIBLE_DEVICES=all\n',
    },
    {
      because: 'switched off on purpose',
      good: 'FROM ubuntu:24.04\nENV NVIDIA_VISIBLE_DEVICES=none CUDA_VISIBLE_DEVICES=-1\n',
    },
    { because: 'the build chooses', good: 'FROM ubuntu:24.04\nARG GPUS=0\nENV CUDA_VISIBLE_DEVICES=$GPUS\n' },
    { because: 'replaced later', good: 'FROM ubuntu:24.04\nENV CUDA_VISIBLE_DEVICES=0\nENV CUDA_VISIBLE_DEVICES=""\n' },
    {
      because: 'for the build alone',
      good: 'FROM ubuntu:24.04\nARG CUDA_VISIBLE_DEVICES=0\nRUN CUDA_VISIBLE_DEVICES=0 make\n',
    },
    {
      because: 'a stage of the file',
      good: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04 AS a\nFROM a\nENV NVIDIA_VISIBLE_DEVICES=all\n',
    },
  ],
});

function removeAll(edit: DockerfileEdits, pairs: readonly EnvPair[]): void {
  const instructions = new Set(pairs.map(({ instruction }) => instruction));
  for (const instruction of instructions) {
    const gone = instruction.pairs.filter((pair) => pairs.includes(pair));
    if (gone.length === instruction.pairs.length) edit.removeInstruction(instruction);
    else for (const pair of gone) edit.removeWord(pair);
  }
}
