import { rule } from '../../../engine/rule';
import type { DockerfileModel } from '../../../model/dockerfile';
import { AUTOMATIC_ARGUMENTS } from '../../../model/dockerfile-variables';
import { parseImageReference } from '../../../model/image-reference';
import { expand, type VariableLookup } from '../../../model/variable-expansion';

export default rule('dockerfile/from-arg-default-invalid', {
  title: 'Without --build-arg the base image name is empty or invalid',
  why: 'Who builds the file without knowing the argument gets an error about the name of an image that stands nowhere in the file.',
  todo: 'Give the ARG a default that makes the name a valid one.',
  severity: 'warning',
  category: 'correctness',
  peers: { buildkit: ['InvalidDefaultArgInFrom'] },
  references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  visit: 'from',
  check(from, report) {
    const { image } = from;
    const word = from.syntax.words[0];
    if (!word || !image || image.variables.length === 0) return;
    const { model } = from;
    const declared = new Set(model.globalPairs.map(({ name }) => name));
    // No argument of the build reaches one that is not declared, which another rule reports.
    if (image.variables.some(({ name }) => !declared.has(name) && !AUTOMATIC_ARGUMENTS.has(name))) return;
    const { value, problem } = expand(word.value, defaultsOf(model), model.escapeCharacter);
    if (value === undefined || problem !== undefined || parseImageReference(value)) return;
    const names = new Set(image.variables.map(({ name }) => name));
    const sources = model.globalPairs.filter(({ name }) => names.has(name));
    report(word, {
      says: value === '' ? 'the name of the base image is empty by default' : `by default the base image is ${value}`,
      related: sources.map(({ name, nameSpan }) => ({ at: { span: nameSpan }, says: `where ${name} is declared` })),
    });
  },
  examples: [
    {
      bad: `
        ARG VERSION
        FROM «node:$VERSION»
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'empty, and put together wrongly by a default',
      bad: `
        ARG IMAGE
        ARG SUFFIX="box:" TAG=
        FROM «$IMAGE»
        FROM «busy\${SUFFIX}» AS a
        FROM «alpine:\${TAG}»
        FROM «\${TAG:+alpine:3.22}»
      `,
    },
    {
      because: 'what is left is a name',
      good: `
        ARG VARIANT
        ARG VERSION=24
        ARG IMAGE=node:$VERSION
        FROM node:24\${VARIANT} AS a
        FROM scratch$VARIANT AS b
        FROM alpine:\${VARIANT:-3.22}
        FROM $IMAGE
      `,
    },
    { because: 'whoever wrote it wants the build to stop', good: 'ARG BASE\nFROM ${BASE:?must be given}\n' },
    { because: 'the builder always sets these', good: 'FROM example.com/$TARGETARCH/app:1$TARGETVARIANT\n' },
    { because: 'a misspelt name is another problem', good: 'ARG VERSION=24\nFROM node:$VERSON\n' },
    { because: 'stages are no images', good: 'ARG MODE=test\nFROM alpine:3.22 AS test\nFROM $MODE\n' },
  ],
});

/** What the file itself says of the global arguments: those without a default are unset. */
function defaultsOf(model: DockerfileModel): VariableLookup {
  return (name) => {
    const known = model.globalVariable(name, Number.POSITIVE_INFINITY);
    if (known !== undefined) return known;
    return { isSet: false };
  };
}
