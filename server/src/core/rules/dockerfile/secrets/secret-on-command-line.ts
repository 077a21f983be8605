import { rule } from '../../../engine/rule';
import { credentialOptions, passwordVariables } from '../../../knowledge/credential-options';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import { givenSecret, lendSecret } from '../_shared/given-secret';
import { spanInWord } from '../_shared/removal';
import { cases } from './secret-on-command-line.cases';

export default rule('dockerfile/secret-on-command-line', {
  title: 'A password or token is given as an argument',
  why: 'The command line of a step is kept in the history of the image, in the cache and in logs, with every literal and every build argument in it.',
  todo: 'Mount the secret (`--mount=type=secret,id=<name>,env=<NAME>`) or let the program read it: `--password-stdin`, a .netrc, an option file.',
  severity: 'warning',
  category: 'secrets',
  peers: { trivy: ['DS-0031'], cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/secrets/', 'https://curl.se/docs/manpage.html#-u'],
  fix: { title: 'Mount it as a secret', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const run = command.instruction;
    for (const { word, from, text } of credentials(command)) {
      const secret = givenSecret(text, run);
      if (!secret) continue;
      const span = spanInWord(word, from, word.text.length);
      const variable = `${command.program ?? 'db'}_password`.replace(/\W/g, '_').toUpperCase();
      const named = command.program ?? 'the program';
      report(
        { span },
        {
          says:
            secret.kind === 'variable'
              ? `${named} gets ${secret.name} as an argument: its value stays in the history of the build`
              : `${named} gets a literal credential: it stays in the history of the image`,
          fix(edit) {
            if (isStored(command)) edit.refuse('The program would keep what it is lent.');
            else if (secret.kind === 'literal' && span === word.span && from > 0) edit.refuse('Quotes are in the way.');
            else lendSecret(edit, secret, { run, word, span, variable });
          },
        },
      );
    }
  },
  examples: cases,
});

interface Credential {
  readonly word: ShellWord;
  /** Where it begins in the text of the word. */
  readonly from: number;
  readonly text: string;
}

function* credentials(command: ShellCommand): Generator<Credential> {
  for (const { name, value } of command.assignments) {
    if (value && passwordVariables.has(name)) yield { word: value, from: 0, text: value.text };
  }
  const { program } = command;
  if (program === 'npm' || program === 'pnpm' || program === 'yarn') yield* registryToken(command);
  const known = program === undefined ? undefined : credentialOptions(program);
  if (!known) return;
  const words = command.arguments;
  const verbs = words.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text);
  if (known.verbs && !known.verbs.test(verbs.slice(0, 2).join(' '))) return;
  for (const [index, word] of words.entries()) {
    const { text } = word;
    if (!text.startsWith('-')) continue;
    const equals = text.indexOf('=');
    const glued = known.glued?.exec(text)?.[0].length;
    if (glued !== undefined) {
      yield { word, from: glued, text: text.slice(glued) };
      continue;
    }
    const isAttached = text.startsWith('--') && equals > 0;
    const name = isAttached ? text.slice(0, equals) : text;
    const value = isAttached ? word : words[index + 1];
    if (!value) continue;
    const from = isAttached ? equals + 1 : 0;
    const own = value.text.slice(from);
    if (known.options.has(name)) yield { word: value, from, text: own };
    else if (known.pairs?.has(name)) {
      const colon = colonOf(own);
      if (colon >= 0) yield { word: value, from: from + colon + 1, text: own.slice(colon + 1) };
    } else if (known.headers?.has(name)) {
      const start =
        /^(?:authorization|proxy-authorization|x-api-key|private-token|job-token|x-auth-token)\s*:\s*(?:(?:basic|bearer|token)\s+)?/i.exec(
          own,
        );
      if (start) yield { word: value, from: from + start[0].length, text: own.slice(start[0].length) };
    }
  }
}

/** Whether a command is there to write the credential into a file. */
function isStored({ program, arguments: words }: ShellCommand): boolean {
  return /^(?:npm|pnpm|yarn)$/.test(program ?? '') && words[0]?.text === 'config';
}

/** `npm config set //host/:_authToken value`, and the same with `=`. */
function* registryToken({ arguments: words }: ShellCommand): Generator<Credential> {
  const [first, second] = words;
  if (first?.text !== 'config' || second?.text !== 'set') return;
  const at = words.findIndex(({ text }) => /(?::|^)_(?:authToken|auth|password)(?:=|$)/.test(text));
  const key = words[at];
  if (!key) return;
  const equals = key.text.indexOf('=') + 1;
  const value = equals > 0 ? key : words[at + 1];
  if (value) yield { word: value, from: equals, text: value.text.slice(equals) };
}

/** The colon between user and password; one inside `${X:-y}` is none. */
function colonOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === ':' && depth === 0) return at;
  }
  return -1;
}
