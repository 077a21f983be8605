import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { ShellWord } from '../../../syntax/shell-tree';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { reportUnpinned, unpinnedPackages } from '../_shared/unpinned-packages';

/** What installs packages by name, for each program that does. */
const VERBS: Readonly<Record<string, RegExp>> = {
  pip: /^install$/,
  pipx: /^install$/,
  uv: /^(?:pip|tool) install$/,
};

/** The tools that install the others; the newest ones read every older package. */
const TOOLS: ReadonlySet<string> = new Set(['pip', 'setuptools', 'wheel']);
const VERSION_CONTROL = /^(?:git|hg|svn|bzr)\+/;

export default rule('dockerfile/pip-version-not-pinned', {
  title: 'Python packages are installed without a version',
  why: 'Two builds of the same file give different images: a new release may break the program, or come from somebody who took the package over.',
  todo: 'Name the version (`flask==3.1.0`), or install from a requirements file with versions and hashes.',
  severity: 'warning',
  category: 'supply-chain',
  peers: { hadolint: ['DL3013'], kics: ['Unpinned Package Version in Pip Install'], cis: ['4.11'] },
  references: ['https://pip.pypa.io/en/stable/topics/repeatable-installs/'],
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (!call || !VERBS[call.manager.name]?.test(call.verbText) || isConstrained(call, command)) return;
    const unpinned = [...unpinnedPackages(call), ...editableRepositories(call)];
    const onlyTools = unpinned.every(({ text }) => TOOLS.has(text));
    reportUnpinned(command.program, unpinned, report, onlyTools ? { severity: 'hint' } : {});
  },
  examples: [
    {
      bad: `
        FROM python:3.13-slim
        RUN pip install --no-cache-dir «flask» gunicorn==23.0.0
      `,
    },
    {
      because: 'every program that installs them, and repositories without a revision',
      bad: `
        FROM python:3.13-slim
        RUN python3 -m pip install -i https://example.com/simple --target /app «MySQL_python»
        RUN pipx install «black» && uv tool install «ruff» && uv pip install --system -r requirements.txt «flask[async]»
        RUN pip3.13 install «git+https://github.com/rtfd/r-ext.git#egg=r-ext» && pip install -e «git+ssh://git@github.com/rtfd/r-ext.git»
        RUN ["pip", "install", "«flask»"]
      `,
    },
    {
      because: 'the tools that install the others are milder',
      bad: `
        FROM python:3.13-slim
        RUN pip install --no-cache-dir --upgrade «pip» setuptools wheel
      `,
    },
    {
      because: 'a version, a range or a revision is named',
      good: `
        FROM python:3.13-slim
        RUN pip install flask==3.1.0 'gunicorn>=23' "poetry~=1.8" 'uvicorn[standard]==0.35.0' 'celery!=5.4'
        RUN pip install git+https://github.com/rtfd/r-ext.git@0.6-alpha#egg=r-ext && pipx install black==25.1.0
      `,
    },
    {
      because: 'pip refuses a single equals sign, but a version is meant',
      good: `
        FROM python:3.13-slim
        RUN pip install flask=3.1.0
      `,
    },
    {
      because: 'files or a folder of packages say which versions to take',
      good: `
        FROM python:3.13-slim
        RUN pip install -r requirements.txt && pip install flask -c https://example.com/constraints.txt
        RUN pip install --no-index --find-links=/wheels app
        ENV PIP_CONSTRAINT=/constraints.txt
        RUN pip install gunicorn
      `,
    },
    {
      because: 'local folders, archives and addresses are one version',
      good: `
        FROM python:3.13-slim
        RUN pip install . && pip install -e '.[test]' && pip install '.[prod]' ./plugin packages/other tool.whl x.tar.gz
        RUN pip install https://example.com/tool-1.2.zip
      `,
    },
    {
      because: 'values of options are no packages',
      good: `
        FROM python:3.13-slim
        RUN pip install --root-user-action ignore --trusted-host example.com --prefix /opt -f links flask==3.1.0
        RUN pipx install --python "$(which python)" "poetry==1.8.5"
      `,
    },
    {
      because: 'nobody knows what a variable holds, and others are not pip',
      good: `
        FROM python:3.13-slim
        RUN pip install $PACKAGES "flask==\${FLASK_VERSION}" && pipenv install black && pip download flask
      `,
    },
  ],
});

/** Whether a file of constraints, or a folder of packages that was made before, says which versions to take. */
function isConstrained({ words }: PackageCommand, { instruction, stage }: InstructionCommand<Run>): boolean {
  return (
    words.some(({ text }) => /^(?:-c$|--constraints?(?:=|$)|--require-hashes$|--no-index$)/.test(text)) ||
    ['PIP_CONSTRAINT', 'UV_CONSTRAINT'].some((name) => stage.setting(name, instruction.order) !== undefined)
  );
}

/** Repositories behind -e that name no revision. */
function editableRepositories({ words }: PackageCommand): readonly ShellWord[] {
  const repositories = words.filter(
    ({ text }, index) => VERSION_CONTROL.test(text) && /^(?:-e|--editable)$/.test(words[index - 1]?.text ?? ''),
  );
  return repositories.filter(({ text }) => !/@[^/@:]+(?:#|$)/.test(text) && !text.includes('$'));
}
