import { rule } from '../../../engine/rule';
import { recommendedTag } from '../../../knowledge/end-of-life';
import { imagePlace, writtenPlace } from '../_shared/base-image';

export default rule('dockerfile/image-tag-floating', {
  title: 'The tag of the base image names a channel and not a release',
  why: 'A channel moves to the next release by itself: a build that worked yesterday can break today, and nobody sees what changed.',
  todo: 'Name the release that the build was tested with.',
  severity: 'hint',
  default: 'off',
  category: 'supply-chain',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  fix: { title: 'Name the recommended release', safety: 'suggested' },
  visit: 'from',
  check(from, report, { settings }) {
    const { reference } = from;
    const tag = reference?.tag;
    if (!reference || !tag || reference.digest || !CHANNEL.test(tag.text)) return;
    const place = writtenPlace(from, tag.span);
    // A variant such as stable-slim is another image, whose release nobody here knows.
    const release = place && !tag.text.includes('-') ? recommendedTag(reference.name.text, settings.today) : undefined;
    report(place ? { span: place } : imagePlace(from), {
      says: `${reference.name.text}:${tag.text} moves to the next release by itself`,
      fix:
        place && release !== undefined
          ? { title: `Use the release ${release}`, edit: (edit) => edit.replace({ span: place }, release) }
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM debian:«stable»
      `,
      fixed: `
        FROM debian:13
      `,
    },
    {
      because: 'with a variant behind it, and from an argument',
      bad: `
        ARG TAG=«lts-alpine»
        FROM node:$TAG
        FROM nginx:«mainline-alpine» AS web
        FROM ghcr.io/example/app:«nightly»
      `,
    },
    {
      because: 'releases of any precision and code names of releases',
      good: `
        FROM alpine:3 AS a
        FROM node:22-alpine AS b
        FROM debian:bookworm-slim AS c
        FROM ubuntu:jammy AS d
        FROM mcr.microsoft.com/windows/servercore:ltsc2022
      `,
    },
    {
      because: 'a digest decides which image it is',
      good: `
        FROM debian:stable@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      `,
    },
    {
      because: 'latest is looked at by image-tag-latest, and a stage has no tag',
      good: `
        FROM debian:latest AS stable
        FROM stable
      `,
    },
    {
      because: 'words that only begin like a channel',
      good: `
        FROM example/app:mainframe-2 AS a
        FROM example/app:development1
      `,
    },
  ],
});

const CHANNEL =
  /^(?:edge|nightly|rolling|stable|testing|unstable|mainline|main|master|dev|devel|current|lts|rawhide|tip|canary|next)(?:-(?!.*\d)[\w.-]*)?$/;
