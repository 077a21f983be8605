import { rule } from '../../../engine/rule';
import { imageFacts } from '../../../knowledge/images';
import { imageName, isFromRegistry } from '../../../knowledge/registries';
import { parseImageReference } from '../../../model/image-reference';
import type { Spanned } from '../../../text/span';
import { imagePlace } from '../_shared/base-image';

export default rule('dockerfile/untrusted-registry', {
  title: 'The image comes from a registry that is not on the allowed list',
  why: 'Whoever can push to a registry decides what the build runs, so only those that the team has agreed on may be used.',
  todo: 'Take the image from an allowed registry or mirror, or have its registry added to the list.',
  severity: 'error',
  category: 'supply-chain',
  peers: { hadolint: ['DL3026'], cis: ['4.2'] },
  references: ['https://github.com/hadolint/hadolint#configure'],
  visit: 'instruction',
  check(instruction, report, { settings }) {
    const allowed = settings.trustedRegistries;
    if (allowed.length === 0) return;
    const judge = (name: string, at: Spanned) => {
      if (isFromRegistry(name, allowed)) return;
      report(at, { says: `${imageName(name).registry} is not among the allowed registries` });
    };
    if (instruction.kind === 'FROM') {
      const { reference, image } = instruction;
      if (reference) judge(reference.name.text, imagePlace(instruction));
      else if (image && image.value === undefined && isCertainlyElsewhere(image.raw, allowed)) {
        judge(`${image.raw.slice(0, image.raw.indexOf('/'))}/image`, imagePlace(instruction));
      }
      return;
    }
    for (const at of otherSources(instruction)) {
      const reference = parseImageReference(at.text);
      if (reference && isImage(at.text)) judge(reference.name.text, at);
    }

    function otherSources(one: typeof instruction): readonly (Spanned & { readonly text: string })[] {
      if (one.kind === 'COPY') {
        return one.from && !one.fromStage ? [{ span: one.from.span, text: one.flag('from')?.text ?? '' }] : [];
      }
      if (one.kind !== 'RUN') return [];
      return one.mounts.flatMap(({ from }) =>
        from?.value !== undefined && from.valueSpan && !one.model.stageNamed(from.value, one.stage.index)
          ? [{ span: from.valueSpan, text: from.value }]
          : [],
      );
    }
  },
  examples: [
    {
      settings: { trustedRegistries: ['docker.io', 'ghcr.io/acme'] },
      bad: `
        FROM «quay.io/prometheus/node-exporter:v1.9.0» AS exporter
        FROM alpine:3.24
        COPY --from=exporter /bin/node_exporter /bin/
        COPY --from=«ghcr.io/other/tool:2» /tool /bin/
      `,
    },
    {
      because: 'without a list every registry is allowed',
      good: 'FROM quay.io/prometheus/node-exporter:v1.9.0\n',
    },
    {
      because: 'a host that only ends or begins like an allowed one is another host',
      settings: { trustedRegistries: ['gcr.io', '*.example.com'] },
      bad: `
        FROM «evil-gcr.io/app:1» AS a
        FROM «gcr.io.evil.example/app:1» AS b
        FROM registry.example.com/app:1
      `,
    },
    {
      because: 'no registry means Docker Hub; a mount can name an image too',
      settings: { trustedRegistries: ['ghcr.io'] },
      bad: `
        FROM «alpine:3.24»
        RUN --mount=type=bind,from=«busybox:1.37»,target=/mnt cp /mnt/bin/busybox /bin
      `,
    },
    {
      because: 'the registry is written out even though the tag is not known',
      settings: { trustedRegistries: ['ghcr.io/acme'] },
      bad: `
        ARG NAME
        FROM «quay.io/acme/\${NAME}»
      `,
    },
    {
      because: 'stages, names of contexts, the empty image and variables',
      settings: { trustedRegistries: ['ghcr.io'] },
      good: `
        ARG BASE
        FROM scratch AS files
        FROM $BASE AS build
        RUN --mount=from=files,target=/mnt cp /mnt/a /a
        RUN --mount=type=cache,target=/root/.cache make
        FROM Build
        COPY --from=0 /a /a
        COPY --from=shared-context /a /b
        COPY --from=$BASE /a /c
      `,
    },
    {
      because: 'the ways to name Docker Hub are one registry, and part of the path may be enough',
      settings: { trustedRegistries: ['hub.docker.com', 'ghcr.io/acme*'] },
      good: `
        ARG NAME
        FROM docker.io/library/alpine:3.24 AS a
        FROM ghcr.io/acme-tools/base:1 AS b
        FROM ghcr.io/\${NAME}:1
      `,
    },
    { because: 'a star allows everything', settings: { trustedRegistries: ['*'] }, good: 'FROM quay.io/a/b:1\n' },
  ],
});

/** A bare word behind `from=` is more likely the name of a build context than an image nobody has heard of. */
function isImage(text: string): boolean {
  return /[/:@]/.test(text) || imageFacts({ name: text }) !== undefined;
}

/** Whether the registry is written out and no entry of the list begins with it. */
function isCertainlyElsewhere(raw: string, allowed: readonly string[]): boolean {
  const host = /^(?:localhost|[a-z0-9-]+[.:][a-z0-9.:-]+)\//.exec(raw.toLowerCase())?.[0];
  return host !== undefined && !allowed.some((entry) => entry === '*' || entry.toLowerCase().startsWith(host));
}
