import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { programName } from '../../../model/dockerfile-scripts';
import type { Stage } from '../../../model/dockerfile-stage';
import { baseImageFacts, baseImageText } from '../_shared/base-image';
import { cases } from './pipefail-not-set.cases';

export default rule('dockerfile/pipefail-not-set', {
  title: 'A failure on the left side of a pipe is not noticed',
  why: 'A shell takes the status of the last command only: when the download before the pipe fails, the build goes on with half a file.',
  severity: 'warning',
  category: 'correctness',
  peers: {
    hadolint: ['DL4006'],
    semgrep: ['set-pipefail'],
    kics: ['Shell Running A Pipe Without Pipefail Flag'],
  },
  references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  fix: { title: 'Set a shell that notices it', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    if (run.isExecForm) return;
    const left = run.commands.find((command) => isUnguarded(command, run));
    const pipe = left?.operatorAfter;
    if (!left || !pipe) return;
    const shell = shellOf(run.stage);
    report(pipe, {
      // It is ended by the program on the right, which is a failure too.
      severity: left.program === 'yes' ? 'hint' : 'warning',
      says:
        left.program === undefined
          ? 'a failure before the pipe is not noticed'
          : `a failure of ${left.program} is not noticed`,
      fix: shell === undefined ? undefined : (edit) => edit.insertBefore(firstWithPipe(run), `SHELL ${shell}`),
    });
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN curl -fsSL https://example.com/tool.tar.gz «|» tar -xz -C /opt
      `,
      fixed: `
        FROM debian:12
        SHELL ["/bin/bash", "-o", "pipefail", "-c"]
        RUN curl -fsSL https://example.com/tool.tar.gz | tar -xz -C /opt
      `,
    },
    {
      because: 'the shell is told to notice it',
      good: `
        FROM debian:12
        SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
        RUN curl -fsSL https://example.com/tool.tar.gz | tar -xz -C /opt
      `,
    },
    ...cases,
  ],
});

/** The first step with the same shell that this rule reports: one SHELL before it is enough for all of them. */
function firstWithPipe(run: Run): Run {
  if (run.onbuild || !run.stage) return run;
  const setBefore = run.stage.ofKind('SHELL').findLast(({ order }) => order < run.order);
  const same = run.stage.ofKind('RUN').filter(({ order }) => order <= run.order && order > (setBefore?.order ?? -1));
  const isReported = (one: Run) => !one.isExecForm && one.commands.some((command) => isUnguarded(command, one));
  return same.find(isReported) ?? run;
}

/** Whether a command stands left of a pipe, and neither the shell nor the script minds its failure. */
function isUnguarded(command: InstructionCommand<Run>, run: Run): boolean {
  const { operatorAfter, pipeline, isCondition } = command;
  if (operatorAfter?.text !== '|' && operatorAfter?.text !== '|&') return false;
  const last = pipeline.at(-1);
  if (isCondition || last?.isCondition || last?.operatorAfter?.text === '||') return false;
  // These cannot fail.
  if (command.program === 'echo' || command.program === 'printf' || command.program === 'true') return false;
  return !command.options.pipefail || isIgnorant(run);
}

/** Whether the shell that SHELL sets does not know the option: dash, which is the sh of Debian, does not. */
function isIgnorant({ state, stage }: Run): boolean {
  const words = state?.shell?.words.map(({ value }) => value) ?? [];
  if (programName(words[0] ?? '') !== 'sh' || !words.includes('pipefail')) return false;
  return !isAlpine(stage);
}

function isAlpine(stage: Stage): boolean {
  return baseImageFacts(stage)?.packageManager === 'apk' || /alpine|busybox/.test(baseImageText(stage));
}

/** The JSON form of a shell that the image is known to hold. */
function shellOf(stage: Stage): string | undefined {
  if (isAlpine(stage)) return '["/bin/ash", "-eo", "pipefail", "-c"]';
  const manager = baseImageFacts(stage)?.packageManager;
  const hasBash =
    manager === 'apt' || manager === 'dnf' || manager === 'yum' || manager === 'zypper' || manager === 'microdnf';
  const isNamed = /debian|ubuntu|bookworm|trixie|bullseye|fedora|centos|rockylinux|almalinux/.test(
    baseImageText(stage),
  );
  return hasBash || isNamed ? '["/bin/bash", "-o", "pipefail", "-c"]' : undefined;
}
