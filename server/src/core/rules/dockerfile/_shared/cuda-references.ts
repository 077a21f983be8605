import { type CudaVersion, cudaVersionOfSuffix } from '../../../knowledge/cuda-versions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Span, Spanned } from '../../../text/span';
import { pythonPackageCommand } from './python-packages';
import type { Step } from './removal';
import { variablesSet } from './variables-set';

/** A place that asks for packages made for one version of CUDA. */
export interface CudaReference extends Spanned {
  readonly version: CudaVersion;
  /** As it is written. */
  readonly text: string;
  /** What stands there for another version; nothing where the text is broken over lines. */
  instead(version: CudaVersion): { readonly span: Span; readonly text: string } | undefined;
}

/** `+cu126` behind a version, also as an address writes it. */
const LOCAL_VERSION = /(?:\+|%2[Bb])(cu\d{2,3})(?![\w.$])/g;
/** `https://download.pytorch.org/whl/cu126` */
const ADDRESS_PART = /(?<=:\/\/[^\s'"]{1,300}\/)(cu\d{2,3})(?![\w.$-])/g;
/** `--torch-backend cu126`: https://docs.astral.sh/uv/guides/integration/pytorch/ */
const BACKEND = /^(?:--torch-backend=)?["']?(cu\d{2,3})["']?$/g;
/** `pytorch-cuda=12.4`, `cudatoolkit 11.3.1`; not `>=`. */
const CONDA_PACKAGE = /(?<![\w-])((?:pytorch-cuda|cudatoolkit|cuda-version) ?={0,2} ?)(\d{1,2}\.\d{1,2})(?![\w$])/g;

/** What the image's settings for pip and uv may hold an index in. */
const INDEX_VARIABLES =
  /^(?:PIP_(?:EXTRA_)?INDEX_URL|PIP_FIND_LINKS|UV_(?:EXTRA_|DEFAULT_)?INDEX(?:_URL)?|UV_FIND_LINKS)$/;

/** Where an instruction asks pip, uv or conda for packages of one version of CUDA, in the order of the text. */
export function cudaReferences(instruction: Instruction): readonly CudaReference[] {
  const textIn = (at: Span) => instruction.textIn(at);
  const found: CudaReference[] = [];
  for (const { name, valueSpan } of variablesSet(instruction)) {
    if (INDEX_VARIABLES.test(name)) found.push(...suffixes(textIn, valueSpan, ADDRESS_PART));
    else if (name === 'UV_TORCH_BACKEND') found.push(...suffixes(textIn, valueSpan, BACKEND));
  }
  if (instruction.kind === 'RUN') for (const command of instruction.commands) found.push(...ofCommand(textIn, command));
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** What an instruction says in a span. */
type TextIn = (at: Span) => string;

function ofCommand(textIn: TextIn, command: Step): readonly CudaReference[] {
  const words = command.arguments;
  const isConda = /^(?:conda|mamba|micromamba)$/.test(command.program ?? '');
  const call = isConda ? undefined : pythonPackageCommand(command);
  if (!isConda && !call) return [];
  if (words.some(({ value }) => value === 'uninstall' || value === 'remove')) return [];
  if (call) {
    return call.words.flatMap(({ span, parts, text }, at) => {
      if (parts) return [];
      const isBackend = text.startsWith('--torch-backend=') || call.words[at - 1]?.text === '--torch-backend';
      if (isBackend) return suffixes(textIn, span, BACKEND);
      return [...suffixes(textIn, span, ADDRESS_PART), ...suffixes(textIn, span, LOCAL_VERSION)];
    });
  }
  return words.flatMap((word, at) => {
    const glued = condaPackages(textIn, word.parts ? undefined : word.span);
    const next = words[at + 1];
    const isSplit = glued.length === 0 && next && /^(?:pytorch-cuda|cudatoolkit|cuda-version)$/.test(word.text);
    return isSplit ? condaPackages(textIn, { start: word.span.start, end: next.span.end }) : glued;
  });
}

function suffixes(textIn: TextIn, at: Span, pattern: RegExp): readonly CudaReference[] {
  return [...textIn(at).matchAll(pattern)].flatMap((match) => {
    const [whole, suffix = ''] = match;
    const version = cudaVersionOfSuffix(suffix.slice('cu'.length));
    if (!version) return [];
    const start = at.start + match.index + whole.indexOf(suffix);
    const span = { start, end: start + suffix.length };
    return [
      {
        span,
        version,
        text: suffix,
        instead: ({ major, minor }) => (minor < 10 ? { span, text: `cu${major}${minor}` } : undefined),
      },
    ];
  });
}

function condaPackages(textIn: TextIn, at: Span | undefined): readonly CudaReference[] {
  if (!at) return [];
  return [...textIn(at).matchAll(CONDA_PACKAGE)].flatMap((match) => {
    const [whole, name = '', number = ''] = match;
    const [major, minor] = number.split('.').map(Number);
    // Without a sign or a blank between them it is the end of the name.
    if (major === undefined || minor === undefined || !/[ =]$/.test(name)) return [];
    const start = at.start + match.index;
    const numberSpan = { start: start + name.length, end: start + whole.length };
    return [
      {
        span: { start, end: start + whole.length },
        version: { major, minor },
        text: whole,
        instead: (version) => ({ span: numberSpan, text: `${version.major}.${version.minor}` }),
      },
    ];
  });
}
