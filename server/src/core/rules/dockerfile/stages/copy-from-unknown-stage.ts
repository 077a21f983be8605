import { rule } from '../../../engine/rule';
import { imageFacts } from '../../../knowledge/images';
import { nearestWord } from '../../../text/did-you-mean';
import { isStageNumber, namedStage, sourceNames } from '../_shared/source-stages';

/** Single words that are images of Docker Hub, for those that nothing else is known of. */
const IMAGES: ReadonlySet<string> = new Set(
  (
    'alpine archlinux bash busybox caddy composer consul debian docker fedora gcc golang haproxy haskell hello-world ' +
    'httpd julia maven memcached nats nginx node perl php postgres python redis registry ruby rust swift traefik ubuntu ' +
    'vault wordpress'
  ).split(' '),
);

export default rule('dockerfile/copy-from-unknown-stage', {
  title: 'COPY --from names no earlier stage',
  why: 'The builder takes the word for an image of Docker Hub and copies what lies in there, or finds none and stops.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL3022'],
    kics: ["COPY '--from' Without FROM Alias Defined Previously"],
    'dockerfile-utils': ['FLAG_INVALID_FROM_VALUE'],
  },
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  fix: { title: 'Name the stage that is most likely meant', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const source of sourceNames(instruction)) {
      const { model, stage } = instruction;
      const { name, span } = source;
      if (!/^[\w-]+$/.test(name) || isStageNumber(source) || namedStage(source, model.stages)) continue;
      if (/^(?:scratch|context)$/i.test(name) || IMAGES.has(name) || imageFacts({ name })) continue;
      const before = model.stages.slice(0, stage?.index).flatMap((one) => one.name?.value ?? []);
      const nearest = nearestWord(name, before);
      report(source, {
        // Build contexts get their names on the command line.
        severity: nearest === undefined ? 'info' : 'warning',
        says:
          nearest === undefined
            ? `no stage is called ${name}: the build must be given a context of this name`
            : `no stage is called ${name}. Did you mean "${nearest}"?`,
        fix:
          nearest !== undefined && model.text.slice(span.start, span.end) === name
            ? (edit) => edit.replace(source, nearest)
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
        FROM alpine:3.22
        COPY --from=«buidl» /out/api /
      `,
      fixed: `
        FROM golang:1.26 AS build
        RUN go build -o /out/api .
        FROM alpine:3.22
        COPY --from=build /out/api /
      `,
    },
    {
      because: 'mounts and triggers; without a name that is near, it may be a context',
      bad: `
        FROM alpine:3.22 AS Files
        FROM alpine:3.22
        RUN --mount=from=«file»,target=/mnt cp /mnt/a /a
        ONBUILD COPY --from=«fiels» /a /a
        COPY --from=«sources» /a /a
      `,
      fixed: `
        FROM alpine:3.22 AS Files
        FROM alpine:3.22
        RUN --mount=from=Files,target=/mnt cp /mnt/a /a
        ONBUILD COPY --from=Files /a /a
        COPY --from=sources /a /a
      `,
    },
    {
      because: 'stages in any case, by number, images by their looks or their names',
      good: `
        FROM alpine:3.22 AS build
        FROM alpine:3.22
        COPY --from=Build /a /a
        COPY --from=0 /a /a
        COPY --from=busybox /bin/busybox /bin/
        COPY --from=ghcr.io/astral-sh/uv /uv /bin/
        COPY --from=example/tools /a /a
        COPY --from=tools:1.2 /a /a
        RUN --mount=type=bind,from=nginx,target=/mnt ls /mnt
      `,
    },
    {
      because: 'another rule speaks of variables',
      good: 'FROM alpine:3.22\nCOPY --from=$BUILD /a /a\nCOPY --from=${BUILD} /a /a\n',
    },
    {
      because: 'no other place',
      good: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/var/cache true\nCOPY from=build /a\n',
    },
  ],
});
