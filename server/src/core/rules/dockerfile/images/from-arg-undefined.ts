import { rule } from '../../../engine/rule';
import type { From } from '../../../model/dockerfile-image-instructions';
import type { VariableUse } from '../../../model/dockerfile-value';
import { AUTOMATIC_ARGUMENTS } from '../../../model/dockerfile-variables';
import { isPullable } from '../../../model/image-reference';
import { nearestWord } from '../../../text/did-you-mean';
import { parsePlatform } from '../_shared/platform';

export default rule('dockerfile/from-arg-undefined', {
  title: 'FROM uses a variable that is not declared above the first FROM',
  why: 'The builder puts an empty text in its place and takes no `--build-arg` for it: it pulls another image, or none.',
  severity: 'error',
  category: 'correctness',
  peers: { buildkit: ['UndefinedArgInFrom'], 'dockerfile-utils': ['BASE_NAME_EMPTY'] },
  references: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  fix: [
    { title: 'Use the argument that is declared', safety: 'suggested' },
    { title: 'Declare the argument above the first FROM', safety: 'suggested' },
  ],
  visit: 'from',
  check(from, report) {
    const { image, platform } = from;
    const used = [...(image?.variables ?? []), ...(platform?.variables ?? [])];
    // Most files end here.
    if (used.length === 0) return;
    const { model } = from;
    const declared = new Set(model.globalPairs.map(({ name }) => name));
    for (const variable of used) {
      const { name, modifier } = variable;
      if (declared.has(name) || AUTOMATIC_ARGUMENTS.has(name)) continue;
      const nearest = nearestWord(name, [...declared, ...AUTOMATIC_ARGUMENTS]);
      const hasDefault = /^:?[-+]$/.test(modifier);
      const known = nearest === undefined ? '' : `. Did you mean "${nearest}"?`;
      const start = variable.span.start + (modifier === '' ? 1 : 2);
      const written = { span: { start, end: start + name.length } };
      const isInOnePiece = model.text.slice(start, start + name.length) === name;
      report(variable, {
        // The default stands in for it, but no build can change it; what has no name is nothing.
        severity: hasDefault || name === '' ? 'warning' : 'error',
        says: `${name === '' ? 'A variable without a name' : name} is not declared above the first FROM${known}`,
        fix: [
          nearest !== undefined && isInOnePiece && mayStandFor(nearest, variable, from)
            ? (edit) => edit.replace(written, nearest)
            : undefined,
          !/^[A-Za-z_]\w*$/.test(name)
            ? undefined
            : (edit) => {
                const first = model.stages[0]?.from ?? from;
                edit.insertBefore(first, `ARG ${name}`);
              },
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        ARG NODE_VERSION=24
        FROM node:«$NODE_VERSON»-slim
        CMD ["node", "server.js"]
      `,
      fixed: `
        ARG NODE_VERSION=24
        FROM node:$NODE_VERSION-slim
        CMD ["node", "server.js"]
      `,
      otherwiseFixed: [
        `
        ARG NODE_VERSION=24
        ARG NODE_VERSON
        FROM node:$NODE_VERSON-slim
        CMD ["node", "server.js"]
      `,
      ],
    },
    {
      because: 'an automatic argument that is misspelt, in braces',
      bad: 'FROM --platform=«${BULIDPLATFORM}» golang:1.26\n',
      fixed: 'FROM --platform=${BUILDPLATFORM} golang:1.26\n',
    },
    {
      because: 'an ARG of a stage declares nothing for a FROM',
      bad: 'FROM node:24 AS build\nARG VARIANT=-slim\nFROM node:24«${VARIANT}»\n',
      otherwiseFixed: ['ARG VARIANT\nFROM node:24 AS build\nARG VARIANT=-slim\nFROM node:24${VARIANT}\n'],
    },
    {
      because: 'no build can change the default of a variable that is not declared',
      bad: '# the site\nfrom nginx:«${TAG:-1.29}»\n',
      otherwiseFixed: ['arg TAG\n# the site\nfrom nginx:${TAG:-1.29}\n'],
    },
    {
      because: 'declared, with a default or without',
      good: 'ARG BASE=alpine:3.22\nARG VARIANT\nFROM $BASE\nFROM node:24${VARIANT}\nFROM node:${VARIANT:-24}\n',
    },
    {
      because: 'the builder sets these by itself',
      good: 'FROM --platform=$BUILDPLATFORM alpine:3.22 AS a\nFROM --platform=linux/${TARGETARCH} alpine:3.22\n',
    },
    { because: 'nothing is no name', bad: 'FROM alpine:3.22«${+-slim}»\n' },
    { because: 'nor is it within another one', bad: 'FROM alpine:3.22«${+«${%/}»}»\n' },
    { because: 'an escaped dollar sign is a plain one', good: 'FROM registry.example.com/\\$app:1\n' },
  ],
});

/** Whether an image or a platform comes out where an argument stands in the place of another; also where nobody knows. */
function mayStandFor(other: string, variable: VariableUse, from: From): boolean {
  const { image, platform } = from;
  const { name } = variable;
  // Nothing but what is built for anyway: see platform-redundant.
  if (other === 'TARGETPLATFORM' && platform?.variables.includes(variable)) return false;
  const renamed = (raw = '') => raw.replaceAll(`$${name}`, `$${other}`).replaceAll(`{${name}`, `{${other}`);
  const base = from.expansionOf(renamed(image?.raw)).value;
  const built = platform && from.expansionOf(renamed(platform.raw)).value;
  return (base === undefined || isPullable(base)) && (built === undefined || parsePlatform(built) !== undefined);
}
