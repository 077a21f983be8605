import type { Example, ExampleShellComment } from '../../../engine/example';

const unquoted: ExampleShellComment = {
  code: 2086,
  level: 'info',
  message: 'Double quote to prevent globbing and word splitting.',
  around: ['"', '"'],
};
const splitting: ExampleShellComment = {
  code: 2046,
  level: 'warning',
  message: 'Quote this to prevent word splitting.',
};
const notFollowed: ExampleShellComment = {
  code: 1091,
  level: 'info',
  message: 'Not following: ./env.sh was not specified as input (see shellcheck -x).',
};

/** What ShellCheck says in these cases is recorded; test/host/shellcheck.test.ts asks the program itself. */
export const cases: readonly Example[] = [
  {
    bad: 'FROM debian:12-slim\nRUN f=$(mktemp) && rm «$f»\n',
    fixed: 'FROM debian:12-slim\nRUN f=$(mktemp) && rm "$f"\n',
    shellcheck: { 'rm $f': { ...unquoted, at: [3, 5] } },
  },
  {
    because: 'lines that go on, and a comment in between',
    bad: 'FROM debian:12-slim\nRUN --mount=type=cache,target=/c for f in a b; do \\\n    # each of them\n    cp «$f» /x; \\\n    touch "ü" «$f»; \\\n  done\n',
    fixed:
      'FROM debian:12-slim\nRUN --mount=type=cache,target=/c for f in a b; do \\\n    # each of them\n    cp "$f" /x; \\\n    touch "ü" "$f"; \\\n  done\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'a word that a line end divides',
    bad: 'FROM debian:12-slim\nRUN rm «$di\\\nrectory»/a\n',
    fixed: 'FROM debian:12-slim\nRUN rm "$di\\\nrectory"/a\n',
    shellcheck: { $directory: unquoted },
  },
  {
    because: 'a heredoc, its tabs stripped',
    bad: 'FROM debian:12-slim\nRUN <<-EOF\n\tset -e\n\t# shellcheck disable=SC2154\n\trm «$f»\nEOF\n',
    fixed: 'FROM debian:12-slim\nRUN <<-EOF\n\tset -e\n\t# shellcheck disable=SC2154\n\trm "$f"\nEOF\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'a shell that reads its script from a heredoc',
    bad: 'FROM debian:12-slim\nRUN bash -e <<EOF\nrm «$f»\nEOF\n',
    shellcheck: { 'rm $f': { ...splitting, at: [3, 5] } },
  },
  {
    because: 'another escape character',
    bad: '# escape=`\nFROM debian:12-slim\nSHELL ["/bin/bash", "-c"]\nRUN true && `\n  rm «$f»\n',
    fixed: '# escape=`\nFROM debian:12-slim\nSHELL ["/bin/bash", "-c"]\nRUN true && `\n  rm "$f"\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'a trigger; ShellCheck has no fix',
    bad: 'FROM debian:12-slim\nONBUILD RUN rm «$(ls)»\n',
    shellcheck: { '$(ls)': splitting },
  },
  { because: 'nobody asked ShellCheck', good: 'FROM debian:12-slim\nRUN rm $f\n' },
  {
    because: 'what is sourced lies in the image',
    good: 'FROM debian:12-slim\nRUN . ./env.sh\n',
    shellcheck: { './env.sh': notFollowed },
  },
  {
    because: 'no shell reads the JSON form',
    good: 'FROM debian:12-slim\nRUN ["rm", "$f"]\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'another shell, by SHELL or by a comment of hadolint',
    good: 'FROM debian:12-slim\nSHELL ["pwsh", "-Command"]\nRUN rm $f\n\nFROM debian:12-slim\n# hadolint shell=powershell\nRUN rm $f\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'the comment of hadolint holds for all stages',
    good: '# hadolint shell=cmd\nFROM debian:12-slim\nRUN rm $f\n\nFROM debian:12-slim\nRUN rm $f\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'a heredoc for another program',
    good: 'FROM python:3.13-slim\nRUN <<EOF\n#!/usr/bin/env python3\nprint($f)\nEOF\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'ShellCheck does not know zsh',
    good: 'FROM debian:12-slim\nSHELL ["/bin/zsh", "-c"]\nRUN rm $f\n',
    shellcheck: { $f: unquoted },
  },
  {
    because: 'comments of hadolint and our own name the code',
    good: 'FROM debian:12-slim\n# hadolint ignore=SC2086\nRUN rm $f\n# bulkhead ignore=SC2086\nRUN rm $f\n# bulkhead ignore=dockerfile/shellcheck-finding\nRUN rm $f\n',
    shellcheck: { $f: unquoted },
  },
];
