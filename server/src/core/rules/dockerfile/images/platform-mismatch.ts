import { rule } from '../../../engine/rule';
import { imageSystem } from '../../../knowledge/image-systems';
import { imagePlace } from '../_shared/base-image';
import { parsePlatform } from '../_shared/platform';

export default rule('dockerfile/platform-mismatch', {
  title: 'The base image does not exist for the requested platform',
  why: 'The builder finds no image for that platform and stops, or takes one that cannot run there.',
  todo: 'See the platforms of an image with `docker buildx imagetools inspect`.',
  severity: 'error',
  // Only what is certain without asking a registry: Windows against Linux.
  category: 'correctness',
  peers: { buildkit: ['InvalidBaseImagePlatform'], tally: ['tally/platform-mismatch'] },
  references: ['https://docs.docker.com/build/building/multi-platform/'],
  fix: { title: 'Leave the platform to the build', safety: 'suggested' },
  visit: 'from',
  check(from, report) {
    const flag = from.flag('platform');
    if (!flag?.value || !from.reference || flag.value.value.includes('$')) return;
    const platform = parsePlatform(flag.text);
    const system = imageSystem(from.reference.name.text);
    if (!platform || !system || platform.system === system || !/^(?:linux|windows)$/.test(platform.system)) return;
    const { value } = flag;
    report(imagePlace(from), {
      says: `${from.reference.familiarName} is an image for ${system}, not for ${platform.system}`,
      related: [{ at: flag, says: 'the platform that is asked for' }],
      fix: (edit) => (value.parts ? edit.refuse('The flag is not in one piece.') : edit.removeWord(flag)),
    });
  },
  examples: [
    {
      bad: `
        FROM --platform=windows/amd64 «node:24»
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'the other way round',
      bad: 'FROM --platform=linux/amd64 «mcr.microsoft.com/windows/servercore:ltsc2022» AS build\n',
      fixed: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS build\n',
    },
    {
      because: 'they agree',
      good: 'FROM --platform=linux/arm64 node:24\nFROM --platform=windows/amd64 mcr.microsoft.com/windows/nanoserver:ltsc2022\n',
    },
    {
      because: 'some images are for both',
      good: 'FROM --platform=windows/amd64 golang:1.26\nFROM --platform=linux/amd64 golang:1.26\n',
    },
    {
      because: 'nobody knows the image or the platform',
      good: 'FROM --platform=windows/amd64 example.com/app:1\nFROM --platform=$TARGETPLATFORM node:24\n',
    },
    {
      because: 'a stage may be called like an image',
      good: 'FROM golang:1.26 AS node\nFROM --platform=windows/amd64 node\n',
    },
  ],
});
