import type { Example } from '../../../engine/example';

/** Ports, variables and mirrors. */
export const cases: readonly Example[] = [
  {
    because: 'the port of a registry is no tag',
    bad: 'FROM «registry.example.com:3000/shop/app»\n',
  },
  {
    because: 'the image comes from an argument, so that is where the release is written',
    bad: `
      ARG BASE=alpine
      FROM «\${BASE}»
    `,
    fixed: `
      ARG BASE=alpine:3.24
      FROM \${BASE}
    `,
  },
  {
    because: 'the default of a modifier counts, and quotes stay',
    bad: `
      ARG NAME="debian"
      FROM «\${BASE:-alpine}»
      FROM «$NAME»
    `,
    fixed: `
      ARG NAME="debian:13"
      FROM \${BASE:-alpine:3.24}
      FROM $NAME
    `,
  },
  {
    because: 'only the registry is unknown; an argument that nobody declares is empty',
    bad: `
      ARG REGISTRY
      FROM «\${REGISTRY}/library/ubuntu» AS base
      FROM «alpine$TAG»
    `,
    fixed: `
      ARG REGISTRY
      FROM \${REGISTRY}/library/ubuntu AS base
      FROM alpine:3.24$TAG
    `,
  },
  {
    because: 'the instruction is continued, and a comment stands in it',
    bad: 'FROM \\\n  # the shop\n  «shop/web» \\\n  AS web\n',
  },
  {
    because: 'whoever builds says which image or which tag it is',
    good: `
      ARG BASE
      ARG TAG
      ARG REGISTRY
      ARG NAMED=alpine:3.22
      FROM $BASE AS one
      FROM node:\${TAG} AS two
      FROM node:\${TAG}-slim AS three
      FROM \${REGISTRY}ubuntu AS four
      FROM $NAMED AS five
    `,
  },
  {
    because: 'an argument that is empty by default brings no tag',
    bad: 'ARG TAG\nFROM «alpine$TAG» AS a\nFROM «registry.example.com:5000/shop/web${TAG}»\n',
  },
  {
    because: 'one that another rule reports, one with a default, and a tag before it',
    good: 'ARG TAG OTHER=:3.22\nFROM alpine:$TAG AS a\nFROM alpine$OTHER AS b\nFROM alpine:3$TAG AS c\n',
  },
  { because: 'a FROM without an image is another problem', good: 'FROM\n' },
];
