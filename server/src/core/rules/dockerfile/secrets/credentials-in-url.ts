import { rule } from '../../../engine/rule';
import {
  entropy,
  isDefaultPassword,
  looksLikeSecretName,
  type UrlUserInfo,
  userInfoInUrls,
} from '../../../knowledge/secrets';
import type { DockerfileModel } from '../../../model/dockerfile';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Arg } from '../../../model/dockerfile-instructions';
import { type GivenSecret, givenSecret, lendSecret } from '../_shared/given-secret';
import { isLoopback } from '../_shared/hosts';
import { cases } from './credentials-in-url.cases';

export default rule('dockerfile/credentials-in-url', {
  title: 'A URL contains a password or token',
  why: 'The address is kept in the history of the image, in logs and often in a configuration file of the program that gets it.',
  todo: 'Keep the address without them, and mount a .netrc, a credential helper or a variable with `--mount=type=secret` in the RUN that needs it. Change what was pushed.',
  severity: 'error',
  category: 'secrets',
  peers: { dockle: ['CIS-DI-0010'], cis: ['4.10'] },
  references: ['https://www.rfc-editor.org/rfc/rfc3986#section-7.5', 'https://docs.docker.com/build/building/secrets/'],
  fix: { title: 'Mount it as a secret', safety: 'suggested' },
  visit: 'file',
  check(file, report) {
    if (!file.text.includes('://') || !file.text.includes('@')) return;
    for (const instruction of instructionsOf(file)) {
      const { start, end } = instruction.syntax.place.lines;
      const text = instruction.textIn({ start, end });
      if (!text.includes('://') || !text.includes('@')) continue;
      for (const found of userInfoInUrls(text)) {
        const secret = secretIn(found, instruction);
        if (!secret || isComment(text, found.span.start)) continue;
        const at = { start: start + found.span.start, end: start + found.span.end };
        const span = { start: start + found.passwordSpan.start, end: start + found.passwordSpan.end };
        const isKnown = isLoopback(found.host) || isDefaultPassword(found.password ?? '');
        const fix = instruction.kind === 'RUN' ? fixOf(instruction, secret, span, found.host) : undefined;
        report({ span: at }, { says: sentence(found, secret), severity: isKnown ? 'warning' : 'error', fix });
      }
    }
  },
  examples: cases,
});

function fixOf(
  run: Extract<Instruction, { kind: 'RUN' }>,
  secret: GivenSecret,
  span: { start: number; end: number },
  host: string,
) {
  const words = run.commands.flatMap(({ arguments: own, assignments }) => [
    ...own,
    ...assignments.flatMap(({ value }) => value ?? []),
  ]);
  const word = words.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  const label = host
    .replace(/\.[^.]*$/, '')
    .replace(/^.*\./, '')
    .replace(/[^a-z0-9]/g, '_');
  const variable = `${/^[a-z]/.test(label) ? label : 'url'}_password`.toUpperCase();
  return word && ((edit: Parameters<typeof lendSecret>[0]) => lendSecret(edit, secret, { run, word, span, variable }));
}

function sentence({ host, password }: UrlUserInfo, secret: GivenSecret): string {
  const where = host === '' ? 'The URL' : `The URL of ${host}`;
  const what = password === undefined ? 'token' : 'password';
  return secret.kind === 'variable'
    ? `${where} holds ${secret.name}, a value of this file`
    : `${where} holds a ${what}`;
}

/** The instructions whose text may hold an address, the triggers of ONBUILD in the place of their ONBUILDs. */
function* instructionsOf({ stages, globalArguments, implicitStage }: DockerfileModel): Generator<Instruction | Arg> {
  yield* globalArguments;
  for (const stage of implicitStage ? [implicitStage, ...stages] : stages) {
    for (const instruction of stage.instructions) {
      const own = instruction.kind === 'ONBUILD' ? instruction.trigger : instruction;
      if (own && KINDS.has(own.kind)) yield own;
    }
  }
}

const KINDS: ReadonlySet<string> = new Set(['RUN', 'ADD', 'ENV', 'ARG', 'LABEL', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

function isComment(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  return /^\s*#/.test(text.slice(lineStart, Math.min(at, lineStart + 200)));
}

/** What the user part of a URL gives away. */
function secretIn(
  { scheme, user, password, host }: UrlUserInfo,
  instruction: Instruction | Arg,
): GivenSecret | undefined {
  if (password !== undefined) return /^\$[^A-Za-z_{]/.test(password) ? undefined : givenSecret(password, instruction);
  if (!/^(?:git\+)?https?$/.test(scheme) || /(?:^|\.)sentry\.io$/.test(host)) return undefined;
  const secret = givenSecret(user, instruction);
  if (secret?.kind === 'variable') return looksLikeSecretName(secret.name) ? secret : undefined;
  // The user alone is no secret unless it reads like a token; Sentry's public keys do, and are meant to be seen.
  return secret && user.length >= 16 && /\d/.test(user) && /[A-Za-z]/.test(user) && entropy(user) > 3
    ? secret
    : undefined;
}
