import { rule } from '../../../engine/rule';
import { recommendedTag } from '../../../knowledge/end-of-life';
import type { From } from '../../../model/dockerfile-image-instructions';
import { imagePlace, writtenPlace } from '../_shared/base-image';
import { cases } from './image-tag-missing.cases';

export default rule('dockerfile/image-tag-missing', {
  title: 'The base image has no tag',
  why: 'Without a tag every build starts from whatever was pushed last, so the same file gives another image tomorrow.',
  todo: 'Name the release that the build was tested with.',
  severity: 'warning',
  category: 'supply-chain',
  peers: {
    hadolint: ['DL3006'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    semgrep: ['missing-image-version'],
    kics: ['Image Version Not Explicit'],
    dockle: ['DKL-DI-0006'],
    cis: ['4.2'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  fix: { title: 'Name the recommended release', safety: 'suggested' },
  visit: 'from',
  check(from, report, { settings }) {
    const name = untaggedName(from);
    if (name === undefined) return;
    const { reference } = from;
    const place = reference && writtenPlace(from, reference.name.span);
    const release = place ? recommendedTag(reference.name.text, settings.today) : undefined;
    report(imagePlace(from), {
      says: `${name} has no tag: the build takes the latest image, whatever that is`,
      fix:
        place && release !== undefined
          ? {
              title: `Use the release ${release}`,
              edit: (edit) => edit.insertAfterNode({ span: place }, `:${release}`),
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM «python» AS build
        RUN pip wheel .
        FROM gcr.io/distroless/python3-debian13:nonroot
      `,
      fixed: `
        FROM python:3.14 AS build
        RUN pip wheel .
        FROM gcr.io/distroless/python3-debian13:nonroot
      `,
    },
    {
      because: 'a tag, a digest, scratch and a stage of the file say which image it is',
      good: `
        FROM debian:13-slim AS Build
        FROM --platform=linux/amd64 build AS test
        FROM nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        FROM scratch
      `,
    },
    ...cases,
  ],
});

/** The image's name where it is certain that neither a tag nor a digest follows it. */
function untaggedName(from: From): string | undefined {
  const { reference, image } = from;
  if (reference) return reference.tag || reference.digest ? undefined : reference.name.text;
  if (!image || image.value !== undefined || image.problem) return undefined;
  // What a variable stands for is unknown, but the last part of the path is written out.
  const last = Math.max(...image.variables.map(({ span }) => span.end)) - image.span.start;
  const ending = suffixArgument(from);
  if (ending !== undefined) return ending;
  const tail = /^\/(?:[a-z0-9._-]+\/)*[a-z0-9._-]+$/.exec(image.raw.slice(last));
  return tail && image.raw.length === image.span.end - image.span.start ? image.raw : undefined;
}

/** The name before an argument that is empty unless somebody gives a tag in it: `FROM alpine$TAG`. */
function suffixArgument({ image, model }: From): string | undefined {
  const parts = /^((?:[a-z0-9.-]+(?::\d+)?\/)?(?:[a-z0-9._-]+\/)*[a-z0-9]+)\$(?:(\w+)|\{(\w+)\})$/.exec(
    image?.raw ?? '',
  );
  const pairs = model.globalPairs.filter(({ name }) => name === (parts?.[2] ?? parts?.[3]));
  return pairs.length > 0 && pairs.every(({ value }) => value === undefined) ? parts?.[1] : undefined;
}
