import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import type { Project } from '../../../engine/project';
import { rule } from '../../../engine/rule';
import type { Stage } from '../../../model/dockerfile-stage';
import { isDevelopmentFile } from '../_shared/development';

export default rule('dockerfile/final-stage-is-development', {
  title: 'The default build target is a development or test stage',
  why: 'Whoever builds without naming a target, and so most pipelines, ships the stage with the tools and settings of developers.',
  todo: 'Put the stage that runs last, or name it wherever the image is built (`--target`, `target:`).',
  severity: 'info',
  category: 'isolation',
  references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  fix: { title: 'Put the stage that runs last', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report, { path, project }) {
    const { name, model } = stage;
    if (!name || !DEVELOPMENT.test(name.value) || isDevelopmentFile(path) || /\.dev[^/]*$|dev\.[^/]*$/i.test(path))
      return;
    const runtime = runtimeStage(stage);
    if (!runtime || namesTarget(project)) return;
    report(name, {
      says: `a build without a target makes ${name.value}, not ${runtime.name?.value ?? 'the stage that runs'}`,
      fix: (edit) => {
        const later = model.stages.slice(runtime.index + 1);
        // It cannot stand behind a stage that takes something from it: then a stage with nothing of its own does.
        if (later.some((one) => dependsOn(one, runtime)) || namesNumbers(model.stages)) repeatAtEnd(edit, runtime);
        else moveToEnd(edit, runtime, later[0] ?? stage);
      },
    });
  },
  examples: [
    {
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /server .
        # what runs
        FROM gcr.io/distroless/static-debian13:nonroot AS production
        COPY --from=build /server /server
        USER 65532
        ENTRYPOINT ["/server"]

        FROM build AS «test»
        RUN go test ./...
      `,
      fixed: `
        FROM golang:1.26 AS build
        RUN go build -o /server .
        FROM build AS test
        RUN go test ./...
        # what runs
        FROM gcr.io/distroless/static-debian13:nonroot AS production
        COPY --from=build /server /server
        USER 65532
        ENTRYPOINT ["/server"]
      `,
    },
    {
      because: 'the only stage that starts something counts, and one that is built upon stays where it is',
      bad: 'FROM node:24 AS server\nCMD ["node", "server.js"]\nFROM server AS «app-dev»\nRUN npm ci\n',
      fixed: 'FROM node:24 AS server\nCMD ["node", "server.js"]\nFROM server AS app-dev\nRUN npm ci\nFROM server\n',
    },
    {
      because: 'a number would mean another stage if one were moved',
      bad: 'from node:24 as build\nfrom node:24 as prod\ncopy --from=0 /a /a\ncmd ["node"]\nfrom build as «test»',
      fixed:
        'from node:24 as build\nfrom node:24 as prod\ncopy --from=0 /a /a\ncmd ["node"]\nfrom build as test\nfrom prod',
    },
    {
      because: 'the stage that starts something has no name',
      bad: 'FROM node:24 AS build\nFROM node:24\nCOPY --from=0 /a /a\nCMD ["node"]\nFROM build AS «test»\n',
    },
    {
      because: 'the stage that runs stands last',
      good: 'FROM node:24 AS test\nRUN npm test\nFROM node:24 AS production\nCMD ["node"]\n',
    },
    {
      because: 'no other stage runs',
      good: 'FROM node:24 AS deps\nRUN npm ci\nFROM deps AS test\nCMD ["npm", "test"]\n',
    },
    {
      because: 'the word is a part of another one',
      good: 'FROM node:24 AS production\nFROM node:24 AS device\nFROM node:24 AS latest\n',
    },
    {
      because: 'another file names the target',
      files: { 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: production\n' },
      good: 'FROM node:24 AS production\nCMD ["node"]\nFROM production AS test\n',
    },
    {
      because: 'a file for developers',
      path: 'Dockerfile.dev',
      good: 'FROM node:24 AS production\nCMD ["node"]\nFROM production AS dev\n',
    },
  ],
});

const DEVELOPMENT = /(?:^|[-_.])(?:dev|develop|development|debug|tests?|testing|ci|lint|bench)(?:[-_.]|$)/i;
const RUNTIME = /(?:^|[-_.])(?:prod|production|release|runtime|final|app)(?:[-_.]|$)/i;

function runtimeStage(final: Stage): Stage | undefined {
  const earlier = final.model.stages.slice(0, -1);
  const named = earlier.findLast(({ name }) => name && RUNTIME.test(name.value) && !DEVELOPMENT.test(name.value));
  if (named) return named;
  const starting = final.model.stages.filter((one) =>
    one.instructions.some(({ kind }) => kind === 'CMD' || kind === 'ENTRYPOINT'),
  );
  const [only, ...others] = starting;
  const isForOthers = only?.name !== undefined && DEVELOPMENT.test(only.name.value);
  return only && only !== final && others.length === 0 && !isForOthers ? only : undefined;
}

function dependsOn(stage: Stage, other: Stage): boolean {
  if (stage.baseStage === other) return true;
  return stage.instructions.some((instruction) => {
    if (instruction.kind === 'COPY') return instruction.fromStage === other;
    const name = other.foldedName;
    return instruction.kind === 'RUN' && instruction.mounts.some(({ from }) => from?.value?.toLowerCase() === name);
  });
}

/** Whether a stage is named by its number, which would be that of another one. */
function namesNumbers(stages: readonly Stage[]): boolean {
  return stages.some((one) =>
    one.instructions.some((instruction) => {
      if (instruction.kind === 'COPY') return /^\d+$/.test(instruction.from?.value ?? '');
      return instruction.kind === 'RUN' && instruction.mounts.some(({ from }) => /^\d+$/.test(from?.value ?? ''));
    }),
  );
}

/** Whether a file beside the Dockerfile says which stage is built. */
function namesTarget(project: Project): boolean {
  const files = project
    .list('.')
    .filter((name) => /^(?:docker-)?compose[\w.-]*\.ya?ml$|^docker-bake\.(?:hcl|json)$/.test(name));
  return files.some((name) => /\btarget"?\s*[:=]/.test(project.read(name) ?? ''));
}

function repeatAtEnd(edit: DockerfileEdits, { name, model }: Stage): void {
  const last = model.finalStage?.instructions.at(-1);
  if (name && last) edit.insertAfter(last, `FROM ${name.value}`);
  else edit.refuse('Other stages are built on it.');
}

function moveToEnd(edit: DockerfileEdits, stage: Stage, next: Stage): void {
  const { text } = edit;
  const start = startOf(text, stage);
  const end = startOf(text, next);
  const moved = text.slice(start, end);
  const isLastLineOpen = !text.endsWith('\n');
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  edit.replace({ span: { start, end } }, '');
  const trimmed = `${moved.trimEnd()}${isLastLineOpen ? '' : lineEnd}`;
  edit.replace({ span: { start: text.length, end: text.length } }, isLastLineOpen ? lineEnd + trimmed : trimmed);
}

/** Where the FROM of a stage begins, with the comments right above it; those of the first stage may be directives. */
function startOf(text: string, { index, from }: Stage): number {
  let { start } = from.syntax.place.lines;
  while (index > 0 && start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}
