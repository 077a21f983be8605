import { rule } from '../../../engine/rule';
import { recommendedTag } from '../../../knowledge/end-of-life';
import { imagePlace, writtenPlace } from '../_shared/base-image';

export default rule('dockerfile/image-tag-latest', {
  title: 'The base image uses the tag latest',
  why: 'The tag moves with every release: a build that worked yesterday can break today, and nobody sees what changed.',
  todo: 'Name the release that the build was tested with.',
  severity: 'warning',
  category: 'supply-chain',
  peers: {
    hadolint: ['DL3007'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    semgrep: ['avoid-latest-version'],
    kics: ["Image Version Using 'latest'"],
    dockle: ['DKL-DI-0006'],
    cis: ['4.2'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  fix: { title: 'Name the recommended release', safety: 'suggested' },
  visit: 'from',
  check(from, report, { settings }) {
    const { reference } = from;
    if (reference?.tag?.text !== 'latest' || reference.digest) return;
    const place = writtenPlace(from, reference.tag.span);
    const release = place ? recommendedTag(reference.name.text, settings.today) : undefined;
    report(place ? { span: place } : imagePlace(from), {
      says: `${reference.name.text}:latest is another image with every release`,
      fix:
        place && release !== undefined
          ? {
              title: `Use the release ${release}`,
              edit: (edit) => edit.replace({ span: place }, release),
            }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:«latest»
        USER node
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:26
        USER node
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'a digest decides which image it is, and latest may be a part of another tag',
      good: `
        FROM node:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS a
        FROM shop/web:latest-alpine AS b
        FROM localhost:5000/latest:1.2 AS latest
        FROM latest
      `,
    },
    {
      because: 'nobody knows the releases of this image',
      bad: 'FROM registry.example.com:5000/shop/base:«latest» AS base\n',
    },
    {
      because: 'the tag is the default of an argument',
      bad: `
        ARG TAG="«latest»"
        FROM debian:\${TAG}
      `,
      fixed: `
        ARG TAG="13"
        FROM debian:\${TAG}
      `,
    },
    {
      because: 'name and tag come from several places',
      bad: `
        ARG REPOSITORY=docker.io
        ARG IMAGE=library/alpine
        FROM $REPOSITORY/$IMAGE:«latest»
      `,
      fixed: `
        ARG REPOSITORY=docker.io
        ARG IMAGE=library/alpine
        FROM $REPOSITORY/$IMAGE:3.24
      `,
    },
    {
      because: 'no single place holds the tag',
      bad: `
        ARG TAG=late
        FROM «shop/web:\${TAG}st»
      `,
    },
    {
      because: 'only arguments above the first FROM count, and one without a default is unknown',
      good: `
        ARG TAG
        FROM alpine:3.24 AS base
        ARG TAG=latest
        FROM shop/web:$TAG
      `,
    },
  ],
});
