import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDockerfile } from '../../../server/src/core/model/dockerfile';
import { dockerfileNodes } from '../../../server/src/core/model/dockerfile-visits';
import { parseDockerfile } from '../../../server/src/core/syntax/dockerfile';
import { dockerfileTokens } from '../../../server/src/core/syntax/dockerfile-tokens';
import type { Span } from '../../../server/src/core/text/span';
import { mutated, randomNumbers, SAMPLES } from './dockerfile-samples';

/** What may stand between tokens: white space, continuations, punctuation of JSON, flags (quoted dashes) and directives, the BOM. */
const TRIVIA = /^[\s\\`[\],=#/\-\ufeff\u0085"']*$/;

/** Why the tokens of a text are wrong, nothing where they give every byte back. */
function tokenFault(text: string): string | undefined {
  const tokens = dockerfileTokens(parseDockerfile(text));
  let at = 0;
  for (const { kind, span } of tokens) {
    if (span.start !== at || span.end <= span.start) return `${kind} begins at ${span.start}, not at ${at}`;
    at = span.end;
    const own = text.slice(span.start, span.end);
    if (kind === 'trivia' && !TRIVIA.test(own)) return `trivia holds ${JSON.stringify(own)}`;
  }
  return at === text.length ? undefined : `the tokens end at ${at}`;
}

function isInside(span: Span, text: string): boolean {
  return span.start >= 0 && span.start <= span.end && span.end <= text.length;
}

/** Why the model of a text is wrong; reads everything that rules may ask for. */
function modelFault(text: string): string | undefined {
  const model = buildDockerfile(parseDockerfile(text));
  for (const problem of model.problems)
    if (!isInside(problem.span, text)) return `a problem ${problem.code} lies outside`;
  for (const instruction of dockerfileNodes(model, 'instruction')) {
    if (!isInside(instruction.span, text)) return `${instruction.kind} lies outside`;
    if (instruction.state === undefined) return `${instruction.kind} has no state`;
    if (instruction.kind === 'COPY' || instruction.kind === 'ADD') void [instruction.sources, instruction.chown];
    if (instruction.kind === 'EXPOSE') void instruction.ports;
    if (instruction.kind === 'USER') void [instruction.isRoot, instruction.nameSpan, instruction.groupSpan];
    if (instruction.kind === 'RUN') void instruction.mounts.map((mount) => mount.target);
    if (!('commands' in instruction)) continue;
    for (const command of instruction.commands) {
      if (!isInside(command.span, text)) return `the command ${command.program} lies outside`;
      for (const word of command.arguments) if (!isInside(word.span, text)) return `the word ${word.raw} lies outside`;
    }
  }
  for (const visit of ['env', 'arg', 'label'] as const) {
    for (const pair of dockerfileNodes(model, visit)) void [pair.name, pair.value?.value];
  }
  for (const stage of model.stages)
    void [stage.from.reference, stage.isWindows, stage.isShipped, stage.variableNames(9)];
  return undefined;
}

function faultOf(seed: number, count: number, faultIn: (text: string) => string | undefined): string | undefined {
  const random = randomNumbers(seed);
  for (let index = 0; index < count; index++) {
    const text = mutated(random);
    const fault = faultIn(text);
    if (fault !== undefined) return `${fault} in ${JSON.stringify(text)}`;
  }
  return undefined;
}

describe('any text', () => {
  it('is given back by its tokens', () => {
    for (const sample of SAMPLES) expect(tokenFault(sample)).toBeUndefined();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(faultOf(seed, 350, tokenFault)).toBeUndefined();
      }),
      { numRuns: 200, endOnFailure: true },
    );
  }, 120_000);

  it('has a model whose spans lie in it', () => {
    for (const sample of SAMPLES) expect(modelFault(sample)).toBeUndefined();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(faultOf(seed, 150, modelFault)).toBeUndefined();
      }),
      { numRuns: 200, endOnFailure: true },
    );
  }, 120_000);

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(tokenFault(text)).toBeUndefined();
        expect(modelFault(text)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a text of unusual size', () => {
  it('needs no deep recursion for a long row of stages', () => {
    const stages = Array.from(
      { length: 3_000 },
      (_, index) => `FROM s${index} AS s${index + 1}\nENV A${index}=$A${index - 1}\n`,
    );
    expect(modelFault(`FROM a AS s0\nUSER x\n${stages.join('')}`)).toBeUndefined();
  });

  it('needs no deep recursion for nested substitutions or rows of ONBUILD', () => {
    expect(modelFault(`FROM a\nRUN ${'$('.repeat(3_000)}\nENV A=${'${A:-'.repeat(3_000)}`)).toBeUndefined();
    expect(modelFault(`FROM a\n${'ONBUILD '.repeat(3_000)}`)).toBeUndefined();
    expect(modelFault(`FROM a\nRUN ${'( '.repeat(3_000)}x`)).toBeUndefined();
  });
});
