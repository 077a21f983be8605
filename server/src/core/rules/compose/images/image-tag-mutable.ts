import { rule } from '../../../engine/rule';
import { recommendedTag } from '../../../knowledge/end-of-life';
import { isOfficial } from '../../../knowledge/registries';
import type { ComposeModel } from '../../../model/compose';
import type { Service } from '../../../model/compose-service';
import type { ComposePlace, ComposeValue } from '../../../model/compose-value';
import { type ImageReference, parseImageReference } from '../../../model/image-reference';
import { cases } from './image-tag-mutable.cases';

const movingWords = new Set(
  'latest stable edge nightly dev develop development test testing beta alpha canary lts main master head current rolling snapshot unstable next sid'.split(
    ' ',
  ),
);
/** Tags of official images that name a variant and no version: the newest one of it. */
const variants = new Set('alpine slim fpm cli apache jre jdk'.split(' '));

/** Whether a tag moves with every release. A part with a digit is a version, whatever stands beside it. */
function isMoving(tag: string, name: string): boolean {
  const parts = tag.toLowerCase().split(/[-_.]/);
  if (parts.some((part) => /\d/.test(part))) return false;
  if (movingWords.has(parts[0] ?? '') || movingWords.has(parts.at(-1) ?? '')) return true;
  return isOfficial(name) && parts.every((part) => variants.has(part));
}

/** Whether the image is made on the spot: by a service of this file, or under the name of the project. */
function isLocal(file: ComposeModel, reference: ImageReference): boolean {
  if (reference.registry) return false;
  const project = file.name?.text;
  if (project && reference.repository.text.startsWith(project)) return true;
  return file.services.some((service) => service.build && service.image?.reference?.name.text === reference.name.text);
}

/** Postgres keeps its data elsewhere since 18: what is mounted at the old place, perhaps in another file, is of an unknown release. */
function keepsOldData(service: Service): boolean {
  if (service.isFragment) return /(?:^|\/)postgres(?::|$)/.test(service.image?.value.text ?? '');
  return service.mounts.some(({ target }) => /^\/var\/lib\/postgresql\/data(?:\/|$)/.test(target?.text ?? ''));
}

interface Found {
  readonly value: ComposeValue;
  readonly reference: ImageReference;
  readonly place: ComposePlace;
  /** The text with another tag; nothing where the tag is put together from pieces. */
  readonly withTag: ((tag: string) => string) | undefined;
}

/** Where the tag of a reference is written, in the scalar itself or in the default of a variable. */
function find(value: ComposeValue): Found | undefined {
  const { text, written = '' } = value;
  const reference = text === undefined ? undefined : parseImageReference(text.trim());
  if (!reference) return undefined;
  const piece = reference.tag ?? reference.name;
  const wanted = reference.tag ? `:${piece.text}` : piece.text;
  const dash = reference.tag ? `-${piece.text}}` : '';
  let start = written.lastIndexOf(wanted);
  if (start < 0 && dash !== '') start = written.lastIndexOf(dash);
  if (start < 0) return { value, reference, place: value.place, withTag: undefined };
  const from = reference.tag ? start + 1 : start;
  const to = from + piece.text.length;
  const withTag = (tag: string) =>
    reference.tag
      ? written.slice(0, from) + tag + written.slice(to)
      : `${written.slice(0, to)}:${tag}${written.slice(to)}`;
  return { value, reference, place: value.placeOf(from, to), withTag };
}

interface Image {
  readonly value: ComposeValue;
  /** The service that runs it; nothing for what only lends its files or runs once. */
  readonly service: Service | undefined;
}

function imagesOf(file: ComposeModel): readonly Image[] {
  return file.services.flatMap((service) => {
    const own = service.build || service.has('provider') ? undefined : service.image?.value;
    const hooks = service.hooks.flatMap(({ value }) => value.get('image') ?? []);
    const volumes = service.mounts
      .filter(({ type }) => type === 'image')
      .flatMap(({ value }) => value.get('source') ?? []);
    return [
      ...(own ? [{ value: own, service }] : []),
      ...[...hooks, ...volumes].map((value) => ({ value, service: undefined })),
    ];
  });
}

export default rule('compose/image-tag-mutable', {
  title: 'The image is not pinned to a version',
  why: 'The name stands for another image tomorrow: what was tested is not what runs, and there is no way back to it.',
  todo: 'Name the version that was tested, better with its digest.',
  severity: 'warning',
  category: 'supply-chain',
  peers: {
    dclint: ['service-image-require-explicit-tag'],
    'compose-lint': ['CL-0004'],
    cis: ['5.28', '4.2'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  fix: { title: 'Name the recommended release', safety: 'suggested' },
  visit: 'file',
  check(file, report, { settings }) {
    for (const { value, service } of imagesOf(file)) {
      const found = find(value);
      if (!found) continue;
      const { reference, place, withTag } = found;
      const { tag, digest, name } = reference;
      if (digest || name.text === 'scratch' || (tag && !isMoving(tag.text, name.text))) continue;
      if (isLocal(file, reference)) continue;
      // The table names plain releases: in place of a tag such as `slim` they would be another variant.
      const isPlain = !tag || movingWords.has(tag.text);
      const isOpen = isPlain && !(service && keepsOldData(service));
      const release = isOpen ? recommendedTag(name.text, settings.today) : undefined;
      const { node } = value;
      report(place, {
        says: tag
          ? `${reference.text} is another image with every release`
          : `${reference.text} has neither a tag nor a digest, so it is the latest`,
        ...(service ? {} : { severity: 'info' as const }),
        fix:
          release !== undefined && withTag && node?.type === 'scalar'
            ? { title: `Use the release ${release}`, edit: (edit) => edit.setScalar(node, withTag(release)) }
            : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: node:«latest»
            command: ["node", "server.js"]
      `,
      fixed: `
        services:
          web:
            image: node:26
            command: ["node", "server.js"]
      `,
    },
    ...cases,
    {
      because: 'versions, digests and variables',
      good: `
        services:
          a: { image: nginx:1.29-alpine }
          b: { image: nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef }
          c: { image: "app:\${TAG}" }
          d: { image: "\${IMAGE:?set it}" }
          e: { image: "python:3.13-dev" }
          f: { image: registry.example.com/app:2026-11-stable }
          g: { image: debian:bookworm-slim }
      `,
    },
    {
      because: 'the name is only that of what is built here',
      good: `
        name: shop
        services:
          app: { build: ., image: acme/app }
          worker: { image: acme/app, command: work }
          docs: { image: shop-docs }
          db: { provider: { type: awesomecloud } }
      `,
    },
    {
      because: 'a tag that belongs to the image is no word that moves',
      good: 'services: { a: { image: "acme/tools:mainnet" }, b: { image: "acme/app:feature-x" } }\n',
    },
    { because: 'what is no reference is told elsewhere', good: 'services: { a: { image: "Not An Image" } }\n' },
    { because: 'nothing is there to be run', good: 'services: { a: { build: . }, b: { image: } }\n' },
  ],
});
