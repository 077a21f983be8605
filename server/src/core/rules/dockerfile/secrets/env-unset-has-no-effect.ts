import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { looksLikeSecretName } from '../../../knowledge/secrets';
import type { Run } from '../../../model/dockerfile-command-instructions';
import type { ArgPair, EnvPair } from '../../../model/dockerfile-instructions';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { settingPair } from '../_shared/given-secret';
import { mountInstead } from '../_shared/secret-variable';

export default rule('dockerfile/env-unset-has-no-effect', {
  title: 'Unsetting an ENV variable in a RUN does not remove it',
  why: 'The shell of the step forgets it, but the image keeps it: each later step and each container has it again.',
  severity: 'info',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/best-practices/#env'],
  fix: { title: 'Do not store it in the image', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    const { commands } = run;
    if (commands.length === 0 || !commands.every(({ program }) => program === 'unset' || program === 'export')) return;
    const forgotten = commands.map((command) => ({
      command,
      names: namesOf(command),
    }));
    if (forgotten.some(({ names }) => names.length === 0)) return;
    for (const { command, names } of forgotten) {
      const kept = names.filter((name) => run.stage.environmentSetting(name, run.order));
      if (kept.length === 0) continue;
      report(command, {
        says: `${kept.join(', ')} ${kept.length > 1 ? 'stay' : 'stays'} in the image: only this step forgets`,
        severity: kept.some((name) => looksLikeSecretName(name)) ? 'warning' : 'info',
        fix: (edit) => takeOut(edit, run, names),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        ENV BUILD_MODE=fast
        RUN make
        RUN «unset BUILD_MODE»
        CMD ["/app"]
      `,
      fixed: `
        FROM debian:12
        ARG BUILD_MODE=fast
        RUN make
        CMD ["/app"]
      `,
    },
    {
      because: 'a secret is lent to the step that uses it',
      bad: `
        FROM debian:12
        ENV A=1 DEPLOY_TOKEN=hR7-pq90xz B=2
        RUN ./fetch "$DEPLOY_TOKEN"
        RUN «export DEPLOY_TOKEN=»
      `,
      fixed: `
        FROM debian:12
        ENV A=1 B=2
        RUN --mount=type=secret,id=deploy_token,env=DEPLOY_TOKEN ./fetch "$DEPLOY_TOKEN"
      `,
    },
    {
      because: 'a stage below has set it, and several at once',
      bad: `
        FROM debian:12 AS base
        ENV ONE=1 TWO=2
        FROM base
        RUN «unset ONE TWO»
      `,
    },
    {
      because: 'other commands of the step rely on it',
      good: `
        FROM debian:12
        ENV PYTHONPATH=/app
        RUN unset PYTHONPATH && python -m build
      `,
    },
    {
      because: 'nothing of the image has that name, or a build argument has',
      good: `
        FROM debian:12
        ARG HTTP_PROXY
        RUN unset HTTP_PROXY
        RUN unset OTHER
      `,
    },
    {
      because: 'a function is forgotten',
      good: `
        FROM debian:12
        ENV NAME=1
        RUN unset -f NAME
      `,
    },
  ],
});

/** The variables that a command forgets; none where it does anything else. */
function namesOf({ program, arguments: words }: ShellCommand): readonly string[] {
  const own = program === 'unset' && words[0]?.text === '-v' ? words.slice(1) : words;
  const expression = program === 'unset' ? /^[A-Za-z_]\w*$/ : /^[A-Za-z_]\w*=$/;
  if (!own.every(({ text }) => expression.test(text))) return [];
  return own.map(({ text }) => text.replace(/=$/, ''));
}

function takeOut(edit: DockerfileEdits, run: Run, names: readonly string[]): void {
  const [name, ...others] = names;
  const pair = name === undefined ? undefined : settingPair(name, run);
  if (name === undefined || others.length > 0 || run.commands.length > 1) edit.refuse('It is about several variables.');
  else if (!pair || pair.stage !== run.stage || pair.instruction.onbuild) edit.refuse('Another stage sets it.');
  else if (looksLikeSecretName(name)) {
    mountInstead(edit, pair);
    edit.removeInstruction(run);
  } else {
    asArgument(edit, pair);
    edit.removeInstruction(run);
  }
}

/** Makes an ENV a build argument: the steps still see it, the containers do not. */
function asArgument(edit: DockerfileEdits, pair: ArgPair | EnvPair): void {
  const { instruction, syntax } = pair;
  const text = edit.text.slice(pair.span.start, pair.span.end);
  if (syntax.value === undefined || !text.startsWith(`${syntax.name.value}=`)) edit.refuse('It has the old form.');
  else if (instruction.pairs.length === 1) {
    const isSmall = instruction.keyword.value === 'env';
    edit.replace(instruction.keyword, isSmall ? 'arg' : 'ARG');
  } else {
    edit.insertBelowComments(instruction, `ARG ${text}`);
    edit.removeWord(pair);
  }
}
