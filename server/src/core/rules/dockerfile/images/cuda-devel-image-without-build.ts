import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { packageCommand } from '../_shared/package-commands';
import { isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/cuda-devel-image-without-build', {
  title: 'The final image is a CUDA devel image that compiles nothing',
  why: 'The devel images hold several gigabytes of compilers and headers that a program needs only while it is built.',
  severity: 'info',
  category: 'image-hygiene',
  peers: { tally: ['tally/gpu/prefer-runtime-final-stage'], cis: ['4.3'] },
  references: ['https://hub.docker.com/r/nvidia/cuda'],
  fix: { title: 'Use the runtime image', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report, { path }) {
    const { from } = stage;
    const { reference } = from;
    const { tag } = reference ?? {};
    if (!reference || !tag || reference.digest || !/(?:^|-)devel(?:-|$)/.test(tag.text)) return;
    if (!/^(?:(?:nvcr\.io\/)?nvidia\/cuda|pytorch\/pytorch)$/.test(reference.familiarName)) return;
    const span = from.spanOfPart(tag);
    if (!span || compiles(stage) || isForDevelopers(stage, path)) return;
    const at = tag.text.search(/(?:^|-)devel(?:-|$)/) + (tag.text.startsWith('devel') ? 0 : 1);
    const copies = stage.ofKind('COPY').some((copy) => copy.fromStage !== undefined);
    report(
      { span },
      {
        says: copies
          ? `${tag.text} ships compilers, although the program is built in another stage`
          : `${tag.text} ships compilers that nothing here uses`,
        fix: (edit) =>
          edit.replace({ span: { start: span.start + at, end: span.start + at + 'devel'.length } }, 'runtime'),
      },
    );
  },
  examples: [
    {
      bad: 'FROM nvidia/cuda:«12.6.3-cudnn-devel-ubuntu24.04»\nRUN pip install --no-cache-dir torch==2.7.0\nCMD ["python3", "a.py"]\n',
      fixed:
        'FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04\nRUN pip install --no-cache-dir torch==2.7.0\nCMD ["python3", "a.py"]\n',
    },
    {
      because: 'built in another stage; images of others that are made alike',
      bad: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04 AS build\nRUN make\nFROM pytorch/pytorch:«2.7.0-cuda12.6-cudnn9-devel»\nCOPY --from=build /app /app\n',
      fixed:
        'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04 AS build\nRUN make\nFROM pytorch/pytorch:2.7.0-cuda12.6-cudnn9-runtime\nCOPY --from=build /app /app\n',
    },
    { because: 'something is compiled', good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN nvcc -o /app a.cu\n' },
    {
      because: 'a compiler is installed too',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN apt-get install -y cmake\n',
    },
    {
      because: 'packages that compile themselves',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN pip install flash-attn --no-build-isolation\n',
    },
    {
      because: 'variables that only builds read',
      good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nENV TORCH_CUDA_ARCH_LIST=8.6\n',
    },
    {
      because: 'other flavours',
      good: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nFROM nvidia/cuda:12.6.3-base-ubuntu24.04\n',
    },
    { because: 'a stage of the file', good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04 AS a\nFROM a\nRUN true\n' },
    { because: 'the tag is not known', good: 'ARG TAG\nFROM nvidia/cuda:$TAG\nRUN true\n' },
  ],
});

const COMPILERS = /^(?:nvcc|gcc|g\+\+|cc|clang(?:\+\+)?|make|cmake|ninja)$/;
const PACKAGES = /^(?:build-essential|gcc|g\+\+|make|cmake|ninja-build)(?:[-=].*)?$/;
const SELF_COMPILED =
  /^(?:flash[-_]attn|apex|deepspeed|xformers|--no-build-isolation|git\+.*|\.|-e|setup\.py)(?:[=<>~[].*)?$/;

function compiles(stage: Stage): boolean {
  if (stage.variable('TORCH_CUDA_ARCH_LIST', Number.POSITIVE_INFINITY)?.isSet) return true;
  if (stage.variable('CUDA_HOME', Number.POSITIVE_INFINITY)?.isSet) return true;
  return stage.ofKind('RUN').some(({ commands }) =>
    commands.some((command) => {
      if (COMPILERS.test(command.program ?? '')) return true;
      if (packageCommand(command)?.packages.some(({ text }) => PACKAGES.test(text))) return true;
      return (
        /^(?:pip[\d.]*|uv|python[\d.]*)$/.test(command.program ?? '') &&
        command.arguments.some(({ text }) => SELF_COMPILED.test(text))
      );
    }),
  );
}
