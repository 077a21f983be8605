import type { DockerfileEdits } from '../../../engine/dockerfile-edits';
import { rule } from '../../../engine/rule';
import { runtimeImage, type Toolchain, toolchain } from '../../../knowledge/toolchains';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';
import { absolutePath } from '../_shared/sensitive-copy';
import { commandsOf, isForDevelopers } from '../_shared/stage-purpose';

export default rule('dockerfile/sdk-image-as-final-stage', {
  title: 'The final image is built on a compiler or SDK image',
  why: 'Compilers, package managers and sources are shipped with the program: a download of hundreds of megabytes, and tools for whoever breaks in.',
  todo: 'Build in one stage, and copy the result into a stage on a small image.',
  severity: 'info',
  category: 'image-hygiene',
  peers: { tally: ['tally/prefer-multi-stage-build'], cis: ['4.3'] },
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  fix: { title: 'Copy the program into a stage of its own', safety: 'suggested' },
  visit: 'finalStage',
  check(stage, report, { path }) {
    const { reference } = stage.rootStage.from;
    const tag = reference?.tag?.text ?? 'latest';
    const kind = reference && toolchain(reference.familiarName, tag);
    if (!reference || !kind || isForDevelopers(stage, path) || startsTheTools(stage)) return;
    const builds = commandsOf(stage).some(
      ({ program, arguments: words }) =>
        program !== undefined &&
        Object.hasOwn(kind.builds, program) &&
        words.some(({ text }) => kind.builds[program]?.test(text) === true),
    );
    if (!builds) return;
    const runtime = runtimeImage(kind, tag);
    const program = builtProgram(stage, kind);
    report(stage.from, {
      says: `the final image ships all of ${reference.text}, which is for building`,
      fix:
        runtime !== undefined && program !== undefined && stage.baseStage === undefined
          ? (edit) => split(edit, stage, runtime, program)
          : undefined,
    });
  },
  examples: [
    {
      bad: `
        «FROM golang:1.25-bookworm»
        WORKDIR /src
        COPY . .
        RUN go build -o /bin/server .
        EXPOSE 8080
        CMD ["/bin/server"]
      `,
      fixed: `
        FROM golang:1.25-bookworm AS build
        WORKDIR /src
        COPY . .
        RUN go build -o /bin/server .
        FROM debian:bookworm-slim
        COPY --from=build /bin/server /bin/server
        EXPOSE 8080
        CMD ["/bin/server"]
      `,
    },
    {
      because: 'a stage that has a name keeps it; a jar needs no compiler to run',
      bad: `
        «FROM maven:3.9-eclipse-temurin-21 AS app»
        WORKDIR /src
        COPY . .
        RUN mvn -q package
        ENTRYPOINT ["java", "-jar", "/src/target/shop.jar"]
      `,
      fixed: `
        FROM maven:3.9-eclipse-temurin-21 AS app
        WORKDIR /src
        COPY . .
        RUN mvn -q package
        FROM eclipse-temurin:21-jre
        COPY --from=app /src/target/shop.jar /src/target/shop.jar
        ENTRYPOINT ["java", "-jar", "/src/target/shop.jar"]
      `,
    },
    {
      because: 'the compilers come with a stage below; what to copy is not plain',
      bad: `
        FROM rust:1.90 AS build
        RUN cargo build --release
        «FROM build»
        CMD cargo-shop
      `,
    },
    {
      because: 'the last stage starts from another image',
      good: `
        FROM golang:1.25 AS build
        RUN go build -o /bin/server .
        FROM gcr.io/distroless/static-debian12:nonroot
        COPY --from=build /bin/server /bin/server
        CMD ["/bin/server"]
      `,
    },
    {
      because: 'what the image starts is the toolchain itself',
      good: `
        FROM mcr.microsoft.com/dotnet/sdk:9.0
        RUN dotnet build
        CMD ["dotnet", "watch"]
      `,
    },
    { because: 'the toolchain is shipped for others to build with', good: 'FROM golang:1.25\nRUN apt-get update\n' },
    {
      because: 'a stage for developers',
      good: 'FROM golang:1.25 AS dev\nRUN go build -o /bin/server .\nCMD ["/bin/server"]\n',
    },
    {
      because: 'a file for developers',
      path: 'Dockerfile.dev',
      good: 'FROM golang:1.25\nRUN go build -o /bin/server .\nCMD ["/bin/server"]\n',
    },
    { because: 'a run-time image', good: 'FROM swift:6.1-slim\nRUN swift build\nCMD ["/app"]\n' },
    { because: 'nobody knows the base', good: 'ARG BASE\nFROM $BASE\nRUN go build -o /bin/server .\n' },
  ],
});

/** Whether the image starts a compiler or a build: then its users want one. */
function startsTheTools({ endState: { entrypoint, cmd } }: Stage): boolean {
  const started = [entrypoint, cmd].flatMap((one) => one?.commands[0] ?? []);
  return started.some(({ program, arguments: words }) => {
    const first = words[0]?.text ?? '';
    if (program === 'dotnet') return /^(?:watch|run|test|build)$/.test(first);
    return /^(?:go|mvnw?|gradlew?|sbt|cargo|make|gcc|swift|nvcc|jshell)$/.test(program ?? '');
  });
}

/** The one file that the image starts, as a path of its own. */
function builtProgram({ endState: { entrypoint, cmd, workdirPath, user } }: Stage, { language }: Toolchain) {
  // An account of the build has no entry in the new stage.
  if (user && !/^[0-9:]+$/.test(user.argument?.value ?? '')) return undefined;
  const started = entrypoint ?? cmd;
  const words = started?.isExecForm ? started.strings.map(({ value }) => value) : [];
  const jar = words.indexOf('-jar');
  const file =
    language === 'Java' ? words[jar < 0 ? words.length : jar + 1] : language === '.NET' ? undefined : words[0];
  if (file?.includes('/') !== true || /[\s$*?[\\"']/.test(file)) return undefined;
  return absolutePath(workdirPath, file);
}

const KEPT: ReadonlySet<Instruction['kind']> = new Set(
  'CMD ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ) as Instruction['kind'][],
);

function split(edit: DockerfileEdits, stage: Stage, runtime: string, program: string): void {
  const { instructions, name, from } = stage;
  const behind = instructions[instructions.findLastIndex(({ kind }) => !KEPT.has(kind)) + 1];
  const image = from.syntax.words[0];
  if (!behind || !image) {
    edit.refuse('Nothing says how the image starts.');
    return;
  }
  if (!name) edit.appendWords(image, 'AS build');
  const build = name?.value ?? 'build';
  edit.insertBefore(behind, [`FROM ${runtime}`, `COPY --from=${build} ${program} ${program}`]);
}
