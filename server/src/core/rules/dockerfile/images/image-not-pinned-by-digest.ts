import { listOption, rule } from '../../../engine/rule';
import { isFromRegistry } from '../../../knowledge/registries';
import { imagePlace } from '../_shared/base-image';

export default rule('dockerfile/image-not-pinned-by-digest', {
  title: 'The base image is not pinned to a digest',
  why: 'A tag can be pushed again, by mistake or by whoever takes over the account; a digest always means the same image.',
  todo: 'Put the digest of the multi-platform index behind the tag (`docker buildx imagetools inspect IMAGE` prints it), and let a bot such as Renovate keep it fresh.',
  severity: 'info',
  // No digest can be looked up offline, and an ordinary file would have this on every FROM: for those who decide to pin.
  default: 'off',
  category: 'supply-chain',
  peers: { semgrep: ['dockerfile-source-not-pinned'], cis: ['4.12'] },
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  options: {
    trustedWithoutDigest: listOption('Registries or repositories whose images need no digest, such as ghcr.io/acme.'),
  },
  visit: 'from',
  check(from, report, { options }) {
    const { reference } = from;
    // Without a proper tag there is something to say first.
    if (!reference?.tag || reference.tag.text === 'latest' || reference.digest) return;
    if (isFromRegistry(reference.name.text, options.trustedWithoutDigest)) return;
    report(imagePlace(from), { says: `${reference.text} is not pinned: its tag can be moved to another image` });
  },
  examples: [
    {
      bad: `
        FROM «golang:1.27» AS build
        RUN go build -o /app .
      `,
    },
    {
      because: 'the digest is there, the tag stays readable',
      good: 'FROM golang:1.27@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
    },
    {
      because: 'the image comes from an argument with a default',
      bad: `
        ARG VERSION=3.24
        FROM --platform=$BUILDPLATFORM «alpine:\${VERSION}» AS base
      `,
    },
    {
      because: 'stages, the empty image and what only the build knows',
      good: `
        ARG TAG
        FROM scratch AS nothing
        FROM nothing AS files
        FROM node:$TAG
      `,
    },
    { because: 'tags that are missing or move belong to other rules', good: 'FROM alpine AS a\nFROM alpine:latest\n' },
    {
      because: 'the team builds these images itself',
      options: { trustedWithoutDigest: ['ghcr.io/acme'] },
      good: 'FROM ghcr.io/acme/base:4.2\n',
    },
  ],
});
