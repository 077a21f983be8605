import { rule } from '../../../engine/rule';
import { type BuildCache, buildCaches } from '../../../knowledge/build-caches';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import { baseImageFacts } from '../_shared/base-image';
import { isCacheMounted, removesFolder } from '../_shared/package-caches';
import { commandsOf, isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/build-cache-in-final-image', {
  title: 'Compiler or dependency caches are left in the final image',
  why: 'Downloaded archives and half-built objects are often larger than the program, and nothing reads them at run time.',
  todo: 'Build in a stage of its own, mount a cache, or empty it in the same step.',
  severity: 'hint',
  default: 'off',
  category: 'image-hygiene',
  peers: { tally: ['tally/ruby/leftover-bundler-cache'] },
  references: ['https://docs.docker.com/build/cache/optimize/#use-cache-mounts'],
  fix: { title: 'Mount the cache', safety: 'suggested' },
  visit: 'run',
  check(run, report, { path }) {
    const programs = new Set(run.commands.map(({ program }) => program));
    for (const cache of buildCaches) {
      if (!cache.programs.some((program) => programs.has(program))) continue;
      const command = lastFilling(run, cache);
      if (!command || !run.stage.isShipped || run.onbuild || isForDevelopers(run.stage, path)) continue;
      const folders = foldersOf(run, cache);
      if (folders === undefined || isCacheMounted(run, [...folders, ...cache.folders])) continue;
      const home = run.state?.user === undefined || run.state.user.isRoot ? '/root' : undefined;
      const targets = folders.map((folder) => (home === undefined ? folder : folder.replace(/^~/, home)));
      const canMount =
        !run.stage.isWindows && targets.every((target) => target.startsWith('/')) && !isReliedOn(run, cache);
      report(command, {
        says: `${command.program} leaves its cache in ${folders.join(' and ')}`,
        fix: canMount
          ? (edit) => edit.addFlag(run, targets.map((target) => `--mount=type=cache,target=${target}`).join(' '))
          : undefined,
      });
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.25
        COPY . .
        RUN «go build -o /bin/shop .»
        CMD ["shop"]
      `,
      fixed: `
        FROM golang:1.25
        COPY . .
        RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /bin/shop .
        CMD ["shop"]
      `,
    },
    {
      because: 'other programs; a stage that the last one builds upon',
      bad: `
        FROM eclipse-temurin:21 AS base
        RUN «./mvnw -q package» && echo built
        FROM base
        RUN «gradle build»
      `,
      fixed: `
        FROM eclipse-temurin:21 AS base
        RUN --mount=type=cache,target=/root/.m2 ./mvnw -q package && echo built
        FROM base
        RUN --mount=type=cache,target=/root/.gradle gradle build
      `,
    },
    {
      because: 'a later step takes from the cache, or the home folder is unknown',
      bad: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0
        RUN «dotnet restore»
        USER shop
        RUN «dotnet publish --no-restore»
      `,
    },
    {
      because: 'the cache is mounted, at another step not filled, or emptied in the same one',
      good: `
        FROM golang:1.25
        RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build .
        RUN go vet ./...
        RUN go build . && go clean -cache -modcache
        RUN cargo build && rm -rf ~/.cargo/registry
      `,
    },
    {
      because: 'a stage that is not shipped',
      good: 'FROM golang:1.25 AS build\nRUN go build .\nFROM scratch\nCOPY --from=build /go/shop /\n',
    },
    {
      because: 'nothing is kept',
      good: 'FROM composer:2\nRUN composer install --no-cache && go build -mod=vendor .\n',
    },
    {
      because: 'the folder is elsewhere',
      good: 'FROM golang:1.25\nENV GOCACHE=/tmp/c GOMODCACHE=/tmp/m\nRUN go build .\n',
    },
    { because: 'a stage for developers', good: 'FROM golang:1.25 AS dev\nRUN go build .\n' },
  ],
});

/** The last command of a step that fills a cache, where nothing behind it empties it. */
function lastFilling(run: Run, cache: BuildCache): InstructionCommand<Run> | undefined {
  let last: InstructionCommand<Run> | undefined;
  for (const command of run.commands) {
    const { program = '', arguments: words } = command;
    const isOwn = cache.programs.includes(program);
    const verbs = isOwn ? words.flatMap(({ text }) => (text.startsWith('-') ? [] : text)) : [];
    const first = verbs[0] ?? '';
    const isFilling = verbs.some((verb) => cache.fills.test(verb)) || cache.fills.test(verbs.slice(0, 2).join(' '));
    if (isOwn && isFilling && !words.some(({ text }) => cache.keepsNothing?.test(text))) last = command;
    else if ((isOwn && cache.cleans?.test(first)) || removesFolder(command, everyFolder(cache))) last = undefined;
  }
  return last;
}

function everyFolder({ folders, images = {} }: BuildCache): readonly string[] {
  return [...folders, ...Object.values(images).flat()];
}

/** Where the cache is; nothing where a variable moves it. */
function foldersOf(
  { stage, order }: Run,
  { folders, images = {}, variables }: BuildCache,
): readonly string[] | undefined {
  if (variables.some((name) => stage.setting(name, order))) return undefined;
  const { reference } = stage.rootStage.from;
  const name = reference?.familiarName ?? baseImageFacts(stage)?.id ?? '';
  return Object.hasOwn(images, name) ? images[name] : folders;
}

/** Whether a later step works without the network, on what is in the cache. */
function isReliedOn(run: Run, { programs, relies }: BuildCache): boolean {
  return commandsOf(run.stage).some(
    ({ program = '', arguments: words }) => programs.includes(program) && words.some(({ text }) => relies.test(text)),
  );
}
