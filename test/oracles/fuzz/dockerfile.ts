import { argumentsOf } from './dockerfile/arguments';
import { directives } from './dockerfile/directives';
import { withHeredocs } from './dockerfile/heredocs';
import { line } from './dockerfile/lines';
import { Manner } from './dockerfile/manner';
import { platform } from './dockerfile/platforms';
import { variable, words } from './dockerfile/words';
import type { Random } from './random';

/** A Dockerfile out of what its grammar allows, with the corners that parsers fall over. */
export function generateDockerfile(random: Random): string {
  const manner = new Manner(random);
  let text = random.chance(0.03) ? '\ufeff' : '';
  if (random.chance(0.03)) text += `#!/usr/bin/env x${manner.end}`;
  text += directives(manner);
  while (random.chance(0.25)) text += line(`ARG ${argumentsOf('ARG', manner)}`, manner);
  if (manner.isOdd()) text += instruction(manner);
  for (let stages = 1 + random.below(3); stages > 0; stages--) {
    text += from(manner);
    for (let count = random.below(7); count > 0; count--) text += instruction(manner);
  }
  return random.chance(0.2) ? text.trimEnd() : text;
}

const keywords = ['RUN', 'CMD', 'ENTRYPOINT', 'COPY', 'ADD', 'ENV', 'LABEL', 'ARG', 'EXPOSE', 'USER', 'WORKDIR'];
const rareKeywords = ['VOLUME', 'STOPSIGNAL', 'SHELL', 'HEALTHCHECK', 'ONBUILD', 'ONBUILD', 'MAINTAINER'];
const takesHeredocs: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'ONBUILD']);
const images = ['alpine', 'alpine:3.22', 'node:24-slim', 'scratch', 'localhost:5000/a/b:1', 'docker.io/library/node'];
const oddImages = ['a/b@sha256:0', 'Up:per', '"node"', 'a:b:c', '7', 'base ', ':1', 'x@', `a@sha256:${'0'.repeat(64)}`];
const stageNames = ['base', 'build', 'Build', 'b-1', 'x.y', 'linux', 'scratch-2'];
const oddStageNames = ['1b', 'x_.y', 'scratch', 'context', 'b--1', '$A', 'a/b', 'é'];

function from(manner: Manner): string {
  const { random, stages } = manner;
  const flag = random.chance(0.12) ? `--platform=${platform(manner)} ` : '';
  const ordinary = random.chance(0.15)
    ? `alpine${random.pick([':', '', '-'])}${variable(manner)}`
    : random.pick(images);
  const earlier = stages.length > 0 && random.chance(0.3) ? random.pick(stages) : ordinary;
  const image = manner.isOdd() ? random.pick(oddImages) : earlier;
  const word = random.chance(0.9) ? manner.cased('AS') : manner.pick(['As', 'aS'], ['IS', '']);
  const name = manner.pick(stageNames, oddStageNames);
  const more = manner.isOdd() ? ' # why' : '';
  const isNamed = random.chance(0.5);
  stages.push(isNamed ? name : String(stages.length));
  return line(`${manner.cased('FROM')} ${flag}${image}${isNamed ? ` ${word} ${name}` : ''}${more}`, manner);
}

function instruction(manner: Manner): string {
  const { random, end } = manner;
  if (random.chance(0.08)) return comment(manner);
  if (random.chance(0.05)) return end;
  if (manner.isOdd()) return line(`FORM ${words(manner)}`, manner);
  const keyword = random.chance(0.75) ? random.pick(keywords) : random.pick(rareKeywords);
  const written = manner.cased(keyword);
  if (takesHeredocs.has(keyword) && random.chance(0.2)) return withHeredocs(written, manner);
  return line(`${written}${manner.isOdd() ? manner.blank() : ' '}${argumentsOf(keyword, manner)}`, manner);
}

function comment(manner: Manner): string {
  const { random, end } = manner;
  const said = [
    words(manner),
    words(manner),
    ' check=skip=all',
    ' hadolint ignore=DL3006',
    ' B is of use',
    'base compiles',
    '',
    ' escape=`',
  ];
  return `${random.pick(['', '', '  ', '\t'])}#${random.pick(said)}${end}`;
}
