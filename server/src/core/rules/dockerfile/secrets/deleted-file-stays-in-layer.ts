import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { looksLikeSecretName, sensitiveFile } from '../../../knowledge/secrets';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Value } from '../../../model/dockerfile-value';
import { keptFor } from '../../../model/outside-reads';
import type { Spanned } from '../../../text/span';
import { changesFile, isMountable, removeSource } from '../_shared/file-mount';
import { chainOf } from '../_shared/run-time-part';
import { absolutePath, copiedTo, sensitiveSources } from '../_shared/sensitive-copy';
import { cases } from './deleted-file-stays-in-layer.cases';

export default rule('dockerfile/deleted-file-stays-in-layer', {
  title: 'A secret file is deleted too late and stays readable',
  why: 'Deleting only hides the file: the layer that brought it is pulled with the image, and anybody can unpack it.',
  todo: 'Mount the file in the one RUN that needs it (`--mount=type=secret,id=<name>,target=<path>`), and change the secret if the image was pushed.',
  severity: 'error',
  category: 'secrets',
  peers: { cis: ['4.10'] },
  references: ['https://docs.docker.com/build/building/secrets/'],
  fix: { title: 'Mount the file in the step that uses it', safety: 'suggested' },
  visit: 'command',
  check(command, report, { path, project }) {
    const { instruction, program, arguments: words } = command;
    if (!DELETERS.has(program ?? '') || instruction.onbuild) return;
    const { stage } = command;
    const deleted = words.flatMap(({ value }) => {
      const whole =
        value === undefined || value.startsWith('-') ? undefined : absolutePath(workdirOf(instruction), value);
      return whole === undefined ? [] : [whole];
    });
    if (deleted.length === 0) return;
    const earlier = chainOf(stage).flatMap((one) =>
      one.instructions.filter((other) => one !== stage || other.order < instruction.order),
    );
    const created = earlier
      .flatMap((one) => creations(one, { path, project }))
      .find((one) => deleted.some((gone) => one.path === gone || one.path.startsWith(`${gone}/`)));
    if (!created) return;
    report(command, {
      says: `${created.path} is still in the layer that brought it`,
      severity: stage.isShipped ? 'error' : 'hint',
      related: [{ at: created.at, says: 'it is put into the image here' }],
      fix: deleted.length === 1 && deleted[0] === created.path ? mountInstead(command, created) : undefined,
    });
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY .npmrc package.json ./
        RUN npm ci
        RUN «rm -f .npmrc»
      `,
      fixed: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json ./
        RUN --mount=type=bind,source=.npmrc,target=/app/.npmrc npm ci
      `,
    },
    {
      because: 'it comes and goes in one step',
      good: `
        FROM alpine:3.22
        RUN echo "machine github.com password x" > /root/.netrc && git clone https://github.com/a/b && rm /root/.netrc
      `,
    },
    ...cases,
  ],
});

const DELETERS: ReadonlySet<string> = new Set(['rm', 'shred', 'unlink']);

interface Creation {
  readonly path: string;
  readonly at: Spanned;
  /** The instruction and the word of it that bring the file from the build context. */
  readonly copy?: Copy | Add;
  readonly source?: Value;
}

/**
 * Mounts a copied file in the one step between its COPY and its end, and takes both away. The file of the build context
 * is mounted, not a secret, so that the build needs nothing that it did not need before.
 */
function mountInstead(
  command: InstructionCommand<Instruction>,
  { path, copy, source }: Creation,
): ((edit: DockerfileEdits) => void) | undefined {
  const { instruction, stage, operatorBefore, operatorAfter } = command;
  if (instruction.kind !== 'RUN' || !copy || !source || copy.stage !== stage || !isMountable(copy, source))
    return undefined;
  const isAlone = instruction.commands.length === 1;
  const between = stage.ofKind('RUN').filter(({ order }) => order > copy.order && order < instruction.order);
  const users = isAlone ? between : [...between, instruction];
  const [user, ...others] = users;
  const joints = [operatorBefore?.text, operatorAfter?.text];
  if (!user || others.length > 0 || changesFile(user, path) || joints.includes('||') || joints.includes('|')) {
    return undefined;
  }
  return (edit) => {
    removeSource(edit, copy, source);
    edit.addFlag(user, `--mount=type=bind,source=${source.value},target=${path}`);
    if (isAlone) edit.removeInstruction(instruction);
    else edit.removeCommand(command);
  };
}

/** What an instruction creates. */
const creations = keptFor((one: Instruction, { path, project }: Beside): readonly Creation[] =>
  one.kind === 'RUN' ? writtenBy(one) : copiedBy(one, path, project),
);

interface Beside {
  readonly path: string;
  readonly project: Project;
}

function copiedBy(one: Instruction, path: string, project: Project): readonly Creation[] {
  if (one.kind !== 'COPY' && one.kind !== 'ADD') return [];
  return sensitiveSources(one, path, project).flatMap(({ source }) => {
    const to = copiedTo(one, source.value);
    return to === undefined ? [] : [{ path: to, at: source, copy: one, source }];
  });
}

function workdirOf(run: Run): string | undefined {
  return run.state?.workdirPath;
}

/** The files that a step leaves whose names tell of a secret, or that it writes a secret variable into. */
function writtenBy(run: Run): readonly Creation[] {
  if (!run.commands.some(({ redirections }) => redirections.length > 0)) return [];
  const targets = run.mounts.map(({ target }) => target?.value);
  const gone = run.commands
    .filter(({ program }) => DELETERS.has(program ?? ''))
    .flatMap((command) => command.arguments.map(({ value }) => value && absolutePath(workdirOf(run), value)));
  return run.commands.flatMap(({ redirections, arguments: words }) =>
    redirections.flatMap(({ operator, target }) => {
      const value = target?.value;
      const path = value === undefined ? undefined : absolutePath(workdirOf(run), value);
      if (!target || path === undefined || !operator.startsWith('>') || targets.includes(path) || gone.includes(path))
        return [];
      const isSecret = sensitiveFile(path) !== undefined || words.some(({ raw }) => namesSecret(raw));
      return isSecret ? [{ path, at: target }] : [];
    }),
  );
}

function namesSecret(text: string): boolean {
  return [...text.matchAll(/\$\{?([A-Za-z_][A-Za-z0-9_]*)/g)].some(([, name]) => looksLikeSecretName(name ?? ''));
}
