import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { spanWithin } from '../../../model/dockerfile-value';
import { baseImageText } from '../_shared/base-image';
import { packageCommand } from '../_shared/package-commands';
import { chainOf } from '../_shared/run-time-part';

export default rule('dockerfile/gpu-driver-capabilities-all', {
  title: 'The image asks for every driver capability of the GPU',
  why: 'The graphics, video, display and 32-bit parts of the driver come into the container too, while most programs only compute: more code of the host to attack.',
  severity: 'info',
  category: 'least-privilege',
  peers: { tally: ['tally/gpu/prefer-minimal-driver-capabilities'] },
  references: ['https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html'],
  fix: { title: 'Ask for what is used', safety: 'suggested' },
  visit: 'env',
  check(pair, report) {
    const word = pair.syntax.value;
    if (pair.name !== 'NVIDIA_DRIVER_CAPABILITIES' || !word || word.value.includes('$')) return;
    const parts = (pair.value?.value ?? '').toLowerCase().split(',');
    if (!parts.some((part) => part.trim() === 'all')) return;
    const { stage } = pair;
    if (pair.instruction.onbuild || stage.environmentSetting(pair.name, Number.POSITIVE_INFINITY)?.source !== pair)
      return;
    const installed = installedPackages(stage);
    const hasVideo = installed.some((name) => /^(?:lib)?ffmpeg/.test(name));
    const hasGraphics = installed.some((name) => GRAPHICS.test(name));
    const isGraphicsBase = /nvidia\/(?:cudagl|opengl|vulkan)/.test(baseImageText(stage));
    const needed = `compute,utility${hasVideo ? ',video' : ''}${hasGraphics || isGraphicsBase ? ',graphics,display' : ''}`;
    const quote = /^(["']).*\1$/.test(word.value) ? 1 : 0;
    const at = { span: spanWithin(word, quote, word.value.length - quote) };
    report(at, {
      says: 'every part of the driver comes into the container',
      severity: hasVideo || hasGraphics || isGraphicsBase ? 'hint' : 'info',
      fix: (edit) => edit.replace(at, needed),
    });
  },
  examples: [
    {
      bad: `
        FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04
        ENV NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=«all»
      `,
      fixed: `
        FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04
        ENV NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=compute,utility
      `,
    },
    {
      because: 'in quotes, in the old form, in any case; what is installed tells what is used',
      bad: `
        FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04 AS video
        ENV NVIDIA_DRIVER_CAPABILITIES="«ALL»"
        RUN apt-get update && apt-get install -y ffmpeg
        FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04
        RUN apt-get update && apt-get install -y libgl1
        ENV NVIDIA_DRIVER_CAPABILITIES «all»
      `,
      fixed: `
        FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04 AS video
        ENV NVIDIA_DRIVER_CAPABILITIES="compute,utility,video"
        RUN apt-get update && apt-get install -y ffmpeg
        FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04
        RUN apt-get update && apt-get install -y libgl1
        ENV NVIDIA_DRIVER_CAPABILITIES compute,utility,graphics,display
      `,
    },
    {
      because: 'lists of their own, or nothing',
      good: 'FROM debian:13\nENV NVIDIA_DRIVER_CAPABILITIES=compute,utility\nFROM debian:13\nENV NVIDIA_DRIVER_CAPABILITIES=""\n',
    },
    {
      because: 'a later one takes its place',
      good: 'FROM debian:13\nENV NVIDIA_DRIVER_CAPABILITIES=all\nENV NVIDIA_DRIVER_CAPABILITIES=compute\n',
    },
    {
      because: 'of the build alone',
      good: 'FROM debian:13\nARG NVIDIA_DRIVER_CAPABILITIES=all\nRUN NVIDIA_DRIVER_CAPABILITIES=all make\n',
    },
    { because: 'who builds decides', good: 'FROM debian:13\nARG PARTS=all\nENV NVIDIA_DRIVER_CAPABILITIES=$PARTS\n' },
    { because: 'another variable', good: 'FROM debian:13\nENV NVIDIA_VISIBLE_DEVICES=all\n' },
  ],
});

const GRAPHICS =
  /^(?:libgl|libegl|libopengl|mesa-|libvulkan|vulkan-|libx11|libxext|xorg|xserver|x11-|xvfb|freeglut|libosmesa)/;

function installedPackages(stage: Stage): readonly string[] {
  return chainOf(stage).flatMap((one) =>
    one.ofKind('RUN').flatMap(({ commands }) =>
      commands.flatMap((command) => {
        const call = packageCommand(command);
        return call?.task === 'install' ? call.packages.map(({ text }) => text) : [];
      }),
    ),
  );
}
