import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { type Report, rule } from '../../../engine/rule';
import { isLoopback } from '../_shared/hosts';
import { pythonPackageCommand, valuedOptions } from '../_shared/python-packages';
import { removeStep, removeWords, removeWritten, type Step } from '../_shared/removal';
import { variablesSet } from '../_shared/variables-set';
import { writtenSettings } from '../_shared/written-settings';

export default rule('dockerfile/pip-trusted-host', {
  title: 'pip trusts a host without checking its certificate',
  why: 'Anybody on the way to the host can hand over other packages, whose setup then runs in the build.',
  todo: 'Leave the check on; where the index has a certificate of your own, hand its authority over with `--cert` or PIP_CERT.',
  severity: 'error',
  category: 'supply-chain',
  peers: { checkov: ['CKV2_DOCKER_4', 'CKV2_DOCKER_16'], cis: ['4.11'] },
  references: [
    'https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host',
    'https://docs.astral.sh/uv/reference/settings/#allow-insecure-host',
  ],
  fix: { title: 'Let pip check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      if ((variable.name !== 'PIP_TRUSTED_HOST' && variable.name !== 'UV_INSECURE_HOST') || !variable.value) continue;
      report(variable, {
        says: saysOf(variable.name.startsWith('UV') ? 'uv' : 'pip', variable.value),
        severity: severityOf(variable.value),
        fix: (edit) => variable.remove(edit),
      });
    }
    if (instruction.kind === 'RUN') for (const command of instruction.commands) checkCommand(command, report);
    for (const setting of writtenSettings(instruction, /(?:^|\/)(?:\.?pip\.(?:conf|ini)|uv\.toml)$/, LINE)) {
      const hosts = setting.text.slice(setting.text.search(/[=:]/) + 1).trim();
      report(setting, {
        says: saysOf('pip', hosts),
        severity: severityOf(hosts),
        fix: (edit) => removeWritten(edit, setting.written, setting.span),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM python:3.13-slim
        RUN pip install «--trusted-host pypi.example.com» flask==3.1.0
      `,
      fixed: `
        FROM python:3.13-slim
        RUN pip install flask==3.1.0
      `,
    },
    {
      because: 'each host is a finding, wherever the option stands and whatever pip is called',
      bad: `
        FROM python:3.13-slim
        RUN pip3.13 «--trusted-host=pypi.org» install \\
              «--trusted-host files.pythonhosted.org» \\
              -r requirements.txt && \\
            python3 -m pip install flask «--trusted-host $INDEX»
        RUN ["pip", "install", "«--trusted-host", "pypi.org»", "flask"]
        RUN uv pip install «--allow-insecure-host pypi.org» flask
      `,
      fixed: `
        FROM python:3.13-slim
        RUN pip3.13 install \\
              -r requirements.txt && \\
            python3 -m pip install flask
        RUN ["pip", "install", "flask"]
        RUN uv pip install flask
      `,
    },
    {
      because: 'variables and settings',
      bad: `
        FROM python:3.13-slim
        ENV PIP_NO_CACHE_DIR=1 «PIP_TRUSTED_HOST="pypi.org files.pythonhosted.org"»
        RUN «pip config set global.trusted-host pypi.org» && pip install flask
      `,
      fixed: `
        FROM python:3.13-slim
        ENV PIP_NO_CACHE_DIR=1
        RUN pip install flask
      `,
    },
    {
      because: 'a file that is written with more in one go',
      bad: `
        FROM python:3.13-slim
        RUN printf "[global]\\n«trusted-host = pypi.org»\\n" > /etc/pip.conf
      `,
    },
    {
      because: 'of the machine itself it is only mentioned',
      bad: `
        FROM python:3.13-slim
        RUN pip install «--trusted-host localhost:8080» flask
      `,
      fixed: `
        FROM python:3.13-slim
        RUN pip install flask
      `,
    },
    {
      because: 'text that other programs read',
      good: `
        FROM python:3.13-slim
        RUN pip --help | grep -e --trusted-host && echo pip install --trusted-host pypi.org
      `,
    },
    {
      because: 'other options, a setting that is asked for or taken away',
      good: `
        FROM python:3.13-slim
        RUN pip install --cert /etc/ca.pem --index-url https://pypi.example.com/simple flask; \\
            pip config get global.trusted-host; pip config unset global.trusted-host
      `,
    },
    {
      because: 'no host is named',
      good: `
        FROM python:3.13-slim
        ARG PIP_TRUSTED_HOST
        ENV UV_INSECURE_HOST=""
      `,
    },
  ],
});

const OPTIONS: ReadonlySet<string> = new Set(['--trusted-host', '--allow-insecure-host']);
const LINE = /(?:(?<![\w-])|(?<=\\n))(?:trusted-host|allow-insecure-host)\s*[=:]\s*[^\s"'\\#;][^\n"'\\#;]*(?<=\S)/g;

function saysOf(tool: string, hosts: string): string {
  return `${tool} takes whatever certificate ${hosts || 'the host'} shows`;
}

function severityOf(hosts: string): 'hint' | 'error' {
  const names = hosts.split(/[\s,]+/).filter((host) => host !== '');
  return names.length > 0 && names.every((host) => isLoopback(host.replace(/:\d+$/, ''))) ? 'hint' : 'error';
}

function checkCommand(command: Step, report: Report<DockerfileEdits>): void {
  const call = pythonPackageCommand(command);
  if (!call) return;
  for (const { words, value } of valuedOptions(call.words, OPTIONS)) {
    const [first, last = first] = words;
    if (!first || !last) continue;
    report(
      { span: { start: first.span.start, end: last.span.end } },
      {
        says: saysOf(call.tool, value),
        severity: severityOf(value),
        fix: (edit) => removeWords(edit, command, words),
      },
    );
  }
  const [verb, set, key, hosts] = call.words.filter(({ text }) => !text.startsWith('-'));
  if (verb?.value === 'config' && set?.value === 'set' && /\.trusted-host$/.test(key?.value ?? '') && hosts?.text) {
    report(command, {
      says: saysOf(call.tool, hosts.text),
      severity: severityOf(hosts.text),
      fix: (edit) => removeStep(edit, command),
    });
  }
}
