import { rule } from '../../../engine/rule';
import { isPublicIndex, isPublicVendorIndex, servesPublicPackagesToo } from '../../../knowledge/python-indexes';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { hostOf } from '../_shared/hosts';
import { pythonPackageCommand, valuedOptions } from '../_shared/python-packages';
import type { Step } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/pip-extra-index-url', {
  title: 'pip mixes a private index with PyPI',
  why: 'pip takes the highest version of either: whoever registers the name of your private package on PyPI has it installed in place of yours.',
  todo: 'Give one index only, with `--index-url`: one that serves the public packages as well.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: [
    'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url',
    'https://docs.astral.sh/uv/concepts/indexes/#searching-across-multiple-indexes',
  ],
  fix: { title: 'Take everything from this index', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      const { name, value } = variable;
      const isUv = name === 'UV_EXTRA_INDEX_URL';
      if ((name !== 'PIP_EXTRA_INDEX_URL' && !isUv) || !isMixed(value)) continue;
      if (isUv && !searchesAll(instruction)) continue;
      report(variable, { says: saysOf(isUv ? 'uv' : 'pip', value) });
    }
    if (instruction.kind === 'RUN') {
      for (const command of instruction.commands) {
        const call = pythonPackageCommand(command);
        if (!call || (call.tool === 'uv' && !searchesAll(instruction, command))) continue;
        const index = [...valuedOptions(call.words, INDEX)][0]?.value;
        const options = [...valuedOptions(call.words, EXTRA)];
        for (const { words, value } of options) {
          const [first, last = first] = words;
          if (!first || !last || !isMixed(value, index)) continue;
          const canReplace = index === undefined && options.length === 1 && servesPublicPackagesToo(value);
          const { start } = first.span;
          const isPlain = first.raw.startsWith('--extra-index-url') && !first.parts;
          report(
            { span: { start, end: last.span.end } },
            {
              says: saysOf(call.tool, value),
              fix:
                canReplace && isPlain
                  ? (edit) => edit.replace({ span: { start, end: start + '--extra-index-url'.length } }, '--index-url')
                  : undefined,
            },
          );
        }
        const [verb, set, key, value] = call.words.filter(({ text }) => !text.startsWith('-'));
        if (verb?.value === 'config' && set?.value === 'set' && /\.extra-index-url$/.test(key?.value ?? '')) {
          if (isMixed(value?.text)) report(command, { says: saysOf('pip', value?.text) });
        }
      }
    }
    for (const setting of writtenSettings(instruction, /(?:^|\/)\.?pip\.(?:conf|ini)$/, LINE)) {
      const value = setting.text.slice(setting.text.search(/[=:]/) + 1).trim();
      if (isMixed(value)) report(setting, { says: saysOf('pip', value) });
    }
  },
  examples: [
    {
      bad: `
        FROM python:3.13-slim
        RUN pip install «--extra-index-url https://pypi.example.com/simple» own-package==1.4.0
      `,
    },
    {
      because: 'this kind of index serves the public packages as well',
      bad: `
        FROM python:3.13-slim
        RUN pip install «--extra-index-url https://example.jfrog.io/artifactory/api/pypi/pypi/simple» own-package==1.4.0
      `,
      fixed: `
        FROM python:3.13-slim
        RUN pip install --index-url https://example.jfrog.io/artifactory/api/pypi/pypi/simple own-package==1.4.0
      `,
    },
    {
      because: 'variables, settings, files, other calls, an address with a secret',
      bad: `
        FROM python:3.13-slim
        ENV «PIP_EXTRA_INDEX_URL=https://pypi.example.com/simple»
        RUN python -m pip install «--extra-index-url="https://user:\${TOKEN}@pypi.example.com/simple"» own-package==1.4.0
        RUN «pip config set global.extra-index-url https://pypi.example.com/simple»
        COPY <<EOF /etc/pip.conf
        [global]
        «extra-index-url = https://pypi.example.com/simple»
        EOF
      `,
    },
    {
      because: 'the other way round it is the same',
      bad: `
        FROM python:3.13-slim
        RUN pip install --index-url https://pypi.example.com/simple «--extra-index-url https://pypi.org/simple» own-package==1.4.0
      `,
    },
    {
      because: 'uv was told to look at all of them',
      bad: `
        FROM python:3.13-slim
        RUN uv pip install «--extra-index-url https://pypi.example.com/simple» --index-strategy unsafe-best-match own-package==1.4.0
      `,
    },
    {
      because: 'vendors with names of their own',
      good: `
        FROM python:3.13-slim
        ENV PIP_EXTRA_INDEX_URL=https://www.piwheels.org/simple
        RUN pip install --extra-index-url https://download.pytorch.org/whl/cu128 torch==2.8.0 && \\
            pip install --extra-index-url=https://pypi.nvidia.com tensorrt==10.0
      `,
    },
    {
      because: 'one index only',
      good: `
        FROM python:3.13-slim
        RUN pip install --index-url https://pypi.example.com/simple own-package==1.4.0
      `,
    },
    {
      because: 'uv takes a package from the first index that has it',
      good: `
        FROM python:3.13-slim
        ENV UV_EXTRA_INDEX_URL=https://pypi.example.com/simple
        RUN uv pip install --extra-index-url https://pypi.example.com/simple own-package==1.4.0
      `,
    },
    {
      because: 'an index that the build fills in, and text',
      good: `
        FROM python:3.13-slim
        ARG PIP_EXTRA_INDEX_URL
        RUN pip install --extra-index-url $INDEX own-package==1.4.0 && echo pip install --extra-index-url https://a.example.com
      `,
    },
  ],
});

const EXTRA: ReadonlySet<string> = new Set(['--extra-index-url']);
const INDEX: ReadonlySet<string> = new Set(['--index-url', '-i', '--no-index', '--default-index']);
const LINE = /(?:(?<![\w\\-])|(?<=\\n))extra-index-url[ \t]{0,20}[=:][ \t]{0,20}[^\s"'\\#;]+/g;

/** Whether packages of an index that is known to be private and those of a public one can be taken for each other. */
function isMixed(value: string | undefined, index?: string): boolean {
  const hosts = value?.split(/\s+/).flatMap((address) => hostOf(address) ?? []) ?? [];
  if (hosts.some((host) => !isPublicVendorIndex(host) && !isPublicIndex(host))) return true;
  const first = index === undefined ? undefined : hostOf(index);
  const isPrivate = first !== undefined && !isPublicVendorIndex(first) && !isPublicIndex(first);
  return isPrivate && hosts.some(isPublicIndex);
}

function saysOf(tool: string, value: string | undefined): string {
  const host = value === undefined ? undefined : hostOf(value);
  return `${tool} takes the higher version of what ${host ?? 'this index'} and the other index serve`;
}

/** Whether uv looks at every index; it does so only when told. */
function searchesAll(instruction: Instruction, command?: Step): boolean {
  const strategy = command?.arguments.some(({ text }) => /^(?:--index-strategy=)?unsafe-/.test(text)) === true;
  const variable = instruction.stage?.setting('UV_INDEX_STRATEGY', instruction.order)?.value;
  return strategy || variable?.startsWith('unsafe-') === true;
}
