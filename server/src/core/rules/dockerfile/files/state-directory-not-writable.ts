import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import { statefulFramework } from '../../../knowledge/framework-state';
import type { Add, Copy } from '../../../model/dockerfile-image-instructions';
import type { Stage } from '../../../model/dockerfile-stage';
import type { ShellCommand } from '../../../syntax/shell-tree';
import { accountNumber } from '../_shared/account-numbers';
import { baseImageFacts, baseImageText } from '../_shared/base-image';
import { openedTo } from '../_shared/given-directories';
import { chainOf } from '../_shared/run-time-part';
import { absolutePath } from '../_shared/sensitive-copy';
import { cases } from './state-directory-not-writable.cases';

export default rule('dockerfile/state-directory-not-writable', {
  title: 'The app cannot write to its own working directories',
  why: 'COPY gives files to root whoever USER names: the program stops at its first log line, upload or cached page.',
  severity: 'info',
  category: 'correctness',
  peers: { tally: ['tally/ruby/state-paths-not-writable-as-non-root'] },
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  fix: [
    { title: 'Give the directories to the user', safety: 'suggested' },
    { title: 'Give all files to the user', safety: 'suggested' },
  ],
  visit: 'finalStage',
  check(stage, report, { project }) {
    const { user } = stage.endState;
    const name = user?.name;
    if (!user || name === undefined || user.isRoot || stage.isWindows) return;
    const number = accountNumber(stage, name);
    const isUser = (owner: string) =>
      owner === name || (number !== undefined && owner === number) || accountNumber(stage, owner) === name;
    if (isPlainNginx(stage) && !mentions(stage, /nginx/)) {
      report(
        { span: user.nameSpan },
        { says: `${name} cannot write to /var/cache/nginx and /run, and nginx does not start` },
      );
      return;
    }
    const framework = frameworkOf(stage);
    if (!framework) return;
    for (const copy of chainOf(stage).flatMap((one) => [...one.ofKind('COPY'), ...one.ofKind('ADD')])) {
      const folder = treeFolder(copy);
      const owner = copy.chown;
      if (folder === undefined || (owner && (owner.value === undefined || isUser(owner.value.split(':')[0] ?? ''))))
        continue;
      const paths = framework.directories.map((one) => `${folder === '/' ? '' : folder}/${one}`);
      const closed = paths.filter((path) => !isOpened(stage, copy, path, isUser));
      if (closed.length === 0 || isMountedInMemory(project, folder)) continue;
      const written = user.argument?.value ?? name;
      const shown = copy.state?.workdirPath === folder ? framework.directories : paths;
      const isRootHere = !copy.state?.user || copy.state.user.isRoot;
      report(copy.keyword, {
        says: `${framework.name} writes to ${closed.join(', ')}, which belong to ${owner?.value ?? 'root'} and not to ${name}`,
        fix: [
          isRootHere && !copy.onbuild
            ? (edit) =>
                edit.insertAfter(copy, `RUN mkdir -p ${shown.join(' ')} && chown -R ${written} ${shown.join(' ')}`)
            : undefined,
          (edit) => {
            const flag = copy.flag('chown');
            if (flag?.value) edit.replace(flag.value, written);
            else edit.addFlag(copy, `--chown=${written}`);
          },
        ],
      });
    }
  },
  examples: [
    {
      bad: `
        FROM ruby:3.4-slim
        WORKDIR /rails
        «COPY» . .
        RUN useradd -u 1000 rails
        USER 1000:1000
        CMD ["./bin/thrust", "./bin/rails", "server"]
      `,
      fixed: `
        FROM ruby:3.4-slim
        WORKDIR /rails
        COPY . .
        RUN mkdir -p tmp log storage db && chown -R 1000:1000 tmp log storage db
        RUN useradd -u 1000 rails
        USER 1000:1000
        CMD ["./bin/thrust", "./bin/rails", "server"]
      `,
      otherwiseFixed: [
        `
        FROM ruby:3.4-slim
        WORKDIR /rails
        COPY --chown=1000:1000 . .
        RUN useradd -u 1000 rails
        USER 1000:1000
        CMD ["./bin/thrust", "./bin/rails", "server"]
      `,
      ],
    },
    {
      because: 'the directories belong to the user, and the code stays with root',
      good: `
        FROM ruby:3.4-slim
        WORKDIR /rails
        COPY . .
        RUN useradd rails && chown -R rails:rails db log storage tmp
        USER rails
        CMD ["./bin/rails", "server"]
      `,
    },
    ...cases,
  ],
});

function frameworkOf(stage: Stage) {
  const { entrypoint, cmd, workdirPath } = stage.endState;
  const commands = chainOf(stage).flatMap((one) => one.ofKind('RUN').flatMap((run) => run.commands));
  const starts = [...(entrypoint?.commands ?? []), ...(cmd?.commands ?? [])];
  const written = ({ name, arguments: words }: ShellCommand) =>
    [name, ...words].flatMap((word) => word?.text ?? []).join(' ');
  return statefulFramework({
    image: baseImageText(stage),
    workdir: workdirPath,
    variables: stage.variableNames(Number.POSITIVE_INFINITY),
    commands: commands.map(written),
    starts: starts.map(written),
  });
}

/** The directory that an instruction copies a whole application into. */
function treeFolder(copy: Copy | Add): string | undefined {
  const workdir = copy.state?.workdirPath;
  const isTree = copy.sources.some(({ value }) => {
    if (value === undefined) return false;
    return /^\.?\/?$|\/\.\/?$|^\/(?:rails|app)\/?$/.test(value) || (copy.from !== undefined && value === workdir);
  });
  const to = copy.destination?.value;
  return isTree && to !== undefined && !copy.onbuild ? absolutePath(workdir, to) : undefined;
}

function isOpened(stage: Stage, copy: Copy | Add, path: string, isUser: (owner: string) => boolean): boolean {
  return chainOf(stage).some((one) => {
    if (copy.stage.ancestors.includes(one)) return false;
    return one.ofKind('RUN').some((run) => {
      if (one === copy.stage && run.order < copy.order) return false;
      return run.commands.some((command) => openedTo(command, isUser)?.(path) === true);
    });
  });
}

function isPlainNginx(stage: Stage): boolean {
  const { entrypoint, cmd } = stage.endState;
  return baseImageFacts(stage)?.id === 'nginx' && !/unprivileged/.test(baseImageText(stage)) && !entrypoint && !cmd;
}

/** Whether a step, or a file that is copied to, deals with something. */
function mentions(stage: Stage, what: RegExp): boolean {
  return chainOf(stage).some((one) =>
    one.instructions.some((instruction) => {
      if (instruction.kind === 'RUN') return what.test(instruction.textIn(instruction.syntax.place.lines));
      const isCopy = instruction.kind === 'COPY' || instruction.kind === 'ADD';
      return isCopy && /\/etc\/nginx|nginx\.conf/.test(instruction.textIn(instruction.span));
    }),
  );
}

/** Whether a Compose file beside the Dockerfile puts file systems in memory there. */
function isMountedInMemory(project: Project, folder: string): boolean {
  const files = project.list('.').filter((name) => /^(?:docker-)?compose[\w.-]*\.ya?ml$/.test(name));
  return files.some((name) => {
    const text = project.read(name) ?? '';
    return text.includes('tmpfs') && text.includes(`${folder}/`);
  });
}
