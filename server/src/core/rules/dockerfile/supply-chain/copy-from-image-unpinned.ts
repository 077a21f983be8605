import { rule } from '../../../engine/rule';
import { recommendedTag } from '../../../knowledge/end-of-life';
import { imageFacts } from '../../../knowledge/images';
import { parseImageReference } from '../../../model/image-reference';
import { isStageNumber, namedStage, sourceNames } from '../_shared/source-stages';

export default rule('dockerfile/copy-from-image-unpinned', {
  title: 'Files are copied out of an image whose version is not fixed',
  why: 'What is copied runs in the product, and it is another file whenever somebody pushes to the tag.',
  todo: 'Name a release, best with its digest; as `FROM <image> AS <name>` a bot such as Renovate keeps it fresh.',
  severity: 'warning',
  category: 'supply-chain',
  // DL3022 is about names of stages: hadolint leaves external images alone, whatever their tag is.
  references: ['https://docs.docker.com/build/building/multi-stage/#use-an-external-image-as-a-stage'],
  fix: { title: 'Name the recommended release', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report, { settings }) {
    for (const source of sourceNames(instruction)) {
      const { name, span } = source;
      if (name.includes('$') || isStageNumber(source) || namedStage(source, instruction.model.stages)) continue;
      // A bare word may be the name of a build context, unless everybody knows the image.
      if (!/[/.:]/.test(name) && !imageFacts({ name })) continue;
      const reference = parseImageReference(name);
      const tag = reference?.tag;
      if (!reference || reference.digest || (tag && tag.text !== 'latest')) continue;
      const release = recommendedTag(reference.name.text, settings.today);
      const isPlain = instruction.textIn(span) === name;
      report(source, {
        says: tag
          ? `${name} is another image with every release`
          : `${name} names no release, so it is the one called latest`,
        fix:
          release === undefined || !isPlain
            ? undefined
            : {
                title: `Use the release ${release}`,
                edit: (edit) => edit.replace(source, `${reference.name.text}:${release}`),
              },
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        COPY --from=«docker.io/library/golang:latest» /usr/local/go /usr/local/go
      `,
      fixed: `
        FROM debian:12
        COPY --from=docker.io/library/golang:1.27 /usr/local/go /usr/local/go
      `,
    },
    {
      because: 'without a tag, of a mount, and an image that everybody knows',
      bad: `
        FROM debian:12
        COPY --from=«ghcr.io/astral-sh/uv» /uv /bin/
        RUN --mount=type=bind,from=«ghcr.io/example/tool:latest»,target=/mnt /mnt/tool
      `,
    },
    {
      because: 'stages by name in any case and by number',
      good: `
        FROM golang:1.26 AS build
        FROM debian:12
        COPY --from=Build /a /a
        COPY --from=0 /b /b
        RUN --mount=type=bind,from=build,target=/mnt /mnt/tool
      `,
    },
    {
      because: 'a release or a digest',
      good: `
        FROM debian:12
        COPY --from=ghcr.io/astral-sh/uv:0.8.4 /uv /bin/
        COPY --from=busybox:1.37 /bin/busybox /bin/
        COPY --from=busybox@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef /bin/busybox /bin/
      `,
    },
    {
      because: 'variables, and words that may be build contexts',
      good: `
        FROM debian:12
        COPY --from=$TOOLS /a /a
        COPY --from=shared /b /b
      `,
    },
    {
      because: 'a port is no tag, and files of the context have no image',
      good: `
        FROM debian:12
        COPY --from=registry.example.com:5000/tools:3 /a /a
        COPY . .
      `,
    },
  ],
});
