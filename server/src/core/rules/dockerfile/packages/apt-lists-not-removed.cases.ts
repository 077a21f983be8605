import type { Example } from '../../../engine/example';

/** Layouts of the step, and what keeps the lists out of the image. */
export const cases: readonly Example[] = [
  {
    because: 'a trigger runs in an image that is built upon the stage; where the file has that one, it says what ships',
    bad: 'FROM debian:12-slim AS base\nONBUILD RUN «apt-get update» && apt-get install -y curl\nFROM scratch\n',
  },
  {
    because: 'the stage that is built upon this one only builds',
    good: 'FROM debian:12-slim AS base\nONBUILD RUN apt-get update && apt-get install -y gcc\nFROM base AS build\nFROM scratch\n',
  },
  {
    because: 'a later step installs from these lists: they cannot go before it',
    bad: `
      FROM debian:12-slim
      RUN «apt-get update»
      RUN apt-get install -y --no-install-recommends curl
    `,
  },
  {
    because: 'continued lines, with the operators in front',
    bad: `
        FROM debian:12-slim
        RUN «apt-get -qq update» \\
            # what the server needs
            && apt-get install -y curl \\
            && apt-get clean

        CMD ["server"]
      `,
    fixed: `
        FROM debian:12-slim
        RUN apt-get -qq update \\
            # what the server needs
            && apt-get install -y curl \\
            && apt-get clean \\
            && rm -rf /var/lib/apt/lists/*

        CMD ["server"]
      `,
  },
  {
    because: 'continued lines, with the operators behind',
    bad: `
        FROM debian:12-slim AS base
        RUN «apt update» && \\
            apt install -y \\
              curl \\
              git
        FROM base
        CMD ["server"]
      `,
    fixed: `
        FROM debian:12-slim AS base
        RUN apt update && \\
            apt install -y \\
              curl \\
              git && \\
            rm -rf /var/lib/apt/lists/*
        FROM base
        CMD ["server"]
      `,
  },
  {
    because: 'a heredoc gets a line of its own, and the lists of an earlier update are removed too early',
    bad: `
        FROM debian:12-slim
        RUN <<EOF
        set -e
        rm -rf /var/lib/apt/lists/*
        «apt-get update»
        apt-get install -y curl
        EOF
      `,
    fixed: `
        FROM debian:12-slim
        RUN <<EOF
        set -e
        rm -rf /var/lib/apt/lists/*
        apt-get update
        apt-get install -y curl
        rm -rf /var/lib/apt/lists/*
        EOF
      `,
  },
  {
    because: 'without -e the last command of a heredoc decides whether the step has failed',
    bad: `
        FROM debian:12-slim
        RUN <<EOF
        «apt-get update»
        apt-get install -y curl
        EOF
      `,
    fixed: `
        FROM debian:12-slim
        RUN <<EOF
        apt-get update
        apt-get install -y curl && rm -rf /var/lib/apt/lists/*
        EOF
      `,
  },
  {
    because: 'the JSON form has no place for a second command',
    bad: `
        FROM debian:12-slim
        RUN ["«apt-get", "update»"]
      `,
  },
  {
    because: 'a mount keeps the lists out of the layer',
    good: `
        FROM debian:12-slim
        RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
            --mount=type=cache,target=/var/lib/apt,sharing=locked \\
            apt-get update && apt-get install -y curl
        RUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y git
      `,
  },
  {
    because: 'a stage that is only copied from is not in the image',
    good: `
        FROM debian:12 AS build
        RUN apt-get update && apt-get install -y gcc
        FROM debian:12-slim
        COPY --from=build /app /app
      `,
  },
  {
    because: 'text that a command prints is no command',
    good: `
        FROM debian:12-slim
        RUN echo "apt-get update"
      `,
  },
];
