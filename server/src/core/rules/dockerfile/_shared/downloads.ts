import type { Run } from '../../../model/dockerfile-command-instructions';
import { keptFor } from '../../../model/outside-reads';
import type { ShellCommand, ShellWord } from '../../../syntax/shell-tree';
import { commandWords } from './command-options';

/** A call of curl or wget that fetches something. */
export interface Download<C extends ShellCommand = ShellCommand> {
  readonly command: C;
  readonly program: 'curl' | 'wget';
  readonly addresses: readonly ShellWord[];
  /** The file that is written, variables as written; nothing where it goes to the output or its name is unknown. */
  readonly file: string | undefined;
}

const DOWNLOADERS: ReadonlyMap<string, Download['program']> = new Map([
  ['curl', 'curl'],
  ['curl.exe', 'curl'],
  ['wget', 'wget'],
  ['wget.exe', 'wget'],
]);

/** What a command downloads by curl or wget; nothing where it calls neither. */
export function downloadOf<C extends ShellCommand>(command: C): Download<C> | undefined {
  const program = DOWNLOADERS.get(command.program ?? '');
  if (!program) return undefined;
  const { options, others } = commandWords(command);
  const named = options.flatMap(({ name, valueWord }) => (name === '--url' && valueWord ? [valueWord] : []));
  const addresses = [...others, ...named];
  return { command, program, addresses, file: fileOf(command, program, addresses[0]) };
}

function fileOf(command: ShellCommand, program: string, address: ShellWord | undefined): string | undefined {
  const { options } = commandWords(command);
  const written = command.redirections.find(
    ({ operator, descriptor }) => /^>[>|]?$/.test(operator) && (descriptor ?? 1) === 1,
  );
  if (written) return written.target?.text;
  const output = program === 'curl' ? ['-o', '--output'] : ['-O', '--output-document'];
  const explicit = options.find(({ name }) => output.includes(name))?.value;
  if (explicit !== undefined) return explicit === '-' ? undefined : explicit;
  const keepsName = program === 'wget' || options.some(({ name }) => name === '-O' || name.startsWith('--remote-name'));
  return keepsName ? fileNameOf(address?.text.replace(/[?#].*$/, '') ?? '') : undefined;
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const SUMS = /^(?:(?:sha(?:1|224|256|384|512)?|md5|b2|b3)sum|shasum|rhash|cksum)$/;

/** Whether a command compares files with a checksum or a signature, or works out a checksum to compare it. */
export function isVerification({
  program = '',
  arguments: words,
  isInsideSubstitution,
  pipeline,
}: ShellCommand): boolean {
  const has = (...names: readonly string[]) => words.some(({ text }) => names.includes(text));
  if (SUMS.test(program)) {
    const checks = words.some(({ text }) => /^-[a-zA-Z]*c[a-zA-Z]*$|^--check/.test(text));
    return checks || isInsideSubstitution || pipeline.some((one) => /^(?:e?grep|diff|cmp)$/.test(one.program ?? ''));
  }
  switch (program) {
    case 'gpg':
    case 'gpg2':
      return words.some(({ text }) => /^--(?:verify(?:-files)?|decrypt)$|^-d$/.test(text));
    case 'cosign':
      return has('verify', 'verify-blob', 'verify-attestation');
    case 'openssl':
      return has('-verify') || has('dgst', 'sha256', 'sha512');
    case 'minisign':
      return words.some(({ text }) => /^-[a-zA-Z]*V/.test(text));
    case 'signify':
      return words.some(({ text }) => /^-[a-zA-Z]*[CV]/.test(text));
    case 'slsa-verifier':
    case 'gpgv':
    case 'gpgv2':
    case 'debsig-verify':
    case 'sq':
      return true;
    case 'gh':
      return has('attestation');
    case 'rpm':
      return words.some(({ text }) => /^-[a-zA-Z]*K|^--checksig$/.test(text));
    default:
      return false;
  }
}

/** Whether a step compares anything with a checksum or a signature. */
export const verifiesSomething = keptFor(
  (run: Run): boolean =>
    run.commands.some(isVerification) || /\bGet-FileHash\b|\bGet-AuthenticodeSignature\b/i.test(run.script?.text ?? ''),
);
